"""A bar on stderr while sources are asked for, if somebody is watching."""

import sys
from contextlib import ExitStack
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from verifact.cli.progress import PATIENCE

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

__all__ = ["FetchProgress"]


class FetchProgress:
    """Is told how many addresses are done, of how many; shows a bar once a person at a terminal has waited for a while."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._stack = ExitStack()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is. Once all is done the bar goes: what follows may be written to the same terminal."""
        if done >= total:
            self._stack.close()
            self._bar = self._task = None
            return
        if self._bar is None:
            if not sys.stderr.isatty() or monotonic() - self._start < PATIENCE:
                return
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = self._stack.enter_context(Bar(console=Console(stderr=True), transient=True))
            self._task = self._bar.add_task("asking for sources", total=total)
        if self._task is not None:
            self._bar.update(self._task, completed=done, total=total)
