"""Claims in the writer's own voice that nothing in their paragraph could be the source of."""

from bisect import bisect_left, bisect_right

from verifact.analysis.voice import voices_of
from verifact.document import Block
from verifact.model import Article, Claim

__all__ = ["unsourced_claims"]


def unsourced_claims(article: Article) -> tuple[Claim, ...]:
    """Return them in the order of the text; ask once an article, through this function (it keeps its answer)."""
    return article.derived(_find)


def _find(article: Article) -> tuple[Claim, ...]:
    voices = article.derived(voices_of)
    lede = next((block for block in article.blocks if block.is_prose), None)
    places = sorted(
        [
            *(part.start for a in article.attributions for part in (*a.content, *((a.source,) if a.source else ()))),
            *(marker.span.start for marker in article.markers),
            *(quote.span.start for quote in article.quotes if quote.words > 4),
        ]
    )
    weighed: dict[Block, bool] = {}
    found = []
    for claim in article.claims:
        block = article.document.block_at(claim.span.start)
        if block is None or block is lede or claim.attribution is not None or claim.citations:
            continue
        if block not in weighed:
            weighed[block] = bisect_left(places, block.span.start) < bisect_right(places, block.span.end - 1)
        if not weighed[block] and voices.is_own(claim.span):
            found.append(claim)
    return tuple(found)
