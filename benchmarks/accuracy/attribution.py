"""Attributions against PolNeAR: which sentences hold one, which characters are attributed, to whom.

A sentence counts where it holds attributed content or a cue; annotators of one article are taken together. A source is
right where it overlaps the gold source, counted over gold attributions of which verifact found half of the content in one
attribution. Quotations are the gold attributions whose content holds a double quotation mark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

from benchmarks.accuracy.brat import Gold, articles
from benchmarks.accuracy.figures import f1, share

import verifact

NEEDS = "polnear/dev"
_SENTENCE_END = re.compile(r'(?<=[.!?])["”’\')\]]*\s+(?=["“‘(\[]?[A-Z0-9])|\n+')
_MARKS = frozenset('"“”')

Found = tuple[set[int], set[int], set[int]]  # code points of content, source, cue


def measure(corpora: Path) -> dict[str, float]:
    """Return the figures for a folder of corpora; `mb_per_s` is of process time, the first parse included."""
    sentences, contents, sources = Counter[tuple[bool, bool]](), Counter[str](), Counter[str]()
    seconds, size = 0.0, 0
    for article in articles(corpora / NEEDS):
        began = process_time()
        parsed = verifact.parse(article.text).attributions
        seconds += process_time() - began
        size += len(article.text.encode())
        found = [_places(attribution) for attribution in parsed]
        gold_content = _points(gold.content for gold in article.attributions)
        content = _union(part for part, _, _ in found)
        gold_marked = gold_content | _points(gold.cue for gold in article.attributions)
        marked = content | _union(cue for _, _, cue in found)
        for start, end in _sentences(article.text):
            inside = range(start, end)
            sentences[not gold_marked.isdisjoint(inside), not marked.isdisjoint(inside)] += 1
        visible = {place for place, letter in enumerate(article.text) if not letter.isspace()}
        contents["right"] += len(content & gold_content & visible)
        contents["found"] += len(content & visible)
        contents["gold"] += len(gold_content & visible)
        for gold in article.attributions:
            _count_source(gold, found, article.text, sources)
    figures = dict(_rates("sentence", sentences[True, True], sentences[False, True], sentences[True, False]))
    missed, wrong = contents["gold"] - contents["right"], contents["found"] - contents["right"]
    figures |= _rates("content", contents["right"], wrong, missed)
    return figures | {
        "source": share(sources["right"], sources["sourced"]),
        "quote_recall": share(sources["quotes found"], sources["quotes"]),
        "quote_speaker": share(sources["quotes right"], sources["quotes sourced"]),
        "mb_per_s": share(size / 1e6, seconds),
    }


def _places(found: verifact.Attribution) -> Found:
    source, cue = ([span] if span is not None else [] for span in (found.source, found.cue))
    content, said_by, said = (
        {place for span in spans for place in range(span.start, span.end)} for spans in (found.content, source, cue)
    )
    return content, said_by, said


def _count_source(gold: Gold, found: list[Found], text: str, counts: Counter[str]) -> None:
    body = _points([gold.content])
    is_quote = any(text[place] in _MARKS for place in body)
    best = max(found, key=lambda places: len(places[0] & body), default=None)
    hit = best is not None and len(best[0] & body) * 2 >= len(body)
    counts["quotes"] += is_quote
    counts["quotes found"] += is_quote and hit
    if best is None or not hit or not gold.source:
        return
    right = not best[1].isdisjoint(_points([gold.source]))
    counts["sourced"] += 1
    counts["right"] += right
    counts["quotes sourced"] += is_quote
    counts["quotes right"] += is_quote and right


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.start() > start:
            yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _points(groups: Iterable[Iterable[tuple[int, int]]]) -> set[int]:
    return {place for ranges in groups for start, end in ranges for place in range(start, end)}


def _union(sets: Iterable[set[int]]) -> set[int]:
    return {place for each in sets for place in each}


def _rates(name: str, right: int, wrong: int, missed: int) -> Iterator[tuple[str, float]]:
    precision, recall = share(right, right + wrong), share(right, right + missed)
    yield from ((f"{name}_precision", precision), (f"{name}_recall", recall), (f"{name}_f1", f1(precision, recall)))
