"""Edits may not change how the rest of a file is read: what they would do is read again before it is done."""

import re
from collections.abc import Callable, Sequence

from attrs import define

from verifact.document import Block, BlockKind, Document, Format
from verifact.findings import Edit
from verifact.fixing.choosing import Choice
from verifact.fixing.edits import applied
from verifact.spans import Span

__all__ = ["Guard", "keeps_the_rest"]

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_READINGS = 32  # of one file, in search of the edits to leave out

_Shape = list[tuple[BlockKind, int, str | None, str]]


@define
class Guard:
    """Leaves out edits after which the file would say something else outside their places.

    `read` returns the document that a raw text is. Edits are tried all at once, then by halves; of one file at most 32
    texts are read in search of those to blame, and what has not been found harmless by then is left out.
    """

    read: Callable[[str], Document]
    left: int = _MOST_READINGS

    def harmless(self, document: Document, choice: Choice) -> Choice:
        """Return the choice without the edits that would change how the rest of the document is read."""
        if not choice.edits or self._allows(document, choice.edits):
            return choice
        kept: list[Edit] = []
        waiting = _halves(choice.edits)
        while waiting and self.left > 0:
            self.left -= 1
            group = waiting.pop()
            if self._allows(document, [*kept, *group]):
                kept += group
            else:
                waiting += _halves(group)
        made = {id(edit) for edit in kept}
        fixed = [finding for finding in choice.findings if any(id(edit) in made for edit in finding.fix)]
        return Choice(tuple(kept), tuple(fixed))

    def _allows(self, document: Document, edits: Sequence[Edit]) -> bool:
        return keeps_the_rest(document, self.read(applied(document.raw, edits)), edits)


def _halves(edits: Sequence[Edit]) -> list[Sequence[Edit]]:
    """Return the two halves, the first one last; none of what cannot be halved."""
    middle = len(edits) // 2
    return [edits[middle:], edits[:middle]] if middle else []


def keeps_the_rest(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether `after` has the blocks of `before`, with the edited words in them, and no others.

    Kind, level and number of each are compared, and its text. A block may be gone if all of its text was deleted. In plain text, where titles and lists are only guessed, what
    blank lines separate is compared.
    """
    blocks = _blocks(after)
    return _expected(before, edits) == _shape(blocks, [block.span.of(after.text) for block in blocks])


def _blocks(document: Document) -> Sequence[Block]:
    if document.format is not Format.TEXT:
        return document.blocks
    blocks: list[Block] = []
    at, is_open = 0, False
    for line in document.text.splitlines(keepends=True):
        is_blank = not line.strip()
        if not is_blank:
            start = blocks.pop().span.start if is_open else at
            blocks.append(Block(Span(start, at + len(line)), BlockKind.PARAGRAPH))
        is_open = not is_blank
        at += len(line)
    return blocks


def _shape(blocks: Sequence[Block], texts: Sequence[str]) -> _Shape:
    words = [_BLANKS.sub(_one_blank, text).strip() for text in texts]
    return [(block.kind, block.level, block.label, said) for block, said in zip(blocks, words, strict=True) if said]


def _one_blank(blanks: re.Match[str]) -> str:
    return "\n" if "\n" in blanks[0] else " "


def _expected(document: Document, edits: Sequence[Edit]) -> _Shape:
    """Return the blocks as they should be after the edits, which are ascending ranges of the raw text."""
    shown = [(place, edit.replacement) for edit in edits if (place := _place(document, edit)) is not None]
    texts: list[str] = []
    blocks = _blocks(document)
    first = 0  # of those that may still reach into a block
    for block in blocks:
        parts: list[str] = []
        at = block.span.start
        while first < len(shown) and shown[first][0].end < block.span.start:
            first += 1
        index = first
        while index < len(shown) and shown[index][0].start <= block.span.end:
            place, replacement = shown[index]
            if place.end >= block.span.start:
                parts.append(document.text[at : max(at, min(place.start, block.span.end))])
                if block.span.start <= place.start:
                    parts.append(replacement)
                at = max(at, min(place.end, block.span.end))
            index += 1
        first = max(first, index - 1)
        texts.append("".join(parts) + document.text[at : block.span.end])
    return _shape(blocks, texts)


def _place(document: Document, edit: Edit) -> Span | None:
    """Return the range of the text that an edit replaces; None where it replaces nothing that is shown."""
    span = edit.span
    place = document.source_map.to_plain(span)
    if place is not None or span.end > span.start:
        return place
    behind = document.source_map.to_plain(Span(span.start, span.start + 1))
    return None if behind is None else Span(behind.start, behind.start)
