"""Every speaker of an article with all that the article gives of them: where they are mentioned and what they said."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from verifact.analysis.names import names_of
from verifact.analysis.words import words_of
from verifact.model import Article, Attribution, Speaker, SpeakerKind, SpeakerProfile
from verifact.spans import Span

__all__ = ["find_profiles"]

T = TypeVar("T")


def find_profiles(article: Article) -> tuple[SpeakerProfile, ...]:
    """Return the speakers in the order of their first attribution.

    Statements that nobody is named for (kind `NONE`) belong to no profile. Time is linear in the length of the text.
    """
    attributions, quotes = article.attributions, article.quotes
    said = _by_speaker((a.speaker, i) for i, a in enumerate(attributions) if a.speaker.kind is not SpeakerKind.NONE)
    quoted = _by_speaker((q.speaker, i) for i, q in enumerate(quotes) if q.speaker is not None)
    named = _named(article) if said else {}
    return tuple(
        SpeakerProfile(
            speaker,
            _mentions(named.get(speaker, []), [attributions[index] for index in statements]),
            tuple(statements),
            tuple(quoted.get(speaker, ())),
        )
        for speaker, statements in said.items()
    )


def _by_speaker(pairs: Iterable[tuple[Speaker, T]]) -> dict[Speaker, list[T]]:
    found: dict[Speaker, list[T]] = {}
    for speaker, item in pairs:
        found.setdefault(speaker, []).append(item)
    return found


def _named(article: Article) -> dict[Speaker, list[Span]]:
    words = article.derived(words_of)
    mentions = article.derived(names_of).mentions
    return _by_speaker((Speaker(n.full, n.kind, n.introduced), words.span(n.first, n.last)) for n in mentions)


def _mentions(named: list[Span], attributions: list[Attribution]) -> tuple[Span, ...]:
    """Return the names, and the sources that hold none of them, each once."""
    starts = [span.start for span in named]
    found = set(named)
    for attribution in attributions:
        source = attribution.source
        if source is None:
            continue
        index = bisect_left(starts, source.start)
        if index == len(starts) or starts[index] >= source.end:
            found.add(source)
    return tuple(sorted(found))
