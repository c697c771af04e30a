"""Which dates of a claim its source lacks."""

from collections.abc import Sequence

from verifact.analysis.comparing.source_text import Source
from verifact.model import DateMention, MissingDate

__all__ = ["lacking_dates"]


def lacking_dates(dates: Sequence[DateMention], claim_text: str, source: Source) -> tuple[MissingDate, ...]:
    """Return the dates that no date of the source agrees with; a lone year is a number, and a lone month is too little to go by."""
    return tuple(
        MissingDate(date.span.of(claim_text), date)
        for date in dates
        if date.month is not None and (date.year or date.day) and not source.dates.agree_with(date)
    )
