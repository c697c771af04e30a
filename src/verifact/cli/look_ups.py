"""`--online` and `verifact verify`: the reports on articles whose sources are looked up."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from attrs import evolve

from verifact.cli.fetch_progress import FetchProgress
from verifact.cli.online_arguments import fetch_options, snapshot_store
from verifact.engine import Checker
from verifact.engine.looking_up import LookUps, verified, with_config
from verifact.findings import Report
from verifact.model import Article

__all__ = ["verified_reports"]


def verified_reports(
    args: Namespace, loads: Iterable[Callable[[], Article | Report]], checker: Checker
) -> Iterator[Report]:
    """Yield the reports on the articles that `loads` return, in order, as the arguments say.

    Raises UsageError for options that make no sense, UnreadableError where there are no saved pages, MissingExtraError.
    """
    config = checker.config_of(Path.cwd())
    options = with_config(evolve(fetch_options(args), archive_all=args.archive_all), config)
    saved = Path(args.sources) if args.sources is not None else config.online.sources
    with ExitStack() as stack:
        progress = stack.enter_context(FetchProgress())
        store = None if saved is not None else snapshot_store(args)
        if store is not None:
            stack.enter_context(store)
        look_ups = LookUps(options, cache=store, sources=saved, progress=progress)
        yield from verified(loads, checker, look_ups)
