"""The text of one Markdown block: what inline markup leaves behind, and pictures kept apart."""

from collections.abc import Iterator
from itertools import groupby

from verifact.document import InlineKind
from verifact.readers.building import Leaf, Segment


class MarkdownLeaf(Leaf):
    """A leaf that is told of Markdown's inline nodes."""

    __slots__ = ("_cells", "_image_depth", "_images", "_marks", "_raw")

    def __init__(self, raw: str) -> None:
        super().__init__()
        self._raw = raw
        self._marks: list[tuple[int, str | None]] = []
        self._images = Leaf()
        self._image_depth = 0
        self._cells = 0

    @property
    def is_empty(self) -> bool:
        """Whether neither text nor a picture's description has been added."""
        return not self.segments and not self._images.segments

    @property
    def is_caption(self) -> bool:
        """Whether there are pictures and nothing beside them."""
        return bool(self._images.segments) and all(segment[0].isspace() for segment in self.segments)

    def caption(self) -> Leaf:
        """Return the descriptions of the pictures as a leaf of their own."""
        return self._images

    def text(self, value: str, start: int, end: int) -> None:
        """Add the text of a text event, which stands for the raw range."""
        if len(value) == end - start:
            self.verbatim(start, end)
        else:
            self._target.add(value, start, end)

    def verbatim(self, start: int, end: int) -> None:
        """Add a raw range as it stands."""
        self._target.add(self._raw[start:end], start, end)

    def line_break(self, start: int, end: int) -> None:
        """Add a line break, soft or hard."""
        self._target.add("\n", start, end)

    def code(self, value: str, start: int, end: int) -> None:
        """Add a code span; the raw range has its backticks too."""
        target, at = self._target, self._target.length
        source = self._raw[start:end]
        ticks = len(source) - len(source.lstrip("`"))
        low, high = start + ticks, end - ticks
        if high - low == len(value) + 2:  # the blanks that keep a backtick in the code from the marks
            low, high = low + 1, high - 1
        if self._raw[low:high] == value:
            target.add(value, low, high)
        else:
            target.add(value, start, end)
        if not self._image_depth:
            self.mark(at, InlineKind.CODE)

    def open(self, target: str | None) -> None:
        """Note the start of a link (with its address) or of emphasis."""
        self._marks.append((self._target.length, target))

    def open_image(self, target: str) -> None:
        """Note the start of a picture: what it holds is its description."""
        if not self._image_depth and self._images.segments:
            self._images.make_up(" ")
        self._image_depth += 1
        self._marks.append((self._images.length, target))

    def close(self, kind: InlineKind | None) -> None:
        """Mark what was added since the last `open` that is not closed yet."""
        start, target = self._marks.pop() if self._marks else (0, None)
        if kind is InlineKind.IMAGE:
            self._image_depth -= 1
            if not self._image_depth:
                self._images.mark(start, kind, target)
        elif kind is not None and not self._image_depth:
            self.mark(start, kind, target)

    def row(self) -> None:
        """Start a row of a table."""
        if self.segments:
            self.make_up("\n")
        self._cells = 0

    def cell(self) -> None:
        """Start a cell of a table."""
        if self._cells:
            self.make_up("\t")
        self._cells += 1

    def split(self, ranges: list[tuple[int, int]]) -> Iterator[tuple[Leaf, bool]]:
        """Yield the leaf in parts, each with whether it is inside one of the raw `ranges` or between them."""
        position = 0
        index = 0

        def key(segment: Segment) -> int:
            nonlocal index
            while index < len(ranges) and segment[1] >= ranges[index][1]:
                index += 1
            inside = index < len(ranges) and segment[1] >= ranges[index][0]
            return 2 * index + inside

        for number, segments in groupby(self.segments, key):
            part = Leaf()
            for segment in segments:
                part.add(*segment)
            end = position + part.length
            part.inlines = [
                (max(first, position) - position, min(last, end) - position, kind, target)
                for first, last, kind, target in self.inlines
                if first < end and last > position
            ]
            position = end
            yield part, bool(number % 2)

    @property
    def _target(self) -> Leaf:
        return self._images if self._image_depth else self
