"""Quantities: counts, money, percentages, measures and ratios, with their values; never names, dates or ages.

"810th", "No. 3", "Route 66", "1950s", "October 24", "5 p.m." and "42-year-old" are no quantities.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import compress

from verifact.analysis.numerals import Numerals, number, numerals, spoken_value, written_value
from verifact.analysis.word_memo import WordMemo
from verifact.analysis.words import Words, words_of
from verifact.language import lexicon
from verifact.model import Article, Figure, FigureKind
from verifact.spans import Span

__all__ = ["Quantity", "QuantityKind", "bound_before", "find_quantities", "quantities_in", "quantities_of"]

# The names that checks know them by; the model's are public.
Quantity = Figure
QuantityKind = FigureKind

_MEASURE = re.compile(r"(\d+(?:[.,]\d+)*)-([a-z][a-z\-]*)")
_CURRENCY = frozenset("$€£¥")
_MINUS = re.compile(r"(?:\A|[\s(])[-−]\Z")
_YEARS = range(1000, 2100)
_UNIT_WORDS = 3
_SMALL = 10
_BOUND_WORDS = 3


def find_quantities(words: Words, tag: str | None) -> tuple[Quantity, ...]:
    """Return the quantities in the order of the text; none in a language without number words."""
    known = numerals(tag)
    if tag is None or known is None:
        return ()
    openers = map(_openers(tag).__getitem__, words.lower)
    found = []
    taken = -1
    for index in compress(range(len(words)), openers):
        if index >= taken:
            quantity, taken = _read(words, index, known)
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


@cache
def _openers(tag: str) -> WordMemo:
    """Return which words may open a number: those that begin with a digit or with a number word."""
    spoken = lexicon(tag).terms["number_words"]
    return WordMemo(lambda word: word[0].isdecimal() or word.partition("-")[0] in spoken)


def quantities_of(article: Article) -> tuple[Quantity, ...]:
    """Return the quantities of an article; ask through `article.derived(quantities_of)`."""
    return find_quantities(article.derived(words_of), article.language)


def quantities_in(found: tuple[Quantity, ...], span: Span) -> tuple[Quantity, ...]:
    """Return those that begin inside `span`."""
    low = bisect_left(found, span.start, key=lambda quantity: quantity.span.start)
    high = bisect_left(found, span.end, low, key=lambda quantity: quantity.span.start)
    return found[low:high]


def _read(words: Words, index: int, known: Numerals) -> tuple[Quantity | None, int]:
    lower, gap = words.lower, words.gaps[index]
    word, last = lower[index], index + 1
    money = gap[-1:] in _CURRENCY
    scales = known.money_scales if money else known.scales
    in_digits = word[0].isdecimal()
    if in_digits:
        measure = _MEASURE.fullmatch(word) if "-" in word else None
        if measure:
            return _measure(words, index, measure, known), last
        value = written_value(word, scales)
        if value is None or _is_label(words, index, known):
            return None, last
    else:
        value = spoken_value(word, known)
        if value is None or (word in known.scales and (not index or lower[index - 1] not in ("a", "several"))):
            return None, last
    start = words.starts[index] - (1 if money else 0)
    if in_digits and ("-" in gap or "−" in gap) and _MINUS.search(words.text, max(0, start - 2), start):
        value, start = -value, start - 1
    while last < len(lower) and lower[last] in scales and not words.gaps[last].strip():
        value *= scales[lower[last]]
        last += 1
    percent = _percent(words, last, known)
    if percent is not None:
        unit, end, last = percent
        return Quantity(Span(start, end), value, unit, QuantityKind.PERCENT, bound_before(words, index, known)), last
    if not (in_digits or money) and value < _SMALL:
        return None, last  # small numbers in words are style, seldom statistics
    if not money and word not in known.vague:
        last = _after_of(words, last, known)
    unit_last = _unit_end(words, last, known)
    unit = " ".join(lower[last:unit_last])
    if not money and not unit:
        return None, last
    bound = bound_before(words, index, known)
    if not money and lower[last] in known.units:
        return Quantity(Span(start, words.ends[last]), value, lower[last], QuantityKind.MEASURE, bound), last
    kind = QuantityKind.MONEY if money or unit in known.currencies else QuantityKind.COUNT
    if _is_ratio(words, index, known):
        kind = QuantityKind.RATIO
    return Quantity(Span(start, words.ends[unit_last - 1]), value, unit, kind, bound), last


def _measure(words: Words, index: int, measure: re.Match[str], known: Numerals) -> Quantity | None:
    """Return what "10-mile" measures; None for an age, for "24-hour" and for "3-in-1"."""
    if measure[2].startswith(("year-old", "month-old", "day-old", "in-", "and-")) or measure[1] == "24":
        return None
    span, bound = words.span(index, index + 1), bound_before(words, index, known)
    return Quantity(span, number(measure[1]), measure[2], QuantityKind.MEASURE, bound)


def bound_before(words: Words, index: int, known: Numerals) -> str:
    """Return what the words before the number make of it: the longest of the phrases that ends there."""
    for first in range(max(0, index - _BOUND_WORDS), index):
        bound = known.bounds.get(tuple(words.lower[first:index]))
        if bound is not None:
            return bound
    return ""


def _percent(words: Words, first: int, known: Numerals) -> tuple[str, int, int] | None:
    """Return (unit, where it ends, the word after it) where the words from `first` on make a number a percentage."""
    gap = words.gaps[first]
    if gap.startswith(("%", " %")):
        return "percent", words.ends[first - 1] + gap.index("%") + 1, first
    if first < len(words) and words.lower[first] in known.percent_openers and gap.isspace():
        for length in (1, 2):
            unit = known.percent.get(tuple(words.lower[first : first + length]))
            if unit is not None:
                return unit, words.ends[first + length - 1], first + length
    return None


def _is_ratio(words: Words, index: int, known: Numerals) -> bool:
    """Whether the number is what another one is held against: "3 per 1,000", "one in 5"."""
    before = words.lower[max(0, index - 3) : index]
    if "per" in before:
        return True
    if len(before) < 2 or before[-1] != "in":
        return False
    return before[-2] in known.known or before[-2] == "one" or (before[-2].isdecimal() and len(before[-2]) < 3)


def _is_label(words: Words, index: int, known: Numerals) -> bool:
    """Tell whether the digits only name something: a day, a year, a time, an age, a section."""
    lower, gap = words.lower, words.gaps[index]
    previous = lower[index - 1] if index else ""
    following = lower[index + 1] if index + 1 < len(lower) else ""
    if gap[-1:] in _CURRENCY:
        return False
    word, after = words.words[index], words.gaps[index + 1]
    if after.startswith((":", "/", "]")):
        return True
    if gap.endswith((":", "/", "#", "-", "–", "’", "'", "[", "@")) and not _MINUS.search(
        words.text, max(0, words.starts[index] - 2), words.starts[index]
    ):
        return True
    if previous in known.months or following in known.months or following in known.times or previous in known.labels:
        return True
    if following in known.ages and lower[index + 2 : index + 3] == ["old"]:
        return True
    if len(word) == 4 and word.isdecimal() and int(word) in _YEARS and following not in ("people", "percent"):
        return True
    if gap == " " and index and words.words[index - 1][0].isupper() and previous not in ("the", "about", "some", "a"):
        return index >= 2 and words.gaps[index - 1].isspace()  # "Route 66", unless the word opens a sentence
    return gap.startswith(",") and after.startswith(",")  # "Ann Lee, 42, said"


def _after_of(words: Words, first: int, known: Numerals) -> int:
    """Return where the unit begins: "200 of its jobs" counts jobs."""
    if words.lower[first : first + 1] != ["of"]:
        return first
    return first + (2 if words.lower[first + 1 : first + 2] and words.lower[first + 1] in known.owners else 1)


def _unit_end(words: Words, first: int, known: Numerals) -> int:
    lower, gaps, last = words.lower, words.gaps, first
    limit = min(len(lower), first + _UNIT_WORDS)
    while last < limit and gaps[last].isspace():
        word = lower[last]
        if word in known.after or word in known.known or word[0].isdecimal():
            break
        last += 1
    return last
