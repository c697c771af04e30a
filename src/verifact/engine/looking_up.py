"""The sources of many articles, looked up batch by batch: no address is asked for twice in a run, however many cite it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from verifact.analysis.cited_pages import archived_urls
from verifact.config import Config
from verifact.engine.checker import Checker
from verifact.evidence import FetchOptions, SavedPages, gather
from verifact.evidence.wanted import wanted_of
from verifact.findings import Report
from verifact.model import Article, Evidence, Snapshot, Work

if TYPE_CHECKING:
    import httpx

    from verifact.evidence import Fetcher, SnapshotStore

__all__ = ["LookUps", "verified", "with_config"]

_MOST_ARTICLES, _MOST_ADDRESSES = 50, 500  # of a batch
_MOST_HELD = 30_000_000  # code points of pages that are held for later batches
_LEAST = 500  # code points that anything held counts for


class LookUps:
    """Looks sources up for one run. `client`, `cache` and `progress` are those of `verifact.evidence.gather`.

    `sources` is a folder of saved pages: then nothing else is asked. Raises UnreadableError where it is none.
    """

    def __init__(
        self,
        options: FetchOptions | None = None,
        *,
        client: "httpx.AsyncClient | Fetcher | None" = None,
        cache: "Path | SnapshotStore | None" = None,
        sources: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._options = FetchOptions() if options is None else options
        self._client = client if sources is None else SavedPages(sources)
        self._cache = cache
        self._progress = progress
        self._pages: OrderedDict[str, Snapshot] = OrderedDict()  # the least lately used first
        self._held = 0
        self._asked: set[str] = set()
        self._works: dict[str, Work | None] = {}

    def evidence_for(self, articles: Iterable[Article]) -> Evidence:
        """Return what was seen of everything that the articles cite; an archived copy is read where the page cannot be."""
        articles = [*articles]
        wanted = wanted_of((citation for article in articles for citation in article.citations), copies=False)
        snapshots = self._look(wanted.urls, wanted.dois)
        seen = Evidence(snapshots)
        copies = [url for article in articles for url in archived_urls(article, seen)]
        if copies:
            snapshots |= self._look(copies, ())
        works = {doi: work for doi in wanted.dois if (work := self._works.get(doi)) is not None}
        return Evidence(snapshots, works)

    def _look(self, urls: Iterable[str], dois: Iterable[str]) -> dict[str, Snapshot]:
        wanted = [*dict.fromkeys(urls)]
        new_works = [doi for doi in dict.fromkeys(dois) if doi not in self._works]
        found = {url: self._pages[url] for url in wanted if url in self._pages}
        for url in found:
            self._pages.move_to_end(url)
        first = [url for url in wanted if _page(url) not in self._asked]
        again = [url for url in wanted if _page(url) in self._asked and url not in found]  # seen, but not held any more
        if first or new_works:
            found |= self._gather(first, new_works, self._options)
        if again:
            found |= self._gather(again, (), evolve(self._options, refresh=False, confirm=False))
        return found

    def _gather(self, urls: list[str], dois: Iterable[str], options: FetchOptions) -> dict[str, Snapshot]:
        evidence = gather(urls, dois, options=options, client=self._client, cache=self._cache, progress=self._progress)
        self._asked.update(map(_page, urls))
        self._works |= {doi: evidence.works.get(doi) for doi in dois}
        for url, snapshot in evidence.snapshots.items():
            self._hold(url, snapshot)
        return dict(evidence.snapshots)

    def _hold(self, url: str, snapshot: Snapshot) -> None:
        self._pages[url] = snapshot
        self._held += _LEAST + len(snapshot.text)
        while self._held > _MOST_HELD and len(self._pages) > 1:
            _, oldest = self._pages.popitem(last=False)
            self._held -= _LEAST + len(oldest.text)


def _page(url: str) -> str:
    return url.partition("#")[0]


def with_config(options: FetchOptions, config: Config) -> FetchOptions:
    """Return options with what a configuration says, where they are as they are by default."""
    online, usual = config.online, FetchOptions()
    changes: dict[str, Any] = {}
    if online.contact is not None and options.contact is None:
        changes["contact"] = online.contact
    if online.timeout is not None and options.total_timeout == usual.total_timeout:
        changes |= {name: min(getattr(usual, name), online.timeout) for name in ("connect_timeout", "read_timeout")}
        changes["total_timeout"] = online.timeout
    if online.archive_all is not None:
        changes["archive_all"] = options.archive_all or online.archive_all
    return evolve(options, **changes)


def verified(loads: Iterable[Callable[[], Article | Report]], checker: Checker, look_ups: LookUps) -> Iterator[Report]:
    """Yield the report on each of the articles that `loads` return, in order, with what was seen of its sources.

    A load returns a report where there is no article to be had.
    """
    for batch in _batches(loads):
        evidence = look_ups.evidence_for(each for each in batch if isinstance(each, Article))
        for each in batch:
            yield each if isinstance(each, Report) else checker.article(each, evidence)


def _batches(loads: Iterable[Callable[[], Article | Report]]) -> Iterator[list[Article | Report]]:
    batch: list[Article | Report] = []
    addresses: set[str] = set()
    for load in loads:
        made = load()
        batch.append(made)
        if isinstance(made, Article):
            addresses.update(wanted_of(made.citations, copies=False).urls)
        if len(batch) >= _MOST_ARTICLES or len(addresses) >= _MOST_ADDRESSES:
            yield batch
            batch, addresses = [], set()
    if batch:
        yield batch
