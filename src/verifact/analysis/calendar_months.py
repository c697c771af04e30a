"""The date around the name of a month."""

import re

from verifact.analysis.calendar_words import IN_ADDRESS, Calendar, is_amount, year_of
from verifact.analysis.words import Words
from verifact.model import DateMention
from verifact.spans import Span

__all__ = ["around_month"]

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)
_JOINT = re.compile(r"\.?,?\s+")
_DASH = re.compile(r"\s?[–—-]\s?")
_LABELS = frozenset({"no", "nos", "page", "chapter", "section", "vol", "volume", "article"})


def around_month(words: Words, index: int, taken: int, known: Calendar, found: list[DateMention]) -> int:
    """Add the date around the month name at `index`, two for a range of days; return the word after it."""
    if not words.words[index][0].isupper():
        return index + 1
    month, first, last = known.months[words.lower[index]], index, index + 1
    days, day_first = _days_before(words, index, taken, known)
    if days:
        first = day_first
    elif _JOINT.fullmatch(words.gaps[last]) and "," not in words.gaps[last]:
        days, last = _days_after(words, last, known)
    year = _year_at(words, last, known, is_sure=first < index)
    if days and year is None:
        if first == index and index and words.lower[index - 1] == "in" and len(days) == 1:
            days, last = [], index + 1  # "in May 24 people": one says "on May 24"
        elif first < index and is_amount(words, last, known):
            days, first = [], index  # "won 5 March games"
    if year is not None:
        last += 1
    elif not days and not _is_month_alone(words, index, known):
        return index + 1
    value = int(words.lower[last - 1]) if year is not None else None
    if len(days) == 2:
        return _add_range(words, first, index, last, (value, month, days), found)
    day = days[0] if days else None
    weekday, place = _weekday(words, first, last, known) if day else (None, None)
    found.append(DateMention(words.span(first, last), value, month, day, weekday, place))
    return last


def _add_range(
    words: Words, first: int, index: int, last: int, parts: tuple[int | None, int, list[int]], found: list[DateMention]
) -> int:
    """Add the two ends of "October 24–26, 2024" or "24–26 October 2024"; what the text says once holds for both."""
    year, month, days = parts
    start = words.starts[first]
    at = first if first < index else index + 1
    written = words.words[at]
    dash = written.find("-")
    cut = words.starts[at] + dash if dash > 0 else words.ends[at]
    resume = cut + 1 if dash > 0 else words.starts[at + 1]
    found.append(DateMention(Span(start, cut), year, month, days[0]))
    found.append(DateMention(Span(resume, words.ends[last - 1]), year, month, days[1]))
    return last


def _days_before(words: Words, index: int, taken: int, known: Calendar) -> tuple[list[int], int]:
    """Return the day before a month ("24", "24th of", or two: "24–26") and its first word."""
    at = index - 1
    if at > taken and words.lower[at] == "of" and not words.lower[at - 1].isdecimal():
        at -= 1
    if at < taken or not all(gap.isspace() for gap in words.gaps[at + 1 : index + 1]):
        return [], index
    days = _days_in(words.lower[at])
    before = words.gaps[at]
    if len(days) == 1 and at > taken and _DASH.fullmatch(before):
        earlier = _days_in(words.lower[at - 1])
        if len(earlier) == 1 and earlier[0] < days[0]:
            days, at, before = earlier + days, at - 1, words.gaps[at - 1]
    if not days or before.endswith(IN_ADDRESS) or (at and words.lower[at - 1] in _LABELS | known.months.keys()):
        return [], index
    return days, at


def _days_after(words: Words, at: int, known: Calendar) -> tuple[list[int], int]:
    """Return the day that begins at word `at`, or two ("24–26"), and the word after them."""
    days = _days_in(words.lower[at]) if at < len(words) else []
    if not days:
        return [], at
    last = at + 1
    if len(days) == 1 and last < len(words) and _DASH.fullmatch(words.gaps[last]):
        later = _days_in(words.lower[last])
        if len(later) == 1 and later[0] > days[0]:
            days, last = days + later, last + 1
    gap = words.gaps[last]
    if gap.startswith(("%", " %", "/")):
        return [], at
    if last < len(words) and (
        (gap == ":" and words.lower[last][0].isdecimal())
        or (gap.isspace() and words.lower[last] in known.not_after_days)
    ):
        return [], at  # a time, an amount
    return days, last


def _days_in(word: str) -> list[int]:
    """Return the day, or the two days, that a word can stand for."""
    match = _DAY.fullmatch(word) or _DAYS.fullmatch(word)
    days = [int(group) for group in match.groups()] if match else []
    return days if all(1 <= day <= 31 for day in days) and days == sorted(set(days)) else []


def _year_at(words: Words, at: int, known: Calendar, *, is_sure: bool) -> int | None:
    """Return the year at word `at` where it belongs to the month or day before it.

    Behind "24 October" it always does (`is_sure`); behind "October" and "October 24" it may be a number of things.
    """
    if at >= len(words) or not _JOINT.fullmatch(words.gaps[at]):
        return None
    return None if not is_sure and is_amount(words, at + 1, known) else year_of(words.lower[at])


def _is_month_alone(words: Words, index: int, known: Calendar) -> bool:
    """Whether a month name without a day and a year is one: not "May said", "Black September", "January Jones"."""
    word = words.lower[index]
    following = words.words[index + 1] if index + 1 < len(words) and words.gaps[index + 1] == " " else ""
    if len(word) < 5 and word not in known.also_words and word != "july":
        return False
    if following[:1].isupper() or following[:1].isdecimal():
        return False
    previous = words.lower[index - 1] if index and words.gaps[index] in (" ", "-") else ""
    if word in known.also_words:
        return previous in known.before_months
    return not (previous and words.words[index - 1][0].isupper()) or previous in known.before_months


def _weekday(words: Words, first: int, last: int, known: Calendar) -> tuple[int | None, Span | None]:
    """Return the day of the week beside a date and where it is written: "Monday, May 5", "May 5 (a Monday)"."""
    lower, gaps = words.lower, words.gaps
    at = first - 1
    if at > 0 and lower[at] == "the" and gaps[at + 1].isspace():
        at -= 1
    shared = last < len(words) and (lower[last] in ("and", "to", "or", "through") or _DASH.fullmatch(gaps[last]))
    if at >= 0 and _is_weekday(words, at, known) and all(map(_JOINT.fullmatch, gaps[at + 1 : first + 1])):
        several = any(word in known.weekdays for word in lower[max(0, at - 2) : at])
        return (None, None) if several or shared else (known.weekdays[lower[at]], words.span(at, at + 1))
    at = last + (lower[last : last + 1] == ["a"])
    if at >= len(words) or not _is_weekday(words, at, known):
        return None, None
    if gaps[last].strip() == "(" and gaps[at + 1].startswith(")"):
        return known.weekdays[lower[at]], words.span(at, at + 1)
    if at > last and gaps[last] == ", ":
        return known.weekdays[lower[at]], words.span(at, at + 1)
    return None, None


def _is_weekday(words: Words, at: int, known: Calendar) -> bool:
    return words.lower[at] in known.weekdays and words.words[at][0].isupper()
