"""Four times the source never costs much more than four times the time, nor does four times the claim."""

import gc
from collections.abc import Callable
from time import process_time

import pytest

import verifact
from verifact.analysis.comparing import compare_quote

PROSE = "The mayor of Oslo, Ann Lee, said on 3 May 2019 that 4,000 people [1] had left … “since we closed the mill.” "
FRAGMENTS = [
    (PROSE, 400),
    ("a ", 20_000),
    ("mill ", 15_000),
    ("mill", 15_000),
    ("5 ", 8_000),
    ("1 2 3 ", 3_000),
    (" ", 200_000),
    (".", 200_000),
    (". ", 50_000),
    ("[", 100_000),
    ("a b … ", 4_000),
    ("A.B.C ", 6_000),
    ("ABC ", 6_000),
    ("12 May 2019 ", 2_000),
    ("\n", 100_000),
    ("x. ", 20_000),
    ("million ", 6_000),
    ('"a b c d" ', 3_000),
    ("米中関係。", 3_000),
    ("e\u0301", 30_000),
    ("1,", 40_000),
]
SHORT = "We closed the mill … on 5 May 2019, said Ann Lee of the ABC, a million times."
GROWTH, MOST, ENOUGH, TRIES = 4, 9.0, 0.05, 3


@pytest.mark.slow
@pytest.mark.parametrize(("fragment", "count"), FRAGMENTS, ids=lambda value: repr(value)[:16])
@pytest.mark.parametrize("sides", ["claim", "source", "both"])
def test_time_grows_with_size(fragment: str, count: int, sides: str) -> None:
    def texts(size: int) -> tuple[str, str]:
        changed = fragment * (size // 2) + "but not " + fragment * (size - size // 2)
        return (SHORT if sides == "source" else changed), (SHORT if sides == "claim" else fragment * size)

    for compare in (verifact.compare, compare_quote):
        _grows_evenly(compare, texts(count // GROWTH), texts(count))


def _grows_evenly(compare: Callable[[str, str], object], smaller: tuple[str, str], larger: tuple[str, str]) -> None:
    best_smaller = best_larger = float("inf")
    for attempt in range(TRIES):  # a text that was not seen before, for the last ones are remembered
        best_smaller = min(best_smaller, _seconds(compare, smaller, attempt))
        best_larger = min(best_larger, _seconds(compare, larger, attempt))
        if best_larger < ENOUGH or best_larger < MOST * best_smaller:
            return
    pytest.fail(f"{best_smaller:.3f} s, for {GROWTH} times the text {best_larger:.3f} s")


def _seconds(compare: Callable[[str, str], object], texts: tuple[str, str], attempt: int) -> float:
    claim, source = texts
    gc.collect()
    start = process_time()
    compare(claim, f"{source} {attempt}")
    return process_time() - start
