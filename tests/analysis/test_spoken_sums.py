"""Number words that add up."""

from collections.abc import Callable

import pytest
from tests.growth import assert_linear

from verifact.analysis.numerals import numerals
from verifact.analysis.spoken_sums import spoken_sum
from verifact.analysis.words import split_words


def added(text: str) -> tuple[float, int] | None:
    words, known = split_words(text, "en"), numerals("en")
    assert known is not None
    return spoken_sum(words.lower, words.gaps, 0, known)


@pytest.mark.parametrize(
    ("text", "value", "last"),
    [
        ("one hundred and fifty people", 150, 4),
        ("a hundred and fifty-one", 151, 4),
        ("hundred and fifty people", 150, 3),
        ("two hundred fifty", 250, 3),
        ("two thousand five hundred", 2_500, 4),
        ("one thousand two hundred and thirty-four", 1_234, 6),
        ("nine hundred ninety nine thousand nine hundred ninety nine", 999_999, 9),
        ("two hundred and three thousand", 203_000, 5),
        ("three million, two hundred thousand", 3_200_000, 5),
        ("two and a half million", 2_500_000, 5),
        ("one and a half percent", 1.5, 4),
    ],
)
def test_what_adds_up(text: str, value: float, last: int) -> None:
    assert added(text) == (value, last)


@pytest.mark.parametrize(
    "text",
    [
        "one hundred people and fifty dogs",
        "one hundred. Fifty came",
        "two hundred and three hundred",
        "two hundred, three hundred",
        "ten thousand two million",
        "two and three",
        "hundred hundred",
        "two hundred and",
        "three dozen and five",
        "one in five",
        "a",
        "and",
    ],
)
def test_what_does_not(text: str) -> None:
    assert added(text) is None


def test_a_range_is_two_numbers() -> None:
    words, known = split_words("between two hundred and six thousand", "en"), numerals("en")
    assert known is not None
    assert spoken_sum(words.lower, words.gaps, 1, known) is None
    words = split_words("between two hundred and fifty and three hundred", "en")
    assert spoken_sum(words.lower, words.gaps, 1, known) == (250, 5)


def test_time_is_linear() -> None:
    known = numerals("en")
    assert known is not None

    def prepared(size: int) -> Callable[[], object]:
        words = split_words("one thousand two hundred and " * size, "en")
        return lambda: [spoken_sum(words.lower, words.gaps, at, known) for at in range(len(words))]

    assert_linear(prepared, 4_000)
