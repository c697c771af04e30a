"""Everything that can be looked up for an article, from outside of any event loop."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from verifact.errors import UsageError
from verifact.evidence.fetcher import Fetcher, WorkRegister
from verifact.evidence.options import FetchOptions
from verifact.evidence.store import SnapshotStore, default_store_path
from verifact.model import Evidence

if TYPE_CHECKING:
    import httpx

__all__ = ["gather"]

T = TypeVar("T")
_LOG = logging.getLogger("verifact")


def gather(
    urls: Iterable[str],
    dois: Iterable[str] = (),
    *,
    options: FetchOptions,
    client: "httpx.AsyncClient | Fetcher | None" = None,
    cache: "Path | SnapshotStore | None" = None,
    progress: Callable[[int, int], None] | None = None,
) -> Evidence:
    """Return what was seen of the addresses, and what is known of the works.

    `client` is an httpx client to ask with (a new one is made otherwise), or a `Fetcher` that does all the asking; works are
    then looked up only if it is a `WorkRegister` as well. `cache` is the store of what was seen, or the file or folder it is
    in; None: the user's (`SnapshotStore(None)` keeps nothing). `progress` is told how many addresses are done, of how many.

    May be called while an event loop runs: it has one of its own, in a thread then. Raises MissingExtraError where the extra
    "online" is needed and not there, UsageError for a store that cannot be opened.
    """
    wanted, works = tuple(dict.fromkeys(urls)), tuple(dict.fromkeys(dois)) if options.look_up_works else ()
    if not (wanted or works):
        return Evidence()
    if isinstance(client, Fetcher):
        return _run(_ask(client, wanted, works))
    store, is_ours = (cache, False) if isinstance(cache, SnapshotStore) else (_opened(cache), True)
    try:
        return _run(_over_web(wanted, works, options, client, store, progress))
    finally:
        if is_ours:
            store.close()


async def _ask(fetcher: Fetcher, urls: tuple[str, ...], dois: tuple[str, ...]) -> Evidence:
    snapshots = await fetcher.fetch(urls)
    works = await fetcher.look_up(dois) if isinstance(fetcher, WorkRegister) and dois else {}
    return Evidence(dict(snapshots), dict(works))


async def _over_web(
    urls: tuple[str, ...],
    dois: tuple[str, ...],
    options: FetchOptions,
    client: "httpx.AsyncClient | None",
    store: SnapshotStore,
    progress: Callable[[int, int], None] | None,
) -> Evidence:
    from verifact.evidence.web import WebFetcher

    async with WebFetcher(options, store, client=client, progress=progress) as fetcher:
        return await _ask(fetcher, urls, dois)


def _opened(path: Path | None) -> SnapshotStore:
    if path is not None:
        return SnapshotStore(path)
    try:
        return SnapshotStore(default_store_path())
    except (UsageError, RuntimeError) as error:  # RuntimeError: there is no home
        _LOG.warning("nothing that is seen will be kept: %s", error)
        return SnapshotStore(None)


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    return _in_thread(work)


def _in_thread(work: Coroutine[Any, Any, T]) -> T:
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(asyncio.run(work))
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, name="verifact-evidence")
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
