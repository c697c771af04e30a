"""HTML inside Markdown: blocks of it are read as HTML, tags within a paragraph leave only what they mark."""

from verifact.document import BlockKind, Comment
from verifact.readers.building import Builder, Leaf
from verifact.readers.inlines import INLINE_KINDS, InlineTracker
from verifact.readers.tokens import TokenKind, attributes, tokenize
from verifact.readers.walking import Walker, comment_text
from verifact.spans import Span


class EmbeddedHtml:
    """The HTML of one Markdown file. What one HTML block opens may be closed by another."""

    def __init__(self, builder: Builder, raw: str) -> None:
        self._builder = builder
        self._raw = raw
        self._walker = Walker(builder, raw, in_article=True)
        self._inlines = InlineTracker()
        self._lines: list[tuple[int, int]] = []

    @property
    def role(self) -> str | None:
        """The role that open HTML elements give to the Markdown inside them."""
        return self._walker.role

    @property
    def quoting(self) -> bool:
        """Whether an HTML block quotation is open."""
        return self._walker.quoting

    def line(self, start: int, end: int) -> None:
        """Take one line of an HTML block."""
        self._lines.append((start, end))

    def end_block(self, kind: BlockKind, level: int, label: str | None) -> None:
        """Read the lines taken so far, which stand in a block of Markdown of this kind, level and label."""
        lines, self._lines = self._lines, []
        if not lines:
            return
        low = at = lines[0][0]
        parts = []
        for start, end in lines:  # what marks a quotation or a list is blanked, so that offsets stay
            parts.append(" " * (start - at))
            parts.append(self._raw[start:end])
            at = end
        self._walker.surroundings = kind, level, label
        self._walker.feed_part("".join(parts), low)

    def inline(self, leaf: Leaf, start: int, end: int) -> None:
        """Take one tag or comment inside a paragraph."""
        for kind, low, high, name in tokenize(self._raw, start, end):
            if kind is TokenKind.COMMENT and self._raw.startswith("<!--", low):
                self._builder.comments.append(Comment(Span(low, high), comment_text(self._raw[low:high])))
            elif name == "br" or (name == "p" and leaf.segments):
                leaf.trim_end()
                leaf.add("\n", low, high)
            elif name in INLINE_KINDS:
                self._mark(leaf, kind, low, high, name)

    def end_leaf(self, leaf: Leaf) -> None:
        """Close what is open at the end of a paragraph: Markdown's paragraphs are whole."""
        self._inlines.end_block(leaf)
        self._inlines = InlineTracker()

    def _mark(self, leaf: Leaf, kind: TokenKind, start: int, end: int, name: str) -> None:
        if kind is TokenKind.START:
            target = attributes(self._raw[start:end]).get("href") if name == "a" else None
            self._inlines.open(name, target, leaf)
            if name == "q":
                leaf.add("“", start, end)
        elif kind is TokenKind.END:
            if name == "q":
                leaf.add("”", start, end)
            self._inlines.close(name, leaf)
