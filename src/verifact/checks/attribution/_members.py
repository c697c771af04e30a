"""Who stands for a vague source: one of the group who is introduced, or a writing that names its authors."""

from bisect import bisect_left

from verifact.analysis.grammar import grammar
from verifact.analysis.names import Name, names_of
from verifact.analysis.words import Words, words_of
from verifact.language import together
from verifact.model import Article, Attribution, SpeakerKind
from verifact.spans import BY_SPAN, Span

__all__ = ["has_labelled_quote", "is_named_writing", "is_one_introduced"]

_ONE = frozenset({"one", "another"})
_APART = 4  # words between a name and what its bearer is
_OPENING = 120  # words of a paragraph in which one of them would be introduced
_SOURCE = 40  # words of a source that matter
_QUOTES = 4  # of a paragraph that matter
_EXAMPLES = frozenset({"including", "like", "such", "as"})


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
            if name.kind is SpeakerKind.PERSON and is_said_of(words, index, name):
                return True
    return False


def is_said_of(words: Words, at: int, name: Name) -> bool:
    """Return whether the word `at` says what the bearer is: "the analyst Ann Lee", "analysts like Ann Lee", "Ann Lee, an analyst"."""
    if at < name.first:
        between = words.lower[at + 1 : name.first]
        gap = words.gaps[name.first].strip()
        is_apposed = gap == "," and not between and _is_closed(words, name.last)  # not "for analysts, Ann Lee must win"
        return is_apposed or (not gap and _EXAMPLES.issuperset(between))
    return (
        name.last <= at
        and words.gaps[name.last].strip() == ","
        and all(words.gaps[index].isspace() for index in range(name.last + 1, at + 1))
    )


def _is_closed(words: Words, after: int) -> bool:
    """Whether the apposition ends before the word `after`, or goes on with another name."""
    return after < len(words) and (words.gaps[after].strip() == "," or words.lower[after] == "and")


def is_named_writing(article: Article, attribution: Attribution) -> bool:
    """Return whether it is a writing new to the text that names its authors: "a projection by Acme Economics"."""
    source = attribution.source
    if source is None or article.language is None:
        return False
    words, known = article.derived(words_of), grammar(article.language)
    inside = words.range_in(source)
    phrase = range(inside.start, min(inside.stop, inside.start + _SOURCE))
    if not phrase or words.lower[phrase.start] not in known.indefinite_articles:
        return False
    writings = together(article.language, "documents", "figure_holders")
    at = next((index for index in phrase if words.lower[index] in writings), None)
    if at is None:
        return False
    return any(name.first >= phrase.start for name in article.derived(names_of).ending_in(at, phrase.stop))


def has_labelled_quote(article: Article, rest: Span) -> bool:
    """Return whether a name and a colon open a quotation there: "Experts agree. Said Ann Lee: “…”"."""
    words, quotes = article.derived(words_of), article.quotes
    low = bisect_left(quotes, rest.start, key=BY_SPAN)
    for quote in quotes[low : low + _QUOTES]:
        if quote.span.start >= rest.end:
            return False
        index = words.at_or_after(quote.span.start)
        is_labelled = index < len(words) and words.gaps[index].lstrip().startswith(":")
        if is_labelled and article.derived(names_of).ending_in(index - 1, index):
            return True
    return False
