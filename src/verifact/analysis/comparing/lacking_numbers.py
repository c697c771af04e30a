"""Which numbers of a claim its source lacks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verifact.analysis.comparing.claim_numbers import ClaimNumber
from verifact.analysis.comparing.plain_words import PlainWords
from verifact.analysis.comparing.source_text import Source
from verifact.analysis.comparing.source_units import is_of_kind
from verifact.analysis.comparing.terms import Term
from verifact.model import MissingDate, MissingFigure, NumberKind

__all__ = ["lacking_numbers"]

# A number is given by a source where a word of the claim stands near it: of the few words around an amount, since "5" stands in any
# page for something; of the whole claim for a year, which says when of all of it. The "2018" of a footer says nothing.
_AROUND_AMOUNT, _NEAR_AMOUNT = 8, 20
_NEAR_YEAR = 40
_MOST_PLACES = 200  # a number that is given more often than that stands near everything


def lacking_numbers(
    numbers: Sequence[ClaimNumber],
    claim: PlainWords,
    terms: Sequence[Term],
    dates: Sequence[MissingDate],
    source: Source,
) -> tuple[MissingFigure, ...]:
    """Return the numbers that no number of the source agrees with, and the days of `dates`, which it lacks."""
    return tuple(
        MissingFigure(number.text, number.span, number.value, number.unit, number.kind)
        for number in numbers
        if _is_in(number, dates) or not _is_given(number, claim, terms, source)
    )


def _is_in(number: ClaimNumber, dates: Sequence[MissingDate]) -> bool:
    return number.kind is NumberKind.DAY and any(date.span.overlaps(number.span) for date in dates)


def _is_given(number: ClaimNumber, claim: PlainWords, terms: Sequence[Term], source: Source) -> bool:
    places = source.numbers.places(number.least, number.most)
    if not places:
        is_year = number.kind is NumberKind.YEAR and source.has_relative_times
        return is_year and bool(source.numbers.places(number.value - 1, number.value + 1))  # "next year"
    if number.kind is NumberKind.DAY or len(places) > _MOST_PLACES:
        return True
    is_year = number.kind is NumberKind.YEAR
    around = {*_around(number, claim, terms, len(claim) if is_year else _AROUND_AMOUNT)}
    near = _NEAR_YEAR if is_year else _NEAR_AMOUNT
    return any(
        is_of_kind(number, place, source.text) and (not around or not around.isdisjoint(_stems(place, near, source)))
        for place in places
    )


def _around(number: ClaimNumber, claim: PlainWords, terms: Sequence[Term], most: int) -> Iterator[str]:
    at = bisect_left(claim.starts, number.span.start)
    for term in terms:
        if abs(term.index - at) <= most and not term.stem.startswith("#"):
            yield term.stem


def _stems(place: int, near: int, source: Source) -> list[str]:
    at = bisect_left(source.plain.starts, place)
    return source.keys.stems[max(0, at - near) : at + near]
