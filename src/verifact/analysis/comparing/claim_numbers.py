"""The numbers of a claim, each with what it counts, and how exactly it is meant.

`quantities` reads what a number counts and leaves out years, ordinals and ages; here nothing is left out that a source could be asked for, but
the small number words ("one" to "three"), which are style more often than figures.
"""

import re
from bisect import bisect_left
from collections.abc import Container
from math import floor, log10

from attrs import evolve, frozen

from verifact.analysis.calendar_words import calendar, year_of
from verifact.analysis.numerals import Numerals, numerals, spoken_value
from verifact.analysis.quantities import bound_before
from verifact.analysis.spoken_sums import spoken_sum
from verifact.analysis.words import Words
from verifact.model import NumberKind
from verifact.spans import Span

__all__ = ["ClaimNumber", "numbers_of"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_POINTS = re.compile(r"(?=.{1,20}\Z)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+(?=,\d))(?:,(?P<fraction>\d+))?", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ZERO = re.compile(r"0\d")  # part of a telephone number, a date, a time
_SUFFIX = re.compile(r"(?:st|nd|rd|th|s|k|m|mn|bn|tn|b)(?![a-z])")
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
_MEASURES = frozenset({"k", "m"})  # "12m" may be metres, "10k" a run
_NAME = re.compile(r"[^\W\d_]-?\Z")
_LONGEST_CENTURY = 6  # characters; "2018-" has five
_CURRENCY = "$€£¥₹"
_DASHES = frozenset("-–/")
_MOST_DIGITS = 15
_MOST = 1e15
_LEAST_SPOKEN = 4
_ROUNDED = 0.05
_DECADE = 9
_SHARES = {
    "half": 50.0,
    "third": 100 / 3,
    "thirds": 100 / 3,
    "quarter": 25.0,
    "quarters": 25.0,
    "fifths": 20.0,
    "tenths": 10.0,
}
_ONE = (["a"], ["one"])
_SHARE_ROUNDED = 2.0  # percentage points
_OF = (["in"], ["out", "of"])
_FEW = re.compile(r"\d{1,3}", re.ASCII)
_MOST_OF = 1000
# What the words before a number allow, as shares of its value: less, more.
_ALLOWED = {
    "": (0.0, 0.0),
    "about": (0.1, 0.1),
    "at least": (0.0, 0.25),
    "more than": (0.0, 0.25),
    "at most": (0.25, 0.0),
    "less than": (0.25, 0.0),
}


@frozen
class ClaimNumber:
    """A number of a claim: any value of a source from `least` to `most` agrees with it, and any in `otherwise`, of whatever kind."""

    text: str
    span: Span
    value: float
    unit: str
    kind: NumberKind
    least: float
    most: float
    otherwise: tuple[float, float] | None = None


def numbers_of(words: Words, tag: str | None) -> tuple[ClaimNumber, ...]:
    """Return the numbers in the order of the text; of a language without number words, those in digits."""
    known = numerals(tag)
    months = calendar(tag).months
    found: list[ClaimNumber] = []
    index = 0
    while index < len(words):
        last = index + 1
        word = words.lower[index]
        if any(map(str.isdecimal, word)):
            numbers, last = _in_digits(words, index, known, months.keys())
            found += numbers
        elif known is not None:
            number, last = _in_words(words, index, known)
            found += [number] if number else []
        index = last
    return tuple(_with_shares(found, words, known)) if known else tuple(found)


def _with_shares(found: list[ClaimNumber], words: Words, known: Numerals) -> list[ClaimNumber]:
    """Return the numbers, those of "one in five" and "9 out of 10" also as the percentage that they make."""
    made = [*found]
    for at, number in enumerate(found):
        first = bisect_left(words.starts, number.span.start)
        before = first - 2 if words.lower[first - 1 : first] == ["in"] else first - 3
        if before < 0 or words.lower[before + 1 : first] not in _OF or number.kind is not NumberKind.AMOUNT:
            continue
        word = words.lower[before]
        part = float(word) if _FEW.fullmatch(word) else known.ones.get(word) or known.values.get(word, 0.0)
        if 0 < part < number.value <= _MOST_OF:
            share = 100 * part / number.value
            made[at] = evolve(number, otherwise=(share - _SHARE_ROUNDED, share + _SHARE_ROUNDED))
            if at and found[at - 1].span.start == words.starts[before]:
                made[at - 1] = evolve(found[at - 1], otherwise=made[at].otherwise)
    return made


def _in_digits(
    words: Words, index: int, known: Numerals | None, months: Container[str]
) -> tuple[list[ClaimNumber], int]:
    """Return the numbers in a word with digits ("49-67" has two), and the word after what belongs to the last of them."""
    word, start, gap = words.lower[index], words.starts[index], words.gaps[index]
    last = index + 1
    found: list[ClaimNumber] = []
    if known is None and (foreign := _POINTS.fullmatch(word)):
        return [_with_points(words, index, foreign)], last
    matches = [*_DIGITS.finditer(word)]
    if _ISO_DATE.fullmatch(word):
        del matches[1:]  # dates are compared as dates
    for match in matches:
        digits, end = match[0], match.end()
        if len(digits) > _MOST_DIGITS or _ZERO.match(digits):
            continue
        value, step = float(digits.replace(",", "")), 10.0 ** -len(digits.partition(".")[2])
        if _NAME.search(word, max(0, match.start() - 2), match.start()) and (
            word[match.start() - 1] != "-" or year_of(digits) is None
        ):
            continue  # "COVID-19", "G20"
        begin, kind, unit = start + match.start(), NumberKind.AMOUNT, ""
        suffix = _SUFFIX.match(word, end)
        unscaled = None
        if suffix and suffix[0] in _SCALES:
            unscaled = (value, step) if suffix[0] in _MEASURES else None
            value, step, end = value * _SCALES[suffix[0]], step * _SCALES[suffix[0]], suffix.end()
        elif suffix and suffix[0] == "s" and value < 100:
            continue  # "the '90s" and "in her 40s" are no one number
        elif suffix:
            kind, end = (NumberKind.YEAR if suffix[0] == "s" else NumberKind.ORDINAL), suffix.end()
        stop = start + end
        if match is matches[-1] and end == len(word):
            if last < len(words) and not words.gaps[last] and words.lower[last] in _SCALES:  # "1.5m"
                scale, stop = _SCALES[words.lower[last]], words.ends[last]
                unscaled = (value, step) if words.lower[last] in _MEASURES else None
                value, step, last = value * scale, step * scale, last + 1
            scales = known.scales if known else {}
            while last < len(words) and value < _MOST and words.lower[last] in scales and not words.gaps[last].strip():
                scale, stop = scales[words.lower[last]], words.ends[last]
                value, step, last = value * scale, step * scale, last + 1
            percent = _percent(words, last, known)
            if percent:
                kind, unit, stop = NumberKind.PERCENT, "percent", percent
        if match.start() == 0 and gap[-1:] in _CURRENCY and gap:
            kind, unit, begin = NumberKind.MONEY, gap[-1], begin - 1
        if kind is NumberKind.AMOUNT and step == 1 and last == index + 1:
            century = _century(words, index, word[: min(match.start(), _LONGEST_CENTURY)])
            if len(digits) == 2 and century:
                kind, value = NumberKind.YEAR, float(century + digits)  # "2018-19"
            elif year_of(digits) is not None:
                kind = NumberKind.YEAR
            elif _is_day(words, index, value, months):
                kind = NumberKind.DAY
        if kind is NumberKind.AMOUNT:
            unit = _unit(words, last, known)
        made = _number(words, index, Span(begin, stop), value, step, unit, kind, known)
        if unscaled and kind is NumberKind.AMOUNT:
            plain = _number(words, index, made.span, *unscaled, unit, kind, known)
            made = evolve(made, otherwise=(plain.least, plain.most))
        found.append(made)
    return found, last


def _with_points(words: Words, index: int, match: re.Match[str]) -> ClaimNumber:
    """Return a number as most languages but English write it, "1.234,5"; in case it is English, it agrees as that, too."""
    whole, fraction = match["whole"].replace(".", ""), match["fraction"]
    span, value = words.span(index, index + 1), float(f"{whole}.{fraction or 0}")
    made = _number(words, index, span, value, 10.0 ** -len(fraction or ""), "", NumberKind.AMOUNT, None)
    try:
        english = float(match[0].replace(",", ""))
    except ValueError:  # "1.234.567"
        return made
    return evolve(made, otherwise=(english, english))


def _century(words: Words, index: int, before: str) -> str:
    """Return the first two digits of the year that a dash joins with what follows, "" where there is none."""
    if not before and index and words.gaps[index] in _DASHES:
        before = words.lower[index - 1] + "-"
    return before[:2] if len(before) == 5 and before[4] in "-/" and year_of(before[:4]) is not None else ""


def _in_words(words: Words, index: int, known: Numerals) -> tuple[ClaimNumber | None, int]:
    """Return the number that begins at a word without digits, if one does, and the word after it."""
    lower, gaps = words.lower, words.gaps
    word, last = lower[index], index + 1
    share = _share(words, index, known)
    if share is not None:
        return share, last
    added = spoken_sum(lower, gaps, index, known)
    value = spoken_value(word, known) if word not in known.vague else None
    if added is not None and value is None and word in known.ones:
        value = known.ones[word]  # "one and a half million"
    if value is None or (word in known.scales and lower[max(0, index - 1) : index] not in _ONE):
        return None, last
    is_scaled = word in known.scales
    if is_scaled and lower[max(0, index - 2) : index] == ["half", "a"]:
        value /= 2
    if added is not None:
        value, last, is_scaled = *added, False
    while (
        added is None and last < len(words) and value < _MOST and not gaps[last].strip(" -") and "\n" not in gaps[last]
    ):
        if lower[last] in known.scales:
            value *= known.scales[lower[last]]
            is_scaled = True
        elif lower[last] in known.ones and value % 100 >= 20 and value % 10 == 0:
            value += known.ones[lower[last]]
        else:
            break
        last += 1
    percent = _percent(words, last, known)
    if value < _LEAST_SPOKEN and not is_scaled and not percent:
        return None, last
    span = Span(words.starts[index], percent or words.ends[last - 1])
    if percent:
        return _number(words, index, span, value, 1.0, "percent", NumberKind.PERCENT, known), last
    step = 10.0 ** floor(log10(value)) if is_scaled else 1.0
    return _number(words, index, span, value, step, _unit(words, last, known), NumberKind.AMOUNT, known), last


def _share(words: Words, index: int, known: Numerals) -> ClaimNumber | None:
    """Return the percentage that a share of something is: "half of", "a third of", "two-thirds"."""
    count, _, part = words.lower[index].rpartition("-")
    following = words.lower[index + 1 : index + 2]
    if part not in _SHARES:
        return None
    if not count and (following != ["of"] or (part != "half" and words.lower[max(0, index - 1) : index] not in _ONE)):
        return None  # "the third quarter of 2006"
    value = _SHARES[part] * known.ones.get(count, 1.0)
    span = words.span(index, index + 1)
    least, most = value - _SHARE_ROUNDED, value + _SHARE_ROUNDED
    return ClaimNumber(span.of(words.text), span, value, "percent", NumberKind.PERCENT, least, most)


def _number(
    words: Words, index: int, span: Span, value: float, step: float, unit: str, kind: NumberKind, known: Numerals | None
) -> ClaimNumber:
    """Return the number with the values that agree with it: rounding to `step`, and what the words before it make of it."""
    least = most = value
    if kind in (NumberKind.AMOUNT, NumberKind.MONEY, NumberKind.PERCENT):
        half = min(step / 2, abs(value) * _ROUNDED) if step != 1 or kind is NumberKind.PERCENT else 0.0
        if step == 1 and value >= 100 and value % 10 == 0:
            half = min(_round_step(value) / 2, value * _ROUNDED)
        least, most = value - half, value + half
        down, up = _ALLOWED[bound_before(words, index, known) if known else ""]
        least, most = min(least, value * (1 - down)), max(most, value * (1 + up))
    if kind is NumberKind.YEAR and words.text[span.end - 1] == "s":
        most = value + _DECADE
    return ClaimNumber(span.of(words.text), span, value, unit, kind, least, most)


def _round_step(value: float) -> float:
    step = 1.0
    while value % (step * 10) == 0:
        step *= 10
    return step


def _percent(words: Words, first: int, known: Numerals | None) -> int | None:
    """Return where the sign or words end that make a percentage of the number before word `first`."""
    gap = words.gaps[first]
    sign = re.match(r"\s?[%％]", gap)
    if sign:
        return words.ends[first - 1] + sign.end()
    if known is not None and first < len(words) and words.lower[first] in known.percent_openers and gap.isspace():
        for length in (1, 2):
            if tuple(words.lower[first : first + length]) in known.percent:
                return words.ends[first + length - 1]
    return None


def _is_day(words: Words, index: int, value: float, months: Container[str]) -> bool:
    near = words.lower[max(0, index - 1) : index] + words.lower[index + 1 : index + 2]
    return 1 <= value <= 31 and any(word in months for word in near)


def _unit(words: Words, at: int, known: Numerals | None) -> str:
    if at < len(words) and words.gaps[at].isspace() and (known is None or words.lower[at] not in known.after):
        return words.lower[at]
    return ""
