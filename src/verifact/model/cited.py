"""What is cited: the entries of the list, and what points to them from the body. Terms after CSL-JSON and schema.org."""

from enum import StrEnum

from attrs import frozen

from verifact.spans import Span

__all__ = ["Citation", "CitationKind", "Identifier", "Marker", "MarkerKind"]


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
