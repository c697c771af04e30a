"""Every speaker of an article with all that the article gives of them: where they are mentioned and what they said."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from attrs import frozen

from verifact.analysis.names import names_of
from verifact.analysis.words import words_of
from verifact.model import Article, Attribution, Quote, Speaker, SpeakerKind
from verifact.spans import Span

__all__ = ["SpeakerProfile", "profiles_of"]

T = TypeVar("T")


@frozen
class SpeakerProfile:
    """A speaker, the places that mention them, and what they are said to have said; all in the order of the text.

    `mentions` are the names that stand for the speaker ("Sen. Ann Lee", "Lee") and the sources without such a name that
    were resolved to them ("she", "the senator"). `quotes` are those inside the content of `attributions`.
    """

    speaker: Speaker
    mentions: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]


def profiles_of(article: Article) -> tuple[SpeakerProfile, ...]:
    """Return the speakers in the order of their first attribution; ask through `article.derived(profiles_of)`.

    Statements that nobody is named for (kind `NONE`) belong to no profile. Time is linear in the length of the text.
    """
    said = _by_speaker((a.speaker, a) for a in article.attributions if a.speaker.kind is not SpeakerKind.NONE)
    quoted = _by_speaker((q.speaker, q) for q in article.quotes if q.speaker is not None)
    named = _named(article)
    return tuple(
        SpeakerProfile(
            speaker,
            _mentions(named.get(speaker, []), attributions),
            tuple(attributions),
            tuple(quoted.get(speaker, ())),
        )
        for speaker, attributions in said.items()
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
