"""The citations of an article: the list at its end or under a heading, its footnotes, and the links in its body."""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from verifact.analysis.citation_entry import looks_like_citation, read_entry
from verifact.analysis.citing.addresses import URL
from verifact.analysis.citing.lists import Note, has_heading, is_reading_list, list_blocks, numbered_notes
from verifact.analysis.markers import author_dates, brackets, footnotes, keys, links, names, parenthesised
from verifact.analysis.words import Words
from verifact.document import Block, BlockKind, Document, Inline, InlineKind
from verifact.model import Article, Citation, CitationKind, Marker, MarkerKind
from verifact.spans import BY_SPAN, BY_START, Span, holder

__all__ = ["bind", "find_citations", "find_markers", "given_entries", "has_heading", "is_reading_list", "list_blocks"]


_MOST_INLINES = 50  # of an entry that are looked at


def given_entries(article: Article) -> tuple[Citation, ...]:
    """Return the entries of the bibliography files that were given with the article.

    Whoever reads the files keeps them here (`article.keep`); where nobody did there are none.
    """
    del article
    return ()


def find_citations(document: Document, tag: str | None) -> tuple[Citation, ...]:
    """Return the entries of the list, then the notes, then the links of the body, each in the order of the text."""
    blocks = document.blocks
    listed = list_blocks(document, tag)
    found = [_read(document, blocks[i].span, CitationKind.LIST, blocks[i].label) for i in listed]
    found += [_footnote(document, block) for block in blocks if block.kind is BlockKind.FOOTNOTE]
    found += _noted(document, numbered_notes(document, listed), is_only_list=not listed)
    entries = sorted((citation.span for citation in found), key=BY_START)
    found += _linked(document, entries)
    return tuple(found)


def _footnote(document: Document, block: Block) -> Citation:
    """Read a footnote; one that only says something has no fields and lacks none."""
    if looks_like_citation(block.span.of(document.text)):
        return _read(document, block.span, CitationKind.FOOTNOTE, block.label)
    return _remark(document, block.span, block.label)


def _remark(document: Document, span: Span, label: str | None) -> Citation:
    number = int(label) if label and label.isdecimal() and len(label) < 10 else None
    return Citation(span, span.of(document.text), CitationKind.FOOTNOTE, number=number, label=label)


def _noted(document: Document, notes: Sequence[Note], *, is_only_list: bool) -> list[Citation]:
    """Read notes; where nearly all of them are references, and there is no other list, they are the list."""
    sources = sum(note.is_source for note in notes)
    kind = CitationKind.LIST if is_only_list and 2 * sources > len(notes) else CitationKind.FOOTNOTE
    return [
        _read(document, note.span, kind, note.label)
        if note.is_source or kind is CitationKind.LIST
        else _remark(document, note.span, note.label)
        for note in notes
    ]


def _read(document: Document, span: Span, kind: CitationKind, label: str | None) -> Citation:
    """Read an entry; where it holds a link, that is its address, and the words of the link may be its title.

    What `<cite>` holds is a title too, unless it is the whole entry.
    """
    text = document.text
    title: Span | None = None
    links: list[str] = []
    for inline in _inlines_in(document, span)[:_MOST_INLINES]:
        if inline.kind is InlineKind.CITE and 2 * len(inline.span) < len(span):
            title = inline.span
        elif inline.kind is InlineKind.LINK and inline.target and "://" in inline.target:
            if title is None and not links and URL.match(inline.span.of(text)) is None:
                title = inline.span
            links.append(inline.target)
    return read_entry(text, span, kind, label, title=title, links=links)


def _inlines_in(document: Document, span: Span) -> Sequence[Inline]:
    low = bisect_left(document.inlines, span.start, key=BY_SPAN)
    high = bisect_left(document.inlines, span.end, key=BY_SPAN)
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
        *parenthesised(document, citations),
        *footnotes(document, citations),
        *links(citations),
        *author_dates(document, citations),
        *keys(document, citations),
        *names(words, citations),
    ]
    own.sort(key=BY_START)
    outside = [m for m in found if m.kind is MarkerKind.LINK or holder(own, m.span.start) is None]
    return tuple(sorted(outside, key=lambda marker: (marker.span.start, marker.span.end)))
