"""The words of an article in columns, and every lexicon term among them: found once, in one pass.

All of it is built by C-level operations over whole columns; a loop over words in Python would cost more than all the
checks together.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from attrs import field, frozen

from verifact.language import Lexicon, lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Term", "Words", "split_words", "words_of"]

# "U.S.", "8,000", "3.5", "810th", "don't", "high-risk" are one word each; "$", "%" and dashes stand in the gaps.
_WORD = re.compile(r"((?:[A-Za-z]\.)+[A-Za-z]\.|\w+(?:['\-]\w+|[.,]\d+)*)")


class Term(NamedTuple):
    """A lexicon term found in the text: words `first` to `last` (not included), and its categories."""

    first: int
    last: int
    categories: tuple[str, ...]


@frozen(eq=False)
class Words:
    """Columns, one item a word: as written, in lower case (apostrophes straight), start and end offset.

    `gaps[i]` is the text before word i; `gaps[len(words)]` what follows the last one.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    terms: list[Term] = field(factory=list)
    _by_category: dict[str, list[Term]] = field(factory=dict)
    _firsts: list[int] = field(factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def range_in(self, span: Span) -> range:
        """Return the indices of the words that start inside `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

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
        return self._by_category.get(category, [])

    def terms_among(self, among: range) -> list[Term]:
        """Return the terms of all categories whose first word is one of the words `among`."""
        return self.terms[bisect_left(self._firsts, among.start) : bisect_left(self._firsts, among.stop)]

    def find_in(self, category: str, span: Span) -> list[Term]:
        """Return the terms of a category whose first word starts inside `span`."""
        if category not in self._by_category:
            return []
        return [term for term in self.terms_among(self.range_in(span)) if category in term.categories]

    def term_span(self, term: Term) -> Span:
        """Return the range of the text that a term covers."""
        return Span(self.starts[term.first], self.ends[term.last - 1])


def split_words(text: str, tag: str | None) -> Words:
    """Return the words of `text` and, for a supported language, the terms of its lexicon among them."""
    pieces = _WORD.split(text.replace("’", "'"))
    bounds = list(accumulate(map(len, pieces), initial=0))
    starts, ends = bounds[1:-1:2], bounds[2::2]
    lower = [*map(str.lower, pieces[1::2])]
    found = Words(text, pieces[1::2], lower, starts, ends, pieces[::2])
    if tag is not None:
        _find_terms(found, lexicon(tag))
    return found


def _find_terms(found: Words, known: Lexicon) -> None:
    lower, gaps, terms, by_category = found.lower, found.gaps, found.terms, found._by_category
    count = len(lower)
    openers = map(known.first.get, lower)
    for first, entries in enumerate(openers):
        if entries is None:
            continue
        for entry in entries:
            last = first + 1 + len(entry.rest)
            if entry.rest and (
                last > count
                or tuple(lower[first + 1 : last]) != entry.rest
                or not all(gap.isspace() for gap in gaps[first + 1 : last])
            ):
                continue
            term = Term(first, last, entry.categories)
            terms.append(term)
            for category in entry.categories:
                by_category.setdefault(category, []).append(term)
            if entry.rest:
                break  # the longest phrase hides the shorter ones it opens with
    found._firsts.extend([term.first for term in terms])
    # a phrase and the single word that opens it never both match, so the order of `terms` is that of the text


def words_of(article: Article) -> Words:
    """Return the words of an article's text; ask through `article.derived(words_of)`."""
    return split_words(article.text, article.language)
