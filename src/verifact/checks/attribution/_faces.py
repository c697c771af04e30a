"""Whether a vague source is given a face: somebody with a name who speaks for it, near it or before."""

import re
from bisect import bisect_right
from enum import Enum

from verifact.analysis.grammar import grammar
from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.model import Article, AttributionKind, SpeakerKind
from verifact.spans import Span

__all__ = ["is_given_a_face"]

_BREAK = re.compile(r"[.!?;:“”\"\n]")
_NEAR = 6  # words between a name and what its bearer is
_WINDOW = 2_000  # code points of a paragraph in which it matters who says what inside of what


class _Face(Enum):
    NONE = "none"
    SPEAKS = "speaks"
    OPENS = "opens"


_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANIZATION})


def is_given_a_face(article: Article, source: Span) -> bool:
    """Return whether somebody with a name speaks in the rest of the paragraph, or the head was introduced with its people.

    A source that is more than a bare noun ("some veteran engineers", "others") also has one where the next paragraph
    introduces or quotes somebody with a name. Bare "analysts" announce nobody: the next paragraph must open with the words
    of somebody who comes in with them.
    """
    block = article.document.block_at(source.start)
    if block is None:
        return False
    if _somebody_speaks(article, source, Span(source.end, block.span.end)):
        return True
    words, known = source.of(article.text).split(), grammar(article.language)
    announces = len(words) > 1 or words[0].casefold() in known.vague_pronouns
    if _is_followed(article, block.span.start, announces=announces):
        return True
    introduced = article.derived(_introductions).get(words[-1].casefold().rstrip("s"))
    return introduced is not None and introduced < source.start


def _somebody_speaks(article: Article, source: Span, rest: Span) -> bool:
    """Whether a source with a name has its say there, and not only in what the vague one says."""
    voices = article.derived(voices_of)
    if not voices.names_somebody(rest):
        return False
    near = Span(rest.start, min(rest.end, rest.start + _WINDOW))
    if near.end < rest.end and voices.names_somebody(Span(near.end, rest.end)):
        return True
    for attribution in voices.attributions_in(near):
        if attribution.is_named:
            outer = voices.attributed(attribution.source) if attribution.source is not None else None
            if outer is None or outer.source is None or outer.source.start != source.start:
                return True
    return False


def _is_followed(article: Article, start: int, *, announces: bool) -> bool:
    """Whether the paragraph behind the one at `start` gives the face."""
    index = bisect_right(article.blocks, start, key=lambda other: other.span.start)
    if index == len(article.blocks) or not article.blocks[index].is_prose:
        return False
    known = article.derived(_known_faces)
    if index not in known:
        known[index] = _face_in(article, article.blocks[index].span)
    return known[index] is _Face.OPENS or (announces and known[index] is _Face.SPEAKS)


def _face_in(article: Article, below: Span) -> "_Face":
    """Return what somebody with a name does in the paragraph: is quoted or introduced at all, or opens it as a newcomer."""
    face = _Face.NONE
    opens_quoted = article.text[below.start] in "“\"'‘«"
    for attribution in article.derived(voices_of).attributions_in(below):
        if attribution.speaker.kind not in _NAMED:
            continue
        where = attribution.speaker.introduced
        is_new = where is not None and where.start >= below.start
        if is_new and opens_quoted and attribution.content and attribution.content[0].start <= below.start + 1:
            return _Face.OPENS
        if is_new or attribution.kind is not AttributionKind.INDIRECT:
            face = _Face.SPEAKS
    return face


def _known_faces(_: Article) -> dict[int, "_Face"]:
    """Return the place for what has been found out about the blocks, by their index."""
    return {}


def _introductions(article: Article) -> dict[str, int]:
    """Return for each singular head ("analyst") where a named person was first introduced as one."""
    words, known = article.derived(words_of), grammar(article.language)
    found: dict[str, int] = {}
    for mention in article.derived(names_of).mentions:
        if mention.kind is SpeakerKind.PERSON and mention.introduced.end >= words.starts[mention.first]:
            name = words.span(mention.first, mention.last)
            for index in range(max(0, mention.first - _NEAR), min(len(words), mention.last + _NEAR)):
                head = words.lower[index].rstrip("s")
                if head in known.vague_heads and _in_one_breath(article.text, name, words.span(index, index + 1)):
                    found.setdefault(head, name.end)
    return found


def _in_one_breath(text: str, name: Span, head: Span) -> bool:
    between = text[min(name.end, head.end) : max(name.start, head.start)]
    return not _BREAK.search(between)
