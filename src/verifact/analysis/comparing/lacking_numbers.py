"""Which numbers of a claim its source lacks."""

from collections.abc import Sequence

from verifact.analysis.comparing.claim_numbers import ClaimNumber
from verifact.analysis.comparing.source_text import Source
from verifact.model import MissingDate, MissingFigure, NumberKind

__all__ = ["lacking_numbers"]


def lacking_numbers(
    numbers: Sequence[ClaimNumber], dates: Sequence[MissingDate], source: Source
) -> tuple[MissingFigure, ...]:
    """Return the numbers that no number of the source agrees with, and the days of `dates`, which it lacks."""
    return tuple(
        MissingFigure(number.text, number.span, number.value, number.unit, number.kind)
        for number in numbers
        if _is_lacking(number, dates, source)
    )


def _is_lacking(number: ClaimNumber, dates: Sequence[MissingDate], source: Source) -> bool:
    if number.kind is NumberKind.DAY and any(date.span.overlaps(number.span) for date in dates):
        return True
    if source.numbers.places(number.least, number.most):
        return False
    if number.kind is NumberKind.YEAR and source.has_relative_times:
        return not source.numbers.places(number.value - 1, number.value + 1)  # "next year"
    return True
