"""Many files, in order, in as many processes as it is worth."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from attrs import frozen

from verifact.engine.checker import Checker
from verifact.engine.run import crashed_report
from verifact.engine.settings import Settings
from verifact.findings import Report

# Below this a second process costs more than it saves: it first has to load the checks and their words.
_WORTH_PROCESSES = 1_000_000  # bytes
_CHUNKS_PER_JOB = 4


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
        jobs = os.cpu_count() or 1
        if sum(map(_size, files)) < _WORTH_PROCESSES:
            return 1
    return max(1, min(jobs, len(files)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_processes(
    work: Work[T], files: Sequence[Path], settings: Settings, checker: Checker, processes: int
) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # One way to start processes on every system; a fork of a process with threads can hang.
    context = get_context("spawn")
    pending = deque(_chunks(files, processes * _CHUNKS_PER_JOB))
    while pending:
        pool = ProcessPoolExecutor(processes, mp_context=context)
        try:
            futures = [pool.submit(_do_chunk, work, settings, chunk) for chunk in pending]
            for future in futures:
                results = future.result()
                pending.popleft()
                yield from results
        except BrokenProcessPool:
            # Some file killed its process. The files that were next are taken one by one, each in a process
            # of its own, so that the file at fault is found; then the rest goes on.
            for path in pending.popleft():
                yield _do_alone(work, path, settings, checker)
        finally:
            pool.shutdown(cancel_futures=True)


def _do_alone(work: Work[T], path: Path, settings: Settings, checker: Checker) -> T:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_do_chunk, work, settings, [path]).result()[0]
        except BrokenProcessPool as error:
            return work.give_up(crashed_report(checker.selection(path), str(path), error))


def _do_chunk(work: Work[T], settings: Settings, files: Sequence[Path]) -> list[T]:
    checker = Checker(settings)
    return [work.do(checker, path) for path in files]


def _chunks(files: Sequence[Path], count: int) -> Iterator[Sequence[Path]]:
    size = -(-len(files) // count)
    return (files[start : start + size] for start in range(0, len(files), size))
