"""Which blocks of a document are its list of sources, and which paragraphs its numbered notes."""

import re
from collections.abc import Sequence

from attrs import frozen

from verifact.analysis.citation_entry import looks_like_citation, opens_with_title
from verifact.analysis.citing.patterns import DATE
from verifact.analysis.markers import numbers_pointed_at
from verifact.document import Block, BlockKind, Document, Format
from verifact.language import lexicon
from verifact.spans import Span

__all__ = ["Note", "has_heading", "is_reading_list", "list_blocks", "numbered_notes"]

_BIBLIOGRAPHY_ROLES = frozenset({"doc-bibliography", "doc-endnotes", "doc-footnotes"})
_READING = ("further reading", "recommended reading", "see also")
_MAX_TAIL = 4
_LIST_LIKE = frozenset({BlockKind.LIST_ITEM, BlockKind.PARAGRAPH})
_LONGEST_LINE = 80  # words of an entry that no number, bullet or shape marks as one
_NOTE = re.compile(
    r"^[ \t]*(?:\[\^([\w-]{1,40})\]:|\[(\d{1,3})\]:?|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))[ \t\u00a0]+(?=\S)", re.MULTILINE
)
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@frozen
class Note:
    """A note at the end of a text that its markup does not know as one: "[1] This is so.", "[^a]: And that." in plain text."""

    span: Span
    label: str
    is_source: bool


def list_blocks(document: Document, tag: str | None) -> list[int]:
    """Return the indices of the blocks that are entries of the citation list, in order.

    They have a role that says so, stand under a heading that does (a list of sources before one of further reading), or
    close the text in the shape of references.
    """
    blocks = document.blocks
    by_role = [i for i, block in enumerate(blocks) if block.role in _BIBLIOGRAPHY_ROLES and block.kind in _LIST_LIKE]
    if by_role:
        labelled = [index for index in by_role if blocks[index].label]
        return labelled or by_role
    headings = _headings(tag)
    reading: list[int] = []
    is_last = True  # what points at its numbers is looked for once a document
    for index in range(len(blocks) - 1, -1, -1):
        if _is_list_heading(document, blocks[index], headings):
            entries = _entries_under(document, index, headings, is_last=is_last)
            is_last = False
            if entries and _heading_words(document, blocks[index]) not in _READING:
                return entries
            reading = reading or entries
    return reading or _trailing_list(document)


def numbered_notes(document: Document, taken: Sequence[int]) -> list[Note]:
    """Return the notes at the end of the text that plain paragraphs hold, in order; `taken` are blocks of the list.

    Numbers count only where the text before points at most of them; "[^a]:" speaks for itself in plain text.
    """
    blocks, text = document.blocks, document.text
    if "[" not in text and not any(digit in text for digit in "¹²³"):
        return []
    found: list[Note] = []
    first = len(blocks)
    own = set(taken)
    while first > 0 and first - 1 not in own and blocks[first - 1].kind in _LIST_LIKE:
        notes = _notes_in(document, blocks[first - 1])
        if not notes:
            break
        found[:0] = notes
        first -= 1
    if not found or first == len(blocks) or first == 0:
        return []
    if document.format is Format.TEXT and all(text.startswith("[^", note.span.start) for note in found):
        return found
    pointed = numbers_pointed_at(text[: blocks[first].span.start])
    numbers = [int(note.label) for note in found if note.label.isdecimal()]
    return found if numbers and 2 * len(pointed.intersection(numbers)) > len(found) else []


def _notes_in(document: Document, block: Block) -> list[Note]:
    text = document.text
    if _NOTE.match(text, block.span.start, block.span.end) is None:
        return []
    starts = list(_NOTE.finditer(text, block.span.start, block.span.end))
    ends = [*(match.start() for match in starts[1:]), block.span.end]
    notes = []
    for match, end in zip(starts, ends, strict=True):
        span = Span(
            match.start() + len(match[0]) - len(match[0].lstrip()),
            match.start() + len(text[match.start() : end].rstrip()),
        )
        label = next(group for group in match.groups() if group).translate(_PLAIN_DIGITS)
        notes.append(Note(span, label, looks_like_citation(span.of(text))))
    return notes


def has_heading(document: Document, first: int, tag: str | None) -> bool:
    """Tell whether the block before block `first` is a heading that announces a citation list."""
    headings = _headings(tag)
    return first > 0 and (
        _is_list_heading(document, document.blocks[first - 1], headings)
        or document.blocks[first].role in _BIBLIOGRAPHY_ROLES
    )


def is_reading_list(document: Document, first: Span) -> bool:
    """Tell whether the heading above the entry at `first` offers reading rather than sources."""
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if block.span.start >= first.start:
            return before is not None and _heading_words(document, before) in _READING
    return False


def _headings(tag: str | None) -> frozenset[str]:
    return lexicon(tag).terms.get("citation_headings", frozenset()) if tag else frozenset()


def _heading_words(document: Document, block: Block) -> str:
    return block.span.of(document.text).strip(" :*_#.").casefold()


def _is_list_heading(document: Document, block: Block, headings: frozenset[str]) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.span.end - block.span.start > 40:
        return False
    return _heading_words(document, block) in headings


def _entries_under(document: Document, heading: int, headings: frozenset[str], *, is_last: bool) -> list[int]:
    """Return the list items under a heading, or the lines under it, most of which have the shape of references."""
    blocks, text = document.blocks, document.text
    entries: list[int] = []
    for index in range(heading + 1, len(blocks)):
        block = blocks[index]
        if block.kind not in _LIST_LIKE or (entries and block.kind is not blocks[entries[0]].kind):
            break
        if block.kind is BlockKind.PARAGRAPH and (
            _is_list_heading(document, block, headings) or _is_long(document, block)
        ):
            break
        entries.append(index)
    shaped = [index for index in entries if looks_like_citation(blocks[index].span.of(text))]
    titled = [index for index in entries if opens_with_title(blocks[index].span.of(text))]
    if entries and blocks[entries[0]].kind is BlockKind.LIST_ITEM:
        known = shaped or 2 * len(titled) > len(entries) or _dated(document, entries)
        return entries if known or (is_last and _pointed_at(document, entries)) else []
    likely = {*shaped, *titled}
    if not likely or entries[0] not in likely:
        return []
    lines = [index for index in entries if index <= max(likely)]
    return lines if 2 * len(likely) > len(lines) else []


def _dated(document: Document, entries: Sequence[int]) -> bool:
    """Tell whether most of the items end in a date: under a heading that says so they are references, whatever their style."""
    ends = (document.blocks[index].span.of(document.text).rstrip(" .)]") for index in entries)
    return 2 * sum(any(date.end() == len(item) for date in DATE.finditer(item)) for item in ends) > len(entries)


def _pointed_at(document: Document, entries: Sequence[int], *, most: bool = False) -> bool:
    """Tell whether markers in the text before point at half of the items by their numbers, or at `most` of them."""
    labels = [int(label) for index in entries if (label := document.blocks[index].label) and label.isdecimal()]
    if not labels:
        return False
    pointed = numbers_pointed_at(document.text[: document.blocks[entries[0]].span.start])
    return 2 * len(pointed.intersection(labels)) >= len(entries) + most


def _is_long(document: Document, block: Block) -> bool:
    words = document.text.count(" ", block.span.start, block.span.end)
    return words > _LONGEST_LINE and not looks_like_citation(block.span.of(document.text))


def _trailing_list(document: Document) -> list[int]:
    """Return the last run of list items, where they have the shape of citations and hardly anything follows them."""
    blocks, text = document.blocks, document.text
    end = len(blocks)
    while end > 0 and len(blocks) - end < _MAX_TAIL and blocks[end - 1].kind is not BlockKind.LIST_ITEM:
        if len(blocks[end - 1].span.of(text).split()) > 12:
            return []
        end -= 1
    start = end
    while start > 0 and blocks[start - 1].kind is BlockKind.LIST_ITEM and blocks[start - 1].level <= 1:
        start -= 1
        if blocks[start].label == "1":
            break
    if start == end or start == 0:
        return []
    shaped = sum(looks_like_citation(blocks[i].span.of(text)) for i in range(start, end))
    if 2 * shaped > end - start:
        return list(range(start, end))
    items = list(range(start, end))
    return items if _pointed_at(document, items, most=True) else []
