"""Counting with a bound on memory: the frequent keys are right to within a known error, whatever the rare ones are."""

from collections.abc import Hashable
from heapq import nlargest
from operator import itemgetter
from typing import Generic, TypeVar

from attrs import define, field

__all__ = ["Tally"]

K = TypeVar("K", bound=Hashable)


@define
class Tally(Generic[K]):
    """Counts keys, and never holds more than `most` of them once `add` returns.

    When there are more, the count of the key in the middle is taken off all of them and those at nought are let go (Misra
    and Gries, "Finding repeated elements", 1982, for many keys at once). A count is then too low by `missed` at most, and
    never too high; with fewer keys than `most` every count is exact.
    """

    most: int
    missed: int = 0
    counts: dict[K, int] = field(factory=dict)

    def add(self, key: K, count: int = 1) -> None:
        """Count a key `count` times more."""
        self.counts[key] = self.counts.get(key, 0) + count
        if len(self.counts) > self.most:
            self._let_go()

    def top(self, number: int) -> list[tuple[K, int]]:
        """Return the keys counted most, with their counts; of equal ones the first in order of their text."""
        return nlargest(number, sorted(self.counts.items(), key=lambda item: str(item[0])), key=itemgetter(1))

    def _let_go(self) -> None:
        middle = sorted(self.counts.values())[len(self.counts) // 2]
        self.missed += middle
        self.counts = {key: count - middle for key, count in self.counts.items() if count > middle}
