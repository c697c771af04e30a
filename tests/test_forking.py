"""Forked processes: every piece is done once, whatever becomes of the processes."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")


def alone(script: str, *arguments: str) -> None:
    """Run a script in a process of its own: other tests leave threads and children, and what has a thread is not forked."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


PIECES = """
from verifact.engine.forking import forked
assert sorted(forked(lambda piece: piece * piece, range(50), 3)) == [(n, n * n) for n in range(50)]
assert list(forked(str, [3, 1, 2], 1)) == [(3, "3"), (1, "1"), (2, "2")]
assert list(forked(str, [], 2)) == []
assert all(text == "x" * 3_000_000 for _, text in forked(lambda _: "x" * 3_000_000, range(4), 2))
"""


def test_every_piece_once() -> None:
    alone(PIECES)


LIMITED = """
import errno, os, sys
from verifact.engine.forking import forked
name, most = sys.argv[1], int(sys.argv[2])
real, before, calls = getattr(os, name), os.listdir("/proc/self/fd"), []
def limited():
    calls.append(name)
    if len(calls) > most:
        raise OSError(errno.EAGAIN, "no more")
    return real()
setattr(os, name, limited)
assert sorted(forked(lambda piece: piece, range(20), 8)) == [(n, n) for n in range(20)]
assert os.listdir("/proc/self/fd") == before
try:
    list(forked(lambda piece: piece, range(20), 8))
except OSError as error:
    sys.exit(error.errno != errno.EAGAIN)
sys.exit("nothing was raised")
"""


@pytest.mark.parametrize(("name", "most"), [("pipe", "5"), ("fork", "2")])
def test_fewer_processes_where_there_can_be_no_more(name: str, most: str) -> None:
    alone(LIMITED, name, most)


KILLED = """
import os, signal
from verifact.engine.forking import forked
def do(piece):
    if piece % 3 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return piece
assert dict(forked(do, range(10), 2)) == {n: n if n % 3 else None for n in range(10)}
"""


def test_what_kills_its_process() -> None:
    alone(KILLED)


THREADED = """
import os, threading
from verifact.engine.forking import can_fork, forked
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
"""


def test_with_a_thread_nothing_is_forked_again() -> None:
    alone(THREADED)


RAISED = """
from verifact.engine.forking import forked
def do(piece):
    class Local(Exception):
        pass
    raise ValueError("five") if piece == 5 else Local()
def raised(piece):
    try:
        list(forked(do, [piece], 2))
    except Exception as error:
        return type(error).__name__, str(error)
assert raised(5) == ("ValueError", "five"), raised(5)
assert raised(6)[0] == "RuntimeError" and "Local" in raised(6)[1], raised(6)
"""


def test_what_is_raised() -> None:
    alone(RAISED)


CLOSED = """
import os, time
from verifact.engine.forking import forked
found = forked(lambda piece: time.sleep(60 * piece), [0, 1, 2, 3], 2)
next(found)
found.close()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    pass
else:
    raise AssertionError("a process was left behind")
"""


def test_nothing_is_left_behind() -> None:
    alone(CLOSED)


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
