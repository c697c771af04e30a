"""Who says what: quotations, attributions and the speakers they lead to. Terms after PARC and schema.org/Quotation."""

from enum import StrEnum

from attrs import frozen

from verifact.spans import Span

__all__ = ["Attribution", "AttributionKind", "Quote", "QuoteKind", "Speaker", "SpeakerKind", "SpeakerProfile"]


class SpeakerKind(StrEnum):
    """What sort of source a speaker is. `ROLE`: an unnamed holder of a named office ("a spokesman for Acme")."""

    PERSON = "person"
    ORGANIZATION = "organization"
    ROLE = "role"
    GROUP = "group"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    PRONOUN = "pronoun"
    NONE = "none"


# Sets of their own: a member of an enumeration takes longer to fetch from its class than to find in a set.
_VAGUE = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.NONE})
_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT})


@frozen
class Speaker:
    """Somebody, or something, that is said to have said something (PARC's source, resolved).

    `name` is the fullest form that the article gives, or the noun phrase itself where there is no name ("" for kind
    `NONE`). `introduced` is where that form stands.
    """

    name: str
    kind: SpeakerKind
    introduced: Span | None = None


class QuoteKind(StrEnum):
    """`SPEECH`: somebody's words; `TERM`: a word or a phrase in scare quotes or mentioned as such; `TITLE`: of a work."""

    SPEECH = "speech"
    TERM = "term"
    TITLE = "title"


@frozen
class Quote:
    """A quotation (schema.org/Quotation).

    `span` covers the quotation marks too, `parts` the words between them: one range, or one a paragraph where it runs over
    several. `depth` is 0 for an outermost quotation. `closed` is False where the end was never marked.
    """

    span: Span
    parts: tuple[Span, ...]
    text: str
    kind: QuoteKind = QuoteKind.SPEECH
    depth: int = 0
    closed: bool = True
    speaker: Speaker | None = None

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return len(self.text.split())


class AttributionKind(StrEnum):
    """As in PARC 3: the content is quoted, reported in other words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@frozen
class Attribution:
    """Somebody is said to say, think or know something: PARC's source, cue and content.

    `source` is None where it is understood. `content` may have gaps: one span for each stretch.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: Speaker
    kind: AttributionKind = AttributionKind.INDIRECT

    @property
    def is_vague(self) -> bool:
        """Whether a reader cannot tell who the source is."""
        return self.speaker.kind in _VAGUE

    @property
    def is_named(self) -> bool:
        """Whether the source is a person, an organisation or a document with a name."""
        return self.speaker.kind in _NAMED


@frozen
class SpeakerProfile:
    """A speaker, the places that mention them, and what they are said to have said; all in the order of the text.

    `mentions` are the names that stand for the speaker ("Sen. Ann Lee", "Lee") and the sources without such a name that
    were resolved to them ("she", "the senator"). `statements` are indices into `Article.attributions`, `quotes` into
    `Article.quotes`.
    """

    speaker: Speaker
    mentions: tuple[Span, ...] = ()
    statements: tuple[int, ...] = ()
    quotes: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The speaker's name in the fullest form that the article gives."""
        return self.speaker.name

    @property
    def kind(self) -> SpeakerKind:
        """What sort of source the speaker is."""
        return self.speaker.kind
