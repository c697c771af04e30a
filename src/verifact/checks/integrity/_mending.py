"""What every fix of damaged text has to respect: somebody's words and code are not touched."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from verifact.analysis.voice import Voices, voices_of
from verifact.checks.fixes import with_blank_lines
from verifact.document import BlockKind, Document, InlineKind
from verifact.findings import Edit
from verifact.model import Article
from verifact.spans import Span, holder

__all__ = ["Ground", "ground_of"]


@frozen(eq=False)
class Ground:
    """Where damage is looked for in an article, and where it may be mended.

    It does not hold the article, which holds it: of two that hold each other memory is freed late.
    """

    document: Document
    voices: Voices
    code: list[Span]

    def is_code(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a code block or a code span."""
        block = self.document.block_at(offset)
        return (block is not None and block.kind is BlockKind.CODE) or holder(self.code, offset) is not None

    def is_table(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a table."""
        block = self.document.block_at(offset)
        return block is not None and block.kind is BlockKind.TABLE

    def is_verbatim(self, span: Span) -> bool:
        """Whether the file has these very characters there, and not an entity or an escape for them."""
        document = self.document
        return document.raw_span(span).of(document.raw) == span.of(document.text)

    def edits(self, repairs: Iterable[tuple[Span, str]], *, safe: bool = True) -> Iterator[Edit]:
        """Yield the edit of the raw text for each (place, replacement) that may be made.

        There is none inside a quotation, in code, and where the file has an entity or an escape at the place.
        """
        for span, replacement in repairs:
            if self.voices.is_quoted(span) or self.is_code(span.start) or not self.is_verbatim(span):
                continue
            yield Edit(self.document.raw_span(span), replacement, safe=safe)

    def line_edits(self, lines: Span, *, safe: bool = True) -> Iterator[Edit]:
        """Yield the edit that deletes whole lines of the raw text; a blank line goes with them where there would be two.

        There is none where the file has more on these lines than the range shows (a link's address, a tag), in
        a quotation and in code.
        """
        document = self.document
        place = document.raw_span(lines)
        before = _ROOM_BEFORE.search(document.raw, max(0, place.start - _ROOM), place.start)
        after = _ROOM_AFTER.match(document.raw, place.end, place.end + _ROOM)
        if self.voices.is_quoted(lines) or self.is_code(lines.start) or not self.is_verbatim(lines):
            return
        if after is None or (before is None and place.start > _ROOM):
            return
        start = before.start() if before else place.start
        if start and document.raw[start - 1] not in "\r\n":
            return
        yield Edit(with_blank_lines(document.raw, Span(start, after.end())), "", safe)


# Blanks and a bullet may stand before a line, blanks behind it.
_ROOM = 200
_ROOM_BEFORE = re.compile(r"(?:(?<=[\r\n])|(?<![\s\S]))[ \t\u00a0]*(?:[*+•-][ \t]+)?\Z")
_ROOM_AFTER = re.compile(r"[ \t\u00a0]{0,199}(?=[\r\n]|\Z)")


def ground_of(article: Article) -> Ground:
    """Return where damage is looked for; ask through `article.derived(ground_of)`."""
    code = sorted(inline.span for inline in article.inlines if inline.kind is InlineKind.CODE)
    return Ground(article.document, article.derived(voices_of), code)
