"""Forked processes: every piece is done once, whatever becomes of the processes."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from verifact.engine.forking import can_fork, forked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")


def test_every_piece_once() -> None:
    assert sorted(forked(lambda piece: piece * piece, range(50), 3)) == [(n, n * n) for n in range(50)]
    assert list(forked(str, [3, 1, 2], 1)) == [(3, "3"), (1, "1"), (2, "2")]
    assert list(forked(str, [], 2)) == []


def test_large_results() -> None:
    assert all(text == "x" * 3_000_000 for _, text in forked(lambda _: "x" * 3_000_000, range(4), 2))


def open_files() -> list[str]:
    return sorted(path.name for path in Path("/proc/self/fd").iterdir())


@pytest.mark.parametrize("limit", ["pipe", "fork"])
def test_fewer_processes_where_there_can_be_no_more(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls, before = getattr(os, limit), count(), open_files()

    def limited() -> object:
        if next(calls) >= (5 if limit == "pipe" else 2):
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return real()

    monkeypatch.setattr(os, limit, limited)
    assert sorted(forked(lambda piece: piece, range(20), 8)) == [(n, n) for n in range(20)]
    assert open_files() == before
    with pytest.raises(OSError, match=os.strerror(errno.EAGAIN)):
        list(forked(lambda piece: piece, range(20), 8))


def test_what_kills_its_process() -> None:
    def do(piece: int) -> int:
        if piece % 3 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    assert dict(forked(do, range(10), 2)) == {n: n if n % 3 else None for n in range(10)}


def test_with_a_thread_nothing_is_forked_again() -> None:
    found = forked(lambda piece: os._exit(1) if piece == 0 else piece, [1, 0, 2, 3, 4], 1)
    event = threading.Event()
    thread = threading.Thread(target=event.wait)
    assert can_fork()
    assert next(found) == (1, 1)
    thread.start()
    try:
        assert not can_fork()
        assert dict(found) == dict.fromkeys([0, 2, 3, 4])
    finally:
        event.set()
        thread.join()


def test_what_is_raised() -> None:
    class Local(Exception):  # noqa: N818
        pass

    def do(piece: int) -> int:
        raise (ValueError("five") if piece == 5 else Local())

    with pytest.raises(ValueError, match="five"):
        list(forked(do, [5], 2))
    with pytest.raises(RuntimeError, match="Local"):
        list(forked(do, [6], 2))


def test_nothing_is_left_behind() -> None:
    found = forked(lambda piece: time.sleep(60 * piece), [0, 1, 2, 3], 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


ORPHANS = """
import os, sys, time
from verifact.engine.forking import forked
for _, pid in forked(lambda piece: (os.getpid(), time.sleep(0.1 * piece))[0], range(3), 3):
    print(pid, flush=True)
    time.sleep(60)
"""


def test_processes_end_with_their_parent() -> None:
    parent = subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    parent.stdout.readline()
    parent.kill()
    parent.communicate(timeout=30)  # returns when the last process that holds the pipe is gone
