"""The noun phrase of an unnamed source, taken apart: its determiner, its head, and whether anything is said about it."""

from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.grammar import Grammar
from verifact.analysis.voice import Voices
from verifact.analysis.words import Words
from verifact.model import Article, Attribution
from verifact.spans import Span

__all__ = ["Phrase", "cited", "phrase_of", "said_by"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my"})
_SIZES = frozenset({"senior", "top", "high-ranking", "unnamed", "anonymous", "unidentified", "current", "former"})


@frozen
class Phrase:
    """Words `first` to `last` (not included) end with the head; `opener` is the first of them, in lower case."""

    first: int
    last: int
    opener: str
    head: str

    @property
    def is_definite(self) -> bool:
        """Whether it points back: "the official"."""
        return self.opener in _DEFINITE

    def is_bare(self, words: Words, known: Grammar, quantities: frozenset[str]) -> bool:
        """Whether nothing stands before the head but a determiner, a number, or how high they are."""
        return all(
            word in known.determiners or word in quantities or word in _SIZES or word == "one"
            for word in words.lower[self.first : self.last - 1]
        )


def phrase_of(words: Words, source: Span, heads: frozenset[str]) -> Phrase | None:
    """Return the phrase up to its first word among `heads`; None where there is none."""
    inside = words.range_in(source)
    for index in inside:
        if words.lower[index].removesuffix("'s") in heads:
            return Phrase(inside.start, index + 1, words.lower[inside.start], words.lower[index].removesuffix("'s"))
    return None


def cited(article: Article, voices: Voices) -> Iterator[tuple[Attribution, Span, Span]]:
    """Yield each attribution in the writer's own prose that has a source and a cue, with the two.

    A label with a colon is none of them: "Sources:" heads a list of sources as often as a turn of a transcript.
    """
    for attribution in article.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or not voices.is_prose(source) or voices.is_quoted(source):
            continue
        if cue.of(article.text) == ":":
            continue
        yield attribution, source, cue


def said_by(source: Span, cue: Span) -> Span:
    """Return the stretch that holds the source and its cue."""
    return Span(min(source.start, cue.start), max(source.end, cue.end))
