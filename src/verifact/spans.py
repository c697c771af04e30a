"""Half-open ranges of code points: the one way verifact says where something stands."""

from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen


@frozen(order=True)
class Span:
    """Code points `start` (included) to `end` (not included) of a text.

    The same numbers as a W3C Web Annotation `TextPositionSelector`; `text[span.start:span.end]` is what it covers.
    """

    start: int
    end: int

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


def holder(ordered: Sequence[Span], offset: int) -> Span | None:
    """Return the one of `ordered` (ascending, not overlapping) that holds the offset, if any."""
    index = bisect_right(ordered, offset, key=lambda span: span.start) - 1
    return ordered[index] if index >= 0 and offset < ordered[index].end else None
