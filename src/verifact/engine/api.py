"""`check` and `check_paths`, as the public names have them."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from verifact.config import Config
from verifact.document import Format
from verifact.engine.arguments import AnyPath, Codes, as_format, as_jobs, as_path, as_paths
from verifact.engine.caching.checking import CachedFiles
from verifact.engine.caching.reports import ReportCache
from verifact.engine.checker import Checker
from verifact.engine.many import check_files
from verifact.engine.reading import parse
from verifact.engine.settings import Configs, Settings
from verifact.errors import UsageError
from verifact.files import find_files
from verifact.findings import Report
from verifact.model import Article


def check(
    source: Article | AnyPath,
    *,
    format: Format | str | None = None,  # noqa: A002
    select: Codes = None,
    ignore: Codes = None,
    extend_select: Codes = None,
    config: Config | None = None,
) -> Report:
    """Return the report on an article, a file (a path) or, where `format` is given, a string of text.

    `select`, `ignore` and `extend_select` are codes or prefixes of codes: `select` takes the place of what
    the configuration selects and ignores, the others are added to it. Without `config` the nearest
    configuration file of the article's path counts. A file that cannot be read gives a report with the
    finding VF904.

    Raises UsageError for an unknown code or format, ConfigError for a configuration that cannot be used,
    TypeError for an argument of another type.
    """
    kind = None if format is None else as_format(format)
    checker = Checker(Settings.of(config, select, extend_select, ignore, kind))
    if isinstance(source, Article):
        return checker.article(source)
    if isinstance(source, str) and kind is not None:
        return checker.made(None, lambda: parse(source, kind))
    return checker.file(as_path("source", source))


def check_paths(
    paths: AnyPath | Iterable[AnyPath],
    *,
    jobs: int | None = None,
    format: Format | str | None = None,  # noqa: A002
    select: Codes = None,
    ignore: Codes = None,
    extend_select: Codes = None,
    config: Config | None = None,
    cache_dir: AnyPath | None = None,
) -> Iterator[Report]:
    """Yield the report on each file of `paths` (or of one path), in order; a folder stands for its files, sorted.

    `jobs` is the number of processes: 1 for none besides this one, None for as many as the machine has
    processors where there is enough to read. In the folder `cache_dir` the reports on unchanged files are kept from call
    to call (None: nowhere); UsageError is raised where it cannot be made or written to. The other arguments, and the errors raised, are those of
    `check`; both a file that cannot be read and a check that crashes become findings.
    """
    kind = None if format is None else as_format(format)
    settings = Settings.of(config, select, extend_select, ignore, kind)
    processes = as_jobs(jobs)
    configs = Configs(settings)
    make_checker = cache(partial(Checker, settings, configs=configs))
    files = list(find_files(as_paths("paths", paths), configs.config_of))
    if cache_dir is None:
        return check_files(files, settings, make_checker(), processes)
    known = CachedFiles.look_up(files, configs, _cache(as_path("cache_dir", cache_dir), settings))
    if not known.is_complete:
        make_checker()  # raises what is wrong with the arguments now, not with the first report
    return known.reports(make_checker, processes)


def _cache(folder: Path, settings: Settings) -> ReportCache:
    try:
        return ReportCache.in_folder(folder, settings)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"cache_dir: {folder} cannot be used: {reason or error}") from error
