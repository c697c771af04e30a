"""Claims: what each sentence asserts, how much it would repay checking, and what it stands on."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import TypeVar

from verifact.analysis import signals as s
from verifact.analysis.signals import Signals
from verifact.analysis.words import Words
from verifact.analysis.worthiness import worth
from verifact.document import Block, BlockKind
from verifact.language import lexicon
from verifact.model import (
    Article,
    Attribution,
    Citation,
    CitationKind,
    Claim,
    ClaimKind,
    DateMention,
    Figure,
    FigureKind,
    Marker,
    MarkerKind,
    Quote,
    QuoteKind,
    Sentence,
)
from verifact.spans import holder

__all__ = ["WORTHY", "find_claims", "worthy_claims"]

# A claim this worthy of a check, or worthier, counts in the figures.
WORTHY = 0.5
_MIN_WORDS = 4
_NOBODY = (None, True)
_NEVER = sys.maxsize  # where a sentence behind the last one would begin
_CITED_WITHIN = 6  # code points behind the full stop
_STATISTICS = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATIO})
_HasSpan = TypeVar("_HasSpan", Figure, DateMention)


def worthy_claims(article: Article) -> list[Claim]:
    """Return the claims that are worth a check, those that the sourcing score is taken of."""
    return [claim for claim in article.claims if claim.worthiness >= WORTHY]


def find_claims(
    words: Words,
    tag: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    attributions: tuple[Attribution, ...],
    figures: tuple[Figure, ...],
    dates: tuple[DateMention, ...],
    citations: tuple[Citation, ...],
    markers: tuple[Marker, ...],
) -> tuple[Claim, ...]:
    """Return a claim for every prose sentence that asserts something; entries of the citation list assert nothing.

    A claim stands on the attribution in its own sentence; failing that, on one carried over from the sentence before it in
    the same paragraph, where that one's source is not vague.
    """
    starts = [sentence.span.start for sentence in sentences]
    firsts = [*map(bisect_left, repeat(words.starts), starts)]
    lasts = [*map(bisect_left, repeat(words.starts), [sentence.span.end for sentence in sentences])]
    attributed = _attributions_by_sentence(starts, attributions)
    cited = _citations_by_sentence(starts, sentences, markers)
    figures_in, dates_in = _by_sentence(starts, figures), _by_sentence(starts, dates)
    quoted = _quoted_sentences(starts, quotes)
    listed = sorted(c.span for c in citations if c.kind is not CitationKind.LINK)
    signals, instructions = Signals(words, tag), lexicon(tag).terms.get("instruction_openers", frozenset())
    found: list[Claim] = []
    carried: Attribution | None = None
    block, kind, in_prose = -1, BlockKind.PARAGRAPH, False
    for index, sentence in enumerate(sentences):
        if sentence.block != block:
            block, carried = sentence.block, None
            kind = blocks[block].kind
            in_prose = kind is BlockKind.PARAGRAPH or kind is BlockKind.LIST_ITEM
        if not in_prose or (listed and holder(listed, sentence.span.start)):
            continue
        end = sentence.text[-1]
        if kind is BlockKind.LIST_ITEM and end not in '.!”")]':
            continue  # a heading or a point, not a sentence
        own, is_vague = attributed.get(index, _NOBODY)
        attribution = own or carried
        if own is not None and not is_vague:
            carried = own
        first, last = firsts[index], lasts[index]
        if last - first < _MIN_WORDS or end == "?" or words.lower[first] in instructions:
            continue
        numbers = figures_in.get(index, ())
        seen = signals.among(first, last)
        if numbers:
            seen |= _of_figures(numbers)
        if index in quoted:
            seen |= s.QUOTED
        if end == ":":
            seen |= s.INTRODUCES
        found.append(
            Claim(
                sentence.span,
                sentence.text,
                ClaimKind.QUOTE if own is not None and seen & s.QUOTED else _kind(seen),
                worth(seen),
                attribution,
                cited.get(index, ()),
                numbers,
                dates_in.get(index, ()),
                is_carried=own is None and carried is not None,
            )
        )
    return tuple(found)


def _of_figures(figures: tuple[Figure, ...]) -> int:
    """Return what the figures of a sentence are worth knowing for; a single one of a thing is no statistic."""
    measured = [figure for figure in figures if figure.kind is not FigureKind.COUNT or figure.value >= 2]
    if not measured:
        return 0
    statistic = any(figure.kind in _STATISTICS for figure in measured)
    return s.FIGURE | (s.FIGURES if len(measured) > 1 else 0) | (s.STATISTIC if statistic else 0)


@lru_cache(maxsize=4096)
def _kind(seen: int) -> ClaimKind:
    """Return what a claim asserts, by what would have to be checked first."""
    if seen & s.FIGURE:
        return ClaimKind.FIGURE
    if seen & s.RANK:
        return ClaimKind.RANKING
    if seen & s.FUTURE or (seen & s.PLAN and not seen & s.PAST):
        return ClaimKind.PREDICTION
    if seen & s.CAUSE:
        return ClaimKind.CAUSE
    if seen & (s.OPINION | s.DUTY):
        return ClaimKind.OPINION
    happened = seen & (s.EVENT | s.PAST | s.NAMED) and not seen & s.DEFINES
    return ClaimKind.EVENT if happened else ClaimKind.DEFINITION


def _by_sentence(starts: Sequence[int], items: Iterable[_HasSpan]) -> dict[int, tuple[_HasSpan, ...]]:
    """Return the items by the sentence that they begin in."""
    found: dict[int, list[_HasSpan]] = {}
    for item in items:
        found.setdefault(bisect_right(starts, item.span.start) - 1, []).append(item)
    return {index: tuple(several) for index, several in found.items()}


def _citations_by_sentence(
    starts: Sequence[int], sentences: tuple[Sentence, ...], markers: tuple[Marker, ...]
) -> dict[int, tuple[int, ...]]:
    """Return the entries that each sentence is marked with, inside it or right behind it, in order and once each."""
    found: dict[int, dict[int, None]] = {}
    for start, entry in sorted((m.span.start, i) for m in markers if m.kind is not MarkerKind.NAME for i in m.entries):
        index = bisect_right(starts, start) - 1
        if index >= 0 and start <= sentences[index].span.end + _CITED_WITHIN:
            found.setdefault(index, {})[entry] = None
    return {index: tuple(entries) for index, entries in found.items()}


def _quoted_sentences(starts: Sequence[int], quotes: tuple[Quote, ...]) -> set[int]:
    """Return the sentences that hold, or stand in, somebody's quoted words."""
    found: set[int] = set()
    done = 0  # quotes may lie in each other: no sentence is looked at twice
    for quote in quotes:
        if quote.kind is QuoteKind.SPEECH:
            first, last = bisect_right(starts, quote.span.start) - 1, bisect_left(starts, quote.span.end)
            found.update(range(max(0, first, done), last))
            done = max(done, last)
    return found


def _attributions_by_sentence(
    starts: Sequence[int], attributions: tuple[Attribution, ...]
) -> dict[int, tuple[Attribution, bool]]:
    """Return the first attribution of each sentence, and whether it is vague; one that is not goes before one that is."""
    found: dict[int, tuple[Attribution, bool]] = {}
    if not starts:
        return found
    starts = [*starts, _NEVER]
    for attribution in attributions:
        vague = attribution.is_vague
        entry = (attribution, vague)
        for place in (*attribution.content, attribution.cue):
            if place is None:
                continue
            index = max(0, bisect_right(starts, place.start) - 1)
            end = place.end
            while True:
                known = found.get(index)
                if known is None or (known[1] and not vague):
                    found[index] = entry
                index += 1
                if end <= starts[index]:
                    break
    return found
