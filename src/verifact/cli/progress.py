"""A bar on stderr for runs that take their time, while somebody is watching."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from time import monotonic

from verifact.findings import Report

PATIENCE = 2.0  # seconds


class Progress:
    """Counts reports; shows a bar once the patience of a person at a terminal is over."""

    def __init__(self, total: int) -> None:
        self.is_showing = False
        self._total = total

    def track(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports as they are."""
        if not sys.stderr.isatty():
            yield from reports
            return
        start = monotonic()
        with ExitStack() as stack:
            bar = None
            for done, report in enumerate(reports, 1):
                if bar is None and monotonic() - start > PATIENCE:
                    from rich.console import Console
                    from rich.progress import Progress as Bar

                    bar = stack.enter_context(Bar(console=Console(stderr=True), transient=True))
                    task = bar.add_task("checking", total=self._total)
                    self.is_showing = True
                if bar is not None:
                    bar.update(task, completed=done)
                yield report
        self.is_showing = False
