"""Half-open ranges of code points: the one way verifact says where something stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import total_ordering
from operator import attrgetter

from attrs import frozen


@total_ordering
@frozen(init=False)
class Span:
    """Code points `start` (included) to `end` (not included) of a text.

    The same numbers as a W3C Web Annotation `TextPositionSelector`; `text[span.start:span.end]` is what it covers.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        _set_start(self, start)
        _set_end(self, end)

    # By hand: attrs makes two tuples by a loop in Python for each comparison, and spans are sorted all the time.
    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is still a place

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@frozen
class Position:
    """A place in the raw text as editors count: both from 1, `column` in code points."""

    line: int
    column: int


# A parsed page holds tens of thousands of spans, and attrs' own __init__ of a frozen class takes almost twice as long.
_set_start = vars(Span)["start"].__set__
_set_end = vars(Span)["end"].__set__


# What a list of spans, or of things that have a span, is searched by: as functions of C, for there are many such searches.
BY_START, BY_SPAN = attrgetter("start"), attrgetter("span.start")


def holder(ordered: Sequence[Span], offset: int) -> Span | None:
    """Return the one of `ordered` (ascending, not overlapping) that holds the offset, if any."""
    index = bisect_right(ordered, offset, key=BY_START) - 1
    return ordered[index] if index >= 0 and offset < ordered[index].end else None


def any_within(offsets: Sequence[int], span: Span) -> bool:
    """Tell whether one of `offsets` (ascending) lies inside the span."""
    index = bisect_left(offsets, span.start)
    return index < len(offsets) and offsets[index] < span.end
