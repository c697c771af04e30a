"""Hedges that stand beside a cue."""

from verifact.model import Article, Attribution
from verifact.spans import Span

_NEAR = 14


def hedges_a_cue(article: Article, hedge: Span) -> Attribution | None:
    """Return the attribution of a quotation whose cue the hedge modifies: "one survivor reportedly stated"."""
    for attribution in article.attributions:
        cue = attribution.cue
        if cue is None or (abs(cue.start - hedge.end) > _NEAR and abs(hedge.start - cue.end) > _NEAR):
            continue
        between = article.text[min(cue.end, hedge.end) : max(cue.start, hedge.start)]
        if between.strip(" \u00a0") == "" and any(
            part.start <= quote.span.start and quote.span.end <= part.end + 1
            for part in attribution.content
            for quote in article.quotes
            if quote.words > 2
        ):
            return attribution
    return None
