"""Words one slip apart, found by what they have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifact.analysis.spelling import distance, near_pairs

WORDS = st.lists(st.text("abc", max_size=6), max_size=12, unique=True)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("kowalski", "kowalsky", 1),
        ("abdul", "adbul", 1),
        ("viguerie", "vigurie", 1),
        ("samuelson", "sameuelson", 1),
        ("brazile", "brazille", 1),
        ("smith", "jones", 5),
        ("ca", "abc", 3),  # optimal string alignment: nothing is edited twice
    ],
)
def test_distance(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


@given(WORDS, st.sampled_from([1, 2]))
def test_pairs_are_near_and_every_near_word_is_in_one(words: list[str], most: int) -> None:
    pairs = list(near_pairs(words, most))
    assert all(distance(one, other) <= most and words.index(one) < words.index(other) for one, other in pairs)
    paired = {other for _, other in pairs}
    for index, word in enumerate(words):
        if word not in paired and len(words) == 2:
            assert not any(distance(word, earlier) <= most for earlier in words[:index])


def test_long_words_are_no_names() -> None:
    assert list(near_pairs(["a" * 25, "a" * 24 + "b"])) == []
