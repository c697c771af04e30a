"""Which cache a command uses: the one that is asked for, else the user's; none where there can be none."""

import os
from argparse import Namespace
from pathlib import Path

from verifact.cli.streams import complain
from verifact.engine.caching.place import users_folder
from verifact.engine.caching.reports import ReportCache
from verifact.engine.settings import Configs
from verifact.errors import UsageError, VerifactError

__all__ = ["wanted_cache"]

_VARIABLE = "VERIFACT_CACHE_DIR"


def wanted_cache(args: Namespace, configs: Configs) -> ReportCache | None:
    """Return the cache of a run: `--cache-dir`, $VERIFACT_CACHE_DIR, `cache-dir` here, or the user's, in this order.

    A folder that cannot be used is told of in one line, and the run goes on without a cache. Raises UsageError for
    an empty `--cache-dir`.
    """
    if args.cache_dir == "":
        raise UsageError("--cache-dir: the path is empty")
    folder = None if args.no_cache else _folder(args.cache_dir, configs)
    if folder is None:
        return None
    try:
        return ReportCache.in_folder(folder, configs.settings)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        complain(f"warning: no cache is kept: {folder}: {reason or error} (--cache-dir names another, --no-cache none)")
        return None


def _folder(given: str | None, configs: Configs) -> Path | None:
    if given is not None:
        return Path(given)
    if asked := os.environ.get(_VARIABLE):
        return Path(asked)
    try:
        configured = configs.config_of(Path.cwd()).cache_dir
    except (VerifactError, OSError):  # told by the check of a file that it holds for
        configured = None
    return configured or users_folder()
