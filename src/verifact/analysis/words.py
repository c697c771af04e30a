"""The words of an article in columns, and every lexicon term among them: found once, in one pass.

All of it is built by C-level operations over whole columns; a loop over words in Python would cost more than all the
checks together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, compress, islice, repeat
from operator import itemgetter
from typing import NamedTuple

from verifact.language import Lexicon, Phrase, lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Term", "Words", "split_words", "with_terms", "words_of"]

# "U.S.", "8,000", "3.5", "810th", "don't", "high-risk" are one word each; "$", "%" and dashes stand in the gaps.
# Both kinds begin with the same letter, so that each place is tried once, and nothing is ever given back.
_WORD = re.compile(r"(\w(?:(?<=[A-Za-z])\.(?:[A-Za-z]\.)+|\w*+(?:['\-]\w++|[.,]\d++)*+))")


class Term(NamedTuple):
    """A lexicon term found in the text: words `first` to `last` (not included), and its categories."""

    first: int
    last: int
    categories: tuple[str, ...]


class Words:
    """Columns, one item a word: as written, in lower case (apostrophes straight), start and end offset.

    `gaps[i]` is the text before word i; `gaps[len(words)]` what follows the last one. `terms` are those of the lexicon in
    the order of the text. Nothing of it may be changed.
    """

    __slots__ = ("_by_category", "_firsts", "ends", "gaps", "lower", "starts", "terms", "text", "words")

    def __init__(
        self,
        text: str,
        words: list[str],
        lower: list[str],
        starts: list[int],
        ends: list[int],
        gaps: list[str],
        terms: Iterable[Term] = (),
    ) -> None:
        self.text, self.words, self.lower = text, words, lower
        self.starts, self.ends, self.gaps = starts, ends, gaps
        self.terms = [*terms]
        self._firsts = [*map(_FIRST, self.terms)]
        self._by_category: dict[str, list[Term]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def range_in(self, span: Span) -> range:
        """Return the indices of the words that start inside `span`."""
        starts = self.starts
        first = bisect_left(starts, span.start)
        return range(first, bisect_left(starts, span.end, first))

    def at_or_after(self, offset: int) -> int:
        """Return the index of the first word that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def at(self, offset: int) -> int:
        """Return the index of the last word that starts at `offset` or before it (-1: none)."""
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the range of the text from word `first` to word `last` (not included; at least one word)."""
        return Span(self.starts[first], self.ends[last - 1])

    def find(self, category: str) -> list[Term]:
        """Return the terms of a category, in the order of the text."""
        if self._by_category is None:
            self._by_category = _by_category(self.terms)
        return self._by_category.get(category, [])

    def terms_among(self, among: range) -> list[Term]:
        """Return the terms of all categories whose first word is one of the words `among`."""
        return self.terms[bisect_left(self._firsts, among.start) : bisect_left(self._firsts, among.stop)]

    def find_in(self, category: str, span: Span) -> list[Term]:
        """Return the terms of a category whose first word starts inside `span`."""
        found = self.find(category)
        if not found:
            return []
        among = self.range_in(span)
        return found[bisect_left(found, among.start, key=_FIRST) : bisect_left(found, among.stop, key=_FIRST)]

    def term_span(self, term: Term) -> Span:
        """Return the range of the text that a term covers."""
        return Span(self.starts[term.first], self.ends[term.last - 1])


_FIRST = itemgetter(0)


def split_words(text: str, tag: str | None) -> Words:
    """Return the words of `text` and, for a supported language, the terms of its lexicon among them."""
    pieces = _WORD.split(text.replace("’", "'"))
    bounds = [*accumulate(map(len, pieces), initial=0)]
    words = pieces[1::2]
    found = Words(text, words, [*map(str.lower, words)], bounds[1:-1:2], bounds[2::2], pieces[::2])
    return found if tag is None else with_terms(found, tag)


def with_terms(words: Words, tag: str) -> Words:
    """Return the same words with the terms of a supported language's lexicon among them."""
    terms = _terms(words.lower, words.gaps, lexicon(tag))
    return Words(words.text, words.words, words.lower, words.starts, words.ends, words.gaps, terms)


def _terms(lower: list[str], gaps: list[str], known: Lexicon) -> list[Term]:
    categories = [*map(known.single.get, lower)]
    longer: dict[int, int] = {}  # by the first word of a phrase, which hides the shorter term it opens with, its end
    for first, (rest, belongs) in _phrases(lower, gaps, known):
        categories[first] = belongs
        longer[first] = first + 1 + len(rest)
    firsts = [*compress(range(len(lower)), categories)]
    lasts = [longer.get(first, first + 1) for first in firsts] if longer else [first + 1 for first in firsts]
    columns = zip(firsts, lasts, filter(None, categories), strict=True)
    return [*map(tuple.__new__, repeat(Term), columns)]


def _phrases(lower: list[str], gaps: list[str], known: Lexicon) -> Iterator[tuple[int, Phrase]]:
    """Yield where terms of several words begin, where several begin at one word the longest."""
    opens = map(known.phrases.__contains__, zip(lower, islice(lower, 1, None), strict=False))
    for first in compress(range(len(lower)), opens):
        for phrase in known.phrases[lower[first], lower[first + 1]]:
            rest, _ = phrase
            last = first + 1 + len(rest)
            if tuple(lower[first + 1 : last]) == rest and all(map(str.isspace, gaps[first + 1 : last])):
                yield first, phrase
                break


def _by_category(terms: Iterable[Term]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        for category in term.categories:
            found.setdefault(category, []).append(term)
    return found


def words_of(article: Article) -> Words:
    """Return the words of an article's text; ask through `article.derived(words_of)`."""
    return split_words(article.text, article.language)
