"""Many files, in order, in as many processes as it is worth."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from attrs import frozen

from verifact.engine.checker import Checker
from verifact.engine.forking import can_fork, forked
from verifact.engine.run import crashed_report
from verifact.engine.settings import Settings
from verifact.findings import Report

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
    work: Work[T],
    files: Sequence[Path],
    settings: Settings,
    checker: Checker,
    jobs: int | None = None,
    among: Sequence[Path] = (),
) -> Iterator[T]:
    """Yield what comes of `work` on each of `files`, in order. `checker` was made of `settings`.

    `among` are all files of the run, where some are done: what would have killed a process of many kills none when it is left.
    """
    processes = _processes(files, jobs)
    if processes == 1 and can_fork() and _processes(among, jobs) > 1:
        return _in_processes(work, files, settings, checker, 1)
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
        if sum(map(_size, files)) < (_WORTH_A_FORK if can_fork() else _WORTH_A_SPAWN):
            return 1
    return max(1, min(jobs, len(files)))


def _processors() -> int:
    """Return how many processors this process may use: in a container fewer than there are."""
    ours = getattr(os, "sched_getaffinity", None)  # Linux has it
    return len(ours(0)) if ours else os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_processes(
    work: Work[T], files: Sequence[Path], settings: Settings, checker: Checker, processes: int
) -> Iterator[T]:
    chunks = _chunks(files, min(processes * _CHUNKS_PER_JOB, len(files)))
    done: dict[int, list[T]] = {}
    told = 0
    for index, results in _outcomes(work, chunks, settings, checker, processes):
        # Where a process died, the file that killed it is looked for; the others' work is done all the same.
        done[index] = _do_with_care(work, chunks[index].files, settings, checker) if results is None else results
        while told in done:
            yield from done.pop(told)
            told += 1


def _outcomes(
    work: Work[T], chunks: Sequence["_Chunk"], settings: Settings, checker: Checker, processes: int
) -> Iterator[tuple[int, list[T] | None]]:
    """Yield each chunk's index as soon as it is done, with what it came to: None where its process died."""
    # In order, but for large files: none is to be begun by one process while the others have nothing left to do.
    mean = sum(chunk.size for chunk in chunks) / len(chunks)
    order = sorted(range(len(chunks)), key=lambda index: min(0.0, 2 * mean - chunks[index].size))
    if can_fork():
        return forked(lambda index: _do_chunk(work, checker, chunks[index].files), order, processes)
    return _spawned(work, chunks, order, settings, processes)


def _do_with_care(work: Work[T], files: Sequence[Path], settings: Settings, checker: Checker) -> list[T]:
    """Do the work in a process of its own; where that dies, do either half so, down to the file that kills it."""
    for _, results in _outcomes(work, [_Chunk(files, 1)], settings, checker, 1):
        if results is not None:
            return results
    if len(files) == 1:
        died = ChildProcessError("it killed the process that checked it")
        return [work.give_up(crashed_report(checker.selection(files[0]), str(files[0]), died))]
    half = len(files) // 2
    halves = (files[:half], files[half:])
    return [result for some in halves for result in _do_with_care(work, some, settings, checker)]


def _spawned(
    work: Work[T], chunks: Sequence["_Chunk"], order: Sequence[int], settings: Settings, processes: int
) -> Iterator[tuple[int, list[T] | None]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    waiting = list(order)
    while waiting:
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings,))
        try:
            futures = {index: pool.submit(_do_in_spawned, work, chunks[index].files) for index in waiting}
            for index, future in futures.items():
                results = future.result()
                waiting.remove(index)
                yield index, results
        except BrokenProcessPool:
            # The chunks that were begun first, of which each process had one and one lay ready, are under suspicion.
            finished = {i for i, f in futures.items() if i in waiting and f.done() and f.exception() is None}
            suspects = [index for index in waiting if index not in finished][: processes + 1]
            waiting = [index for index in waiting if index not in finished and index not in suspects]
            yield from ((index, futures[index].result()) for index in finished)
            yield from ((index, None) for index in suspects)
        finally:
            pool.shutdown(cancel_futures=True)


_checker: Checker  # of a spawned process


def _begin(settings: Settings) -> None:
    global _checker
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent alone says that it was interrupted
    _checker = Checker(settings)


def _do_in_spawned(work: Work[T], files: Sequence[Path]) -> list[T]:
    return _do_chunk(work, _checker, files)


def _do_chunk(work: Work[T], checker: Checker, files: Sequence[Path]) -> list[T]:
    return [work.do(checker, path) for path in files]


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
