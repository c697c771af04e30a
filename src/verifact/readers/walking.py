"""HTML tokens to blocks: elements open and close as in browsers, and a leaf ends at every block's edge."""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from attrs import define

from verifact.document import BlockKind, Comment
from verifact.readers.building import Builder, Leaf
from verifact.readers.elements import BLOCKS, CELLS, HEADINGS, HIDDEN, ITEMS, LISTS, ROWS, role_of
from verifact.readers.inlines import INLINE_KINDS, InlineTracker
from verifact.readers.roots import survey
from verifact.readers.tokens import Token, TokenKind, attributes, tokenize
from verifact.spans import Span

_REFERENCE = r"&(?:\#(?:\d{1,9}|[xX][0-9a-fA-F]{1,8});?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
# Only what is not verbatim: single blanks are, and are by far the most frequent.
_SPECIAL = re.compile(rf"[ \t\n\f\r]{{2,}}|[\t\n\f\r]|{_REFERENCE}")
_REFERENCE_ONLY = re.compile(_REFERENCE)
_BLANK = " \t\n\f\r"
_NUMBER = re.compile(r"\s*(-?\d{1,9})")


@define
class _List:
    """An open list: `number` is the next item's, if they have any; `item` the open item's stack index."""

    number: int | None
    step: int = 1
    item: int = -1


@define
class _Table:
    """An open table: stack indices of its open cell and row. A layout table is no table to a reader."""

    layout: bool
    cell: int = -1
    row: int = -1
    cells: int = 0


class Walker:
    """Feeds the tokens of `raw` into `builder`.

    It may be fed in parts, with other blocks written in between: what is open stays open.
    """

    def __init__(self, builder: Builder, raw: str, *, in_article: bool = False) -> None:
        self._builder = builder
        self._raw = raw
        self._in_article = in_article
        self._leaf = Leaf()
        self._inlines = InlineTracker()
        self._stack: list[tuple[str, bool]] = []
        self._open: Counter[str] = Counter()
        self._roles: list[str] = []
        self._lists: list[_List] = [_List(None)]
        self._tables: list[_Table] = []
        self._paragraph = -1
        self._label: str | None = None
        self._hidden: str | None = None
        self._breaks = 0
        self.layout_tables: frozenset[int] = frozenset()
        self.last_ends: dict[str, int] = {}
        self.surroundings: tuple[BlockKind, int, str | None] = (BlockKind.PARAGRAPH, 0, None)
        self._base = 0

    @property
    def role(self) -> str | None:
        """The role that the elements now open give to a block."""
        return self._roles[-1] if self._roles else None

    @property
    def quoting(self) -> bool:
        """Whether a block quotation is open."""
        return self._open["blockquote"] > 0

    def feed_part(self, text: str, base: int) -> None:
        """Read a part of the raw text, as `text` and with its start at `base`, to its end."""
        tokens = list(tokenize(text))
        found = survey(tokens)
        self.layout_tables, self.last_ends = found.layout_tables, found.last_ends
        self._base = base
        self.feed(tokens, text)
        self.flush()
        self._base = 0

    def feed(self, tokens: Iterable[Token], text: str | None = None) -> None:
        """Read `tokens`, whose offsets are those of `text` (as a rule the raw text itself)."""
        source, base = self._raw if text is None else text, self._base
        for kind, start, end, name in tokens:
            if self._hidden is not None and not self._shows_again(kind, name):
                continue
            if kind is TokenKind.TEXT:
                self._text(source, start, end)
            elif kind is TokenKind.START:
                self._start(source, start, end, name)
            elif kind is TokenKind.END:
                self._end(start, end, name)
            elif kind is TokenKind.COMMENT and source.startswith("<!--", start):
                self._builder.comments.append(Comment(Span(base + start, base + end), comment_text(source[start:end])))

    def flush(self) -> None:
        """Write what was read since the last block's edge as a block."""
        leaf = self._leaf
        self._breaks = 0
        if not leaf.segments:
            self._inlines.end_block(leaf)
            return
        self._inlines.end_block(leaf)
        leaf.trim_end()
        if self._base:
            leaf.shift(self._base)
        kind, level = self._kind()
        label = None
        if kind in {BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE, BlockKind.FOOTNOTE}:
            label = self._label or self.surroundings[2]
        if self._builder.commit(leaf, kind, level=level, label=label, role=self.role):
            self._label = None
        self._leaf = Leaf()

    def _kind(self) -> tuple[BlockKind, int]:
        count = self._open
        if count["pre"]:
            return BlockKind.CODE, 0
        if count["caption"] or count["figcaption"]:
            return BlockKind.CAPTION, 0
        if self._in_table:
            return BlockKind.TABLE, 0
        if count["blockquote"] or self.surroundings[0] is BlockKind.BLOCK_QUOTE:
            return BlockKind.BLOCK_QUOTE, 0
        for name, level in HEADINGS.items():
            if count[name]:
                first = level == 1 and not self._builder.titled and self.role is None
                return BlockKind.TITLE if first else BlockKind.HEADING, level
        depth = len(self._lists) - 1
        if count["li"] or (depth and (count["dt"] or count["dd"])):
            return BlockKind.LIST_ITEM, max(depth, 1)
        return self.surroundings[0], self.surroundings[1]

    @property
    def _in_table(self) -> bool:
        return bool(self._tables) and not self._tables[-1].layout and not self._open["caption"]

    def _shows_again(self, kind: TokenKind, name: str) -> bool:
        """Look for the end of a hidden element; return whether the token is to be read."""
        if kind is TokenKind.END and name == self._hidden:
            self._hidden = None
            return False
        if kind is TokenKind.START and self._hidden in {"head", "svg"} and name in BLOCKS:
            self._hidden = None  # what can't stand in these ends them, as in browsers
            return True
        return False

    def _text(self, source: str, start: int, end: int) -> None:
        leaf = self._leaf
        if self._open["pre"]:
            self._preformatted(source, start, end)
            return
        if leaf.ends_in_space:
            while start < end and source[start] in _BLANK:
                start += 1
        at = start
        for match in _SPECIAL.finditer(source, start, end):
            low, high = match.span()
            first = source[low]
            if first == "&":
                value = unescape(match[0])
                if value == match[0]:
                    continue
                leaf.add(source[at:low], at, low)
                if value in _BLANK:
                    value = "" if leaf.ends_in_space else " "
                leaf.add(value, low, high)
            else:
                leaf.add(source[at:low], at, low)
                if not leaf.ends_in_space:
                    leaf.add(" ", low, high)
            at = high
        leaf.add(source[at:end], at, end)
        if start < end:
            self._breaks = 0

    def _preformatted(self, source: str, start: int, end: int) -> None:
        at = start
        for match in _REFERENCE_ONLY.finditer(source, start, end):
            value = unescape(match[0])
            if value != match[0]:
                self._leaf.add(source[at : match.start()], at, match.start())
                self._leaf.add(value, *match.span())
                at = match.end()
        self._leaf.add(source[at:end], at, end)

    def _start(self, source: str, start: int, end: int, name: str) -> None:
        if name in INLINE_KINDS:
            target = attributes(source[start:end]).get("href") if name == "a" else None
            self._inlines.open(name, target, self._leaf)
            if name == "q":
                self._leaf.add("“", start, end)
        elif name == "br":
            self._break(start, end)
        elif name in HIDDEN:
            if start < self.last_ends.get(name, -1):
                self._hidden = name
        elif name in BLOCKS:
            self._start_block(source, start, end, name)

    def _break(self, start: int, end: int) -> None:
        self._breaks += 1
        if self._breaks > 1 and not self._in_table and not self._open["pre"]:  # two in a row end a paragraph
            self.flush()
        elif self._leaf.segments:
            self._leaf.trim_end()
            self._leaf.add("\n", start, end)

    def _start_block(self, source: str, start: int, end: int, name: str) -> None:
        tag = attributes(source[start:end]) if end - start > len(name) + 2 else {}
        if self._paragraph >= 0:
            self._pop_to(self._paragraph)
        self._edge(name)
        if name == "hr":
            return
        if name in ITEMS:
            current = self._lists[-1]
            if current.item >= 0:
                self._pop_to(current.item)
            current.item = len(self._stack)
            self._label = self._next_label(current, tag) if name == "li" else None
        elif name in LISTS:
            self._lists.append(_new_list(name, tag))
        elif name == "table":
            self._tables.append(_Table(start in self.layout_tables or tag.get("role") in {"presentation", "none"}))
        elif name in CELLS or name in ROWS:
            self._start_cell(name)
        elif name == "p":
            self._paragraph = len(self._stack)
        elif name in HEADINGS:
            self._close_headings()
        role = role_of(name, tag, in_article=self._in_article or self._open["article"] > 0)
        if role is not None:
            self._roles.append(role)
        self._stack.append((name, role is not None))
        self._open[name] += 1

    def _close_headings(self) -> None:
        if self._stack and self._stack[-1][0] in HEADINGS:
            self._pop_to(len(self._stack) - 1)

    def _next_label(self, current: _List, tag: dict[str, str]) -> str | None:
        if current.number is None:
            return None
        stated = _NUMBER.match(tag.get("value", ""))
        number = int(stated[1]) if stated else current.number
        current.number = number + current.step
        return str(number)

    def _start_cell(self, name: str) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        if table.cell >= 0:
            self._pop_to(table.cell)
        if name in CELLS:
            if not table.layout and table.cells:
                self._leaf.trim_end()
                self._leaf.make_up("\t")
            table.cells += 1
            table.cell = len(self._stack)
            return
        if table.row >= 0:
            self._pop_to(table.row)
        if name == "tr":
            if not table.layout and self._leaf.segments:
                self._leaf.trim_end()
                self._leaf.make_up("\n")
            table.row = len(self._stack)
            table.cells = 0

    def _edge(self, name: str) -> None:
        """End the leaf where a block starts or ends; inside a table's cells, only words are kept apart."""
        if not self._in_table or name in {"caption", "table"}:
            self.flush()
        elif not self._leaf.ends_in_space and name not in CELLS and name not in ROWS:
            self._leaf.make_up(" ")

    def _end(self, start: int, end: int, name: str) -> None:
        if name in INLINE_KINDS:
            if name == "q":
                self._leaf.add("”", start, end)
            self._inlines.close(name, self._leaf)
        elif name == "br":
            self._break(start, end)
        elif name in BLOCKS and self._open[name]:
            index = len(self._stack) - 1
            while self._stack[index][0] != name:  # each step is paid for by the element that is closed
                index -= 1
            self._pop_to(index)
        elif name == "p":
            self._edge(name)

    def _pop_to(self, index: int) -> None:
        """Close the elements from stack position `index` on."""
        while len(self._stack) > index:
            self._edge(self._stack[-1][0])
            name, has_role = self._stack.pop()
            self._open[name] -= 1
            if has_role:
                self._roles.pop()
            self._forget(name, len(self._stack))

    def _forget(self, name: str, index: int) -> None:
        if self._paragraph == index:
            self._paragraph = -1
        if name in LISTS:
            self._lists.pop()
            self._label = None
        elif self._lists[-1].item == index:
            self._lists[-1].item = -1
            self._label = None
        elif name == "table":
            self._tables.pop()
        elif self._tables:
            table = self._tables[-1]
            if table.cell == index:
                table.cell = -1
            elif table.row == index:
                table.row = -1


def _new_list(name: str, tag: dict[str, str]) -> _List:
    if name != "ol":
        return _List(None)
    first = _NUMBER.match(tag.get("start", ""))
    return _List(int(first[1]) if first else 1, -1 if "reversed" in tag and first else 1)


def comment_text(comment: str) -> str:
    """Return what stands between the marks of a comment."""
    inner = comment[4:]
    for mark in ("--!>", "-->", "->", ">"):
        if inner.endswith(mark):
            return inner[: -len(mark)]
    return inner
