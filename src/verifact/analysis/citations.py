"""The citations of an article: the list at its end or under a heading, its footnotes, and the links in its body."""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from verifact.analysis.citation_entry import looks_like_citation, opens_with_title, read_entry
from verifact.analysis.citing.addresses import URL
from verifact.analysis.markers import author_dates, brackets, footnotes, links, names, numbers_pointed_at
from verifact.analysis.words import Words
from verifact.document import Block, BlockKind, Document, Inline, InlineKind
from verifact.language import lexicon
from verifact.model import Citation, CitationKind, Marker, MarkerKind
from verifact.spans import Span, holder

__all__ = ["bind", "find_citations", "list_blocks"]

_BIBLIOGRAPHY_ROLES = frozenset({"doc-bibliography", "doc-endnotes", "doc-footnotes"})
_MAX_TAIL = 4
_LIST_LIKE = frozenset({BlockKind.LIST_ITEM, BlockKind.PARAGRAPH})


def find_citations(document: Document, tag: str | None) -> tuple[Citation, ...]:
    """Return the entries of the list, then the footnotes, then the links of the body, each in the order of the text."""
    blocks = document.blocks
    listed = list_blocks(document, tag)
    found = [_read(document, blocks[i], CitationKind.LIST) for i in listed]
    found += [_footnote(document, block) for block in blocks if block.kind is BlockKind.FOOTNOTE]
    entries = sorted((citation.span for citation in found), key=lambda span: span.start)
    found += _linked(document, entries)
    return tuple(found)


def _footnote(document: Document, block: Block) -> Citation:
    """Read a footnote; one that only says something has no fields and lacks none."""
    text = document.text
    if looks_like_citation(block.span.of(text)):
        return _read(document, block, CitationKind.FOOTNOTE)
    number = int(block.label) if block.label and block.label.isdecimal() else None
    return Citation(block.span, block.span.of(text), CitationKind.FOOTNOTE, number=number, label=block.label)


def list_blocks(document: Document, tag: str | None) -> list[int]:
    """Return the indices of the blocks that are entries of the citation list, in order."""
    blocks = document.blocks
    by_role = [i for i, block in enumerate(blocks) if block.role in _BIBLIOGRAPHY_ROLES and block.kind in _LIST_LIKE]
    if by_role:
        return by_role
    headings = _headings(tag)
    for index in range(len(blocks) - 1, -1, -1):
        if _is_list_heading(document, blocks[index], headings):
            entries = _entries_under(document, index)
            if entries:
                return entries
    return _trailing_list(document)


def has_heading(document: Document, first: int, tag: str | None) -> bool:
    """Tell whether the block before block `first` is a heading that announces a citation list."""
    headings = _headings(tag)
    return first > 0 and (
        _is_list_heading(document, document.blocks[first - 1], headings)
        or document.blocks[first].role in _BIBLIOGRAPHY_ROLES
    )


def _headings(tag: str | None) -> frozenset[str]:
    return lexicon(tag).terms.get("citation_headings", frozenset()) if tag else frozenset()


def _heading_words(document: Document, block: Block) -> str:
    return block.span.of(document.text).strip(" :*_#.").casefold()


def _is_list_heading(document: Document, block: Block, headings: frozenset[str]) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.span.end - block.span.start > 40:
        return False
    return _heading_words(document, block) in headings


def _entries_under(document: Document, heading: int) -> list[int]:
    entries: list[int] = []
    for index in range(heading + 1, len(document.blocks)):
        block = document.blocks[index]
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or block.kind not in _LIST_LIKE:
            break
        if entries and block.kind is not document.blocks[entries[0]].kind:
            break
        if block.kind is BlockKind.PARAGRAPH and not looks_like_citation(block.span.of(document.text)):
            break
        entries.append(index)
    written = [document.blocks[index].span.of(document.text) for index in entries]
    if any(map(looks_like_citation, written)) or 2 * sum(map(opens_with_title, written)) > len(written):
        return entries
    return []


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
    pointed = numbers_pointed_at(text[: blocks[start].span.start])
    labels = [int(label) for i in range(start, end) if (label := blocks[i].label) and label.isdecimal()]
    return list(range(start, end)) if labels and 2 * len(pointed.intersection(labels)) > end - start else []


def _read(document: Document, block: Block, kind: CitationKind) -> Citation:
    """Read an entry; where it holds a link, that is its address, and the words of the link may be its title."""
    text, span = document.text, block.span
    for inline in _inlines_in(document, span):
        if inline.kind is InlineKind.LINK and inline.target and "://" in inline.target:
            shows_address = URL.match(inline.span.of(text)) is not None
            title = None if shows_address else inline.span
            return read_entry(text, span, kind, block.label, title=title, link=inline.target)
    return read_entry(text, span, kind, block.label)


def _inlines_in(document: Document, span: Span) -> Sequence[Inline]:
    low = bisect_left(document.inlines, span.start, key=lambda inline: inline.span.start)
    high = bisect_left(document.inlines, span.end, key=lambda inline: inline.span.start)
    return document.inlines[low:high]


def _linked(document: Document, entries: Sequence[Span]) -> list[Citation]:
    found, position = [], 0
    for inline in document.inlines:
        if inline.kind is not InlineKind.LINK or not inline.target or "://" not in inline.target:
            continue
        while position < len(entries) and entries[position].end <= inline.span.start:
            position += 1
        if position < len(entries) and entries[position].contains(inline.span):
            continue
        text = inline.span.of(document.text)
        found.append(Citation(inline.span, text, CitationKind.LINK, title=text or None, url=inline.target))
    return found


def bind(citations: tuple[Citation, ...], markers: tuple[Marker, ...]) -> tuple[Citation, ...]:
    """Return the citations with the spans of the markers that point at each."""
    spans: dict[int, list[Span]] = {}
    for marker in markers:
        for entry in marker.entries:
            spans.setdefault(entry, []).append(marker.span)
    return tuple(
        evolve(citation, markers=tuple(spans[i])) if i in spans else citation for i, citation in enumerate(citations)
    )


def find_markers(document: Document, words: Words, citations: tuple[Citation, ...]) -> tuple[Marker, ...]:
    """Return what points from the body to the citations, in the order of the text; entries themselves are left out."""
    own = [c.span for c in citations if c.kind is not CitationKind.LINK]
    found = [
        *brackets(document, citations),
        *footnotes(document, citations),
        *links(citations),
        *author_dates(document, citations),
        *names(words, citations),
    ]
    own.sort(key=lambda span: span.start)
    outside = [m for m in found if m.kind is MarkerKind.LINK or holder(own, m.span.start) is None]
    return tuple(sorted(outside, key=lambda marker: (marker.span.start, marker.span.end)))


_READING = ("further reading", "recommended reading", "see also")


def is_reading_list(document: Document, first: Span) -> bool:
    """Tell whether the heading above the entry at `first` offers reading rather than sources."""
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if block.span.start >= first.start:
            return before is not None and _heading_words(document, before) in _READING
    return False
