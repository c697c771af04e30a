"""Forked processes that do pieces of work until none is left.

`concurrent.futures` would do, but takes as long to load as five articles to check, and gives up every process where one dies.
"""

import gc
import os
import pickle
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

from attrs import define, field

__all__ = ["can_fork", "forked"]

T = TypeVar("T")
_WORD = 8  # bytes of a number sent through a pipe
_AHEAD = 2  # pieces that a process is given at once: it never waits for the next
_READ = 1 << 20  # bytes


def can_fork() -> bool:
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


@define(eq=False)
class _Process:
    pid: int
    orders: int  # the end of a pipe to which the numbers of pieces are written
    results: int  # the end from which pickles come, each after its length
    given: deque[int] = field(factory=deque)
    received: bytearray = field(factory=bytearray)


def forked(do: Callable[[int], T], pieces: Sequence[int], processes: int) -> Iterator[tuple[int, T | None]]:
    """Yield each of `pieces`, which are begun in this order, with what `do` made of it, as soon as it is done.

    None stands for what a piece would have come to that killed its process. What `do` raises is raised; so is OSError where not
    even one process can be started.
    """
    waiting = deque(pieces)
    running: dict[int, _Process] = {}
    poll = select.poll()

    def start() -> bool:
        try:
            process = _start(do, running.values())
        except OSError:  # the system allows no more processes, or open files
            if not running:
                raise
            return False
        running[process.results] = process
        poll.register(process.results, select.POLLIN)
        hand_out(process)
        return True

    def hand_out(process: _Process) -> None:
        while waiting and len(process.given) < _AHEAD:
            process.given.append(waiting.popleft())
            try:
                os.write(process.orders, process.given[-1].to_bytes(_WORD, "big"))
            except BrokenPipeError:  # it has died, which its results will tell
                return

    try:
        for _ in range(min(processes, len(waiting))):
            if not start():
                break
        while any(process.given for process in running.values()):
            for end, _ in poll.poll():
                process = running[end]
                data = os.read(end, _READ)
                if data:
                    process.received += data
                    while (result := _next_result(process)) is not None:
                        yield process.given.popleft(), result[0]
                        hand_out(process)
                    continue
                poll.unregister(end)
                _end(running.pop(end))
                if process.given:
                    yield process.given.popleft(), None
                    waiting.extendleft(reversed(process.given))
                    process.given.clear()
                if waiting and can_fork():
                    start()
        yield from ((piece, None) for piece in waiting)  # no process is left, and none can be forked any more
    finally:
        for process in running.values():
            _end(process)


def _start(do: Callable[[int], Any], others: Iterable[_Process]) -> _Process:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()  # what is still in it would be written twice
    ends: list[int] = []
    try:
        ends += os.pipe()
        ends += os.pipe()
        pid = os.fork()
    except OSError:
        for end in ends:
            os.close(end)
        raise
    orders, to_orders, results, to_results = ends
    if pid == 0:
        for end in (to_orders, results, *(end for other in others for end in (other.orders, other.results))):
            os.close(end)  # so that each process sees its orders end when the parent dies
        _serve(do, orders, to_results)
    os.close(orders)
    os.close(to_results)
    return _Process(pid, to_orders, results)


def _serve(do: Callable[[int], Any], orders: int, results: int) -> NoReturn:
    """Do the pieces that are ordered, until the orders end. Nothing that the parent would do at its end is done."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent alone says that it was interrupted
        gc.freeze()  # what is loaded stays: looking through it would copy the memory shared with the parent
        while order := os.read(orders, _WORD):
            data = _outcome(do, int.from_bytes(order, "big"))
            data = len(data).to_bytes(_WORD, "big") + data
            while data:
                data = data[os.write(results, data) :]
    finally:
        os._exit(0)


def _outcome(do: Callable[[int], Any], piece: int) -> bytes:
    try:
        return pickle.dumps((do(piece), None))
    except Exception as error:
        try:
            return pickle.dumps((None, error))
        except Exception:
            return pickle.dumps((None, RuntimeError(repr(error))))


def _next_result(process: _Process) -> tuple[Any] | None:
    received = process.received
    end = _WORD + int.from_bytes(received[:_WORD], "big")
    if len(received) < _WORD or len(received) < end:
        return None
    result, error = pickle.loads(received[_WORD:end])  # noqa: S301 - of a process of our own
    del received[:end]
    if error is not None:
        raise error
    return (result,)


def _end(process: _Process) -> None:
    os.close(process.orders)
    os.close(process.results)
    os.kill(process.pid, signal.SIGKILL)
    os.waitpid(process.pid, 0)
