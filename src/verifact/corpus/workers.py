"""Batches through processes: in order, a few at a time, and none is lost when a process dies."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from verifact.corpus.batch import check_batch, lost_batch
from verifact.engine.settings import Settings
from verifact.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["check_all"]

T = TypeVar("T")
Function = Callable[["pa.RecordBatch", Settings], "pa.RecordBatch"]

# One batch in the works and two that wait, for each process: enough that none ever waits for the reader.
_AHEAD = 3
_LOST = "the process that checked it ended without a word: out of memory, or a crash below Python"


def check_all(
    batches: Iterable[tuple[T, "pa.RecordBatch | None"]],
    settings: Settings,
    jobs: int | None,
    function: Function = check_batch,
) -> Iterator[tuple[T, "pa.RecordBatch | None"]]:
    """Yield what `function` makes of each batch, in order, each with what came with it; None stays None.

    There are always processes besides this one, so that an article that ends its process ends nothing else: its row has the
    finding VF905. At most a few batches a process are held at a time.
    """
    jobs = jobs or os.cpu_count() or 1
    crew = _Crew(settings, jobs, function)
    pending: deque[tuple[T, pa.RecordBatch | None, Future[Any] | None]] = deque()
    try:
        for tag, batch in batches:
            pending.append((tag, batch, crew.submit(batch)))
            if len(pending) > jobs * _AHEAD:
                yield _first(pending, crew)
        while pending:
            yield _first(pending, crew)
    except BaseException:  # Ctrl-C, a full disk: nobody asks for what is in the works
        crew.stop()
        raise
    finally:
        crew.dismiss()


def _first(pending: deque[tuple[T, Any, Any]], crew: "_Crew") -> tuple[T, Any]:
    tag, _, future = pending[0]
    try:
        result = None if future is None else future.result()
    except BrokenProcessPool:
        # Any batch in the works may have done it: now each is checked alone.
        crew.dismiss()
        crew.prove()
        for index, (each_tag, each, _) in enumerate(pending):
            pending[index] = (each_tag, each, _known(None if each is None else crew.rescue(each)))
        crew.dismiss()
        result = pending[0][2].result()
    pending.popleft()
    return tag, result


def _known(result: Any) -> "Future[Any]":
    future: Future[Any] = Future()
    future.set_result(result)
    return future


class _Crew:
    """The processes, hired anew after one of them has died."""

    def __init__(self, settings: Settings, jobs: int, function: Function) -> None:
        self._settings, self._jobs, self._function = settings, jobs, function
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, batch: "pa.RecordBatch | None") -> "Future[Any] | None":
        if batch is None:
            return None
        if self._pool is None:
            self._pool = _hire(self._jobs)
        try:
            with _deaf():
                return self._pool.submit(self._function, batch, self._settings)
        except BrokenProcessPool as error:
            future: Future[Any] = Future()
            future.set_exception(error)
            return future

    def dismiss(self) -> None:
        """Let the processes go; what they have not begun is not done."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def stop(self) -> None:
        """End the processes at once, whatever they are at."""
        if self._pool is not None:
            # `terminate_workers` is of Python 3.14.
            processes = list((self._pool._processes or {}).values())
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()

    def prove(self) -> None:
        """Raise UsageError where no process can be started at all: that is no article's fault."""
        self._pool = _hire(1)
        try:
            self._pool.submit(os.getpid).result()
        except BrokenProcessPool as error:
            advice = 'a script that calls verifact.corpus.run does so below `if __name__ == "__main__":`'
            raise UsageError(f"no process can be started ({error}); {advice}") from error

    def rescue(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        """Return what is found in a batch that may end the process which checks it."""
        try:
            return self._alone(batch)
        except BrokenProcessPool:
            return self._row_by_row(batch)

    def _row_by_row(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        import pyarrow as pa

        results = []
        for index in range(batch.num_rows):
            # A slice would take the whole batch along to the other process.
            row = pa.RecordBatch.from_pylist(batch.slice(index, 1).to_pylist(), schema=batch.schema)
            try:
                results.append(self._alone(row))
            except BrokenProcessPool:
                results.append(lost_batch(row, self._settings, _LOST))
        return pa.Table.from_batches(results).combine_chunks().to_batches()[0]

    def _alone(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        """Check a batch while nothing else is checked: if a process ends now, it is by this one."""
        if self._pool is None:
            self._pool = _hire(1)
        try:
            return self._pool.submit(self._function, batch, self._settings).result()
        except BrokenProcessPool:
            self.dismiss()
            raise


def _hire(jobs: int) -> ProcessPoolExecutor:
    # One way to start processes on every system; a fork of a process with threads can hang.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl-C back. Processes that are started meanwhile never hear it, not even before `_begin`."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a process of the pool end with its parent, even where that is killed, and leave Ctrl-C to it."""
    import logging

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # pages without a main text are told as findings
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
