"""Claims: what each sentence asserts, how much it would repay checking, and what it stands on.

Worthiness follows what annotators of check-worthiness agree on (Hassan et al., ClaimBuster, 2017; Konstantinovskiy et
al., 2021): figures, ranks, causes and reported events rank high; questions, instructions, judgements and reminiscence low.
"""

from bisect import bisect_left, bisect_right

from verifact.analysis.quantities import Quantity, QuantityKind, quantities_in
from verifact.analysis.words import Words
from verifact.document import Block, BlockKind
from verifact.model import (
    Attribution,
    Citation,
    CitationKind,
    Claim,
    ClaimKind,
    Marker,
    MarkerKind,
    Quote,
    Sentence,
)
from verifact.spans import Span, holder

__all__ = ["WORTHY", "find_claims"]

WORTHY = 0.5
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "my", "me", "you", "your"})
_INSTRUCTION = frozenset(
    {"let", "let's", "please", "imagine", "consider", "note", "see", "click", "thank", "go", "use"}
)
_MIN_WORDS = 4


def find_claims(
    words: Words,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    attributions: tuple[Attribution, ...],
    quantities: tuple[Quantity, ...],
    citations: tuple[Citation, ...],
    markers: tuple[Marker, ...],
) -> tuple[Claim, ...]:
    """Return a claim for every prose sentence that asserts something; entries of the citation list assert nothing.

    A claim stands on the attribution in its own sentence; failing that, on one carried over from the sentence before it in
    the same paragraph, where that one's source is not vague.
    """
    by_sentence = _attributions_by_sentence(sentences, attributions)
    marked = sorted((m.span.start, i) for m in markers if m.kind is not MarkerKind.NAME for i in m.entries)
    listed = sorted(c.span for c in citations if c.kind is not CitationKind.LINK)
    found: list[Claim] = []
    carried: Attribution | None = None
    block = -1
    for index, sentence in enumerate(sentences):
        if sentence.block != block:
            block, carried = sentence.block, None
        if blocks[block].kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or holder(listed, sentence.span.start):
            continue
        if blocks[block].kind is BlockKind.LIST_ITEM and sentence.text[-1] not in '.!”")]':
            continue  # a heading or a point, not a sentence
        own = by_sentence.get(index)
        attribution = own or carried
        if own is not None and not own.is_vague:
            carried = own
        features = _features(words, sentence, quantities_in(quantities, sentence.span))
        if features is None:
            continue
        kind, worthiness = features
        if own is not None and any(q.span.overlaps(sentence.span) for q in _quotes_in(quotes, sentence.span)):
            kind = ClaimKind.QUOTE
        low = bisect_left(marked, (sentence.span.start, -1))
        high = bisect_right(marked, (sentence.span.end + 6, len(citations)))
        cited = tuple(dict.fromkeys(i for start, i in marked[low:high] if _at(start, sentence, sentences, index)))
        found.append(Claim(sentence.span, sentence.text, kind, worthiness, attribution, cited))
    return tuple(found)


def _at(start: int, sentence: Sentence, sentences: tuple[Sentence, ...], index: int) -> bool:
    """Whether a marker at `start` belongs to this sentence: inside it, or behind it and before the next one."""
    following = sentences[index + 1].span.start if index + 1 < len(sentences) else start + 1
    return start < max(sentence.span.end, following)


def _attributions_by_sentence(
    sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]
) -> dict[int, Attribution]:
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, Attribution] = {}
    for attribution in attributions:
        places = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
        for place in places:
            first = bisect_right(starts, place.start) - 1
            last = bisect_left(starts, place.end)
            for index in range(max(0, first), max(first + 1, last)):
                known = found.get(index)
                if known is None or (known.is_vague and not attribution.is_vague):
                    found[index] = attribution
    return found


def _quotes_in(quotes: tuple[Quote, ...], span: Span) -> tuple[Quote, ...]:
    low = bisect_left(quotes, span.start, key=lambda quote: quote.span.start)
    high = bisect_left(quotes, span.end, key=lambda quote: quote.span.start)
    return quotes[low:high]


def _features(words: Words, sentence: Sentence, figures: tuple[Quantity, ...]) -> tuple[ClaimKind, float] | None:
    span = sentence.span
    inside = words.range_in(span)
    if len(inside) < _MIN_WORDS or sentence.text.endswith("?"):
        return None
    lower = words.lower[inside.start : inside.stop]
    if lower[0] in _INSTRUCTION:
        return None
    names = sum([word[0].isupper() for word in words.words[inside.start + 1 : inside.stop]])
    present = {category for term in words.terms_among(inside) for category in term.categories}
    events = "event_verbs.past" in present or "event_verbs.participle" in present
    rank = "superlatives" in present
    cause = "causal_phrases" in present
    future = "predictions" in present
    opinion = "opinion_words" in present
    measured = [figure for figure in figures if figure.kind is not QuantityKind.COUNT or figure.value >= 2]
    score = 0.18 + 0.3 * bool(measured) + 0.08 * min(len(measured), 2) + 0.07 * min(names, 3)
    score += 0.2 * events + 0.15 * rank + 0.08 * cause + 0.01 * min(len(inside), 20) - 0.22 * future - 0.2 * opinion
    if not _FIRST_PERSON.isdisjoint(lower):
        score -= 0.3
    if measured:
        kind = ClaimKind.FIGURE
    elif rank:
        kind = ClaimKind.RANKING
    elif future:
        kind = ClaimKind.PREDICTION
    elif cause:
        kind = ClaimKind.CAUSE
    elif opinion:
        kind = ClaimKind.OPINION
    else:
        kind = ClaimKind.EVENT if events or names else ClaimKind.DEFINITION
    return kind, round(min(1.0, max(0.0, score)), 3)
