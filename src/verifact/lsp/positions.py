"""Places as the editor counts them: lines from 0, columns from 0 in code units of the encoding that was agreed on."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from lsprotocol import types

from verifact.document import Document
from verifact.spans import Span

__all__ = ["Positions"]

# Each class of characters that an encoding gives one code unit more.
_LONGER = {
    types.PositionEncodingKind.Utf8: (
        re.compile("[\x80-\U0010ffff]"),
        re.compile("[\u0800-\U0010ffff]"),
        re.compile("[\U00010000-\U0010ffff]"),
    ),
    types.PositionEncodingKind.Utf16: (re.compile("[\U00010000-\U0010ffff]"),),
    types.PositionEncodingKind.Utf32: (),
}


class Positions:
    """Converts offsets into `Document.raw` (code points) to positions of the protocol, and back.

    `lead` is what the editor's text has before `raw`: a byte-order mark that it did not take off. After one pass over the text
    each place takes logarithmic time, also on a line as long as the file.
    """

    def __init__(self, document: Document, encoding: str, lead: str = "") -> None:
        self._document = document
        self._longer = _LONGER[types.PositionEncodingKind(encoding)]
        self._lead = len(lead) + sum(len(pattern.findall(lead)) for pattern in self._longer)

    def at(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        place = self._document.position(offset)
        return self._position(place.line, offset - place.column + 1, offset)

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.at(span.start), self.at(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one that lies behind the end of its line, or of the text, stands for the end."""
        last = self._document.position(len(self._document.raw)).line
        if position.line >= last:
            return len(self._document.raw)
        line = self._document.line_span(position.line + 1)
        found: int = bisect_left(
            range(line.start, line.end),
            position.character,
            key=lambda offset: self._position(position.line + 1, line.start, offset).character,
        )
        return line.start + found

    def _position(self, line: int, start: int, offset: int) -> types.Position:
        more = sum(bisect_left(places, offset) - bisect_left(places, start) for places in self._places)
        return types.Position(line - 1, offset - start + more + (self._lead if line == 1 else 0))

    @cached_property
    def _places(self) -> Sequence[Sequence[int]]:
        return [[match.start() for match in pattern.finditer(self._document.raw)] for pattern in self._longer]
