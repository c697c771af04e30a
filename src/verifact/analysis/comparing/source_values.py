"""Every value that a source could be said to give, however it is written, so that "lacking" is said of none that is there."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from verifact.analysis.values import values_in
from verifact.analysis.words import Words
from verifact.spans import Span

__all__ = ["SourceValues", "values_of"]

_DIGITS = re.compile(r"\d+(?:[.,  '’]\d+)*", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:[.,  '’]\d{3})+", re.ASCII)
_SHORT_YEAR = re.compile(r"(?:\b(\d\d)\d\d\s?[-–/]\s?|['’‘])(\d\d)\b", re.ASCII)
_ROMAN = re.compile(r"\b[IVX]{2,6}\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_MOST_DIGITS = 15


class SourceValues:
    """The values of a text, sorted."""

    def __init__(self, values: set[float]) -> None:
        self._sorted = sorted(values)

    def has(self, least: float, most: float) -> bool:
        """Tell whether a value from `least` to `most` is there."""
        index = bisect_left(self._sorted, least - 1e-9)
        return index < len(self._sorted) and self._sorted[index] <= most + 1e-9


def values_of(words: Words) -> SourceValues:
    """Return the values of a text, those in its words and names ("COVID-19", "Henry VIII") and those that may only be meant."""
    text = words.text
    found = {*values_in(words, [Span(0, len(text))])}
    for digits in set(_DIGITS.findall(text)):
        found.update(_readings(digits))
    for century, year in set(_SHORT_YEAR.findall(text)):
        found.update(float(f"{each}{year}") for each in ([century] if century else ["19", "20"]))
    found.update(_of_roman(numeral) for numeral in set(_ROMAN.findall(text)))
    return SourceValues(found)


def _readings(digits: str) -> Iterator[float]:
    """Yield each value that digits can stand for: "1.234" is both a thousand and a one, "12,5" a twelve, a five and what lies between."""
    parts = re.split(r"\D", digits)
    yield from (float(part) for part in parts if len(part) <= _MOST_DIGITS)
    if _GROUPED.fullmatch(digits) and len(digits) <= _MOST_DIGITS:
        yield float("".join(parts))
    if len(parts) == 2 and len(digits) <= _MOST_DIGITS:
        yield float(".".join(parts))


def _of_roman(numeral: str) -> float:
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return float(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))
