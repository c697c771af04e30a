"""The fewest words to change, add or leave out that make one run of words of another."""

from collections.abc import Sequence

from attrs import frozen

__all__ = ["Alignment", "align"]

# A changed word costs less than one left out and one added, but more than one of them: so the most words agree.
_CHANGED, _MISSING = 3, 2
_EDGE = 3  # words


@frozen
class Alignment:
    """The part of the source that fits, and the pairs of words that are the same, in order: (quoted, source)."""

    first: int
    last: int
    pairs: tuple[tuple[int, int], ...]


def align(quoted: Sequence[str], source: Sequence[str], *, starts_free: bool, ends_free: bool = True) -> Alignment:
    """Fit `quoted` into `source`: Sellers' variant of the edit distance, in which what lies around the fit costs nothing.

    Without `starts_free` the fit begins with the first word of `source`, without `ends_free` it ends with the last one. Of several
    fits the one that ends last is taken, so that a changed word is not read as one left out and one added. Takes len(quoted) * len(source) steps: the caller bounds both.
    """
    width = len(source) + 1
    rows = [[0] * width if starts_free else [*range(0, width * _MISSING, _MISSING)]]
    for word in quoted:
        above = rows[-1]
        left = above[0] + _MISSING
        row = [left]
        for diagonal, over, other in zip(above, above[1:], source, strict=False):
            best = diagonal if word == other else diagonal + _CHANGED
            if over + _MISSING < best:
                best = over + _MISSING
            if left + _MISSING < best:
                best = left + _MISSING
            row.append(best)
            left = best
        rows.append(row)
    final = rows[-1]
    last = len(source)
    if ends_free:
        last -= final[::-1].index(min(final))
    found = _traced(rows, quoted, source, last)
    return _with_edges(found, len(quoted), len(source), starts_free=starts_free, ends_free=ends_free)


def _traced(rows: list[list[int]], quoted: Sequence[str], source: Sequence[str], last: int) -> Alignment:
    i, j = len(quoted), last
    pairs: list[tuple[int, int]] = []
    while i:
        cost = rows[i][j]
        if j and quoted[i - 1] == source[j - 1] and rows[i - 1][j - 1] == cost:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif j and rows[i - 1][j - 1] + _CHANGED == cost:
            i, j = i - 1, j - 1
        elif rows[i - 1][j] + _MISSING == cost:
            i -= 1
        else:
            j -= 1
    return Alignment(j if rows[0][j] == 0 else 0, last, tuple(reversed(pairs)))


def _with_edges(found: Alignment, quoted: int, source: int, *, starts_free: bool, ends_free: bool) -> Alignment:
    """Take in the words of the source that stand in place of a changed word or two at a free end of the quotation.

    The fit itself has no need of them: what lies around it costs nothing.
    """
    if not found.pairs:
        return found
    first, last = found.first, found.last
    before, after = found.pairs[0][0], quoted - 1 - found.pairs[-1][0]
    if starts_free and 0 < before <= _EDGE and found.pairs[0][1] == first:
        first = max(0, first - before)
    if ends_free and 0 < after <= _EDGE and found.pairs[-1][1] == last - 1:
        last = min(source, last + after)
    return Alignment(first, last, found.pairs)
