"""A source made ready to be asked: its words, sentences, numbers, dates; each worked out when first asked for."""

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from verifact.analysis.calendar_dates import find_dates
from verifact.analysis.comparing.plain_words import PlainWords, plain_words
from verifact.analysis.comparing.source_dates import SourceDates
from verifact.analysis.comparing.source_numbers import SourceNumbers
from verifact.analysis.comparing.terms import TermKeys
from verifact.analysis.guess import supported_language
from verifact.analysis.words import Words, split_words

__all__ = ["Source", "source_of"]

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9À-ÖØ-Þ])|[。！？]|\n+")
# From a closing mark behind a letter or a stop to the next opening one; straight marks are told by the spaces beside them.
_BETWEEN = re.compile(r"(?<=[\w.,!?…—-])(?:”[^“”\n]{1,120}“|\"[ ,.;:][^\"\n]{1,120} \"(?=\w))")
_LARGE = 200_000  # characters
_LONGEST_SENTENCE = 60  # words; a longer stretch without a stop is cut
_RELATIVE = re.compile(
    r"\b(?:last|next|this|previous|following|coming|past|late|early) (?:year|month|week|season|spring|summer|fall|autumn|winter)"
    r"|\byears? (?:ago|later|earlier|before)\b",
    re.IGNORECASE,
)


class Source:
    """The text of a source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain: PlainWords = plain_words(text)
        self._initials: dict[int, frozenset[str]] = {}

    @cached_property
    def words(self) -> Words:
        """Its words as the rest of the analysis knows them."""
        return split_words(self.text, None)

    @cached_property
    def language(self) -> str | None:
        """The language that it seems to be in."""
        return supported_language(None, self.words)

    @cached_property
    def numbers(self) -> SourceNumbers:
        """Every number that it could be said to give."""
        return SourceNumbers(self.words)

    @cached_property
    def dates(self) -> SourceDates:
        """Its dates."""
        return SourceDates(find_dates(self.words, self.language), self.text)

    @cached_property
    def has_relative_times(self) -> bool:
        """Whether it counts from a day of its own: "next year" may be any year."""
        return _RELATIVE.search(self.text) is not None

    @cached_property
    def spoken(self) -> PlainWords:
        """Its words without those that stand between two parts of one quotation: “The mill,” she said, “is old.” So quoters join them."""
        return plain_words(_BETWEEN.sub(lambda match: " " * len(match[0]), self.text))

    @cached_property
    def keys(self) -> TermKeys:
        """The terms that its words stand for."""
        return TermKeys(self.plain.forms)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its words."""
        return frozenset(self.keys.lemmas)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(self.keys.stems)

    def has_initials(self, acronym: str) -> bool:
        """Tell whether words in a row that have a capital, others left out, begin with the letters of an acronym."""
        length = len(acronym)
        if length not in self._initials:
            letters = "".join(word[0] for word in self.words.words if word[0].isupper())
            self._initials[length] = frozenset(letters[at : at + length] for at in range(len(letters)))
        return acronym in self._initials[length]

    @cached_property
    def sentences(self) -> list[int]:
        """The index of the first word of each sentence or line, and the number of words as the last item."""
        starts, count = self.plain.starts, len(self.plain)
        found = [0]
        for stop in _SENTENCE_END.finditer(self.text):
            index = bisect_left(starts, stop.end(), found[-1])
            _cut(found, index)
        _cut(found, count)
        return found


def _cut(found: list[int], end: int) -> None:
    """Add a sentence that ends before word `end`, in parts where it is too long."""
    while end - found[-1] > _LONGEST_SENTENCE:
        found.append(found[-1] + _LONGEST_SENTENCE)
    if end > found[-1]:
        found.append(end)


def source_of(text: str) -> Source:
    """Return a source. The last few are remembered, of large ones the last, for one is asked about many claims."""
    return _small(text) if len(text) < _LARGE else _large(text)


_small = lru_cache(maxsize=8)(Source)
_large = lru_cache(maxsize=1)(Source)
