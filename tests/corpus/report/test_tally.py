"""Counting with bounded memory: what it claims of its error holds."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from verifact.corpus.report.tally import Tally

KEYS = st.lists(st.text("abcdefgh", min_size=1, max_size=2), max_size=300)


@given(KEYS, st.integers(1, 20))
def test_a_count_is_never_too_high_and_too_low_by_what_is_said(keys: list[str], most: int) -> None:
    tally: Tally[str] = Tally(most)
    for key in keys:
        tally.add(key)
        assert len(tally.counts) <= most
    for key, count in Counter(keys).items():
        assert count - tally.missed <= tally.counts.get(key, 0) <= count


@given(KEYS)
def test_with_room_for_all_counts_are_exact(keys: list[str]) -> None:
    tally: Tally[str] = Tally(100)
    for key in keys:
        tally.add(key)
    assert (tally.counts, tally.missed) == (Counter(keys), 0)


def test_the_order_of_equal_counts_is_that_of_their_text() -> None:
    tally: Tally[str] = Tally(10)
    for key in ("b", "c", "a"):
        tally.add(key, 2)
    tally.add("d", 3)
    assert tally.top(3) == [("d", 3), ("a", 2), ("b", 2)]
