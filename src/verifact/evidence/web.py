"""The fetcher that goes to the web: each address once, from the store while it is fresh, else over the network."""

import asyncio
import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from uuid import uuid4

import httpx
from attrs import evolve, frozen

from verifact.errors import MissingExtraError
from verifact.evidence.answers import Answer, Failure
from verifact.evidence.asking import Asker
from verifact.evidence.freshness import fresh_until, may_be_stored, validators
from verifact.evidence.guard import Guard, Resolver, system_resolver
from verifact.evidence.options import FetchOptions
from verifact.evidence.pages import Page, is_readable, read_page
from verifact.evidence.patience import patiently
from verifact.evidence.registers import Registers, plain_doi
from verifact.evidence.robots import Robots
from verifact.evidence.slots import Slots
from verifact.evidence.states import state_of
from verifact.evidence.store import Kept, SnapshotStore
from verifact.evidence.strikes import is_dead
from verifact.evidence.targets import RefusedError, Target, target_of
from verifact.model import LinkState, Snapshot, Work

__all__ = ["Progress", "WebFetcher"]

# Told how many addresses are done, of how many.
Progress = Callable[[int, int], None]

# What a link with such a name leads to has no text: its headers are enough.
_NO_TEXT = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|tiff?|mp[34]|m4[av]|ogg|wav|flac|mov|avi|mkv|webm|zip|gz|bz2|xz|7z|rar|tar|tgz"
    r"|exe|msi|dmg|iso|apk|deb|rpm|epub|mobi|xlsx?|pptx?|docx?|od[tsp]|parquet|sqlite|woff2?)\Z",
    re.IGNORECASE,
)
_READERS = 2  # pages read at once: they hold the processor, and several times their size of memory
_HEADERS_KEPT = frozenset(
    [
        "age",
        "cache-control",
        "content-language",
        "content-length",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
        "retry-after",
    ]
)
_GONE = frozenset({LinkState.MISSING, LinkState.DEAD, LinkState.MOVED_HOME})
_NOT_MODIFIED = 304
_LOG = logging.getLogger("verifact")


@frozen
class _Read:
    page: Page
    digest: str


class WebFetcher:
    """A `Fetcher` and `WorkRegister` for one run, to be used in `async with`.

    `client` is an httpx client of others, which is not closed; then only the form of an address is guarded, as names are
    resolved where it sees fit. `resolver` stands for the system's. Raises MissingExtraError without the extra "online".
    """

    def __init__(
        self,
        options: FetchOptions,
        store: SnapshotStore,
        *,
        client: httpx.AsyncClient | None = None,
        resolver: Resolver = system_resolver,
        progress: Progress | None = None,
    ) -> None:
        _require_extra()
        if client is not None and not isinstance(client, httpx.AsyncClient):
            raise TypeError(f"client has to be a Fetcher or an httpx.AsyncClient, not {type(client).__name__}")
        self._options = options
        self._store = store
        self._client = client
        self._guard = Guard(options.allow_hosts, resolver)
        self._progress = progress
        self._run = uuid4().hex
        self._exits = AsyncExitStack()

    async def __aenter__(self) -> Self:
        from verifact.evidence.network import open_client

        options = self._options
        client = self._client
        if client is None:
            client = await self._exits.enter_async_context(open_client(options, self._guard))
        self._slots = Slots(options.concurrency, options.per_host, options.max_retry_after)
        self._asker = Asker(client, options, self._guard, self._slots)
        self._robots = Robots(self._asker, self._slots, options)
        self._exits.push_async_callback(self._robots.close)
        self._reading = asyncio.Semaphore(_READERS)
        self._registers = Registers(self._ask_register, options, self._store)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exits.aclose()

    async def fetch(self, urls: Iterable[str]) -> Mapping[str, Snapshot]:
        """Return what was seen of each address, by the address as given; each is asked for once, whatever its fragment."""
        asked: dict[str, Target | Snapshot] = {}
        for url in urls:
            try:
                target = target_of(url)
                self._guard.check(target)
                asked[url] = target
            except RefusedError as error:
                asked[url] = Snapshot(url, LinkState.REFUSED, reason=str(error))
        targets = {target.key: target for target in asked.values() if isinstance(target, Target)}
        done = 0
        total = len(targets)

        async def look(target: Target) -> Snapshot:
            nonlocal done
            snapshot = await self._look(target)
            done += 1
            if self._progress is not None:
                self._progress(done, total)
            return snapshot

        async with asyncio.TaskGroup() as group:
            tasks = {key: group.create_task(look(target)) for key, target in targets.items()}
        seen = {key: task.result() for key, task in tasks.items()}
        return {
            url: found if isinstance(found, Snapshot) else evolve(seen[found.key], url=url)
            for url, found in asked.items()
        }

    async def look_up(self, dois: Iterable[str]) -> Mapping[str, Work]:
        """Return what Crossref says of each DOI, by the DOI in lower case; what it doesn't know is left out."""
        keys = sorted({doi for doi in map(plain_doi, dois) if doi})
        async with asyncio.TaskGroup() as group:
            tasks = {doi: group.create_task(self._registers.work(doi)) for doi in keys}
        works = {doi: task.result() for doi, task in tasks.items()}
        return {doi: work for doi, work in works.items() if work is not None}

    async def _look(self, target: Target) -> Snapshot:
        kept = self._store.get(target.key)
        snapshot = self._from_store(target, kept) or await self._from_web(target, kept)
        is_asked_for = snapshot.state in _GONE or (self._options.archive_all and snapshot.state.has_page)
        if is_asked_for and self._options.archive_lookups:
            copy = await self._registers.copy_of(target.key)
            is_known = copy is not None or self._store.looked_up("archive", target.key) is not None
            snapshot = evolve(snapshot, archive_url=copy, is_archived=copy is not None if is_known else None)
        return snapshot

    def _from_store(self, target: Target, kept: Kept | None) -> Snapshot | None:
        """Return what was seen before where it still stands, or where nothing may be asked."""
        last = self._store.last(target.key)
        if last is None:
            return Snapshot(target.key, LinkState.UNSEEN, reason="not seen before") if self._options.offline else None
        observation, until = last
        has_page = observation.state.has_page
        if not self._options.offline:
            if self._options.refresh or (self._options.confirm and observation.state is LinkState.MISSING):
                return None
            now = datetime.now(UTC)
            is_recent = has_page and now < observation.seen_at + timedelta(seconds=self._options.min_fresh)
            if now >= until and not is_recent:
                return None
        if has_page:
            return kept.snapshot if kept is not None else self._unkept(target)
        return Snapshot(
            target.key,
            self._judged(target, observation.state),
            observation.final_url,
            observation.status,
            observation.reason,
            fetched_at=observation.seen_at,
        )

    def _unkept(self, target: Target) -> Snapshot | None:
        if not self._options.offline:
            return None
        return Snapshot(target.key, LinkState.UNSEEN, reason="its server does not allow to keep it")

    async def _from_web(self, target: Target, kept: Kept | None) -> Snapshot:
        answer, read = await self._ask(
            target, {} if kept is None or self._options.refresh else validators(kept.snapshot.headers)
        )
        if answer.status == _NOT_MODIFIED and kept is not None:
            if answer.final_url == kept.snapshot.final_url:
                headers = {**kept.snapshot.headers, **_headers(answer)}
                return self._keep(target, evolve(kept.snapshot, headers=headers, fetched_at=datetime.now(UTC)), answer)
            answer, read = await self._ask(target, {})
        page = read.page if read else Page(_media_type(answer), is_partial=True)
        state, reason = state_of(target.key, answer, filter(None, (page.window_title, page.title)))
        if not state.has_page:
            page = Page(page.content_type, page.title, is_partial=True)
        snapshot = Snapshot(
            target.key,
            state,
            answer.final_url if answer.status or answer.final_url != target.key else None,
            answer.status,
            reason,
            headers=_headers(answer),
            content_type=page.content_type,
            title=page.title,
            publisher=page.publisher,
            published=page.published,
            modified=page.modified,
            text=page.text,
            is_partial=page.is_partial,
            digest=read.digest if read else None,
            fetched_at=datetime.now(UTC),
            reviews=page.reviews,
        )
        return self._keep(target, snapshot, answer)

    async def _ask(self, target: Target, headers: Mapping[str, str]) -> tuple[Answer, _Read | None]:
        read: _Read | None = None

        async def digest(answer: Answer) -> None:
            nonlocal read
            read = await self._read(answer) if answer.status != _NOT_MODIFIED else None

        permission = self._robots.permission if self._options.respect_robots else None
        if _NO_TEXT.search(target.url.path):
            answer = await self._asker.ask(target, method="HEAD", headers=headers, permission=permission)
            if answer.failure is None and answer.status in (200, _NOT_MODIFIED):
                return answer, None
        answer = await patiently(
            lambda: self._asker.ask(
                target, headers=headers, permission=permission, wants_body=is_readable, digest=digest
            ),
            self._options,
        )
        return answer, read if answer.failure is None else None

    async def _read(self, answer: Answer) -> _Read | None:
        if not (answer.status and 200 <= answer.status < 300) or not is_readable(_media_type(answer) or ""):
            return None
        async with self._reading:
            try:
                page = await asyncio.to_thread(read_page, answer.body, answer.headers, is_cut=answer.is_cut)
            except Exception as error:  # a defect of ours in one page must not take the others with it
                _LOG.warning("%s could not be read: %r", answer.final_url, error)
                page = Page(_media_type(answer), is_partial=True)
        return _Read(page, hashlib.sha256(answer.body).hexdigest())

    def _keep(self, target: Target, snapshot: Snapshot, answer: Answer) -> Snapshot:
        if snapshot.state is LinkState.REFUSED or (answer.failure is Failure.HELD and answer.wait is None):
            return snapshot  # nobody was asked
        seen_at = snapshot.fetched_at or datetime.now(UTC)
        until = fresh_until(snapshot.state, answer.headers, seen_at, answer.wait)
        self._store.put(
            target.key,
            snapshot,
            run=self._run,
            confirming=self._options.confirm,
            fresh_until=seen_at if answer.failure is Failure.ROBOTS else until,  # the next run may not heed it
            keep_page=may_be_stored(answer.headers),
        )
        return evolve(snapshot, state=self._judged(target, snapshot.state))

    def _judged(self, target: Target, state: LinkState) -> LinkState:
        if state is LinkState.MISSING and is_dead(self._store.observations(target.key)):
            return LinkState.DEAD
        return state

    async def _ask_register(self, target: Target, limit: int) -> Answer:
        return await patiently(lambda: self._asker.ask(target, limit=limit), self._options)


def _require_extra() -> None:
    try:
        import protego  # noqa: F401
        import stamina  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("to ask for sources, install verifact[online]") from error


def _headers(answer: Answer) -> dict[str, str]:
    return {name: value for name, value in sorted(answer.headers.items()) if name in _HEADERS_KEPT}


def _media_type(answer: Answer) -> str | None:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() or None
