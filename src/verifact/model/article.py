"""A document and everything that was understood of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import evolve, field, frozen

from verifact.document import Block, Document, Inline, Metadata
from verifact.model.cited import Citation, Marker
from verifact.model.claimed import Carrying, Claim
from verifact.model.voices import Attribution, Quote, SpeakerProfile
from verifact.spans import Span

__all__ = ["Article", "Sentence"]

T = TypeVar("T")


@frozen
class Sentence:
    """One sentence of the text, without the white space around it. `block` is the index of its block."""

    span: Span
    text: str
    block: int


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

    def complete(self, *parts: str) -> Self:
        """Work out the parts of these names (all, where none is given) that nobody has asked for yet; return the article."""
        for name in parts or [*self._later]:
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
            known: T = self._derived[function]
        except KeyError:
            known = self._derived[function] = function(self)
        return known

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
