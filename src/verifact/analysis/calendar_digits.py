"""Dates in digits alone, and years that stand alone."""

import re

from verifact.analysis.calendar_words import IN_ADDRESS, Calendar, is_amount, year_of
from verifact.analysis.words import Words
from verifact.model import DateMention
from verifact.spans import Span

__all__ = ["SHAPED", "in_digits"]

SHAPED = re.compile(r"\d{4}(?:-\d\d-\d\d(?:t\d\d)?)?|\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
_SHORT = re.compile(r"\d{1,2}", re.ASCII)
_OWNERS = frozenset({"the", "its", "his", "her", "their", "our", "a"})
_ERAS = frozenset({"bc", "bce", "b.c."})
_OPEN, _CLOSED = ("(", "["), (")", "]")


def in_digits(words: Words, index: int, taken: int, known: Calendar, found: list[DateMention]) -> int:
    """Add the date that the digits at `index` stand for, if any; return the word after it.

    Words before `taken` belong to an earlier date.
    """
    word = words.lower[index]
    if words.gaps[index].endswith("/"):
        return _slashed(words, index, taken, found)
    if words.gaps[index].endswith(IN_ADDRESS) and not _is_second_year(words, index, found):
        return index + 1
    if word[4:5] == "-":
        start = words.starts[index]
        _add(Span(start, start + 10), word[:4], word[5:7], word[8:10], found)  # without the time
    elif "." in word:
        day, month, year = word.split(".")
        _add_either(words.span(index, index + 1), day, month, year, found)
    elif words.gaps[index + 1] == "/":
        return _year_first(words, index, found)
    elif _is_year(words, index, known, found):
        found.append(DateMention(words.span(index, index + 1), int(word)))
    return index + 1


def _add(span: Span, year: str, month: str, day: str, found: list[DateMention]) -> None:
    """Add a date where the three can be one, 31 June included, which is a date that does not exist."""
    if year_of(year) is not None and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        found.append(DateMention(span, int(year), int(month), int(day)))


def _add_either(span: Span, one: str, other: str, year: str, found: list[DateMention]) -> None:
    """Add day and month, in whichever order is possible; nothing where both are, and would be two days."""
    if int(one) > 12 or one == other:
        _add(span, year, other, one, found)
    elif int(other) > 12:
        _add(span, year, one, other, found)


def _slashed(words: Words, index: int, taken: int, found: list[DateMention]) -> int:
    """Read "10/24/2024", whose year is at `index`."""
    first = index - 2
    if first >= taken and words.gaps[first + 1] == words.gaps[index] == "/" and _ends(words, first, index + 1):
        one, other, year = words.lower[first : index + 1]
        if _SHORT.fullmatch(one) and _SHORT.fullmatch(other):
            _add_either(words.span(first, index + 1), one, other, year, found)
    return index + 1


def _year_first(words: Words, index: int, found: list[DateMention]) -> int:
    """Read "2024/10/24"."""
    last = index + 3
    if last <= len(words) and words.gaps[index + 2] == "/" and _ends(words, index, last):
        year, month, day = words.lower[index:last]
        if _SHORT.fullmatch(month) and _SHORT.fullmatch(day):
            _add(words.span(index, last), year, month, day, found)
            return last
    return index + 1


def _ends(words: Words, first: int, last: int) -> bool:
    """Tell whether the digits are no part of an address or a longer number."""
    after = words.gaps[last]
    glued = after[:1] in ("/", "-", "_") or (after == "." and last < len(words))
    return not glued and not words.gaps[first].endswith(IN_ADDRESS)


def _is_year(words: Words, index: int, known: Calendar, found: list[DateMention]) -> bool:
    lower, gap, after = words.lower, words.gaps[index], words.gaps[index + 1]
    year = year_of(lower[index])
    following = lower[index + 1] if index + 1 < len(words) else ""
    previous = lower[index - 1] if index and gap.isspace() else ""
    if year is None or is_amount(words, index + 1, known) or following in _ERAS or after.startswith((":", "-", "/")):
        return False
    ends = bool(after.strip()) or not following or following in known.after_years or not following[0].islower()
    if previous in known.before_years:
        return ends or following.endswith("ly")
    if _is_second_year(words, index, found):
        return ends
    if year < 1500:
        return False
    if gap.endswith(_OPEN):
        return after.startswith((*_CLOSED, "–", ",", ";"))
    return year >= 1900 and previous in _OWNERS and not ends and following.isalpha() and len(following) > 2


def _is_second_year(words: Words, index: int, found: list[DateMention]) -> bool:
    """Tell whether a year before this one opens a range: "1914–1918", "between 1914 and 1918", "in 1914 and 1918"."""
    if not found or not index:
        return False
    before, gap = found[-1], words.gaps[index].strip()
    if before.month is not None or before.year is None or words.lower[index] <= str(before.year):
        return False
    if gap in ("–", "-", "—"):
        return before.span.end == words.ends[index - 1]
    return (
        not gap and words.lower[index - 1] in ("and", "to", "until", "or") and before.span.end == words.ends[index - 2]
    )
