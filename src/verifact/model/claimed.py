"""What is claimed: sentences that assert something, the figures and dates in them, and what they stand on."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from verifact.carrying import Carrying
from verifact.model.voices import Attribution
from verifact.spans import Span

__all__ = ["Carrying", "Claim", "ClaimKind", "DateMention", "Figure", "FigureKind"]


class ClaimKind(StrEnum):
    """What a claim asserts, by what would have to be checked."""

    FIGURE = "figure"
    EVENT = "event"
    QUOTE = "quote"
    RANKING = "ranking"
    CAUSE = "cause"
    PREDICTION = "prediction"
    DEFINITION = "definition"
    OPINION = "opinion"


class FigureKind(StrEnum):
    """What is counted or measured."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    RATIO = "ratio"


@frozen
class Figure:
    """A number with what it counts (schema.org/QuantitativeValue).

    `value` is in the unit as written ("8 million" is 8e6), `unit` in lower case. `span` covers the number, its sign and
    scale, and the words that say what is counted. `bound` is what the words before it make of the value: "" (it is
    exact), "about", "at least", "more than", "at most", "less than".
    """

    span: Span
    value: float
    unit: str
    kind: FigureKind
    bound: str = ""


@frozen
class DateMention:
    """A date as the text gives it; what the text leaves out is None, never guessed.

    `month` is 1 to 12, `day` 1 to 31, `weekday` 0 (Monday) to 6, as in `datetime.date`; `weekday_span` is where the day of
    the week is written beside the date, outside `span`.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None

    @property
    def iso(self) -> str:
        """The date in ISO 8601-2 (EDTF): "2024-10-24", "2024-10", "2024"; "XXXX-10-24" where no year is given."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def is_valid(self) -> bool:
        """Whether there is such a day: False for 31 June, and for 29 February in a year that has none."""
        if self.month is None or self.day is None:
            return True
        try:
            date(2000 if self.year is None else self.year, self.month, self.day)
        except ValueError:
            return False
        return True

    def to_date(self) -> date | None:
        """Return the day, where the text gives all of it and it exists."""
        if self.year is None or self.month is None or self.day is None or not self.is_valid:
            return None
        return date(self.year, self.month, self.day)


@frozen
class Claim:
    """A sentence that asserts something (schema.org/Claim).

    `worthiness` is 0 (nobody would check it) to 1 (check it first). `attribution` is the one the claim stands on, in its
    own sentence or carried into it from an earlier one of its paragraph (`is_carried`); `citations` are indices into `Article.citations`. `figures` and `dates` are the ones
    in the sentence, in its order.
    """

    span: Span
    text: str
    kind: ClaimKind
    worthiness: float
    attribution: Attribution | None = None
    citations: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    is_carried: bool = False

    @property
    def is_sourced(self) -> bool:
        """Whether a reader can tell who stands behind it: a source that is not vague, or a citation."""
        return bool(self.citations) or (self.attribution is not None and not self.attribution.is_vague)
