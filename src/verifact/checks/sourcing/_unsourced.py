"""Claims in the writer's own voice that nothing in or before their paragraph could be the source of."""

from collections.abc import Callable
from itertools import pairwise

from verifact.analysis.quantities import quantities_in, quantities_of
from verifact.analysis.voice import voices_of
from verifact.checks._layout import top_lines
from verifact.document import Block
from verifact.model import Article, Carrying, Claim
from verifact.spans import any_within

__all__ = ["unsourced_claims", "unsourced_figures"]

_OPENING = 8  # of so many paragraphs the first is the opening
_LONGEST_OPENING = 3
_SPOKEN = 4  # words; a shorter quotation is a term


def unsourced_claims(article: Article) -> tuple[Claim, ...]:
    """Return them in the order of the text; ask once an article, through this function (it keeps its answer).

    Left out is what the body still sources, or has: the opening, paragraphs with a source of any kind, and those right
    behind a paragraph with a source that is not vague, a quotation or a marker, for they may go on with what it says.
    """
    return article.derived(_claims)


def unsourced_figures(article: Article) -> tuple[Claim, ...]:
    """Return those and the ones behind a paragraph that has a source and no figure: it is not going on with figures."""
    return article.derived(_figures)


def _claims(article: Article) -> tuple[Claim, ...]:
    return _find(article, lambda _: True)


def _figures(article: Article) -> tuple[Claim, ...]:
    quantities = article.derived(quantities_of)
    return _find(article, lambda before: bool(quantities_in(quantities, before.span)))


def _find(article: Article, goes_on: Callable[[Block], bool]) -> tuple[Claim, ...]:
    voices = article.derived(voices_of)
    spoken = [*(m.span.start for m in article.markers), *(q.span.start for q in article.quotes if q.words > _SPOKEN)]
    sources = sorted([*spoken, *_places(article, vague=True)])
    carrying = sorted([*spoken, *_places(article, vague=False)])
    opening = _opening_end(article)
    # Both by where a block begins.
    open_to_doubt: dict[int, bool] = {}
    previous = {block.span.start: before for before, block in pairwise(article.blocks)}
    found = []
    for claim in article.claims:
        block = article.document.block_at(claim.span.start)
        if block is None or claim.span.start < opening or claim.attribution is not None or claim.citations:
            continue
        if article.carrying is Carrying.SENTENCE:
            open_to_doubt[block.span.start] = True
        elif block.span.start not in open_to_doubt:
            before = previous.get(block.span.start)
            carried = before is not None and before.is_prose and any_within(carrying, before.span) and goes_on(before)
            open_to_doubt[block.span.start] = not carried and not any_within(sources, block.span)
        if open_to_doubt[block.span.start] and voices.is_own(claim.span):
            found.append(claim)
    return tuple(found)


def _places(article: Article, *, vague: bool) -> list[int]:
    """Return where attributed words and their sources begin, with or without those whose source is vague."""
    heard = [a for a in article.attributions if vague or not a.is_vague]
    return [part.start for a in heard for part in (*a.content, *((a.source,) if a.source else ()))]


def _opening_end(article: Article) -> int:
    """Return where the body begins: behind the lede, in longer articles behind the paragraph or two that fill it out."""
    prose = [block for block in article.blocks if block.is_prose]
    count = min(max(1, len(prose) // _OPENING), _LONGEST_OPENING)
    count += article.derived(top_lines)
    return prose[min(count, len(prose)) - 1].span.end if prose else 0
