"""Plain text: every offset is the file's own; only the blocks have to be found."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from verifact.document import Block, BlockKind, Document, Format
from verifact.readers.headings import looks_like_heading, looks_like_title
from verifact.readers.opening import opening_metadata
from verifact.spans import Span

_MARKER = re.compile(r"(?:(?P<number>\d{1,3})[.)]|\[(?P<bracketed>\d{1,3})\]|[-*•‣◦▪])[ \t\u00a0]+(?=\S)")
_MAYBE_MARKER = frozenset("0123456789[-*•‣◦▪")
_TERMINAL = tuple(".!?:;…\"”'’)")
_TAB = 4
_PARAGRAPH = BlockKind.PARAGRAPH
_WRAP_MIN, _WRAP_MAX = 45, 100  # the widths, in code points, at which text is wrapped by hand
_WRAP_WIDEST = 56  # and what at least one of the lines must reach
_WRAP_SLACK = 12  # how much shorter than the longest line a wrapped line's own limit may be


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    text: str
    label: str | None
    marked: bool


def read(raw: str, path: str | None = None, encoding: str = "utf-8") -> Document:
    """Return `raw` as a document whose text is `raw` itself and whose map is the identity.

    Blocks are paragraphs, list items, headings and at most one title; each leaves the white space around it
    out. The byline and the date are those of the first lines.
    """
    blocks: list[Block] = []
    prose_seen = False
    title: str | None = None
    for chunk in _chunks(raw):
        if len(chunk) == 1 and not chunk[0].marked:
            line = chunk[0]
            kind = _PARAGRAPH
            if title is None and not prose_seen and looks_like_title(line.text):
                kind, title = BlockKind.TITLE, line.text
            elif looks_like_heading(line.text):
                kind = BlockKind.HEADING
            else:
                prose_seen = True
            blocks.append(Block(Span(line.start, line.end), kind))
            continue
        prose_seen = True
        if any(line.marked for line in chunk):
            blocks += _list_blocks(chunk)
        elif _is_wrapped(chunk):
            blocks.append(Block(Span(chunk[0].start, chunk[-1].end), _PARAGRAPH))
        else:
            blocks += [Block(Span(line.start, line.end), _PARAGRAPH) for line in chunk]
    return Document(
        raw=raw,
        text=raw,
        format=Format.TEXT,
        blocks=tuple(blocks),
        metadata=evolve(opening_metadata(raw), title=title),
        path=path,
        encoding=encoding,
    )


def _chunks(raw: str) -> Iterator[list[_Line]]:
    chunk: list[_Line] = []
    offset = 0
    for whole in raw.splitlines(keepends=True):
        text = whole.strip()
        if text:
            if whole[0] == text[0] and text[0] not in _MAYBE_MARKER:
                chunk.append(_Line(offset, offset + len(text), 0, text, None, False))
            else:
                chunk.append(_line(whole, text, offset))
        elif chunk:
            yield chunk
            chunk = []
        offset += len(whole)
    if chunk:
        yield chunk


def _line(whole: str, text: str, offset: int) -> _Line:
    lead = 0 if whole[0] == text[0] else len(whole) - len(whole.lstrip())
    start = offset + lead
    match = _MARKER.match(text) if text[0] in _MAYBE_MARKER else None
    label = match and (match["number"] or match["bracketed"])
    indent = len(whole[:lead].expandtabs(_TAB)) if lead else 0
    return _Line(start, start + len(text), indent, text, label, match is not None)


def _is_wrapped(lines: list[_Line]) -> bool:
    """Tell one paragraph broken over lines by hand from one paragraph a line."""
    widths = [len(line.text) for line in lines]
    widest = max(widths)
    if widest > _WRAP_MAX or widest < _WRAP_WIDEST:
        return False
    pairs = list(pairwise(lines))
    full = sum(
        len(line.text) >= _WRAP_MIN
        # a writer who wraps breaks a line only where the next word would not fit
        and len(line.text) + 1 + len(following.text.split(None, 1)[0]) > widest - _WRAP_SLACK
        for line, following in pairs
    )
    ended = sum(line.text.endswith(_TERMINAL) for line, _ in pairs)
    if len(pairs) == 1:
        return full == 1 and not ended and (lines[1].text[0].islower() or widths[0] >= 60)
    return full * 5 >= len(pairs) * 4 and ended * 2 < len(pairs)


def _list_blocks(lines: list[_Line]) -> Iterator[Block]:
    """Yield the items of a chunk that holds a list, and what stands before, between and after them."""
    wrapped = _wraps_items(lines)
    indents: list[int] = []
    item: _Line | None = None
    last = lines[0]
    for line in lines:
        if line.marked:
            if item:
                yield _item(item, last, len(indents))
            while indents and line.indent <= indents[-1]:
                indents.pop()
            indents.append(line.indent)
            item = line
        elif item is None:
            yield Block(Span(line.start, line.end), _PARAGRAPH)
        elif not (line.indent > item.indent or (wrapped and _may_go_on(last)) or _runs_on(last, line)):
            yield _item(item, last, len(indents))
            yield Block(Span(line.start, line.end), _PARAGRAPH)
            item = None
            indents.clear()
        last = line
    if item:
        yield _item(item, last, len(indents))


def _item(first: _Line, last: _Line, level: int) -> Block:
    return Block(Span(first.start, last.end), BlockKind.LIST_ITEM, level, first.label)


def _wraps_items(lines: list[_Line]) -> bool:
    """Tell whether a line between two items goes on with the first; what follows the last proves nothing."""
    last_marked = max(index for index, line in enumerate(lines) if line.marked)
    seen = False
    for index, line in enumerate(lines[:last_marked]):
        seen = seen or line.marked
        if seen and not line.marked and _may_go_on(lines[index - 1]):
            return True
    return False


def _may_go_on(line: _Line) -> bool:
    return _WRAP_MIN <= len(line.text) <= _WRAP_MAX and not line.text.endswith(_TERMINAL)


def _runs_on(line: _Line, following: _Line) -> bool:
    return following.text[0].islower() and not line.text.endswith(_TERMINAL)
