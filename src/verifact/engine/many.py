"""Many files, in order, in as many processes as it is worth."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from verifact.engine.checker import Checker, Settings
from verifact.engine.run import crashed_report
from verifact.findings import Report

# Below this a second process costs more than it saves: it first has to load the checks and their words.
_WORTH_PROCESSES = 1_000_000  # bytes
_CHUNKS_PER_JOB = 4


def check_files(
    files: Sequence[Path], settings: Settings, checker: Checker, jobs: int | None = None
) -> Iterator[Report]:
    """Yield the report on each of `files`, in order. `checker` was made of `settings`."""
    processes = _processes(files, jobs)
    if processes == 1:
        return map(checker.file, files)
    return _in_processes(files, settings, checker, processes)


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


def _in_processes(files: Sequence[Path], settings: Settings, checker: Checker, processes: int) -> Iterator[Report]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # One way to start processes on every system; a fork of a process with threads can hang.
    context = get_context("spawn")
    pending = deque(_chunks(files, processes * _CHUNKS_PER_JOB))
    while pending:
        pool = ProcessPoolExecutor(processes, mp_context=context)
        try:
            futures = [pool.submit(_check_chunk, settings, chunk) for chunk in pending]
            for future in futures:
                reports = future.result()
                pending.popleft()
                yield from reports
        except BrokenProcessPool:
            # Some file killed its process. The files that were next are checked one by one, each in a process
            # of its own, so that the file at fault is found; then the rest goes on.
            for path in pending.popleft():
                yield _check_alone(path, settings, checker)
        finally:
            pool.shutdown(cancel_futures=True)


def _check_alone(path: Path, settings: Settings, checker: Checker) -> Report:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_check_chunk, settings, [path]).result()[0]
        except BrokenProcessPool as error:
            return crashed_report(checker.selection(path), str(path), error)


def _check_chunk(settings: Settings, files: Sequence[Path]) -> list[Report]:
    checker = Checker(settings)
    return [checker.file(path) for path in files]


def _chunks(files: Sequence[Path], count: int) -> Iterator[Sequence[Path]]:
    size = -(-len(files) // count)
    return (files[start : start + size] for start in range(0, len(files), size))
