"""Quantities: counts, money, percentages, measures and ratios, with their values; never names, dates or ages.

"810th", "No. 3", "Route 66", "1950s", "October 24", "5 p.m." and "42-year-old" are no quantities.
"""

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache

from attrs import frozen

from verifact.analysis.words import Words, words_of
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Quantity", "QuantityKind", "find_quantities", "quantities_in", "quantities_of"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(bn|tn|m|k)")
_MEASURE = re.compile(r"(\d+(?:[.,]\d+)*)-([a-z][a-z\-]*)")
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "tn": 1e12,
}
_MONEY_SCALES = {**_SCALES, "m": 1e6, "k": 1e3}  # of other things they are metres and kilos
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_VALUES = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
        ],
        map(float, (*range(2, 21), *range(30, 100, 10))),
        strict=True,
    )
)
_VAGUE = {"dozens": 24.0, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "half": 0.5}
_CURRENCY = frozenset("$€£¥")
_TIME_AFTER = frozenset({"a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock"})
_PERCENT = {("percent",): "percent", ("pct",): "percent", ("per", "cent"): "percent"}
_PERCENT |= {("percentage", "point"): "percentage points", ("percentage", "points"): "percentage points"}
_MINUS = re.compile(r"(?:\A|[\s(])[-−]\Z")
_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "my", "your", "those", "these"})
_AGE = frozenset({"year", "years", "month", "months", "day", "days", "week", "weeks"})
_YEARS = range(1000, 2100)
_UNIT_WORDS = 3


class QuantityKind(StrEnum):
    """What is counted or measured."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    RATIO = "ratio"


@frozen
class Quantity:
    """A number with what it counts. `value` is in the unit as written ("8 million" -> 8e6); `unit` in lower case.

    `span` covers the number, its sign and scale, and the words that say what is counted.
    """

    span: Span
    value: float
    unit: str
    kind: QuantityKind


def find_quantities(words: Words, tag: str | None) -> tuple[Quantity, ...]:
    """Return the quantities in the order of the text; none in a language without number words."""
    if tag is None or "number_words" not in lexicon(tag):
        return ()
    known, months = lexicon(tag).terms["number_words"], lexicon(tag).terms["months"]
    found = []
    taken = -1
    for index, word in enumerate(words.lower):
        if index < taken or not (word[0].isdecimal() or word in known or word.partition("-")[0] in known):
            continue
        quantity, taken = _read(words, index, months, known)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def quantities_of(article: Article) -> tuple[Quantity, ...]:
    """Return the quantities of an article; ask through `article.derived(quantities_of)`."""
    return find_quantities(article.derived(words_of), article.language)


def quantities_in(found: tuple[Quantity, ...], span: Span) -> tuple[Quantity, ...]:
    """Return those that begin inside `span`."""
    low = bisect_left(found, span.start, key=lambda quantity: quantity.span.start)
    high = bisect_left(found, span.end, key=lambda quantity: quantity.span.start)
    return found[low:high]


def _read(words: Words, index: int, months: frozenset[str], known: frozenset[str]) -> tuple[Quantity | None, int]:
    word = words.lower[index]
    previous = words.lower[index - 1] if index else ""
    gap = words.gaps[index]
    last = index + 1
    money = gap[-1:] in _CURRENCY
    in_digits = word[0].isdecimal()
    if in_digits:
        measure = _MEASURE.fullmatch(word)
        if measure:
            if measure[2].startswith(("year-old", "month-old", "day-old", "in-", "and-")) or measure[1] == "24":
                return None, last
            return Quantity(words.span(index, last), _number(measure[1]), measure[2], QuantityKind.MEASURE), last
        value = _written_value(word, money=money)
        if value is None or _is_label(words, index, months):
            return None, last
    else:
        value = _spoken_value(word)
        if value is None or (word in _SCALES and previous not in ("a", "several")):
            return None, last
    start = words.starts[index] - (1 if money else 0)
    if in_digits and _MINUS.search(words.text, max(0, start - 2), start):
        value, start = -value, start - 1
    scales = _MONEY_SCALES if money else _SCALES
    while last < len(words) and words.lower[last] in scales and not words.gaps[last].strip():
        value *= scales[words.lower[last]]
        last += 1
    percent = _percent(words, last)
    if percent is not None:
        unit, end, last = percent
        return Quantity(Span(start, end), value, unit, QuantityKind.PERCENT), last
    if not money and word not in _VAGUE:
        last = _after_of(words, last)
    unit_last = _unit_end(words, last, known)
    unit = " ".join(words.lower[last:unit_last])
    if not money and not unit:
        return None, last
    if not in_digits and not money and value < 10:
        return None, last  # small numbers in words are style, seldom statistics
    if not money and unit and words.lower[last] in _terms("measure_units"):
        return Quantity(Span(start, words.ends[last]), value, words.lower[last], QuantityKind.MEASURE), last
    kind = QuantityKind.MONEY if money or unit in ("dollars", "euros", "pounds", "cents") else QuantityKind.COUNT
    if _is_ratio(words, index, known):
        kind = QuantityKind.RATIO
    return Quantity(Span(start, words.ends[unit_last - 1]), value, unit, kind), last


def _written_value(word: str, *, money: bool) -> float | None:
    """Return the value of a word of digits; None for 810th, 1950s, 9-year-old, F-16, 2-1."""
    if _DIGITS.fullmatch(word):
        return _number(word)
    glued = _GLUED.fullmatch(word)
    scale = (_MONEY_SCALES if money else _SCALES).get(glued[2]) if glued else None
    return _number(glued[1]) * scale if glued and scale else None


def _spoken_value(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    if ones:
        return _VALUES[tens] + _ONES[ones] if _VALUES.get(tens, 0) >= 20 and ones in _ONES else None
    return _VALUES.get(word, _VAGUE.get(word, _SCALES.get(word)))


def _percent(words: Words, first: int) -> tuple[str, int, int] | None:
    """Return (unit, where it ends, the word after it) where the words from `first` on make a number a percentage."""
    gap = words.gaps[first]
    if gap.startswith(("%", " %")):
        return "percent", words.ends[first - 1] + gap.index("%") + 1, first
    if not gap.isspace():
        return None
    for length in (1, 2):
        unit = _PERCENT.get(tuple(words.lower[first : first + length]))
        if unit is not None:
            return unit, words.ends[first + length - 1], first + length
    return None


def _is_ratio(words: Words, index: int, known: frozenset[str]) -> bool:
    """Whether the number is what another one is held against: "3 per 1,000", "one in 5"."""
    before = words.lower[max(0, index - 3) : index]
    if "per" in before:
        return True
    if len(before) < 2 or before[-1] != "in":
        return False
    return before[-2] in known or before[-2] == "one" or (before[-2].isdecimal() and len(before[-2]) < 3)


def _is_label(words: Words, index: int, months: frozenset[str]) -> bool:
    """Tell whether the digits only name something: a day, a year, a time, an age, a section."""
    gap = words.gaps[index]
    previous = words.lower[index - 1] if index else ""
    following = words.lower[index + 1] if index + 1 < len(words) else ""
    if gap[-1:] in _CURRENCY:
        return False
    word = words.words[index]
    signed = _MINUS.search(words.text, max(0, words.starts[index] - 2), words.starts[index])
    if (not signed and gap.endswith((":", "/", "#", "-", "–", "’", "'", "[", "@"))) or words.gaps[index + 1].startswith(
        (":", "/", "]")
    ):
        return True
    if (
        previous in months
        or following in months
        or following in _TIME_AFTER
        or previous in ("no", "page", "chapter", "section", "age", "aged")
        or (following in _AGE and words.lower[index + 2 : index + 3] == ["old"])
    ):
        return True
    if len(word) == 4 and word.isdecimal() and int(word) in _YEARS and following not in ("people", "percent"):
        return True
    if (
        index
        and words.words[index - 1][0].isupper()
        and gap == " "
        and words.lower[index - 1] not in ("the", "about", "some", "a")
    ):
        at_start = index < 2 or not words.gaps[index - 1].isspace()
        return not at_start
    return gap.startswith(",") and words.gaps[index + 1].startswith(",")  # "Ann Lee, 42, said"


def _number(digits: str) -> float:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return 0.0


def _after_of(words: Words, first: int) -> int:
    """Return where the unit begins: "200 of its jobs" counts jobs."""
    if words.lower[first : first + 1] != ["of"]:
        return first
    return first + (2 if words.lower[first + 1 : first + 2] and words.lower[first + 1] in _OWNERS else 1)


def _unit_end(words: Words, first: int, known: frozenset[str]) -> int:
    last = first
    while last < len(words) and last - first < _UNIT_WORDS and words.gaps[last].isspace():
        word = words.lower[last]
        if word in _terms("words_after_units") or word in known or word[0].isdecimal():
            break
        last += 1
    return last


@cache
def _terms(category: str) -> frozenset[str]:
    return lexicon("en").terms[category]
