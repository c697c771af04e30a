"""The dates of a source, and whether one of a claim agrees with any of them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from verifact.model import DateMention
from verifact.spans import Span

__all__ = ["SourceDates"]

_WEEK = 7
_IN_DIGITS = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)", re.ASCII)
_Parts = tuple[int | None, int | None, int | None]


class SourceDates:
    """Dates agree in what both give: "June 2019" with "12 June 2019" and with "12 June".

    A day within a week of one that the source gives may be its "Monday", and agrees too. Years that stand alone are no dates here.
    """

    def __init__(self, dates: Iterable[DateMention], text: str) -> None:
        """Read the dates of `text`; "4/5/2024" counts both as a day of May and of April."""
        self._given: set[_Parts] = set()
        self._parts: set[_Parts] = set()  # what is left of them with the year or the day left out
        self._days: set[date] = set()
        for mention in (*dates, *_ambiguous(text)):
            if mention.month is None:
                continue
            self._given.add((mention.year, mention.month, mention.day))
            self._parts.update(_fewer(mention))
            day = mention.to_date()
            if day is not None:
                self._days.add(day)

    def agree_with(self, mention: DateMention) -> bool:
        """Tell whether the source gives that date, or one that may be it."""
        if (mention.year, mention.month, mention.day) in self._parts or not self._given.isdisjoint(_fewer(mention)):
            return True
        day = mention.to_date()
        return day is not None and any(
            day.toordinal() + days > 0 and day + timedelta(days) in self._days for days in range(-_WEEK, _WEEK + 1)
        )


def _ambiguous(text: str) -> Iterator[DateMention]:
    """Yield both readings of a date in digits that may begin with its day or its month."""
    for match in _IN_DIGITS.finditer(text):
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        for month, day in ((one, other), (other, one)):
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield DateMention(Span(*match.span()), year, month, day)


def _fewer(mention: DateMention) -> set[_Parts]:
    """Return the parts of a date, with and without its year and day."""
    return {(year, mention.month, day) for year in (mention.year, None) for day in (mention.day, None)}
