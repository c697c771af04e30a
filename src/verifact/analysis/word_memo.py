"""What each word is, worked out once a word and not once a place: most words of any text have been seen before."""

from collections.abc import Callable

__all__ = ["WordMemo"]

_MOST = 50_000
_LONGEST = 40


class WordMemo(dict[str, int]):
    """A mapping of words to small numbers that fills itself by asking `classify`, and never grows beyond a bound.

    `map(memo.__getitem__, words)` is then one C-level pass.
    """

    def __init__(self, classify: Callable[[str], int]) -> None:
        super().__init__()
        self._classify = classify

    def __missing__(self, word: str) -> int:
        value = self._classify(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value
