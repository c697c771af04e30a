"""Where in a source the words of a quotation stand, word for word or nearly so."""

from collections.abc import Sequence
from itertools import compress
from math import log

from attrs import frozen

from verifact.analysis.comparing.aligning import align
from verifact.analysis.comparing.marked_quote import Piece
from verifact.analysis.comparing.plain_words import PlainWords

__all__ = ["Fit", "fit", "verbatim"]

_MOST_PLACES = 200  # of one run of words; where it stands more often than that, any of them will do
_MOST_VOTES = 4_000
_CANDIDATES = 3
_ANCHORS = 4
_LEAST_ALIKE = 0.4  # of the words of a piece, for the others to be looked for around it
_SLACK = 8  # words that a quotation may have more or fewer than its source, at either end of a piece


@frozen
class Fit:
    """A piece beside words `first` to `last` (not included) of the source; `pairs` are the words that agree: (quotation's, source's)."""

    first: int
    last: int
    pairs: tuple[tuple[int, int], ...]


def verbatim(quote: PlainWords, pieces: Sequence[Piece], source: PlainWords) -> tuple[int, int] | None:
    """Return the first word and the one after the last where the pieces stand, word for word and each within its gap of the one before."""
    letters = ["".join(quote.forms[piece.first : piece.last]) for piece in pieces]
    anchor = max(range(len(pieces)), key=lambda index: len(letters[index]))
    place = 0
    for _ in range(_MOST_PLACES):
        at = source.find(letters[anchor], place, len(source))
        if at is None:
            return None
        fits = _around(pieces, letters, anchor, at, source)
        if fits is not None:
            return fits[0][0], fits[-1][1]
        place = at[0] + 1
        if place >= len(source):
            return None
    return None


def _around(
    pieces: Sequence[Piece], letters: Sequence[str], anchor: int, at: tuple[int, int], source: PlainWords
) -> list[tuple[int, int]] | None:
    """Return where the pieces before and after the anchor stand, each as near to its neighbour as can be."""
    found = [at]
    for index in range(anchor + 1, len(pieces)):
        after = found[-1][1]
        next_one = source.find(letters[index], after, after + pieces[index].gap)
        if next_one is None:
            return None
        found.append(next_one)
    for index in range(anchor - 1, -1, -1):
        before = _before(letters[index], found[0][0], pieces[index + 1].gap, source)
        if before is None:
            return None
        found.insert(0, before)
    return found


def _before(letters: str, end: int, gap: int, source: PlainWords) -> tuple[int, int] | None:
    """Return the last run of words that is `letters` and ends at word `end`, or up to `gap` words before it."""
    limit = source.bounds[end]
    floor = max(0, source.bounds[max(0, end - gap)] - len(letters))
    while (place := source.joined.rfind(letters, floor, limit)) >= 0:
        first, last = source.index_at(place), source.index_at(place + len(letters))
        if first is not None and last is not None:
            return first, last
        limit = place + len(letters) - 1
    return None


def fit(quote: PlainWords, pieces: Sequence[Piece], source: PlainWords) -> list[Fit]:
    """Return the best place of each piece, in order; none where the source has nothing like any of the longest pieces.

    The first of the longest that the source has something like is looked for everywhere, the others around it.
    """
    longest = sorted(range(len(pieces)), key=lambda index: pieces[index].first - pieces[index].last)
    for anchor in longest[:_ANCHORS]:
        at = _nearest(quote, pieces[anchor], source)
        if len(at.pairs) >= _LEAST_ALIKE * (pieces[anchor].last - pieces[anchor].first):
            return _fitted_around(quote, pieces, anchor, at, source)
    return []


def _fitted_around(quote: PlainWords, pieces: Sequence[Piece], anchor: int, at: Fit, source: PlainWords) -> list[Fit]:
    after = [at]
    for piece in pieces[anchor + 1 :]:
        first = after[-1].last
        last = min(len(source), first + piece.gap + piece.last - piece.first + _SLACK)
        after.append(_aligned(quote, piece, source, first, last, starts_free=piece.gap > 0))
    before: list[Fit] = []
    end = at.first
    for index in range(anchor - 1, -1, -1):
        piece, gap = pieces[index], pieces[index + 1].gap
        first = max(0, end - gap - (piece.last - piece.first) - _SLACK)
        before.append(_aligned(quote, piece, source, first, end, starts_free=True, ends_free=gap > 0))
        end = before[-1].first
    return [*reversed(before), *after]


def _aligned(
    quote: PlainWords,
    piece: Piece,
    source: PlainWords,
    first: int,
    last: int,
    *,
    starts_free: bool,
    ends_free: bool = True,
) -> Fit:
    words, within = quote.forms[piece.first : piece.last], source.forms[first:last]
    if not starts_free and within[: len(words)] == words:
        return Fit(
            first, first + len(words), tuple(zip(range(piece.first, piece.last), range(first, last), strict=False))
        )
    fitted = align(words, within, starts_free=starts_free, ends_free=ends_free)
    pairs = tuple((piece.first + one, first + other) for one, other in fitted.pairs)
    return Fit(first + fitted.first, first + fitted.last, pairs)


def _nearest(quote: PlainWords, piece: Piece, source: PlainWords) -> Fit:
    """Return the best fit of a piece in the whole source.

    Its rarest words vote, each place of each for where the piece would begin; the words are then aligned around the few places
    with the most votes. So the time is linear in the length of the source.
    """
    length = piece.last - piece.first
    width = max(4, length // 2)
    best = Fit(0, 0, ())
    for bucket in _candidates(quote, piece, source, width):
        first = max(0, bucket * width - width - _SLACK)
        last = min(len(source), bucket * width + width + length + _SLACK)
        found = _aligned(quote, piece, source, first, last, starts_free=True)
        if len(found.pairs) > len(best.pairs):
            best = found
    return best


def _candidates(quote: PlainWords, piece: Piece, source: PlainWords, width: int) -> list[int]:
    counts = source.counts
    places: dict[str, list[int]] = {}
    for index in range(piece.first, piece.last):
        if quote.forms[index] in counts:
            places.setdefault(quote.forms[index], []).append(index - piece.first)
    wanted: set[str] = set()
    votes = 0
    for word in sorted(places, key=lambda word: (counts[word], word)):
        votes += counts[word] * len(places[word])
        if wanted and votes > _MOST_VOTES:
            break
        wanted.add(word)
    weights = {word: log(1 + len(source) / counts[word]) for word in wanted}
    cast: dict[int, float] = {}
    left = _MOST_VOTES
    for at in compress(range(len(source)), map(wanted.__contains__, source.forms)):
        word = source.forms[at]
        for offset in places[word][:4]:
            bucket = (at - offset) // width
            for near in (bucket, bucket + 1):
                cast[near] = cast.get(near, 0.0) + weights[word]
        left -= 1
        if not left:
            break
    ranked = sorted(cast.items(), key=lambda vote: (-vote[1], vote[0]))
    return [bucket for bucket, _ in ranked[:_CANDIDATES]]
