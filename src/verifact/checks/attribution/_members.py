"""Who stands for a vague source: one of the group who is introduced, or a writing that names its authors."""

from bisect import bisect_left

from verifact.analysis.grammar import NONE, grammar
from verifact.analysis.names import names_of
from verifact.analysis.words import words_of
from verifact.language import lexicon
from verifact.model import Article, Attribution, SpeakerKind
from verifact.spans import Span

__all__ = ["has_labelled_quote", "is_named_writing", "is_one_introduced"]

_ONE = frozenset({"one", "another"})
_APART = 4  # words between a name and what its bearer is
_OPENING = 120  # words of a paragraph in which one of them would be introduced
_SOURCE = 40  # words of a source that matter
_QUOTES = 4  # of a paragraph that matter
_PERSON = frozenset({SpeakerKind.PERSON})


def is_one_introduced(article: Article, head: str, paragraph: Span) -> bool:
    """Return whether the paragraph introduces somebody as one of them.

    `head` is what they are, in the singular: "one supporter", "the nuclear experts Ann Lee and John Poe", "Ann Lee, a
    respected expert" for "expert".
    """
    words, names = article.derived(words_of), article.derived(names_of)
    inside = words.range_in(paragraph)
    for index in range(inside.start, min(inside.stop, inside.start + _OPENING)):
        if words.lower[index].rstrip("s") != head:
            continue
        if not _ONE.isdisjoint(words.lower[max(inside.start, index - 2) : index]):
            return True
        for name in names.ending_in(max(inside.start, index - _APART), min(inside.stop, index + _APART + 1)):
            if name.kind not in _PERSON:
                continue
            if name.first == index + 1 and words.gaps[name.first].isspace():
                return True
            if (
                name.last <= index
                and words.gaps[name.last].strip() == ","
                and _is_joined(article, name.last + 1, index)
            ):
                return True
    return False


def _is_joined(article: Article, first: int, last: int) -> bool:
    """Whether nothing but spaces stands before each of the words up to `last`."""
    gaps = article.derived(words_of).gaps
    return all(gaps[index].isspace() for index in range(first, last + 1))


def is_named_writing(article: Article, attribution: Attribution) -> bool:
    """Return whether the source is a writing that names its authors: "a projection by Acme Economics"."""
    source = attribution.source
    if source is None or article.language is None:
        return False
    words, known = article.derived(words_of), grammar(article.language)
    inside = words.range_in(source)
    phrase = range(inside.start, min(inside.stop, inside.start + _SOURCE))
    writings = known.documents | lexicon(article.language).terms.get("figure_holders", NONE)
    at = next((index for index in phrase if words.lower[index] in writings), None)
    if at is None:
        return False
    return any(name.first >= phrase.start for name in article.derived(names_of).ending_in(at, phrase.stop))


def has_labelled_quote(article: Article, rest: Span) -> bool:
    """Return whether a name and a colon open a quotation there: "Experts agree. Said Ann Lee: “…”"."""
    words, quotes = article.derived(words_of), article.quotes
    low = bisect_left(quotes, rest.start, key=lambda quote: quote.span.start)
    for quote in quotes[low : low + _QUOTES]:
        if quote.span.start >= rest.end:
            return False
        index = words.at_or_after(quote.span.start)
        is_labelled = index < len(words) and words.gaps[index].lstrip().startswith(":")
        if is_labelled and article.derived(names_of).ending_in(index - 1, index):
            return True
    return False
