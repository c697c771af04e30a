"""Inline HTML elements: which of them mark a stretch of a block, in HTML files and inside Markdown."""

from verifact.document import InlineKind
from verifact.readers.building import Leaf

INLINE_KINDS = {
    "a": InlineKind.LINK,
    "cite": InlineKind.CITE,
    "q": InlineKind.QUOTE,
    "sup": InlineKind.SUPERSCRIPT,
    "em": InlineKind.EMPHASIS,
    "strong": InlineKind.EMPHASIS,
    "i": InlineKind.EMPHASIS,
    "b": InlineKind.EMPHASIS,
    "code": InlineKind.CODE,
    "kbd": InlineKind.CODE,
    "samp": InlineKind.CODE,
    "tt": InlineKind.CODE,
}
# Browsers close these at the end of a paragraph; the others they open again in the next.
_ENDS_WITH_BLOCK = frozenset({"cite", "q", "sup", "kbd", "samp"})
_MOST_OPEN = 32  # elements never closed must not make every block's end cost more


class InlineTracker:
    """The inline elements open at one place of a leaf."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[tuple[str, int, str | None]] = []

    def open(self, name: str, target: str | None, leaf: Leaf) -> None:
        """Note that element `name` starts at the leaf's present end."""
        if name == "a":
            self.close("a", leaf)  # links don't nest
        if len(self._open) < _MOST_OPEN:
            self._open.append((name, leaf.length, target))

    def close(self, name: str, leaf: Leaf) -> bool:
        """Mark what the last open `name` held; return False if none is open."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == name:
                self._mark(self._open.pop(index), leaf)
                return True
        return False

    def end_block(self, leaf: Leaf) -> None:
        """Mark what is still open at the end of a leaf, and carry over what browsers carry over."""
        if not self._open or not leaf.segments:
            return
        for entry in self._open:
            self._mark(entry, leaf)
        self._open = [(name, 0, target) for name, _, target in self._open if name not in _ENDS_WITH_BLOCK]

    def _mark(self, entry: tuple[str, int, str | None], leaf: Leaf) -> None:
        name, start, target = entry
        if name != "a" or target is not None:
            leaf.mark(start, INLINE_KINDS[name], target)
