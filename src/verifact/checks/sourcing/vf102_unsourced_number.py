"""VF102: a figure nobody stands behind."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.quantities import Quantity, QuantityKind, quantities_in, quantities_of
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.sourcing._unsourced import unsourced_claims
from verifact.model import Article
from verifact.spans import Span

_SMALL = 10
# Where the writer is the one who counted, nobody else has to be named.
_FIRST_PERSON = frozenset({"we", "we’ve", "we've", "our", "i", "my", "us"})
# How long something takes is seldom a statistic.
_DURATIONS = (
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
_WORTHY = 0.5


@check(
    "VF102",
    "unsourced-number",
    severity=WARNING,
    bad=[
        "The force is new.\n\nThere is only one interpreter for every ⟦30 North Korean soldiers⟧ at the front.",
        "The hall is old.\n\nThe repairs have cost ⟦$4.2 million⟧ so far, and the Ely council raised it.",
        "The town is shrinking.\n\nSince the mill closed ⟦38 percent⟧ of the houses have stood empty.",
    ],
    good=[
        "The hall is old.\n\nThe repairs cost $4.2 million, the council said.",
        "The brigade is known.\n\nThe 810th Naval Infantry Brigade and the 382nd Separate Battalion crossed the river.",
        "The war is long.\n\nThe country has not fought a war since the early 1950s.",
        "The town met.\n\nOn October 24, at 5 p.m., the council opened Room 12 for its 3rd session.",
        "About 8,000 people live in the town.",
        "The server failed.\n\nWe had 1,200 connections open in Ely when our second server stopped.",
        "The cake is easy.\n\nAdd 200 grams of flour, 50 ml of milk and 512 MB of patience.",
    ],
)
def unsourced_number(article: Article) -> Iterator[Hit]:
    """A figure is the easiest thing to get wrong and the easiest to check, once it says where it comes from.

    Found where a count, a sum of money, a share, a measure or a ratio stands in the writer's own voice, and neither its
    sentence nor its paragraph has a source, a marker or a link.

    Silent for ordinals, names with numbers, dates, times, ages, years, decades and durations; for
    physical and technical measures; where the writer (“we”) is the one who counted; for counts under ten; in the lede, in
    opinion, and below the list of citations.
    """
    if is_opinion(article):
        return
    quantities = article.derived(quantities_of)
    for claim in unsourced_claims(article):
        if claim.worthiness < _WORTHY or not _FIRST_PERSON.isdisjoint(claim.text.casefold().split()):
            continue
        stated = [quantity for quantity in quantities_in(quantities, claim.span) if _is_statistic(quantity)]
        if stated:
            span = Span(stated[0].span.start, stated[0].span.end)
            yield Hit(
                span,
                f"“{span.of(article.text)}”: nobody is said to have counted",
                help="say who gives the figure and when it was taken",
                related=tuple(quantity.span for quantity in stated[1:]),
            )


def _is_statistic(quantity: Quantity) -> bool:
    if quantity.kind is QuantityKind.COUNT:
        return quantity.value >= _SMALL and not quantity.unit.startswith(_DURATIONS)
    return quantity.kind is not QuantityKind.MEASURE
