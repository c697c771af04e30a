"""The passage of a source that says the most of a claim, and how much of the claim it says."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from attrs import frozen

from verifact.analysis.comparing.claim_numbers import ClaimNumber
from verifact.analysis.comparing.source_text import Source
from verifact.analysis.comparing.terms import Term

__all__ = ["Coverage", "cover"]

_SENTENCES = 6  # in a row, that a passage for one sentence may have; one more for each further sentence of the claim
_MOST_SENTENCES = 50
_KIN = 0.8  # what a word of the same stem is worth: "resulting" for "result"
_LONGER = 0.02  # of the claim has to be won by each sentence that a passage takes in
_NUMBER_WEIGHT = 4.0  # of a number; a name that no table knows weighs 5
_MOST_PLACES = 60  # of a number that count


@frozen
class Coverage:
    """How much of a claim's weight stands together in its source.

    `most` is the largest share, 0 to 1, that a few sentences in a row have. `tightest` is the share of the passage that is shown, from
    word `first` to word `last` (not included), of that many `sentences`: a shorter one, where it says about as much.
    """

    most: float = 0.0
    tightest: float = 0.0
    first: int = 0
    last: int = 0
    sentences: int = 0


Hit = tuple[int, int, float]  # word of the source, term of the claim, what it is worth


def cover(said: Sequence[Term], numbers: Sequence[ClaimNumber], source: Source, sentences: int = 1) -> Coverage:
    """Return how much a source has of the words and numbers of a claim of that many `sentences`.

    Time is linear in the length of the source.
    """
    counted = [*{(number.least, number.most): number for number in numbers}.values()]
    terms = [*{term.lemma: term for term in said}.values()]
    weights = [term.weight for term in terms] + [_NUMBER_WEIGHT] * len(counted)
    hits = _hits(terms, source)
    hits += [
        (bisect_right(source.plain.starts, place) - 1, term, 1.0)
        for term, number in enumerate(counted, len(terms))
        for place in source.numbers.places(number.least, number.most, _MOST_PLACES)
    ]
    if not hits or not sum(weights):
        return Coverage()
    hits.sort()
    within = min(_SENTENCES + sentences - 1, _MOST_SENTENCES)
    return _best(weights, hits, source.sentences, within)


def _hits(terms: Sequence[Term], source: Source) -> list[Hit]:
    by_stem: dict[str, list[int]] = {}
    by_lemma = {term.lemma: index for index, term in enumerate(terms)}
    for index, term in enumerate(terms):
        by_stem.setdefault(term.stem, []).append(index)
    stems, lemmas = source.keys.stems, source.keys.lemmas
    found: list[Hit] = []
    for at in compress(range(len(stems)), map(by_stem.__contains__, stems)):
        same = by_lemma.get(lemmas[at])
        found += [(at, term, 1.0 if term == same else _KIN) for term in by_stem[stems[at]]]
    return found


def _best(weights: Sequence[float], hits: Sequence[Hit], bounds: Sequence[int], within: int) -> Coverage:
    """Return the most that a few sentences in a row cover, and the shortest of them that cover about as much."""
    held, total = _by_sentence(hits, bounds), sum(weights)
    most, tightest, net, place = 0.0, 0.0, 0.0, (0, 0)
    for index, (first, _) in enumerate(held):
        reached: dict[int, float] = {}
        gain = 0.0
        for last, own in held[index : index + within]:
            if last - first >= within:
                break
            for term, worth in own.items():
                more = worth - reached.get(term, 0.0)
                if more > 0:
                    reached[term] = worth
                    gain += more * weights[term]
            share = min(1.0, gain / total)
            most = max(most, share)
            if share - _LONGER * (last - first) > net:
                net, tightest, place = share - _LONGER * (last - first), share, (first, last)
    return Coverage(most, tightest, bounds[place[0]], bounds[place[1] + 1], place[1] + 1 - place[0])


def _by_sentence(hits: Sequence[Hit], bounds: Sequence[int]) -> list[tuple[int, dict[int, float]]]:
    """Return the sentences that have a word of the claim, each with what it has of which term."""
    held: list[tuple[int, dict[int, float]]] = []
    sentence = 0
    for at, term, worth in hits:
        while bounds[sentence + 1] <= at:
            sentence += 1
        if not held or held[-1][0] != sentence:
            held.append((sentence, {}))
        own = held[-1][1]
        own[term] = max(worth, own.get(term, 0.0))
    return held
