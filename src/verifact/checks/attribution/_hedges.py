"""Hedges that stand beside a cue."""

from verifact.analysis.voice import voices_of
from verifact.model import Article, Attribution
from verifact.spans import Span

_NEAR = 16


def hedges_a_cue(article: Article, hedge: Span) -> Attribution | None:
    """Return the attribution of a quotation whose cue the hedge modifies: "one survivor reportedly stated"."""
    voices = article.derived(voices_of)
    for attribution in voices.attributions_in(Span(hedge.start - _NEAR, hedge.end + _NEAR)):
        cue = attribution.cue
        if cue is None:
            continue
        between = article.text[min(cue.end, hedge.end) : max(cue.start, hedge.start)]
        if not between.strip(" \u00a0") and any(voices.quotes_speech(part) for part in attribution.content):
            return attribution
    return None
