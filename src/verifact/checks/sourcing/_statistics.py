"""Figures that somebody must have compiled, told from those that anybody can look up or that a rule lays down."""

from attrs import frozen

from verifact.analysis.quantities import Quantity, QuantityKind, quantities_in, quantities_of
from verifact.analysis.words import Words, words_of
from verifact.language import lexicon
from verifact.model import Article, Claim

__all__ = ["Statistics", "statistics_of"]

_LEAST = 100
_NEAR = 6  # words between "must" and the number
# How long something takes is seldom a statistic.
_DURATIONS = (
    "times",
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "month",
    "year",
    "decade",
    "century",
    "centuries",
)
_FORECAST = frozenset({"if", "will", "would"})
_NOT_ACTUAL = frozenset(
    {
        "could",
        "should",
        "must",
        "might",
        "may",
        "need",
        "needs",
        "require",
        "requires",
        "required",
        "allows",
        "allowed",
        "takes",
        "designed",
        "eligible",
    }
)

_SHARES = frozenset({"percent"})
_ENDS = frozenset({"top", "bottom", "upper", "lower", "other", "the"})


@frozen(eq=False)
class Statistics:
    """Reads the figures of one article; `polled` is the word behind which it may be about a poll's."""

    words: Words
    quantities: tuple[Quantity, ...]
    approximators: frozenset[str]
    amounts: frozenset[str]
    silencing: frozenset[str]
    polled: int

    def stated_in(self, claim: Claim) -> list[Quantity]:
        """Return the figures of a sentence that a reader would want the origin of."""
        inside = self.words.range_in(claim.span)
        said = self.words.lower[inside.start : inside.stop]
        if not self.silencing.isdisjoint(said):
            return []
        totalled = not self.amounts.isdisjoint(said)
        return [
            quantity
            for quantity in quantities_in(self.quantities, claim.span)
            if self._is_compiled(quantity, inside.stop, totalled=totalled)
        ]

    def _is_compiled(self, quantity: Quantity, sentence_end: int, *, totalled: bool) -> bool:
        first = self.words.at_or_after(quantity.span.start)
        if not _NOT_ACTUAL.isdisjoint(self.words.lower[max(0, first - _NEAR) : first]):
            return False
        if self.words.lower[max(0, first - 1)] == "every":  # "one for every 30"
            return True
        match quantity.kind:
            case QuantityKind.RATIO:
                return True
            case QuantityKind.PERCENT:
                return sentence_end <= self.polled and not self._are_people(first)
            case QuantityKind.MONEY:  # "the $300 million bridge" only names it
                return not quantity.unit and (totalled or self._is_approximate(first))
            case QuantityKind.COUNT:
                if quantity.unit.startswith(_DURATIONS):
                    return False
                part = self._is_part(first)
                return part or (quantity.value >= _LEAST and self._is_approximate(first))
        return False

    def _are_people(self, number: int) -> bool:
        """Whether they are a part and not its size: "the top 1 percent", "the richest 1 percent"."""
        before = self.words.lower[max(0, number - 1)]
        return before in _ENDS or before.endswith("est")

    def _is_part(self, number: int) -> bool:
        """Whether something is so many of them: "200 of its 3,000 jobs"."""
        before = self.words.lower[max(0, number - 3) : number]
        return "of" in before[-2:] and before[0][0].isdecimal()

    def _is_approximate(self, number: int) -> bool:
        lower = self.words.lower
        return number > 0 and (
            lower[number - 1] in self.approximators
            or " ".join(lower[max(0, number - 2) : number]) in self.approximators
        )


def statistics_of(article: Article) -> Statistics:
    """Return the reader of an article in English; ask through `article.derived(statistics_of)`."""
    words, known = article.derived(words_of), lexicon(article.language or "en").terms
    polls = [term.first for term in words.find("poll_words") if words.lower[term.first] not in _SHARES]
    return Statistics(
        words,
        article.derived(quantities_of),
        known["approximators"],
        known["amount_words"],
        known["rule_words"] | known["seen_words"] | _FORECAST,
        polls[0] if polls else len(words),
    )
