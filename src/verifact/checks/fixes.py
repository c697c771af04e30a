"""What `--fix` may do about a hit: edits of the file for places in the text.

    yield Hit(span, "stray space", fix=replace(article, span, " "))

`safe=True` says that the edit cannot change what the text says; anything else waits for `--unsafe-fixes`. No fix guesses a
word. The engine keeps edits out of quotations, code and suppressed places, so a check need not look.
"""

import re
from bisect import bisect_right
from html import unescape

from verifact.document import Document, Format
from verifact.findings import Edit
from verifact.model import Article
from verifact.spans import BY_SPAN, Span

__all__ = ["remove_lines", "replace", "with_blank_lines"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_LINES = re.compile(r"(?:[ \t]*+(?:\r\n|\n|\r))*+")
_LAST_BLANKS = re.compile(r"[ \t]*+\Z")


def replace(article: Article, span: Span, replacement: str = "", *, safe: bool = True) -> tuple[Edit, ...]:
    """Return the edit that puts `replacement` in the place of the range `span` of `article.text`.

    None where the file does not hold that text as it is, give or take character references: markup in its middle is
    nobody's to delete.
    """
    document = article.document
    raw = document.raw_span(span)
    written = raw.of(document.raw)
    if written != span.of(document.text):
        is_whole = document.source_map.to_plain(raw) == span  # not a part of what a reference stands for
        if not is_whole or unescape(written) != span.of(document.text):
            return ()
    return (Edit(raw, replacement, safe),)


def remove_lines(article: Article, span: Span, *, safe: bool = True) -> tuple[Edit, ...]:
    """Return the edit that deletes the lines of the file on which the range `span` of `article.text` stands.

    A blank line goes with them where there would be two. None where something else stands on these lines. In HTML only
    the text goes, for a line may hold any part of an element.
    """
    document = article.document
    if document.format is Format.HTML:
        return replace(article, span, safe=safe)
    lines = _own_lines(document, span)
    if lines is None:
        return ()
    return (Edit(with_blank_lines(document.raw, lines), "", safe),)


def _own_lines(document: Document, span: Span) -> Span | None:
    """Return the raw range of the lines that hold nothing but `span`: a block with its marks, or text as it is."""
    raw = document.raw_span(span)
    first = document.position(raw.start).line
    last = document.position(raw.end).line
    start = document.line_span(first).start
    end = document.line_span(last).end
    block = document.block_at(span.start)
    if block is not None and block.span == span:
        before, after = _neighbours(document, span)
        return Span(start, end) if before <= start and end <= after else None
    beside = document.raw[start : raw.start] + document.raw[raw.end : end]
    return None if beside.strip() else Span(start, end)


def _neighbours(document: Document, span: Span) -> tuple[int, int]:
    """Return where the block before ends and the block after begins, as raw offsets."""
    blocks = document.blocks
    after = bisect_right(blocks, span.start, key=BY_SPAN)
    ends = document.raw_span(blocks[after - 2].span).end if after > 1 else 0
    begins = document.raw_span(blocks[after].span).start if after < len(blocks) else len(document.raw)
    return ends, begins


def with_blank_lines(raw: str, lines: Span) -> Span:
    """Return what to delete of the raw text with `lines`, whole ones without their last end: no two blank lines meet there."""
    start, end = lines.start, lines.end
    line_end = _LINE_END.match(raw, end)
    end = line_end.end() if line_end else end
    blank = _BLANK_LINES.match(raw, end)
    following = blank.end() if blank else end
    if not _LAST_BLANKS.match(raw, following):
        return Span(start, following if _is_blank_before(raw, start) else end)
    while start > 0 and raw[start - 1] in " \t\r\n":  # the last lines: the blank ones before them go
        start -= 1
    kept = _LINE_END.match(raw, start) if start else None
    return Span(kept.end() if kept else start, len(raw))


def _is_blank_before(raw: str, start: int) -> bool:
    """Tell whether the line before the one that begins at `start` is blank, or there is none."""
    at = start - (2 if raw.startswith("\r\n", start - 2) else 1)
    while at > 0 and raw[at - 1] in " \t":
        at -= 1
    return at <= 0 or raw[at - 1] in "\r\n"
