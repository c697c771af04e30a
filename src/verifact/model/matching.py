"""What a comparison of a claim or a quotation with the text of its source shows: how much of it is there, and what is not.

Never a verdict: a source that lacks something may be partial, and a claim may lean on another source.
"""

from enum import StrEnum

from attrs import frozen

from verifact.model.claimed import DateMention
from verifact.spans import Span

__all__ = ["Match", "MissingDate", "MissingFigure", "MissingName", "NumberKind", "QuoteDiff", "QuoteMatch", "WordEdit"]


class NumberKind(StrEnum):
    """What a number in a claim says: an amount, a share of a hundred, money, a place in an order, a year or another part of a date."""

    AMOUNT = "amount"
    PERCENT = "percent"
    MONEY = "money"
    ORDINAL = "ordinal"
    YEAR = "year"
    DAY = "day"


@frozen
class MissingFigure:
    """A number of the claim that no number of the source agrees with.

    `span` covers its `text` in the claim. `value` is in the unit as written ("8 million" is 8e6, "half" is 50 percent); `unit`, in lower case, is
    "percent", the sign of a currency, or the word behind the number, and "" where there is none.
    """

    text: str
    span: Span
    value: float
    unit: str
    kind: NumberKind


@frozen
class MissingName:
    """A name in the claim that the source never gives in any form. `span` covers its `text` in the claim."""

    text: str
    span: Span


@frozen
class MissingDate:
    """A date in the claim that no date of the source agrees with. `date.span` covers its `text` in the claim."""

    text: str
    date: DateMention

    @property
    def span(self) -> Span:
        """Where the date stands in the claim."""
        return self.date.span


@frozen
class WordEdit:
    """A stretch of a quotation beside the stretch of the source that stands in its place.

    `quoted` is what the quotation says there ("" where it left words out), `source` what the source says ("" where the quotation added words).
    `is_equal` tells that both say the same but for typography, or that the quotation marks the place as changed: an ellipsis, brackets.
    The spans are into the text of the quotation and into that of the source, empty at the place where there are no words.
    """

    quoted: str
    source: str
    quoted_span: Span
    source_span: Span
    is_equal: bool


@frozen
class QuoteDiff:
    """The words of a quotation beside those of the source, in order; `str()` gives a line in the notation of wdiff.

    "I did [-not-] see {+two+}": the source has "not", which the quotation leaves out; the quotation has "two", which it added.
    """

    edits: tuple[WordEdit, ...]

    @property
    def changes(self) -> tuple[WordEdit, ...]:
        """The places that differ."""
        return tuple(edit for edit in self.edits if not edit.is_equal)

    def __str__(self) -> str:
        parts: list[str] = []
        for edit in self.edits:
            if edit.is_equal:
                parts.append(" ".join(edit.quoted.split()))
                continue
            parts += [f"[-{' '.join(edit.source.split())}-]"] if edit.source else []
            parts += [f"{{+{' '.join(edit.quoted.split())}+}}"] if edit.quoted else []
        return " ".join(filter(None, parts))


@frozen
class QuoteMatch:
    """A quotation held against a source.

    `is_verbatim`: its words stand in the source in their order, but for typography and for what the quotation marks as left out
    or changed. `found` is the stretch of the source that is the most like it, None where nothing is like it. `similarity` is the share of
    words that the two have in common, in order: 1 for a verbatim one, 0 where nothing was found. `diff` is None for a verbatim
    quotation; where nothing was found every word of it is an addition. `span` is where the quotation stands in the claim it
    was found in, with its marks.
    """

    text: str
    is_verbatim: bool
    found: Span | None
    similarity: float
    diff: QuoteDiff | None = None
    span: Span | None = None


@frozen
class Match:
    """What of a claim its source says.

    `score` is 0 to 1: how well the source backs the claim, as far as words can tell. `passage` is the stretch of the source that fits best
    (None where nothing fits), `passage_text` its text. The others are what the source lacks; an empty tuple may also
    mean that it could not be told. `quotes` are the quotations of the claim.
    """

    score: float
    passage: Span | None = None
    passage_text: str = ""
    missing_figures: tuple[MissingFigure, ...] = ()
    missing_names: tuple[MissingName, ...] = ()
    missing_dates: tuple[MissingDate, ...] = ()
    quotes: tuple[QuoteMatch, ...] = ()

    @property
    def quote_diff(self) -> QuoteDiff | None:
        """The first difference between a quotation of the claim and the source; None where all are verbatim."""
        return next((quote.diff for quote in self.quotes if quote.diff is not None), None)
