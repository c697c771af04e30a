"""Putting a document together: leaf blocks written one after another, with the map back to the raw text."""

from verifact.document import (
    Block,
    BlockKind,
    Comment,
    Document,
    Format,
    Inline,
    InlineKind,
    Metadata,
    SourceMap,
)
from verifact.spans import Span

# A stretch of a leaf's text with the raw range it stands for; -1, -1 where the reader made the text up.
Segment = tuple[str, int, int]

_SEPARATOR = "\n\n"
_MADE_UP = -1


class Leaf:
    """The text of one block while it is being read."""

    __slots__ = ("inlines", "length", "segments")

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.length = 0
        self.inlines: list[tuple[int, int, InlineKind, str | None]] = []

    def add(self, text: str, raw_start: int, raw_end: int) -> None:
        """Append `text`, which stands for the raw range."""
        if text:
            self.segments.append((text, raw_start, raw_end))
            self.length += len(text)

    def make_up(self, text: str) -> None:
        """Append `text` that nothing in the raw text stands for."""
        self.segments.append((text, _MADE_UP, _MADE_UP))
        self.length += len(text)

    def shift(self, by: int) -> None:
        """Move the raw ranges by `by` code points."""
        self.segments = [
            (text, start + by, end + by) if start != _MADE_UP else (text, start, end)
            for text, start, end in self.segments
        ]

    def mark(self, start: int, kind: InlineKind, target: str | None = None) -> None:
        """Mark what was added since the leaf's length was `start`."""
        if self.length > start:
            self.inlines.append((start, self.length, kind, target))

    @property
    def extent(self) -> tuple[int, int]:
        """The raw range from the first to the last of what was read; (0, 0) if nothing was."""
        read = [segment for segment in self.segments if segment[1] != _MADE_UP]
        return (read[0][1], read[-1][2]) if read else (0, 0)

    @property
    def ends_in_space(self) -> bool:
        """Whether a further white space would collapse into what is there."""
        return not self.segments or self.segments[-1][0][-1] in " \t\n\r\f"

    def trim_end(self) -> None:
        """Take a blank off the end, such as the one before a line break."""
        while self.segments:
            text, start, end = self.segments[-1]
            kept = text.rstrip(" ")
            if kept == text:
                return
            self.segments.pop()
            self.length -= len(text) - len(kept)
            if kept:  # only verbatim text holds more than one character with a blank at its end
                self.segments.append((kept, start, start + len(kept) if end - start == len(text) else end))
                return


class Builder:
    """Collects committed leaves into the text, blocks, inlines and source map of a `Document`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self.comments: list[Comment] = []
        self.title: str | None = None
        self.titled = False  # a later level-1 heading is no title
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []
        self._length = 0

    def commit(
        self,
        leaf: Leaf,
        kind: BlockKind,
        *,
        level: int = 0,
        label: str | None = None,
        role: str | None = None,
    ) -> bool:
        """Write `leaf` as the next block; return False, and write nothing, if it is blank."""
        segments = leaf.segments
        low, high, offset = 0, len(segments), 0
        while low < high and segments[low][0].isspace():
            offset += len(segments[low][0])
            low += 1
        while high > low and segments[high - 1][0].isspace():
            high -= 1
        if low == high:
            return False
        if self._parts:
            self._parts.append(_SEPARATOR)
            self._length += len(_SEPARATOR)
        base = self._length
        texts = [segment[0] for segment in segments[low:high]]
        text = texts[0] if len(texts) == 1 else "".join(texts)
        self._map(segments[low:high])
        self._parts.append(text)
        start = base + len(text) - len(text.lstrip())
        end = base + len(text.rstrip())
        if kind is BlockKind.TITLE:
            self.title = " ".join(text.split())
            self.titled = True
        self.blocks.append(Block(Span(start, end), kind, level, label, role))
        if leaf.inlines:
            self._place(leaf, base - offset, start, end)
        return True

    def _map(self, segments: list[Segment]) -> None:
        pieces, at = self._pieces, self._length
        for text, raw_start, raw_end in segments:
            size = len(text)
            if raw_start != _MADE_UP:
                if pieces and size == raw_end - raw_start:
                    plain_start, plain_end, last_start, last_end = pieces[-1]
                    if plain_end == at and last_end == raw_start and plain_end - plain_start == last_end - last_start:
                        pieces[-1] = (plain_start, at + size, last_start, raw_end)
                        at += size
                        continue
                pieces.append((at, at + size, raw_start, raw_end))
            at += size
        self._length = at

    def _place(self, leaf: Leaf, base: int, low: int, high: int) -> None:
        placed = []
        for start, end, kind, target in leaf.inlines:
            first, last = max(low, base + start), min(high, base + end)
            if first < last:
                placed.append(Inline(Span(first, last), kind, target))
        placed.sort(key=lambda inline: (inline.span.start, -inline.span.end))
        self.inlines += placed

    def document(self, raw: str, markup: Format, metadata: Metadata, path: str | None, encoding: str) -> Document:
        """Return everything committed as a `Document`."""
        # No pieces would mean the identity; text that shows nothing at all maps onto the file's start.
        pieces = tuple(self._pieces) or (((0, 0, 0, 0),) if raw else ())
        return Document(
            raw=raw,
            text="".join(self._parts),
            format=markup,
            blocks=tuple(self.blocks),
            inlines=tuple(self.inlines),
            source_map=SourceMap(pieces),
            metadata=metadata,
            comments=tuple(self.comments),
            path=path,
            encoding=encoding,
        )
