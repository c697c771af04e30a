"""When a cited work came out: the days that a date as written leaves open."""

import re
from calendar import monthrange
from datetime import date

from attrs import frozen

from verifact.readers.dates import parse_date

__all__ = ["Days", "days_of"]

_YEAR = re.compile(r"\(?((?:1[5-9]|20)\d{2})[a-z]?\)?")
_MONTH = re.compile(
    r"(?:([A-Za-z]{3,9})\.?,?\s+((?:1[5-9]|20)\d{2})|((?:1[5-9]|20)\d{2}),?\s+([A-Za-z]{3,9})\.?|((?:1[5-9]|20)\d{2})-(\d{2}))"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_YEAR_FIRST = re.compile(r"((?:1[5-9]|20)\d{2}),\s+(.+)")


@frozen
class Days:
    """The first and the last day that a date as written may mean; the same where it names the day."""

    first: date
    last: date

    @property
    def is_exact(self) -> bool:
        """Whether it names the day."""
        return self.first == self.last


def days_of(written: str) -> Days | None:
    """Return the days of "4 May 2024", "May 2024", "2024" or "2024, May 4" (APA); None for what cannot be told."""
    text = written.strip(" .,;()")
    if _YEAR.fullmatch(text):
        year = int(text.strip("()")[:4])
        return Days(date(year, 1, 1), date(year, 12, 31))
    apa = _YEAR_FIRST.fullmatch(text)
    day = parse_date(f"{apa[2]}, {apa[1]}" if apa else text)
    if day is not None:
        return Days(day, day)
    month = _MONTH.fullmatch(text)
    if month is None:
        return None
    year = int(month[2] or month[3] or month[5])
    number = int(month[6]) if month[6] else _month_number(month[1] or month[4])
    if not 1 <= number <= 12:
        return None
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def _month_number(name: str) -> int:
    """Return the number of an English month or of its abbreviation, 0 for any other word."""
    wanted = name.lower()
    full = next((month for month in _MONTHS if month.startswith(wanted)), None) if len(name) > 2 else None
    return _MONTHS.index(full) + 1 if full else 0
