"""Many files, in order, in as many processes as it is worth."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from verifact.engine.checker import Checker
from verifact.engine.run import crashed_report
from verifact.engine.settings import Settings
from verifact.findings import Report

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Below this a second process costs more than it saves. A forked one has loaded the checks and their words before it
# starts, a spawned one has to load them first.
_WORTH_A_FORK = 150_000  # bytes
_WORTH_A_SPAWN = 1_000_000
# So many that no process waits long for the last one to end, and so few that handing them out costs nothing.
_CHUNKS_PER_JOB = 12


T = TypeVar("T")


@frozen
class Work(Generic[T]):
    """What is done with each file, and what becomes of one that killed its process. It can be sent to another process."""

    do: Callable[[Checker, Path], T]
    give_up: Callable[[Report], T]


def check_files(
    files: Sequence[Path], settings: Settings, checker: Checker, jobs: int | None = None
) -> Iterator[Report]:
    """Yield the report on each of `files`, in order. `checker` was made of `settings`."""
    return each_file(Work(Checker.file, _as_it_is), files, settings, checker, jobs)


def each_file(
    work: Work[T], files: Sequence[Path], settings: Settings, checker: Checker, jobs: int | None = None
) -> Iterator[T]:
    """Yield what comes of `work` on each of `files`, in order. `checker` was made of `settings`."""
    processes = _processes(files, jobs)
    if processes == 1:
        return (work.do(checker, file) for file in files)
    return _in_processes(work, files, settings, checker, processes)


def _as_it_is(report: Report) -> Report:
    return report


def _processes(files: Sequence[Path], jobs: int | None) -> int:
    if len(files) < 2 or jobs == 1:
        return 1
    if jobs is None:
        jobs = _processors()
        if sum(map(_size, files)) < (_WORTH_A_FORK if _can_fork() else _WORTH_A_SPAWN):
            return 1
    return max(1, min(jobs, len(files)))


def _processors() -> int:
    """Return how many processors this process may use: in a container fewer than there are."""
    ours = getattr(os, "sched_getaffinity", None)  # Linux has it
    return len(ours(0)) if ours else os.cpu_count() or 1


def _can_fork() -> bool:
    """Tell whether the process is Linux's, and has no thread besides this one, not even one that Python knows nothing of.

    A forked process has none of the other threads, but the locks that they held: it can wait for them without end. On macOS
    system libraries start threads unasked, and Windows has no fork.
    """
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_processes(
    work: Work[T], files: Sequence[Path], settings: Settings, checker: Checker, processes: int
) -> Iterator[T]:
    from concurrent.futures.process import BrokenProcessPool

    chunks = _chunks(files, processes * _CHUNKS_PER_JOB)
    done: dict[int, list[T]] = {}
    told = 0
    while told < len(chunks):
        # In order, but for large files: none is to be begun by one process while the others have nothing left to do.
        mean = sum(chunk.size for chunk in chunks) / len(chunks)
        left = (index for index in range(told, len(chunks)) if index not in done)
        waiting = sorted(left, key=lambda index: min(0.0, 2 * mean - chunks[index].size))
        futures: dict[int, Future[list[T]]] = {}
        pool = _pool(min(processes, len(waiting) or 1), settings, checker)
        try:
            futures = {index: pool.submit(_do_chunk, work, chunks[index].files) for index in waiting}
            while told < len(chunks):
                results = done.pop(told) if told in done else futures[told].result()
                told += 1
                yield from results
        except BrokenProcessPool:
            # Some file killed its process. What the others came to is kept, the file at fault is looked for among those
            # that were begun first, then the rest goes on.
            done |= {i: f.result() for i, f in futures.items() if i >= told and f.done() and f.exception() is None}
            suspects = [index for index in waiting if index >= told and index not in done][: processes + 1]
            for index in suspects:
                done[index] = _do_with_care(work, chunks[index].files, settings, checker)
        finally:
            pool.shutdown(cancel_futures=True)


def _do_with_care(work: Work[T], files: Sequence[Path], settings: Settings, checker: Checker) -> list[T]:
    """Do the work in a process of its own; where that dies, do either half so, down to the file that kills it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1, settings, checker) as pool:
        try:
            return pool.submit(_do_chunk, work, files).result()
        except BrokenProcessPool as error:
            if len(files) == 1:
                path = files[0]
                return [work.give_up(crashed_report(checker.selection(path), str(path), error))]
    half = len(files) // 2
    return [
        *_do_with_care(work, files[:half], settings, checker),
        *_do_with_care(work, files[half:], settings, checker),
    ]


def _pool(processes: int, settings: Settings, checker: Checker) -> "ProcessPoolExecutor":
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    if _can_fork():
        return ProcessPoolExecutor(processes, get_context("fork"), _begin, (checker,))
    return ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings,))


_checker: Checker  # of a process that was begun


def _begin(given: Checker | Settings) -> None:
    """Make a new process ready: a forked one is given the checker of its parent, any other has to make its own."""
    global _checker
    gc.freeze()  # what is loaded stays: looking through it would copy the memory shared with the parent
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent alone says that it was interrupted
    _checker = Checker(given) if isinstance(given, Settings) else given


def _do_chunk(work: Work[T], files: Sequence[Path]) -> list[T]:
    return [work.do(_checker, path) for path in files]


@frozen
class _Chunk:
    """Files that are handed to a process at once, and their bytes."""

    files: Sequence[Path]
    size: int


def _chunks(files: Sequence[Path], count: int) -> list[_Chunk]:
    """Part files, in order, into about `count` chunks of about the same size."""
    sizes = [_size(file) + 1 for file in files]
    most = -(-sum(sizes) // count)
    chunks: list[_Chunk] = []
    first = size = 0
    for index, each in enumerate(sizes):
        if index > first and size + each > most:
            chunks.append(_Chunk(files[first:index], size))
            first, size = index, 0
        size += each
    chunks.append(_Chunk(files[first:], size))
    return chunks
