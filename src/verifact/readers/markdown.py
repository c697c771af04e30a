"""Markdown: pyromark finds the structure, this turns its events into blocks."""

import re
from bisect import bisect_right
from typing import Any

import pyromark

from verifact.document import BlockKind, Document, Format, InlineKind, Metadata
from verifact.readers import frontmatter
from verifact.readers.building import Builder, Leaf
from verifact.readers.mdhtml import EmbeddedHtml
from verifact.readers.mdleaf import MarkdownLeaf
from verifact.readers.offsets import code_point_of, plain_line_ends
from verifact.readers.opening import opening_metadata
from verifact.readers.templates import hidden_regions, may_hold_templates, template_ranges

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read(raw: str, path: str | None = None, encoding: str = "utf-8") -> Document:
    """Return a Markdown file as a document.

    The text is that of the leaf blocks, joined by blank lines; links, emphasis, code and footnote
    references are inlines. HTML in it is read as HTML. References that nothing defines stay as they are
    written.
    """
    front = frontmatter.read(raw, path)
    body = plain_line_ends(raw[front.end :])  # CommonMark knows lone carriage returns, pyromark does not
    if not body.isascii():
        # A lone surrogate has no UTF-8; what stands in for it is one code point as well.
        body = _SURROGATE.sub("\ufffd", body)
    reader = _Reader(raw, body, front.end, titled=front.metadata.title is not None)
    reader.run()
    metadata = front.metadata
    if reader.builder.title is not None:
        metadata = frontmatter.merge(metadata, Metadata(title=reader.builder.title))
    metadata = frontmatter.merge(metadata, opening_metadata(body))
    return reader.builder.document(raw, Format.MARKDOWN, metadata, path, encoding)


class _Reader:
    """Follows the events of one file."""

    def __init__(self, raw: str, body: str, base: int, *, titled: bool) -> None:
        self.builder = Builder()
        self.builder.titled = titled
        self._raw = raw
        self._body = body
        self._base = base
        self._templates = may_hold_templates(body)
        self._hidden = hidden_regions(raw) if self._templates else []
        self._hidden_starts = [start for start, _ in self._hidden]
        self._leaf = MarkdownLeaf(raw)
        self._html = EmbeddedHtml(self.builder, raw)
        self._quotes = 0
        self._lists: list[int | None] = []  # the number of the next item; None where items have none
        self._label: str | None = None
        self._footnotes: list[str] = []
        self._heading = 0
        self._in_code = False
        self._in_table = False
        self._paragraph: tuple[int, int] | None = None

    def run(self) -> None:
        """Read the whole body."""
        convert, base = code_point_of(self._body), self._base
        for event, place in pyromark.events_with_range(self._body, options=_OPTIONS):
            start, end = base + convert(place["start"]), base + convert(place["end"])
            if isinstance(event, str):
                if event == "Rule":
                    self._flush()
                else:
                    self._leaf.line_break(start, end)
                continue
            name: str
            value: Any
            for name, value in event.items():
                if name == "Text":
                    self._leaf.text(value, start, end)
                elif name == "Start":
                    self._start(value, start, end)
                elif name == "End":
                    self._end(value)
                else:
                    self._other(name, value, start, end)
        self._flush()

    def _other(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Code":
            self._leaf.code(value, start, end)
        elif name == "InlineHtml":
            self._html.inline(self._leaf, start, end)
        elif name == "Html":
            self._html.line(start, end)
        elif name == "FootnoteReference":
            at = self._leaf.length
            self._leaf.verbatim(start, end)
            self._leaf.mark(at, InlineKind.FOOTNOTE_REFERENCE, value)

    def _start(self, tag: Any, start: int, end: int) -> None:
        name: str
        value: Any
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name in _INLINE_TAGS:
            if name == "Link":
                self._leaf.open(value["dest_url"])
            elif name == "Image":
                self._leaf.open_image(value["dest_url"])
            else:
                self._leaf.open(None)
            return
        if name == "TableCell":
            self._leaf.cell()
            return
        if name in {"TableHead", "TableRow"}:
            self._leaf.row()
            return
        self._flush()
        if name == "Paragraph":
            self._paragraph = start, end
        elif name == "Heading":
            self._heading = int(value["level"][1:])
        elif name == "BlockQuote":
            self._quotes += 1
        elif name == "List":
            self._lists.append(value)
        elif name == "Item":
            number = self._lists[-1]
            self._label = None if number is None else str(number)
            if number is not None:
                self._lists[-1] = number + 1
        elif name == "FootnoteDefinition":
            self._footnotes.append(value)
        elif name == "CodeBlock":
            self._in_code = True
        elif name == "Table":
            self._in_table = True

    def _end(self, tag: Any) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in _INLINE_TAGS:
            self._leaf.close(_INLINE_TAGS[name])
            return
        if name in {"TableCell", "TableHead", "TableRow"}:
            return
        self._flush()
        if name == "Heading":
            self._heading = 0
        elif name == "BlockQuote":
            self._quotes -= 1
        elif name == "List":
            self._lists.pop()
        elif name == "Item":
            self._label = None
        elif name == "FootnoteDefinition":
            self._footnotes.pop()
        elif name == "CodeBlock":
            self._in_code = False
        elif name == "Table":
            self._in_table = False
        elif name == "HtmlBlock":
            self._html.end_block(*self._kind(), self._label)

    def _flush(self) -> None:
        leaf, paragraph = self._leaf, self._paragraph
        self._paragraph = None
        if leaf.is_empty:
            return
        self._html.end_leaf(leaf)
        self._leaf = MarkdownLeaf(self._raw)
        if self._templates and leaf.segments and not (self._in_code or self._in_table):
            ranges = template_ranges(self._raw, *(paragraph or leaf.extent))
            if ranges:
                for part, is_template in leaf.split(ranges):
                    self._commit(part, BlockKind.CODE if is_template else None)
                return
        if leaf.is_caption:
            self._commit(leaf.caption(), BlockKind.CAPTION)
            return
        self._commit(leaf, None)

    def _commit(self, leaf: Leaf, kind: BlockKind | None) -> None:
        level, label = 0, None
        if kind is None and self._hidden and self._is_hidden(leaf):
            kind = BlockKind.CODE
        if kind is None:
            kind, level = self._kind()
            if kind is BlockKind.FOOTNOTE:
                label = self._footnotes[-1]
            elif kind in {BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE}:
                label = self._label
        if self.builder.commit(leaf, kind, level=level, label=label, role=self._html.role) and label:
            self._label = None

    def _is_hidden(self, leaf: Leaf) -> bool:
        start, end = leaf.extent
        index = bisect_right(self._hidden_starts, start) - 1
        return index >= 0 and end <= self._hidden[index][1]

    def _kind(self) -> tuple[BlockKind, int]:
        """Return what the leaf is, the most restraining of what it stands in."""
        if self._in_code:
            return BlockKind.CODE, 0
        if self._in_table:
            return BlockKind.TABLE, 0
        if self._quotes or self._html.quoting:
            return BlockKind.BLOCK_QUOTE, 0
        if self._footnotes:
            return BlockKind.FOOTNOTE, 0
        if self._heading:
            first = self._heading == 1 and not self.builder.titled
            return BlockKind.TITLE if first else BlockKind.HEADING, self._heading
        if self._lists:
            return BlockKind.LIST_ITEM, len(self._lists)
        return BlockKind.PARAGRAPH, 0


_INLINE_TAGS: dict[str, InlineKind | None] = {
    "Link": InlineKind.LINK,
    "Image": InlineKind.IMAGE,
    "Emphasis": InlineKind.EMPHASIS,
    "Strong": InlineKind.EMPHASIS,
    "Strikethrough": None,
}
