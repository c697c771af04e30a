"""Which of many words are one slip of the pen apart, without comparing each with all.

Two words that differ by a letter left out, put in, changed or swapped have a word in common among those that each becomes with a
letter (or a few) left out: the symmetric deletes of Garbe's SymSpell (2012). Words that meet there are then compared in full.
"""

from collections.abc import Iterable, Iterator

__all__ = ["distance", "near_pairs"]

_LONGEST = 24  # letters; longer words are no names, and would have too many deletes


def near_pairs(words: Iterable[str], most: int = 1) -> Iterator[tuple[str, str]]:
    """Yield pairs of different words, the earlier one first, that are at most `most` (1 or 2) slips apart.

    A word that is near several others is paired with few of them, so that the time stays linear in the number of words.
    """
    holders: dict[str, str] = {}
    for word in dict.fromkeys(words):
        if len(word) > _LONGEST:
            continue
        met: dict[str, None] = {}
        for key in _deletes(word, most):
            other = holders.setdefault(key, word)
            if other != word:
                met[other] = None
        yield from ((other, word) for other in met if distance(other, word) <= most)


def _deletes(word: str, most: int) -> list[str]:
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    found = [word, *shorter]
    if most > 1:
        found += [each[:at] + each[at + 1 :] for start, each in enumerate(shorter) for at in range(start, len(each))]
    return found


def distance(one: str, other: str) -> int:
    """Return how many letters must be left out, put in, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, its in enumerate(other, 1):
            cost = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != its))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]
