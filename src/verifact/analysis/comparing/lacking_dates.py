"""Which dates of a claim its source lacks."""

from collections.abc import Sequence
from datetime import timedelta

from verifact.analysis.comparing.source_text import Source
from verifact.model import DateMention, MissingDate

__all__ = ["lacking_dates"]

_A_WEEK = timedelta(days=7)


def lacking_dates(dates: Sequence[DateMention], claim_text: str, source: Source) -> tuple[MissingDate, ...]:
    """Return the dates that no date of the source agrees with.

    Dates agree in what both give: "June 2019" with "12 June 2019" and with "12 June". A day within a week of one of the source's
    may be its "Monday", and is never said to be lacking; nor is a year that stands alone, which is a number.
    """
    return tuple(
        MissingDate(date.span.of(claim_text), date)
        for date in dates
        if date.month is not None and not any(_agree(date, other) for other in source.dates)
    )


def _agree(one: DateMention, other: DateMention) -> bool:
    if other.month is None:
        return False
    day, seen = one.to_date(), other.to_date()
    if day is not None and seen is not None:
        return abs(day - seen) <= _A_WEEK
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(this is None or that is None or this == that for this, that in pairs)
