"""The dates of a source, and whether one of a claim agrees with any of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from verifact.model import DateMention

__all__ = ["SourceDates"]

_WEEK = 7
_Parts = tuple[int | None, int | None, int | None]


class SourceDates:
    """Dates agree in what both give: "June 2019" with "12 June 2019" and with "12 June".

    A day within a week of one that the source gives may be its "Monday", and agrees too. Years that stand alone are no dates here.
    """

    def __init__(self, dates: Iterable[DateMention]) -> None:
        self._given: set[_Parts] = set()
        self._parts: set[_Parts] = set()  # what is left of them with the year or the day left out
        self._days: set[date] = set()
        for mention in dates:
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


def _fewer(mention: DateMention) -> set[_Parts]:
    """Return the parts of a date, with and without its year and day."""
    return {(year, mention.month, day) for year in (mention.year, None) for day in (mention.day, None)}
