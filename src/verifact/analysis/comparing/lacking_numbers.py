"""Which numbers of a claim its source lacks."""

from bisect import bisect_left
from collections.abc import Sequence

from verifact.analysis.comparing.claim_numbers import ClaimNumber
from verifact.analysis.comparing.plain_words import PlainWords
from verifact.analysis.comparing.source_text import Source
from verifact.analysis.comparing.source_units import is_of_kind
from verifact.analysis.comparing.terms import Term
from verifact.model import MissingDate, MissingFigure, NumberKind
from verifact.spans import holder

__all__ = ["lacking_numbers"]

# A number is given by a source where a word of the claim stands near it: of the few words around an amount, since "5" stands in any
# page for something; of the whole claim for a year, which says when of all of it. The "2018" of a footer says nothing.
_AROUND_AMOUNT, _NEAR_AMOUNT = 8, 20
_NEAR_YEAR = 40
_SIGNS = frozenset({"percent"})  # what "%" is read as; a source may have "per cent"
_MOST_PLACES = 60  # a number that is given more often than that stands near everything


def lacking_numbers(
    numbers: Sequence[ClaimNumber],
    claim: PlainWords,
    terms: Sequence[Term],
    dates: Sequence[MissingDate],
    source: Source,
) -> tuple[MissingFigure, ...]:
    """Return the numbers that no number of the source agrees with.

    Of `dates`, which it lacks, the day is one of them, or the year where no day is given, although both may stand elsewhere.
    """
    whole = frozenset(term.stem for term in terms)
    of_dates = [date.span for date in dates]
    of_months = [date.span for date in dates if date.date.day is None]
    seen = _Seen(source)
    lacking = []
    for number in numbers:
        if number.kind is NumberKind.DAY:
            is_given = holder(of_dates, number.span.start) is None
        elif holder(of_months, number.span.start) is not None:
            is_given = False
        elif number.kind is NumberKind.YEAR:
            is_given = seen.is_given(number, whole, _NEAR_YEAR) or _may_be_meant(number, source)
        else:
            is_given = seen.is_given(number, _around(number, claim, terms), _NEAR_AMOUNT)
        if not is_given:
            lacking.append(MissingFigure(number.text, number.span, number.value, number.unit, number.kind))
    return tuple(lacking)


class _Seen:
    """The source, asked about each number once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._answers: dict[tuple[object, ...], bool] = {}

    def is_given(self, number: ClaimNumber, around: frozenset[str], near: int) -> bool:
        """Tell whether the source has the number within `near` words of one of the stems `around` it in the claim."""
        question = (number.least, number.most, number.kind, number.unit, number.otherwise, around)
        if question not in self._answers:
            self._answers[question] = self._look_up(number, around, near)
        return self._answers[question]

    def _look_up(self, number: ClaimNumber, around: frozenset[str], near: int) -> bool:
        places = self._source.numbers.places(number.least, number.most, _MOST_PLACES)
        others = self._source.numbers.places(*number.otherwise, _MOST_PLACES) if number.otherwise else []
        if _MOST_PLACES in (len(places), len(others)):
            return True
        of_kind = [place for place in places if is_of_kind(number, place, self._source.text)]
        return any(
            not around or not around.isdisjoint(_stems(place, near, self._source)) for place in (*of_kind, *others)
        )


def _may_be_meant(year: ClaimNumber, source: Source) -> bool:
    """Tell whether the source, without the year itself, has the one before or after it, and may call it "next year"."""
    return (
        source.has_relative_times
        and not source.numbers.places(year.value, year.value)
        and bool(source.numbers.places(year.value - 1, year.value + 1))
    )


def _around(number: ClaimNumber, claim: PlainWords, terms: Sequence[Term]) -> frozenset[str]:
    at = bisect_left(claim.starts, number.span.start)
    first = bisect_left(terms, at - _AROUND_AMOUNT, key=lambda term: term.index)
    last = bisect_left(terms, at + _AROUND_AMOUNT + 1, first, key=lambda term: term.index)
    return frozenset(term.stem for term in terms[first:last]) - _SIGNS


def _stems(place: int, near: int, source: Source) -> list[str]:
    at = bisect_left(source.plain.starts, place)
    return source.keys.stems[max(0, at - near) : at + near]
