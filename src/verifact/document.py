"""A file as read: its raw text, the plain text of its prose, its blocks, and the way back from one to the other."""

import re
from bisect import bisect_right
from datetime import date
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from verifact.formats import Format
from verifact.spans import Position, Span

__all__ = [
    "PROSE",
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Format",
    "Inline",
    "InlineKind",
    "Metadata",
    "Position",
    "Problem",
    "SourceMap",
]

_LINE_END = re.compile(r"\r\n|\n|\r")


class BlockKind(StrEnum):
    """What a block is. Where kinds nest, the one that most restrains a check wins (code before quote before list)."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    FOOTNOTE = "footnote"
    BLOCK_QUOTE = "block-quote"
    TABLE = "table"
    CAPTION = "caption"
    CODE = "code"


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@frozen
class Block:
    """A leaf block of a document: a paragraph, a heading, a list item, a table.

    `span` is a range of the plain text. `level` is a heading's level or a list's depth (0: none). `label` is what the
    author numbered it with ("3", "a", a footnote's label), without the dot or bracket. `role` is the WAI-ARIA or
    DPUB-ARIA role that the markup gives away, such as "navigation" or "doc-bibliography".
    """

    span: Span
    kind: BlockKind
    level: int = 0
    label: str | None = None
    role: str | None = None

    @property
    def is_prose(self) -> bool:
        """Whether sentences of the author are to be expected here."""
        return self.kind in PROSE


class InlineKind(StrEnum):
    """What a stretch inside a block is."""

    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    EMPHASIS = "emphasis"
    CITE = "cite"
    QUOTE = "quote"
    SUPERSCRIPT = "superscript"
    FOOTNOTE_REFERENCE = "footnote-reference"


@frozen
class Inline:
    """A marked stretch inside a block, as a range of the plain text.

    `target` is a link's or an image's address, or the label of the footnote referred to.
    """

    span: Span
    kind: InlineKind
    target: str | None = None


@frozen
class Comment:
    """A comment of the source (`<!-- … -->`): `span` is a range of the raw text, `text` what stands between the marks."""

    span: Span
    text: str


@frozen
class Problem:
    """Something in the front matter that cannot be used, at a range of the raw text.

    `in_suppression` tells whether it was meant to silence findings.
    """

    span: Span
    message: str
    help: str = ""
    in_suppression: bool = False


@frozen
class Metadata:
    """What the file says about itself. Names after schema.org/NewsArticle (`type` is the `@type` or genre as written).

    `published` and `modified` are `datePublished` and `dateModified`; `language` is an IETF tag (`inLanguage`).
    `bibliography` are the files that hold its list of sources, as Pandoc names them.
    `ignore` are the codes that the file's own front matter suppresses, each with the raw range that names it,
    `problems` what could not be understood there.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    type: str | None = None
    url: str | None = None
    description: str | None = None
    bibliography: tuple[str, ...] = ()
    ignore: tuple[tuple[str, Span], ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen
class SourceMap:
    """Piecewise map between plain and raw offsets.

    `pieces` are (plain_start, plain_end, raw_start, raw_end), ascending in both. A piece of equal lengths maps offset for
    offset; in any other (an entity, an escape, a line break that became a space) all of the plain text stands for all of
    the raw text. Plain text between pieces was made up by the reader (the blank line between two blocks) and maps into
    the raw gap between its neighbours. No pieces at all: the identity.
    """

    pieces: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def _plain_starts(self) -> list[int]:
        return [piece[0] for piece in self.pieces]

    @cached_property
    def _raw_starts(self) -> list[int]:
        return [piece[2] for piece in self.pieces]

    def to_raw(self, span: Span) -> Span:
        """Return the smallest raw range that stands for the plain range `span`."""
        if not self.pieces:
            return span
        if span.start == span.end:
            at = self._raw_start(span.start)
            return Span(at, at)
        start = self._raw_start(span.start)
        return Span(start, max(start, self._raw_end(span.end)))

    def _raw_start(self, offset: int) -> int:
        index = bisect_right(self._plain_starts, offset) - 1
        if index < 0:
            return self.pieces[0][2]
        plain_start, plain_end, raw_start, raw_end = self.pieces[index]
        if offset >= plain_end:  # made-up text, or the end of the last piece
            return raw_end
        if plain_end - plain_start == raw_end - raw_start:
            return raw_start + offset - plain_start
        return raw_start

    def _raw_end(self, offset: int) -> int:
        index = bisect_right(self._plain_starts, offset - 1) - 1
        if index < 0:
            return self.pieces[0][2]
        plain_start, plain_end, raw_start, raw_end = self.pieces[index]
        if offset <= plain_end and plain_end - plain_start == raw_end - raw_start:
            return raw_start + offset - plain_start
        return raw_end

    def to_plain(self, span: Span) -> Span | None:
        """Return the plain range that the raw range `span` shows as, or None where none of it is shown."""
        if not self.pieces:
            return span
        first = max(0, bisect_right(self._raw_starts, span.start) - 1)
        start = end = -1
        for plain_start, plain_end, raw_start, raw_end in self.pieces[first:]:
            if raw_start >= span.end:
                break
            if raw_end <= span.start:
                continue
            verbatim = plain_end - plain_start == raw_end - raw_start
            low = plain_start + max(0, span.start - raw_start) if verbatim else plain_start
            high = plain_end - max(0, raw_end - span.end) if verbatim else plain_end
            start = low if start < 0 else start
            end = high
        return None if start < 0 else Span(start, end)


@frozen
class Document:
    """One file, read.

    `raw` is the decoded file without its byte-order mark; `text` the plain text of its blocks (for plain text the two are
    the same string). `path` is None for text that came from nowhere. `encoding` is the codec it was decoded with.
    """

    raw: str
    text: str
    format: Format
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()
    source_map: SourceMap = field(factory=SourceMap)
    metadata: Metadata = field(factory=Metadata)
    comments: tuple[Comment, ...] = ()
    path: str | None = None
    encoding: str = "utf-8"

    def raw_span(self, span: Span) -> Span:
        """Return the range of `raw` that stands for the range `span` of `text`."""
        return self.source_map.to_raw(span)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.raw))]

    def position(self, offset: int) -> Position:
        """Return line and column of an offset into `raw`."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Return the raw range of a line (counted from 1), its line end left out."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.raw)
        while end > start and self.raw[end - 1] in "\r\n":  # two at most; a slice would copy a line of any length
            end -= 1
        return Span(start, end)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the plain-text offset, if any."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].span.end:
            return None
        return self.blocks[index]
