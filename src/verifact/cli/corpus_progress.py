"""A bar for a run over an archive, while somebody is watching: the share that was read, the rate, the time left."""

import sys
from contextlib import ExitStack
from typing import Any, Self

from verifact.corpus.running import Progress

__all__ = ["Bar"]


class Bar:
    """Shows progress on stderr where that is a terminal, and nothing elsewhere."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def show(self, progress: Progress) -> None:
        """Show how far a run is."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._begin(progress)
        rate = progress.articles / progress.seconds if progress.seconds else 0.0
        said = f"{progress.articles:,} articles, {rate:,.0f}/s"
        self._bar.update(self._task, completed=progress.read, total=max(progress.total, 1), description=said)

    def _begin(self, progress: Progress) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._bar = self._stack.enter_context(
            RichProgress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120.0)
        )
        self._task = self._bar.add_task("", total=max(progress.total, 1))
