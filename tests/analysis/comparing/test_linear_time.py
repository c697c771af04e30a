"""Much more source never costs much more than as much more time, nor does much more claim."""

import itertools
from collections.abc import Callable

import pytest
from tests.growth import assert_linear

import verifact
from verifact.analysis.comparing import compare_quote

PROSE = "The mayor of Oslo, Ann Lee, said on 3 May 2019 that 4,000 people [1] had left … “since we closed the mill.” "
FRAGMENTS = [
    (PROSE, 200),
    ("a ", 10_000),
    ("mill ", 7_500),
    ("mill", 7_500),
    ("5 ", 4_000),
    ("1 2 3 ", 1_500),
    (" ", 100_000),
    (".", 100_000),
    (". ", 25_000),
    ("[", 50_000),
    ("a b … ", 2_000),
    ("A.B.C ", 3_000),
    ("ABC ", 3_000),
    ("12 May 2019 ", 1_000),
    ("\n", 50_000),
    ("x. ", 10_000),
    ("million ", 3_000),
    ('"a b c d" ', 1_500),
    ("米中関係。", 1_500),
    ("e\u0301", 15_000),
]
SHORT = "We closed the mill … on 5 May 2019, said Ann Lee of the ABC, a million times."


@pytest.mark.slow
@pytest.mark.parametrize(("fragment", "count"), FRAGMENTS, ids=lambda value: repr(value)[:16])
@pytest.mark.parametrize("sides", ["claim", "source", "both"])
@pytest.mark.parametrize("compare", [verifact.compare, compare_quote])
def test_time_grows_with_size(compare: Callable[[str, str], object], fragment: str, count: int, sides: str) -> None:
    tries = itertools.count()

    def prepared(size: int) -> Callable[[], object]:
        changed = fragment * (size // 2) + "but not " + fragment * (size - size // 2)
        claim, source = SHORT if sides == "source" else changed, SHORT if sides == "claim" else fragment * size
        return lambda: compare(
            claim, f"{source} {next(tries)}"
        )  # a source not seen before: the last ones are remembered

    assert_linear(prepared, count)
