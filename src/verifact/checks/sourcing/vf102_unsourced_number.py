"""VF102: a figure nobody stands behind."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from verifact.analysis.genre import is_opinion
from verifact.analysis.words import Words, words_of
from verifact.checks._holding import holds
from verifact.checks._own_work import is_own_work
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.sourcing._statistics import statistics_of
from verifact.checks.sourcing._unsourced import unsourced_figures
from verifact.document import Block
from verifact.language import together
from verifact.model import Article, Carrying, Claim
from verifact.spans import BY_SPAN, Span

# Where the writer is the one who counted, nobody else has to be named; and a manual tells its reader what to set.
_FIRST_PERSON = frozenset({"we", "we’ve", "we've", "our", "i", "my", "us", "you", "your"})
_WORTHY = 0.5
_PER_RECORD = (
    60  # words; with more words of results than one in so many, the article is about an election, a match, a market
)
_SHOWING = frozenset({"show", "shows", "showed", "estimated", "announced"})


@check(
    "VF102",
    "unsourced-number",
    severity=WARNING,
    bad=[
        "The force is new.\n\nThere is only one interpreter for every ⟦30 North Korean soldiers⟧ at the front.",
        "The hall is old.\n\nThe repairs have cost ⟦$4.2 million⟧ so far, and the Ely council raised it.",
        "The town is shrinking.\n\nSince the mill closed ⟦38 percent⟧ of the houses have stood empty.",
        "The town is shrinking.\n\nMore than ⟦4,000 people⟧ have left Ely since the mill closed in May.",
    ],
    good=[
        "The hall is old.\n\nThe repairs cost $4.2 million, the council said.",
        "The brigade is known.\n\nThe 810th Naval Infantry Brigade and the 382nd Separate Battalion crossed the river.",
        "The war is long.\n\nThe country has not fought a war since the early 1950s.",
        "The town met.\n\nOn October 24, at 5 p.m., the council opened Room 12 for its 3rd session.",
        "About 8,000 people live in the town.",
        "The town voted.\n\nAnn Lee won 54 percent of the vote in Ely, about 9,000 more votes than John Poe of Fen.",
        "The town voted.\n\nThe levy of Ely must bring in at least $4 million, and Acme would pay 20 percent of it.",
        "The town is new.\n\nThe $300 million bridge of Ely has 18 pillars, and its 29 builders come from Fen.",
        "The town is new.\n\nIn Ely the unemployment rate is 7.4 percent, and in Fen it has been at 12 percent.",
        "The town was asked.\n\nThe Ely poll is out today.\n\nIn Fen 54 percent of the young are against the levy of the Ely council.",
        "The town shrank.\n\nThe census of Ely is out, and its tables are long.\n\nIn Fen 38 percent of the houses are empty.",
        "The server failed.\n\nWe had 1,200 connections open in Ely when our second server stopped.",
        "The cake is easy.\n\nAdd 200 grams of flour, 50 ml of milk and 512 MB of patience.",
    ],
)
def unsourced_number(article: Article) -> Iterator[Hit]:
    """A figure is the easiest thing to get wrong and the easiest to check, once it says where it comes from.

    Found where a statistic stands in the writer's own voice: a share, a ratio, a total or an average in money, a count or a
    sum of some size that somebody estimated ("about", "more than"). Neither its sentence nor its paragraph nor the one before
    has a source, a marker, a link or a writing that it may be from.

    Silent for ordinals, names with numbers, dates, times, ages, years, decades and durations; for physical and technical
    measures; for what names a thing ("the $300 million bridge"); for what a rule, a plan or a forecast says; for percentages
    behind a poll; for results of elections, matches and markets and the rates that an office publishes every
    month, which anybody can look up; where the writers ("we") count
    themselves, or show tables or code; in the opening, which the body sources; in opinion, and below the list of citations.
    """
    if is_opinion(article) or article.derived(is_own_work):
        return
    words, statistics = article.derived(words_of), article.derived(statistics_of)
    if len(words.find("record_words")) * _PER_RECORD > len(words):
        return
    told: dict[Block, bool] = {}
    for claim in unsourced_figures(article):
        if claim.worthiness < _WORTHY or not _FIRST_PERSON.isdisjoint(claim.text.casefold().split()):
            continue
        stated = statistics.stated_in(claim)
        block = article.document.block_at(claim.span.start)
        if not stated or block is None:
            continue
        if holds(words, "official_rates", claim.span):
            continue
        if block not in told or article.carrying is Carrying.SENTENCE:
            told[block] = _is_told(words, _carried_from(article, claim, block), _tellers(article.language or "en"))
        if told[block]:
            continue
        span = stated[0].span
        yield Hit(
            span,
            f"“{span.of(article.text)}”: nobody is said to have counted",
            help="say who gives the figure and when it was taken",
            related=tuple(quantity.span for quantity in stated[1:]),
        )


@cache
def _tellers(tag: str) -> frozenset[str]:
    return together(tag, "reporting_cues", "publication_verbs", "figure_holders") | _SHOWING


def _carried_from(article: Article, claim: Claim, block: Block) -> Span:
    """Return the paragraph with the one before it, which it may go on with; the sentence alone where no source carries."""
    if article.carrying is Carrying.SENTENCE:
        return claim.span
    blocks = article.blocks
    index = bisect_left(blocks, block.span.start, key=BY_SPAN)
    before = blocks[index - 1] if index else block
    return Span(before.span.start if before.is_prose else block.span.start, block.span.end)


def _is_told(words: Words, stretch: Span, tellers: frozenset[str]) -> bool:
    """Whether the stretch has words of results, or of somebody or something that tells, whoever that is."""
    inside = words.range_in(stretch)
    return holds(words, "record_words", stretch) or not tellers.isdisjoint(words.lower[inside.start : inside.stop])
