"""Values, however they are written."""

import pytest

from verifact.analysis.values import Values, values_in
from verifact.analysis.words import split_words
from verifact.spans import Span


def values(text: str) -> Values:
    return values_in(split_words(text, "en"), [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The 8,000 men", 8_000),
        ("a 42-year-old", 42),
        ("the 810th", 810),
        ("in the 1990s", 1990),
        ("twenty-five women", 25),
        ("twenty five women", 25),
        ("a dozen eggs", 12),
        ("two hundred thousand men", 200_000),
        ("$3.5 million", 3.5e6),
        ("£3.5bn", 3.5e9),
        ("two in three", 200 / 3),
        ("two-thirds of it", 200 / 3),
        ("half of it", 50),
        ("9 out of 10", 90),
        ("the 2009-10 season", 10),
    ],
)
def test_a_value_is_there(text: str, value: float) -> None:
    assert values(text).has(value, 1e-6)


def test_sums_and_tolerance() -> None:
    found = values("The mill lets 25 men and 15 women go.")
    assert found.can_make(40)
    assert found.can_make(10)
    assert not found.can_make(11)
    assert found.has(26, 0.05)
    assert not found.has(28, 0.05)


def test_strange_digits() -> None:
    assert values("9" * 400 + " of " + "9" * 400).has(1, 0.1) is False
    assert values("٣ of ٤ and ² and ½").has(75, 0.01)
