"""How common a word is: one table a language, read from its folder when first asked for.

`docs/frequency.md` says where the counts come from and what they cover.
"""

import zlib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from attrs import field, frozen

__all__ = ["Frequencies", "frequencies", "is_word", "zipf"]

_FOLDER = Path(__file__).parent
_STEPS_PER_UNIT = 32
_MOST_MET = 30_000


@frozen(eq=False)
class Frequencies:
    """The words of a language in lower case, each with its Zipf value in steps of 1/32.

    The Zipf scale (van Heuven et al. 2014) is the log10 of occurrences per billion words: "the" 7.3,
    "theory" 4.7, a rare word under 3.
    """

    steps: Mapping[str, int]
    # Known words of the texts before: the table is too large for a processor's cache, and most words are met again and again.
    _met: set[str] = field(factory=set, init=False, repr=False)

    def zipf(self, word: str) -> float:
        """Return the log10 of the occurrences of `word` (lower case) per billion words; 0.0: unknown."""
        return self.steps.get(word, 0) / _STEPS_PER_UNIT

    def in_steps(self, zipf: float) -> float:
        """Return a Zipf value in the unit of `steps`."""
        return zipf * _STEPS_PER_UNIT

    @cached_property
    def longest(self) -> int:
        """The length of the longest word."""
        return max(map(len, self.steps))

    def __contains__(self, word: str) -> bool:
        return word in self.steps

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Return those of `words` (lower case) that are not in the table."""
        new = set(words).difference(self._met)
        strange = new.difference(self.steps)
        if len(self._met) > _MOST_MET:
            self._met.clear()
        self._met.update(new - strange)
        return strange

    def common(self, least: float) -> set[str]:
        """Return the words whose Zipf value is `least` or more."""
        floor = least * _STEPS_PER_UNIT
        return {word for word, steps in self.steps.items() if steps >= floor}


@cache
def frequencies(tag: str = "en") -> Frequencies:
    """Return the table of a language, loaded once (some 20 ms).

    Raises KeyError for a language without one.
    """
    path = _FOLDER / tag / "frequency.zlib"
    if not path.is_file():
        raise KeyError(tag)
    words, _, steps = zlib.decompress(path.read_bytes()).partition(b"\0")
    return Frequencies(dict(zip(words.decode().split("\n"), steps, strict=True)))


def zipf(word: str) -> float:
    """Return the log10 of how often an English word occurs per billion words; 0.0 where it is unknown."""
    return frequencies("en").zipf(word.lower())


def is_word(word: str) -> bool:
    """Tell whether the English table knows `word`, in whatever letter case."""
    return word.lower() in frequencies("en")
