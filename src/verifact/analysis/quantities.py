"""Quantities: counts, money, percentages, measures and ratios, with their values; never names, dates or ages.

"810th", "No. 3", "Route 66", "1950s", "October 24", "5 p.m." and "42-year-old" are no quantities.
"""

import re
from bisect import bisect_left
from enum import StrEnum

from attrs import frozen

from verifact.analysis.words import Words, words_of
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Quantity", "QuantityKind", "find_quantities", "quantities_in", "quantities_of"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MEASURE = re.compile(r"(\d+(?:[.,]\d+)*)-([a-z][a-z\-]*)")
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
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
        [*range(2, 21), *range(30, 100, 10)],
        strict=True,
    )
)
_VAGUE = {"dozens": 24.0, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "half": 0.5}
_CURRENCY = frozenset("$€£¥")
_TIME_AFTER = frozenset({"a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock"})
_AGE_AFTER = frozenset({"year-old", "years-old", "month-old"})
_PERCENT = frozenset({"percent", "percentage", "per"})
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
        if index < taken or not (word[0].isdecimal() or word in known):
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
    following = words.lower[index + 1] if index + 1 < len(words) else ""
    previous = words.lower[index - 1] if index else ""
    gap, gap_after = words.gaps[index], words.gaps[index + 1]
    last = index + 1
    if word[0].isdecimal():
        measure = _MEASURE.fullmatch(word)
        if measure:
            if measure[2].startswith(("year-old", "month-old", "day-old", "in-", "and-")) or measure[1] == "24":
                return None, last
            return Quantity(words.span(index, last), _number(measure[1]), measure[2], QuantityKind.MEASURE), last
        if not _DIGITS.fullmatch(word):
            return None, last  # 810th, 1950s, 9-year-old, F-16, 2-1
        value = _number(word)
        if _is_label(words, index, previous, following, months, gap):
            return None, last
    else:
        value = _VALUES.get(word, _VAGUE.get(word, _SCALES.get(word, 0.0)))
        if word in _SCALES and previous not in ("a", "several"):
            return None, last
    money = gap[-1:] in _CURRENCY
    percent = gap_after.startswith(("%", " %")) or following == "percent"
    while last < len(words) and words.lower[last] in _SCALES and words.gaps[last].isspace():
        value *= _SCALES[words.lower[last]]
        last += 1
    start = words.starts[index] - (1 if money else 0)
    if percent:
        end = (
            words.ends[last - 1] + len(gap_after) - len(gap_after.lstrip(" %"))
            if "%" in gap_after
            else words.ends[last]
        )
        return Quantity(Span(start, end), value, "percent", QuantityKind.PERCENT), last + ("%" not in gap_after)
    unit_last = _unit_end(words, last, known)
    unit = " ".join(words.lower[last:unit_last])
    if not money and not unit:
        return None, last
    if not word[0].isdecimal() and not money and value < 10:
        return None, last  # small numbers in words are style, seldom statistics
    kind = QuantityKind.MONEY if money or unit in ("dollars", "euros", "pounds", "cents") else QuantityKind.COUNT
    if previous == "per" or "per" in words.lower[max(0, index - 3) : index]:
        kind = QuantityKind.RATIO
    return Quantity(Span(start, words.ends[unit_last - 1]), value, unit, kind), last


def _is_label(words: Words, index: int, previous: str, following: str, months: frozenset[str], gap: str) -> bool:
    """Tell whether the digits only name something: a day, a year, a time, an age, a section."""
    if gap[-1:] in _CURRENCY:
        return False
    word = words.words[index]
    if gap.endswith((":", "/", "#", "-", "–", "’", "'", "[", "@")) or words.gaps[index + 1].startswith((":", "/", "]")):
        return True
    if (
        previous in months
        or following in months
        or following in _TIME_AFTER
        or previous in ("no", "page", "chapter", "age", "aged")
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


def _unit_end(words: Words, first: int, known: frozenset[str]) -> int:
    last = first
    while last < len(words) and last - first < _UNIT_WORDS and words.gaps[last].isspace():
        word = words.lower[last]
        if word in _STOPS or word in known:
            break
        last += 1
    return last


_STOPS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "could",
        "may",
        "might",
        "has",
        "have",
        "had",
        "as",
        "than",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "into",
        "over",
        "under",
        "after",
        "before",
        "since",
        "per",
        "when",
        "while",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "not",
        "if",
        "so",
        "between",
        "during",
        "through",
        "because",
        "about",
        "against",
        "out",
        "up",
        "down",
        "off",
    ]
)
