"""Where in the raw text a suppression comment holds."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from verifact.document import Document
from verifact.spans import Span

_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]*(?>\r\n|\n|\r)")
_BLANKS = re.compile(r"[^\S\r\n]*+")
# So far around a comment is looked for other text on its line, and for the block right below: a line, or a
# row of comments, may be as long as the file.
_REACH = 2_000


class Scopes:
    """The blocks of a document as raw ranges, and what a comment among them is about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = [document.raw_span(block.span) for block in document.blocks if len(block.span)]
        self._starts = [block.start for block in self._blocks]
        comments = sorted(comment.span for comment in document.comments)
        self._comments: Sequence[Span] = comments
        self._comment_starts = [span.start for span in comments]
        self._line_spans: dict[int, Span] = {}

    def is_at_top(self, comment: Span) -> bool:
        """Tell whether a comment stands before or in the first block, so that it is about the article too."""
        return len(self._starts) < 2 or comment.start < self._starts[1]

    def next_block(self, comment: Span) -> Span | None:
        """Return the first block after a comment, with the blanks behind it."""
        index = bisect_left(self._starts, comment.end)
        if index == len(self._blocks):
            return None
        block = self._blocks[index]
        blanks = _BLANKS.match(self._document.raw, block.end, block.end + _REACH)
        return Span(block.start, blanks.end() if blanks else block.end)

    def around(self, comment: Span) -> Span:
        """Return what an `ignore` is about: its block and lines, the block right below, or itself."""
        index = bisect_right(self._starts, comment.start) - 1
        inside = index >= 0 and comment.start < self._blocks[index].end
        lines = self._lines(comment)
        if not inside and self._stands_alone(comment, lines):
            below = self.next_block(comment)
            if below is None or self._is_apart(comment, below):
                return comment
            return Span(comment.start, below.end)
        first = bisect_left(self._starts, lines.start)
        if first > 0 and self._blocks[first - 1].end > lines.start:
            first -= 1
        last = bisect_left(self._starts, max(lines.end, lines.start + 1)) - 1
        if first > last:
            return lines
        return Span(min(lines.start, self._blocks[first].start), max(lines.end, self._blocks[last].end))

    def _is_apart(self, comment: Span, below: Span) -> bool:
        far = below.start - comment.end > _REACH
        return far or _BLANK_LINE.search(self._document.raw, comment.end, below.start) is not None

    def _lines(self, comment: Span) -> Span:
        first = self._document.position(comment.start).line
        last = self._document.position(comment.end).line
        return Span(self._line(first).start, self._line(last).end)

    def _line(self, number: int) -> Span:
        known = self._line_spans.get(number)
        if known is None:
            known = self._line_spans[number] = self._document.line_span(number)
        return known

    def _stands_alone(self, comment: Span, lines: Span) -> bool:
        """Tell whether only white space and other comments share the comment's lines."""
        low, high = max(lines.start, comment.start - _REACH), min(lines.end, comment.end + _REACH)
        at = low
        raw = self._document.raw
        first = bisect_left(self._comment_starts, low)
        for other in self._comments[first : bisect_left(self._comment_starts, high)]:
            if raw[at : other.start].strip():
                return False
            at = max(at, other.end)
        return not raw[at:high].strip()
