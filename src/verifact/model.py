"""The article as verifact understands it: who says what, which claim leans on which source, what is cited."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import evolve, field, frozen

from verifact.document import Block, Document, Inline, Metadata
from verifact.spans import Span

__all__ = [
    "Article",
    "Attribution",
    "AttributionKind",
    "Carrying",
    "Citation",
    "CitationKind",
    "Claim",
    "ClaimKind",
    "DateMention",
    "Figure",
    "FigureKind",
    "Identifier",
    "Marker",
    "MarkerKind",
    "Metadata",
    "Quote",
    "QuoteKind",
    "Sentence",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeakerProfile",
]

T = TypeVar("T")


@frozen
class Sentence:
    """One sentence of the text, without the white space around it. `block` is the index of its block."""

    span: Span
    text: str
    block: int


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


class MarkerKind(StrEnum):
    """What points from the body to a source: "[1]" or "(1)", "¹", "[^1]", a link, a name, "(Lee & Kim, 2020)", "[@lee2020]"."""

    BRACKET = "bracket"
    SUPERSCRIPT = "superscript"
    FOOTNOTE = "footnote"
    LINK = "link"
    NAME = "name"
    AUTHOR_DATE = "author-date"
    KEY = "key"


@frozen
class Marker:
    """What points from the body to entries of the list.

    `label` is the number, the footnote's label, the link's address or the name; `entries` are indices into
    `Article.citations`, empty where it dangles.
    """

    span: Span
    kind: MarkerKind
    label: str
    entries: tuple[int, ...] = ()


class CitationKind(StrEnum):
    """Where a citation was found: in a list at the end, in a footnote, as a link in the body, or in a bibliography file."""

    LIST = "list"
    FOOTNOTE = "footnote"
    LINK = "link"
    FILE = "file"


@frozen
class Identifier:
    """An identifier of the cited work; `scheme` is "doi", "isbn", "issn", "arxiv" or "pmid"."""

    scheme: str
    value: str


@frozen
class Citation:
    """An entry of the citation list. Field names after schema.org; docs/model.md gives the CSL-JSON variable of each.

    `number` is as written in the list. `published` and `accessed` are as written, not parsed. `markers` are what points
    here from the body. `missing` names the fields that a full entry would have and this one lacks.

    `publisher` is who brought it out, as far as the entry tells: often the outlet, which is then the `container` (the
    newspaper, journal or site it stands in) too. `type` is a type of CSL ("article-journal"), None where the entry does
    not give it away. `confidence` says how sure each field is, 0 to 1 (see `sureness`). `other` are CSL variables that have
    no field here, each with its value as JSON. An entry of kind `FILE` stands outside the text: its span is empty, and
    `label` its key.
    """

    span: Span
    raw: str
    kind: CitationKind = CitationKind.LIST
    number: int | None = None
    label: str | None = None
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    accessed: str | None = None
    url: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    markers: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    container: str | None = None
    archive_url: str | None = None
    type: str | None = None
    confidence: tuple[tuple[str, float], ...] = ()
    other: tuple[tuple[str, str], ...] = ()

    def sureness(self, name: str) -> float:
        """Return how sure field `name` is, 0 to 1: 0 where it is empty, 1 where nothing speaks against it."""
        return dict(self.confidence).get(name, 1.0) if getattr(self, name) else 0.0


class ClaimKind(StrEnum):
    """What a claim asserts, by what would have to be checked."""

    FIGURE = "figure"
    EVENT = "event"
    QUOTE = "quote"
    RANKING = "ranking"
    CAUSE = "cause"
    PREDICTION = "prediction"
    DEFINITION = "definition"
    OPINION = "opinion"


class FigureKind(StrEnum):
    """What is counted or measured."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    RATIO = "ratio"


@frozen
class Figure:
    """A number with what it counts (schema.org/QuantitativeValue).

    `value` is in the unit as written ("8 million" is 8e6), `unit` in lower case. `span` covers the number, its sign and
    scale, and the words that say what is counted. `bound` is what the words before it make of the value: "" (it is
    exact), "about", "at least", "more than", "at most", "less than".
    """

    span: Span
    value: float
    unit: str
    kind: FigureKind
    bound: str = ""


@frozen
class DateMention:
    """A date as the text gives it; what the text leaves out is None, never guessed.

    `month` is 1 to 12, `day` 1 to 31, `weekday` 0 (Monday) to 6, as in `datetime.date`; `weekday_span` is where the day of
    the week is written beside the date, outside `span`.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None

    @property
    def iso(self) -> str:
        """The date in ISO 8601-2 (EDTF): "2024-10-24", "2024-10", "2024"; "XXXX-10-24" where no year is given."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def is_valid(self) -> bool:
        """Whether there is such a day: False for 31 June, and for 29 February in a year that has none."""
        if self.month is None or self.day is None:
            return True
        try:
            date(2000 if self.year is None else self.year, self.month, self.day)
        except ValueError:
            return False
        return True

    def to_date(self) -> date | None:
        """Return the day, where the text gives all of it and it exists."""
        if self.year is None or self.month is None or self.day is None or not self.is_valid:
            return None
        return date(self.year, self.month, self.day)


class Carrying(StrEnum):
    """How far a source carries that was named once: within its sentence, or to the later sentences of its paragraph."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@frozen
class Claim:
    """A sentence that asserts something (schema.org/Claim).

    `worthiness` is 0 (nobody would check it) to 1 (check it first). `attribution` is the one the claim stands on, in its
    own sentence or carried into it from an earlier one of its paragraph (`is_carried`); `citations` are indices into `Article.citations`. `figures` and `dates` are the ones
    in the sentence, in its order.
    """

    span: Span
    text: str
    kind: ClaimKind
    worthiness: float
    attribution: Attribution | None = None
    citations: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    is_carried: bool = False

    @property
    def is_sourced(self) -> bool:
        """Whether a reader can tell who stands behind it: a source that is not vague, or a citation."""
        return bool(self.citations) or (self.attribution is not None and not self.attribution.is_vague)


@frozen
class Article:
    """A document and everything that was understood of it. All spans are ranges of `text`.

    Equality and hash are those of the fields; facts derived later (`derived`) are kept beside them and never compared.
    What an analysis understands is worked out when it is first asked for, part by part (docs/adr/0006); from outside that
    cannot be told from an article given whole.
    """

    document: Document
    metadata: Metadata = field(factory=Metadata)
    title_span: Span | None = None
    language: str | None = None
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    markers: tuple[Marker, ...] = ()
    speakers: tuple[SpeakerProfile, ...] = ()
    carrying: Carrying = Carrying.PARAGRAPH
    _derived: dict[Any, Any] = field(factory=dict, init=False, eq=False, repr=False, hash=False)
    # Behind the others: to copy or pickle an article reads them all first, and leaves nothing here.
    _later: "dict[str, Callable[[Article], Any]]" = field(factory=dict, init=False, eq=False, repr=False, hash=False)

    @classmethod
    def of(
        cls,
        document: Document,
        title_span: Span | None,
        language: str | None,
        later: "Mapping[str, Callable[[Article], tuple[Any, ...]]]",
    ) -> "Article":
        """Return the article that a document is.

        `later` holds, by the name of a part, the function of the article that returns it; it is called once, when that
        part is first asked for.
        """
        article = cls(document, document.metadata, title_span, language)
        article._later.update(later)
        for name in later:
            object.__delattr__(article, name)
        return article

    if not TYPE_CHECKING:  # so that a misspelt name stays an error

        def __getattr__(self, name: str) -> Any:
            # Called for a name that has no value yet; two threads that both ask work out equal ones.
            function = None if name.startswith("_") else self._later.get(name)
            if function is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            value = function(self)
            object.__setattr__(self, name, value)
            self._later.pop(name, None)
            return value

    def complete(self) -> Self:
        """Work out every part that nobody has asked for yet, and return the article."""
        for name in [*self._later]:
            getattr(self, name)
        return self

    @property
    def text(self) -> str:
        """The plain text; for a plain-text file the file's text, offset for offset."""
        return self.document.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The document's leaf blocks, in order."""
        return self.document.blocks

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The marked stretches inside the blocks, in order."""
        return self.document.inlines

    @property
    def title(self) -> str | None:
        """The headline, from the metadata or from the text itself."""
        return self.metadata.title

    @property
    def published(self) -> date | None:
        """The day of publication (`datePublished`)."""
        return self.metadata.published

    @property
    def path(self) -> str | None:
        """The file it was read from."""
        return self.document.path

    def derived(self, function: "Callable[[Article], T]") -> T:
        """Return `function(article)`, computed once for this article however many checks ask."""
        try:
            return cast("T", self._derived[function])
        except KeyError:
            value = self._derived[function] = function(self)
            return value

    def keep(self, function: "Callable[[Article], T]", value: T) -> None:
        """Keep a value that `derived(function)` would compute, where the analysis had to compute it anyway."""
        self._derived[function] = value

    def with_metadata(self, **changes: Any) -> Self:
        """Return a copy with other metadata, such as a publication date known from elsewhere."""
        return evolve(self, metadata=evolve(self.metadata, **changes))

    def to_dict(self) -> dict[str, Any]:
        """Return the article as JSON types only; `from_dict` reads it back."""
        from verifact.serial import encode

        return cast("dict[str, Any]", encode(self))

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """Read what `to_dict` wrote.

        Raises ValueError where the data does not have that form.
        """
        from verifact.serial import decode

        return decode(cls, data)
