"""Every number that a source could be said to give, however it is written, so that "lacking" is said of none that is there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from verifact.analysis.values import mentions
from verifact.analysis.words import Words
from verifact.spans import Span

__all__ = ["SourceNumbers"]

_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)|\d+(?:[.,]\d+)*", re.ASCII)
_PART = re.compile(r"\d+", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[., \u00a0\u202f'’])\d{3})(?:(?P=mark)\d{3})*", re.ASCII)
_SHORT_YEAR = re.compile(r"(?:\b(\d\d)\d\d\s?[-–/]\s?|['’‘])(\d\d)\b", re.ASCII)
_ROMAN = re.compile(r"\b[IVX]{2,6}\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_MOST_DIGITS = 15
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"})


class SourceNumbers:
    """The values of a text in ascending order, each with the offset of its mention."""

    def __init__(self, words: Words) -> None:
        """Read a text, also the numbers in its names ("COVID-19", "Henry VIII") and those that may only be meant."""
        text = words.text
        found = {(value, words.starts[index]) for value, index in _mentions(words)}
        for match in _DIGITS.finditer(text):
            found.update((value, match.start() + at) for value, at in _readings(match[0]))
        for match in _SHORT_YEAR.finditer(text):
            centuries = [match[1]] if match[1] else ["19", "20"]
            found.update((float(f"{century}{match[2]}"), match.start()) for century in centuries)
        found.update((_of_roman(match[0]), match.start()) for match in _ROMAN.finditer(text))
        ordered = sorted(found)
        self._values = [value for value, _ in ordered]
        self._places = [place for _, place in ordered]

    def places(self, least: float, most: float, limit: int = 1) -> list[int]:
        """Return the offsets at which values from `least` to `most` are given, `limit` of them at most; the lowest value first."""
        first = bisect_left(self._values, least - 1e-9)
        last = bisect_right(self._values, most + 1e-9, first)
        return self._places[first : min(last, first + limit)]


def _mentions(words: Words) -> Iterator[tuple[float, int]]:
    """Yield the values that words give; a "million" behind a number is a part of it."""
    before = -2
    for value, index in mentions(words, [Span(0, len(words.text))]):
        if words.lower[index] not in _SCALES or before < index - 1:
            yield value, index
        if words.lower[index] not in _SCALES:
            before = index


def _readings(digits: str) -> Iterator[tuple[float, int]]:
    """Yield each value that digits can stand for, and where in them.

    "1.234" is both a thousand and a one; "12,5" a twelve, a five and what lies between.
    """
    parts = [*_PART.finditer(digits)]
    yield from ((float(part[0]), part.start()) for part in parts if len(part[0]) <= _MOST_DIGITS)
    if len(parts) > 1 and len(digits) <= _MOST_DIGITS:
        if _GROUPED.fullmatch(digits):
            yield float("".join(part[0] for part in parts)), 0
        if len(parts) == 2:
            yield float(".".join(part[0] for part in parts)), 0


def _of_roman(numeral: str) -> float:
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return float(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))
