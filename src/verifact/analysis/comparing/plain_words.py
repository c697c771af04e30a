"""The words of a text in the form that tells whether two texts say the same: without case, accents, marks and spaces.

Works for any script. Han, kana, Thai and their like, which put no spaces between words, give one word a letter.
"""

import re
import sys
import unicodedata
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import accumulate

from verifact.spans import Span

__all__ = ["PlainWords", "plain_words"]

_APOSTROPHES = "'’‘ʼ´`′＇"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SIGNS = "$€£¥₹%&＄％＆"
_NOTE = re.compile(r"\[(?:\d{1,3}|citation needed)\]")  # of a source that has notes itself
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SAME = {"%": "percent", "&": "and"}
_ASCII_WORD = re.compile(r"([^\W_]+(?:['`][^\W_]+|(?<=\d)[.,]\d[^\W_]*)*|[$%&])", re.ASCII)
_LAST_MARK = 0xABFF


class PlainWords:
    """Columns, one item a word: its plain form, and where it starts and ends in `text`.

    `joined` is all forms without anything between them, `bounds[i]` where word i begins in it: two texts of the same letters are
    the same however they are broken into words and lines ("exam-ple", "to day").
    """

    __slots__ = ("_counts", "bounds", "ends", "forms", "joined", "starts", "text")

    def __init__(self, text: str, forms: list[str], starts: list[int], ends: list[int]) -> None:
        self.text, self.forms, self.starts, self.ends = text, forms, starts, ends
        self.joined = "".join(forms)
        self.bounds = [*accumulate(map(len, forms), initial=0)]
        self._counts: Counter[str] | None = None

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def counts(self) -> Counter[str]:
        """How often each form occurs."""
        if self._counts is None:
            self._counts = Counter(self.forms)
        return self._counts

    def span(self, first: int, last: int) -> Span:
        """Return the range of the text from word `first` to word `last` (not included); an empty one, at its place, for no words."""
        if first < last:
            return Span(self.starts[first], self.ends[last - 1])
        place = self.ends[first - 1] if first else 0
        return Span(place, place)

    def index_at(self, place: int) -> int | None:
        """Return the word that begins at a place in `joined`; None inside a word."""
        index = bisect_left(self.bounds, place)
        return index if self.bounds[index] == place else None

    def find(self, letters: str, first: int, last: int) -> tuple[int, int] | None:
        """Return the first run of whole words that is `letters` and begins at word `first` to `last` (included)."""
        place = self.bounds[first]
        limit = min(len(self.joined), self.bounds[min(last, len(self))] + len(letters))
        while (place := self.joined.find(letters, place, limit)) >= 0:
            start, end = self.index_at(place), self.index_at(place + len(letters))
            if start is not None and end is not None:
                return start, end
            place += 1
        return None


def plain_words(text: str) -> PlainWords:
    """Return the words of a text, in time linear in its length."""
    return PlainWords(text, *_split(text))


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    plain = _NOTE.sub(lambda note: " " * len(note[0]), text) if "[" in text else text
    pieces = (_ASCII_WORD if plain.isascii() else _any_word()).split(plain)
    bounds = [*accumulate(map(len, pieces), initial=0)]
    forms = [*map(_Forms().__getitem__, pieces[1::2])]
    return forms, bounds[1:-1:2], bounds[2::2]


@cache
def _any_word() -> re.Pattern[str]:
    """Return the pattern of a word in any script, with the vowel signs and accents that `re` takes for no part of it."""
    marks = "".join(
        character for character in map(chr, range(0x300, _LAST_MARK)) if unicodedata.category(character)[0] == "M"
    )
    letter = rf"(?:(?![{_UNSPACED}])[^\W_]|[{re.escape(marks)}])"
    joint = rf"[{_APOSTROPHES}]{letter}+|(?<=\d)[.,]\d{letter}*|[\u00ad\u200b-\u200f\u2060]{letter}+"
    return re.compile(rf"({letter}+(?:{joint})*|[{_UNSPACED}]|[{_SIGNS}])")


class _Forms(dict[str, str]):
    """The plain form of each word as written, worked out once."""

    def __missing__(self, word: str) -> str:
        form = self[word] = sys.intern(_form(word))
        return form


def _form(word: str) -> str:
    if not word.isascii():
        word = _IGNORED.sub("", unicodedata.normalize("NFKD", word))
        word = _LATIN_ACCENTS.sub("", word)
        for mark in _APOSTROPHES[1:]:
            word = word.replace(mark, "'")
    else:
        word = word.replace("`", "'")
    word = word.casefold()
    if word[:1].isdecimal():
        return "#" + _THOUSANDS.sub("", word)  # so that "1 5" is not "15"
    return _SAME.get(word, word)
