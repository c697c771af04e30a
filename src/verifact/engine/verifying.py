"""`verify` and `verify_paths`, as the public names have them."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from verifact.config import Config
from verifact.document import Format
from verifact.engine.arguments import AnyPath, Codes, as_format, as_path, as_paths
from verifact.engine.checker import Checker, Settings
from verifact.engine.looking_up import LookUps, verified, with_config
from verifact.engine.reading import parse
from verifact.errors import UsageError
from verifact.evidence import FetchOptions, SnapshotStore
from verifact.files import find_files
from verifact.findings import Report
from verifact.model import Article

if TYPE_CHECKING:
    import httpx

    from verifact.evidence import Fetcher

__all__ = ["verify", "verify_paths"]


def verify(
    source: Article | AnyPath,
    *,
    client: "httpx.AsyncClient | Fetcher | None" = None,
    cache: SnapshotStore | AnyPath | None = None,
    sources: AnyPath | None = None,
    options: FetchOptions | None = None,
    format: Format | str | None = None,  # noqa: A002
    select: Codes = None,
    ignore: Codes = None,
    extend_select: Codes = None,
    config: Config | None = None,
) -> Report:
    """Look up what an article cites, and return the report on that: dead links, misquotations, what passage backs which claim.

    `source`, `format`, `config` and the codes are those of `check`; without `select` all checks that need the cited sources
    run, whatever their severity, and those of `extend_select`. `Report.evidence` says what the sources show of each claim.

    `client` asks: an `httpx.AsyncClient`, or anything with the method of `verifact.evidence.Fetcher`; by default one that
    refuses private addresses and obeys robots.txt. `cache` is where what was seen is kept (a file, a folder, or a
    `SnapshotStore`), by default in the user's cache directory. `sources` is a folder of saved pages (`verifact snapshot`): then
    nothing is asked. `options` are the limits and courtesies of asking, by default with what the configuration says of them.

    Raises what `check` raises; MissingExtraError where the extra "online" is needed and not installed, UnreadableError where
    `sources` holds no saved pages, UsageError for `sources` together with `client`.
    """
    kind = None if format is None else as_format(format)
    checker = _checker(config, select, extend_select, ignore, kind)
    look_ups = _look_ups(checker.selection(_path(source, kind)).config, client, cache, sources, options)
    (report,) = verified([lambda: _loaded(source, kind, checker)], checker, look_ups)
    return report


def verify_paths(
    paths: AnyPath | Iterable[AnyPath],
    *,
    client: "httpx.AsyncClient | Fetcher | None" = None,
    cache: SnapshotStore | AnyPath | None = None,
    sources: AnyPath | None = None,
    options: FetchOptions | None = None,
    format: Format | str | None = None,  # noqa: A002
    select: Codes = None,
    ignore: Codes = None,
    extend_select: Codes = None,
    config: Config | None = None,
) -> Iterator[Report]:
    """Yield what `verify` returns for each file of `paths` (or of one path), in order; a folder stands for its files, sorted.

    The sources of many articles are looked up at once, each address once, however many cite it. How they are looked up says
    `options`, or else the configuration nearest to the working directory. The errors raised are those of `verify`; a file
    that cannot be read becomes a finding.
    """
    kind = None if format is None else as_format(format)
    checker = _checker(config, select, extend_select, ignore, kind)
    look_ups = _look_ups(checker.config_of(Path.cwd()), client, cache, sources, options)
    files = list(find_files(as_paths("paths", paths), checker.config_of))
    return verified((partial(checker.loaded, file) for file in files), checker, look_ups)


def _checker(config: Config | None, select: Codes, extend_select: Codes, ignore: Codes, kind: Format | None) -> Checker:
    return Checker(evolve(Settings.of(config, select, extend_select, ignore, kind), evidence_only=True))


def _look_ups(
    config: Config,
    client: "httpx.AsyncClient | Fetcher | None",
    cache: SnapshotStore | AnyPath | None,
    sources: AnyPath | None,
    options: FetchOptions | None,
) -> LookUps:
    if sources is not None and client is not None:
        raise UsageError("sources: saved pages are not asked for with a client; give one of the two")
    saved = None if sources is None else as_path("sources", sources)
    return LookUps(
        with_config(FetchOptions(), config) if options is None else options,
        client=client,
        cache=cache if cache is None or isinstance(cache, SnapshotStore) else as_path("cache", cache),
        sources=config.online.sources if saved is None and client is None else saved,
    )


def _loaded(source: Article | AnyPath, kind: Format | None, checker: Checker) -> Article | Report:
    if isinstance(source, Article):
        return source
    if isinstance(source, str) and kind is not None:
        text, read_as = source, kind
        return checker.understood(None, lambda: parse(text, read_as))
    return checker.loaded(as_path("source", source))


def _path(source: Article | AnyPath, kind: Format | None) -> str | None:
    if isinstance(source, Article):
        return source.path
    return None if isinstance(source, str) and kind is not None else str(as_path("source", source))
