"""Whether time grows with size: told by ratios, on a machine that may be busy with other things.

Eight times the size takes eight times the time where the work is linear, and 64 times where it is quadratic; what lies
under the middle, 8 ** 1.5, passes. The best of several tries counts on either side: other processes slow some of them
down, and speed none up. Process time leaves out what they take, and the garbage collector, whose runs depend on all that
was there before, is off.
"""

import gc
from collections.abc import Callable
from time import process_time

import pytest

GROWTH = 8
MOST = GROWTH**1.5
ENOUGH = 0.05  # seconds below which a ratio says nothing, nor has anybody to wait
TRIES = 6


def assert_linear(prepared: Callable[[int], Callable[[], object]], size: int) -> None:
    """Fail where the work that `prepared` returns takes more than linear time for a size, of at most `size`."""
    larger, smaller = prepared(size), prepared(max(1, size // GROWTH))
    best_larger = best_smaller = float("inf")
    for _ in range(TRIES):
        best_larger = min(best_larger, _seconds(larger))
        if best_larger < ENOUGH:
            return
        best_smaller = min(best_smaller, _seconds(smaller))
        if best_larger < MOST * best_smaller:
            return
    pytest.fail(f"{best_smaller:.3f} s, and for {GROWTH} times the size {best_larger:.3f} s")


def _seconds(work: Callable[[], object]) -> float:
    gc.disable()
    try:
        start = process_time()
        work()
        return process_time() - start
    finally:
        gc.enable()
