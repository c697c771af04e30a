"""Whether a stretch of the text holds a term, without reading the stretch."""

from bisect import bisect_left

from verifact.analysis.words import Words
from verifact.spans import Span

__all__ = ["holds"]


def holds(words: Words, category: str, span: Span) -> bool:
    """Whether a term of the category starts inside `span`."""
    inside, terms = words.range_in(span), words.find(category)
    index = bisect_left(terms, inside.start, key=lambda term: term.first)
    return index < len(terms) and terms[index].first < inside.stop
