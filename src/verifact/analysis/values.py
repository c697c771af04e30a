"""Every value that a text could be said to mention, however it is written: to tell that a figure is nowhere in it.

Where `quantities` reads what a number counts, and leaves out names, dates and ages, this one leaves nothing out: "42-year-old",
"the 810th", "1990s", "twenty-five", "a dozen", "two in three" and "$3.5 million" all mention their values.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from verifact.analysis.numerals import numerals
from verifact.analysis.spoken_sums import spoken_sum
from verifact.analysis.words import Words
from verifact.spans import Span

__all__ = ["Values", "mentions", "values_in"]

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
_SCALES |= {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_SCALES |= {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_NAMED = {
    "zero": 0, "no": 0, "none": 0, "nobody": 0, "one": 1, "a": 1, "an": 1, "single": 1, "once": 1, "first": 1, "both": 2, "pair": 2,
    "couple": 2, "double": 2, "doubled": 2, "twice": 2, "twin": 2, "second": 2, "two": 2, "three": 3, "third": 3, "triple": 3,
    "tripled": 3, "four": 4, "fourth": 4, "quadrupled": 4, "five": 5, "fifth": 5, "six": 6, "sixth": 6, "seven": 7, "seventh": 7,
    "eight": 8, "eighth": 8, "nine": 9, "ninth": 9, "ten": 10, "tenth": 10, "decade": 10, "eleven": 11, "eleventh": 11,
    "twelve": 12, "twelfth": 12, "dozen": 12, "thirteen": 13, "thirteenth": 13, "fourteen": 14, "fourteenth": 14, "fortnight": 14,
    "fifteen": 15, "fifteenth": 15, "sixteen": 16, "sixteenth": 16, "seventeen": 17, "seventeenth": 17, "eighteen": 18,
    "eighteenth": 18, "nineteen": 19, "nineteenth": 19, "twenty": 20, "twentieth": 20, "score": 20, "dozens": 24, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundredth": 100, "century": 100,
    "half": 50, "halved": 50, "quarter": 25, "thirds": 200 / 3, "quarters": 75, "majority": 51, "whole": 100, "all": 100, "every": 100,
}  # fmt: skip
_PER = frozenset({"in", "of", "out", "per", "every", "to"})
_LETTERS = re.compile(r"[a-z]+")


class Values:
    """The values of a text, sorted, for questions of the kind: is there one like this?"""

    def __init__(self, values: Sequence[float]) -> None:
        self._sorted = sorted(set(values))
        self._all = set(self._sorted)

    def has(self, value: float, tolerance: float) -> bool:
        """Tell whether a value lies within `tolerance` (a share of it) of `value`."""
        index = bisect_left(self._sorted, value - abs(value) * tolerance - 1e-9)
        return index < len(self._sorted) and self._sorted[index] <= value + abs(value) * tolerance + 1e-9

    def can_make(self, value: float) -> bool:
        """Tell whether two of the values add up to `value`, or differ by it."""
        return any(abs(value - each) in self._all or value + each in self._all for each in self._sorted)


def values_in(words: Words, spans: Sequence[Span]) -> Values:
    """Return the values of the words inside `spans`. Time is linear in their number."""
    return Values([value for value, _ in mentions(words, spans)])


def mentions(words: Words, spans: Sequence[Span]) -> Iterator[tuple[float, int]]:
    """Yield each value of the words inside `spans`, and the word that gives it."""
    known = numerals("en")
    for span in spans:
        read = [(index, value) for index in words.range_in(span) for value in _values(words, index)]
        yield from ((value, index) for index, value in read)
        for (index, one), (after, other) in pairwise(read):
            between = words.lower[index + 1 : after] if after - index < 5 else ()
            if other and not _PER.isdisjoint(between):
                yield 100 * one / other, index  # "two in three"
            if after - index == 1 and one >= 20 > 10 > other:
                yield one + other, index  # "twenty five"
            if known is not None and words.lower[index] not in _SCALES:
                added = spoken_sum(words.lower, words.gaps, index, known)
                if added is not None:
                    yield added[0], index


def _values(words: Words, index: int) -> Iterator[float]:
    word = words.lower[index]
    if not word[0].isdecimal():
        parts = word.split("-")
        values = [float(_NAMED[part]) for part in parts if part in _NAMED]
        yield from values
        if len(values) == 2:
            yield sum(values)  # "twenty-five"; and of "two-thirds" the share:
            yield values[0] * 100 / 3 if parts[1] == "thirds" else values[0] * values[1]
        value = values[0] if values else None
    else:
        value = None
        for match in _NUMBER.finditer(word):
            value = float(match[0].replace(",", ""))
            yield value
            suffix = _LETTERS.match(word, match.end())
            if suffix and suffix[0] in _SCALES:
                value *= _SCALES[suffix[0]]
                yield value
    if value is None and word in _SCALES:
        yield _SCALES[word]
    last = index + 1
    while value is not None and last < min(len(words), index + 4) and words.lower[last].strip("-") in _SCALES:
        value *= _SCALES[words.lower[last]]
        yield value
        last += 1
