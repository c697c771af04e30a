"""The passage of a source that says the most of a claim, and how much of the claim it says."""

from collections.abc import Sequence
from itertools import compress

from attrs import frozen

from verifact.analysis.comparing.source_text import Source
from verifact.analysis.comparing.terms import Term

__all__ = ["Coverage", "cover"]

_SENTENCES = 6
_KIN = 0.8  # what a word of the same stem is worth: "resulting" for "result"
_LONGER = 0.02  # of the claim has to be won by each sentence that a passage takes in
_NEAR = 5  # words between two that stand together in the claim


@frozen
class Coverage:
    """Shares of a claim's weight, 0 to 1: `whole` is in the source, `passage` in its best few sentences.

    `apart` is the weight (not a share) of neighbours in the claim that the source has, but never near each other. `first` and `last` (not included) are the words of the
    best passage, the same for none.
    """

    whole: float = 0.0
    passage: float = 0.0
    apart: float = 0.0
    first: int = 0
    last: int = 0


Hit = tuple[int, int, float]  # word of the source, term of the claim, what it is worth


def cover(terms: Sequence[Term], source: Source) -> Coverage:
    """Return how much of a claim a source covers. Time is linear in the length of the source."""
    total = sum(term.weight for term in terms)
    hits = _hits(terms, source)
    if not hits or not total:
        return Coverage()
    present: dict[int, float] = {}
    for _, term, worth in hits:
        present[term] = max(worth, present.get(term, 0.0))
    whole = sum(worth * terms[term].weight for term, worth in present.items()) / total
    passage, (first, last) = _best(terms, hits, source, total)
    return Coverage(whole, passage, _apart(terms, hits), first, last)


def _hits(terms: Sequence[Term], source: Source) -> list[Hit]:
    by_stem: dict[str, list[int]] = {}
    for index, term in enumerate(terms):
        by_stem.setdefault(term.stem, []).append(index)
    by_lemma: dict[str, list[int]] = {}
    for index, term in enumerate(terms):
        by_lemma.setdefault(term.lemma, []).append(index)
    stems, lemmas = source.keys.stems, source.keys.lemmas
    found: list[Hit] = []
    for at in compress(range(len(stems)), map(by_stem.__contains__, stems)):
        same = by_lemma.get(lemmas[at], ())
        found += [(at, term, 1.0 if term in same else _KIN) for term in by_stem[stems[at]]]
    return found


def _best(
    terms: Sequence[Term], hits: Sequence[Hit], source: Source, total: float
) -> tuple[float, tuple[int, int]]:
    """Return the most that a few sentences in a row cover, and the words of the shortest of them that cover about as much."""
    bounds = source.sentences
    by_sentence: list[tuple[int, dict[int, float]]] = []
    sentence = 0
    for at, term, worth in hits:
        while bounds[sentence + 1] <= at:
            sentence += 1
        if not by_sentence or by_sentence[-1][0] != sentence:
            by_sentence.append((sentence, {}))
        known = by_sentence[-1][1]
        known[term] = max(worth, known.get(term, 0.0))
    best, tightest, place = 0.0, 0.0, (0, 0)
    for index, (first, own) in enumerate(by_sentence):
        reached, gain = dict(own), sum(worth * terms[term].weight for term, worth in own.items())
        last = first
        for after in range(index, min(len(by_sentence), index + _SENTENCES)):
            last, others = by_sentence[after]
            if last - first >= _SENTENCES:
                break
            for term, worth in others.items():
                more = worth - reached.get(term, 0.0)
                if more > 0:
                    reached[term] = worth
                    gain += more * terms[term].weight
            best = max(best, gain / total)
            if gain / total - _LONGER * (last - first) > tightest:
                tightest, place = gain / total - _LONGER * (last - first), (first, last)
    return best, (bounds[place[0]], bounds[place[1] + 1])


def _apart(terms: Sequence[Term], hits: Sequence[Hit]) -> float:
    near: set[int] = set()
    latest: dict[int, int] = {}
    for at, term, _ in hits:
        latest[term] = at
        for other in (term - 1, term + 1):
            if other in latest and at - latest[other] <= _NEAR:
                near.add(min(term, other))
    return sum(
        min(terms[index].weight, terms[index + 1].weight)
        for index in range(len(terms) - 1)
        if index in latest and index + 1 in latest and index not in near
    )
