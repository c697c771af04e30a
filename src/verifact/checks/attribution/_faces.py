"""Whether a vague source is given a face: somebody with a name who speaks for it, near it or before."""

from bisect import bisect_right
from enum import Enum

from verifact.analysis.grammar import grammar
from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.attribution._members import has_labelled_quote, is_named_writing, is_one_introduced, is_said_of
from verifact.document import Block
from verifact.model import Article, AttributionKind, SpeakerKind
from verifact.spans import BY_SPAN, Span

__all__ = ["is_given_a_face"]

_NEAR = 6  # words between a name and what its bearer is
_WINDOW = 2_000  # code points of a paragraph in which it matters who says what inside of what
# Anybody may be one of them; an expert is somebody by what they do.
_TAKING_SIDES = frozenset({"critic", "detractor", "naysayer", "proponent", "skeptic", "sceptic"})


class _Face(Enum):
    NONE = "none"
    SPEAKS = "speaks"
    OPENS = "opens"
    OPENS_DESCRIBED = "opens, and is described"


_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANIZATION})


def is_given_a_face(article: Article, source: Span) -> bool:
    """Return whether somebody with a name speaks in the rest of the paragraph, or the head was introduced with its people.

    A source that is more than a bare noun ("some veteran engineers", "others") also has one where the next paragraph
    introduces or quotes somebody with a name. Bare "analysts" announce nobody: the next paragraph must open with the words
    of somebody who comes in with them, and who is more than a name or an office, for a chancellor is no analyst. Any source
    has one where the next paragraph introduces one of them ("the nuclear expert Ann Lee", "one supporter"), or opens with a
    writing whose authors it names.
    """
    block = article.document.block_at(source.start)
    if block is None:
        return False
    if _somebody_speaks(article, source, Span(source.end, block.span.end)):
        return True
    words, known = source.of(article.text).split(), grammar(article.language)
    head = _singular(words[-1].casefold())
    below = _block_below(article, block.span.start)
    if below is not None:
        face = _face_of(article, below)
        announces = len(words) > 1 or words[0].casefold() in known.vague_pronouns
        if face is _Face.OPENS_DESCRIBED or (face is _Face.OPENS and head in _TAKING_SIDES):
            return True
        if (announces and face is not _Face.NONE) or is_one_introduced(article, head, below.span):
            return True
    introduced = article.derived(_introductions).get(head)
    return introduced is not None and introduced < source.start


def _somebody_speaks(article: Article, source: Span, rest: Span) -> bool:
    """Whether a source with a name has its say there, and not only in what the vague one says."""
    voices = article.derived(voices_of)
    near = Span(rest.start, min(rest.end, rest.start + _WINDOW))
    if has_labelled_quote(article, near):
        return True
    if not voices.names_somebody(rest):
        return any(is_named_writing(article, attribution) for attribution in voices.attributions_in(near))
    if near.end < rest.end and voices.names_somebody(Span(near.end, rest.end)):
        return True
    for attribution in voices.attributions_in(near):
        if attribution.is_named or is_named_writing(article, attribution):
            outer = voices.attributed(attribution.source) if attribution.source is not None else None
            if outer is None or outer.source is None or outer.source.start != source.start:
                return True
    return False


def _block_below(article: Article, start: int) -> Block | None:
    """Return the paragraph behind the one at `start`."""
    index = bisect_right(article.blocks, start, key=BY_SPAN)
    below = article.blocks[index] if index < len(article.blocks) else None
    return below if below is not None and below.is_prose else None


def _face_of(article: Article, below: Block) -> "_Face":
    known = article.derived(_known_faces)
    if below not in known:
        known[below] = _face_in(article, below.span)
    return known[below]


def _face_in(article: Article, below: Span) -> "_Face":
    """Return what somebody with a name does in the paragraph: is quoted or introduced at all, or opens it as a newcomer."""
    face = _Face.NONE
    opens_quoted = article.text[below.start] in "“\"'‘«"
    for attribution in article.derived(voices_of).attributions_in(below):
        source = attribution.source
        if source is not None and source.start == below.start and is_named_writing(article, attribution):
            return _Face.OPENS_DESCRIBED
        if attribution.speaker.kind not in _NAMED:
            continue
        where = attribution.speaker.introduced
        newcomer = where if where is not None and where.start >= below.start else None
        opens = opens_quoted and bool(attribution.content) and attribution.content[0].start <= below.start + 1
        if newcomer is not None and opens:
            return _Face.OPENS_DESCRIBED if _is_described(article, newcomer) else _Face.OPENS
        if newcomer is not None or attribution.kind is not AttributionKind.INDIRECT:
            face = _Face.SPEAKS
    return face


def _is_described(article: Article, name: Span) -> bool:
    """Whether it is said who they are: "Ann Lee, who built it", "the engineer Ann Lee"."""
    words, known = article.derived(words_of), grammar(article.language)
    inside = words.range_in(name)
    if inside.stop < len(words) and words.gaps[inside.stop].strip() == "," and words.words[inside.stop][0].islower():
        return True
    before = words.words[inside.start - 1] if inside.start else ""
    return before in known.role_nouns or before in known.vague_heads


def _known_faces(_: Article) -> dict[Block, "_Face"]:
    """Return the place for what has been found out about the paragraphs."""
    return {}


def _introductions(article: Article) -> dict[str, int]:
    """Return for each singular head ("analyst") where a named person was first introduced as one."""
    words, known = article.derived(words_of), grammar(article.language)
    found: dict[str, int] = {}
    for mention in article.derived(names_of).mentions:
        if mention.kind is SpeakerKind.PERSON and mention.introduced.end >= words.starts[mention.first]:
            for index in range(max(0, mention.first - _NEAR), min(len(words), mention.last + _NEAR)):
                head = _singular(words.lower[index])
                if head in known.vague_heads and is_said_of(words, index, mention):
                    found.setdefault(head, words.span(mention.first, mention.last).end)
    return found


def _singular(noun: str) -> str:
    return noun.rstrip("s")
