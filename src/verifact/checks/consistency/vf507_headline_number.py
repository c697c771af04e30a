"""VF507: a figure in the headline that the story does not have."""

from collections.abc import Iterator

from verifact.analysis.quantities import Quantity, QuantityKind, find_quantities
from verifact.analysis.values import values_in
from verifact.analysis.words import Words, split_words, words_of
from verifact.checks.base import ERROR, WARNING, Example, Hit, check
from verifact.document import BlockKind
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_LEAST_WORDS = 120  # in the body; a brief need not say everything again
_SMALL = 10  # smaller counts can be seen in the story without being said
_ROUNDING = 0.05
_ROUGHLY = 0.2  # after a hedge: "nearly 8,000", "more than $3 million"
_TELLING = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT})
_BODY = (
    "The council met in the town hall on Monday and talked for a long while about the mill, the bridge and the river. "
    * 6
)


@check(
    "VF507",
    "headline-number",
    severity=ERROR,
    bad=[
        Example(f"The mill lets 14 workers go. {_BODY}", title="Mill closes, and 40 jobs go"),
        f"Mill Closes, and ⟦40 jobs⟧ Go\n\nThe mill lets 14 workers go. {_BODY}",
        f"Fund Loses ⟦$30 Million⟧ in a Day\n\nThe fund lost $13 million on Monday. {_BODY}",
        f"Poll: ⟦62 percent⟧ Want a New Bridge\n\nOf those asked, 52 percent want a new bridge. {_BODY}",
    ],
    good=[
        f"Mill Closes, and 40 Jobs Go\n\nForty people lose their jobs at the mill. {_BODY}",
        f"Fund Loses Nearly $14 Million in a Day\n\nThe fund lost $13.4 million on Monday. {_BODY}",
        f"Poll: 67 Percent Want a New Bridge\n\nTwo in three of those asked want a new bridge. {_BODY}",
        f"Mill Closes, and 40 Jobs Go\n\nThe mill lets 25 workers go now and 15 in May. {_BODY}",
        f"12 Things to Know About the Bridge\n\nIt is old. {_BODY}",
        f"The Mill After 60 Years\n\nThe mill has been there for as long as anybody knows. {_BODY}",
        "Mill Closes, and 40 Jobs Go\n\nThe mill closes in May.",
    ],
)
def headline_number(article: Article) -> Iterator[Hit]:
    """A headline is read by ten times as many people as the story, and its figure is the one that they repeat.

    Found where the headline gives an amount of money, a percentage or a count of ten or more, and the story has no such
    value: not in words ("forty", "a dozen"), rounded, as a share ("two in three"), nor as the sum or the difference of two
    others. A count that opens the headline is a warning: it may be of what the page shows.

    Silent for spans of time, ages, years and scores; where the headline counts what the story shows ("12 things to
    know"), or as many list items or headings as there are; and in stories of fewer than 120 words.
    """
    tag, title = article.language, article.title_span
    written = title.of(article.text) if title is not None else article.title
    if not written or tag is None:
        return
    headline = split_words(_small(written), tag)
    figures = [each for each in find_quantities(headline, tag) if _is_telling(each, headline)]
    words = article.derived(words_of)
    body = [block.span for block in article.blocks if title is None or block.span.start >= title.end]
    if not figures or sum(len(words.range_in(span)) for span in body) < _LEAST_WORDS:
        return
    values = values_in(words, body)
    shown = _shown(article)
    for figure in figures:
        tolerance = _ROUGHLY if _is_rough(headline, figure) else _ROUNDING
        if figure.value in shown or values.has(figure.value, tolerance) or values.can_make(figure.value):
            continue
        if figure.kind is QuantityKind.PERCENT and values.has(100 - figure.value, _ROUNDING):
            continue
        span = _with_first_noun(headline, figure)
        yield Hit(
            None if title is None else Span(title.start + span.start, title.start + span.end),
            f"the story does not have the headline’s “{span.of(written)}”",
            help="put the figure into the story, or the story’s figure into the headline",
            severity=WARNING if figure.kind is QuantityKind.COUNT and span.start == 0 else None,
        )


def _small(headline: str) -> str:
    """Return the headline in small letters, in which a capital makes no name; as it is where that is longer."""
    small = headline.lower()
    return small if len(small) == len(headline) else headline


def _is_telling(figure: Quantity, headline: Words) -> bool:
    first = headline.at_or_after(figure.span.start)
    if figure.kind not in _TELLING or not headline.lower[first][0].isdecimal() or figure.value <= 0:
        return False
    if figure.kind is not QuantityKind.COUNT:
        return True
    unit = figure.unit.split()
    terms = lexicon("en").terms
    shown, times = terms["counted_by_reader"], terms["time_units"]
    return figure.value >= _SMALL and bool(unit) and shown.isdisjoint(unit) and times.isdisjoint(unit)


def _with_first_noun(headline: Words, figure: Quantity) -> Span:
    """Return where the figure stands, with no more than one of the words for what it counts."""
    inside = headline.range_in(figure.span)
    more = len(figure.unit.split()) - 1 if figure.kind is not QuantityKind.PERCENT else 0
    return Span(figure.span.start, headline.ends[inside.stop - 1 - more]) if more > 0 else figure.span


def _is_rough(headline: Words, figure: Quantity) -> bool:
    first = headline.at_or_after(figure.span.start)
    return not lexicon("en").terms["rough_words"].isdisjoint(headline.lower[max(0, first - 3) : first])


def _shown(article: Article) -> set[int]:
    """Return how many list items there are, and how many headings: what a headline may have counted."""
    kinds = [block.kind for block in article.blocks]
    return {kinds.count(BlockKind.LIST_ITEM), kinds.count(BlockKind.HEADING)}
