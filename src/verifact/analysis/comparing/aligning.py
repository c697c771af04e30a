"""The fewest words to change, add or leave out that make one run of words of another."""

from collections.abc import Sequence

from attrs import frozen

__all__ = ["Alignment", "align"]

# A changed word costs less than one left out and one added, but more than one of them: so the most words agree.
_CHANGED, _MISSING = 3, 2


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
        for j, other in enumerate(source, 1):
            best = above[j - 1] + (_CHANGED if word != other else 0)
            best = min(best, above[j] + _MISSING, left + _MISSING)
            left = best
            row.append(best)
        rows.append(row)
    final = rows[-1]
    last = len(source)
    if ends_free:
        last -= final[::-1].index(min(final))
    return _traced(rows, quoted, source, last)


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
    first = j if rows[0][j] == 0 else 0
    return Alignment(first, last, tuple(reversed(pairs)))
