"""What points from the body to the list: "[1, 3-5]", "¹", "[^1]", links, and outlets named in prose."""

import re
from collections.abc import Iterator
from itertools import takewhile

from verifact.analysis.words import Words
from verifact.document import BlockKind, Document, InlineKind
from verifact.model import Citation, CitationKind, Marker, MarkerKind
from verifact.spans import Span

__all__ = ["author_dates", "brackets", "footnotes", "links", "names", "numbers_pointed_at"]

_BRACKET = re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]")
_SUPERSCRIPT = re.compile(r"(?<=[\w.,;:!?”\"’)])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
_ENTRY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ENTRY_AUTHOR = re.compile(r"[\s\d.\[\]()*•-]{0,12}([A-Z][\w’'\-]+)")
_AUTHOR_DATE = re.compile(
    r"\b([A-Z][\w’'\-]{1,40})(?:\set\sal\.?|\s(?:&|and)\s[A-Z][\w’'\-]{1,40})?,?\s\(?((?:1[5-9]|20)\d\d)[a-z]?\b"
)
_MAX_NAME_WORDS = 9
_MAX_MEANT = 8  # entries of one outlet that its second mention still points to
_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})


def brackets(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield bracketed and superscript numbers of prose; a superscript only where there is a numbered list to point to."""
    by_number: dict[int, int] = {}
    for index, citation in enumerate(citations):
        if citation.kind is not CitationKind.LINK and citation.number is not None:
            by_number.setdefault(citation.number, index)
    for block in document.blocks:
        if block.kind in _SILENT:
            continue
        for match in _BRACKET.finditer(document.text, block.span.start, block.span.end):
            numbers = _numbers(match[1])
            entries = tuple(by_number[number] for number in numbers if number in by_number)
            yield Marker(Span(*match.span()), MarkerKind.BRACKET, match[1], entries)
        for match in _SUPERSCRIPT.finditer(document.text, block.span.start, block.span.end) if by_number else ():
            number = int(match[0].translate(_PLAIN_DIGITS))
            if number in by_number:
                yield Marker(Span(*match.span()), MarkerKind.SUPERSCRIPT, str(number), (by_number[number],))
    for inline in document.inlines:
        digits = inline.span.of(document.text).strip(" []()")
        if inline.kind is InlineKind.SUPERSCRIPT and digits.isdecimal() and int(digits[:4]) in by_number:
            yield Marker(inline.span, MarkerKind.SUPERSCRIPT, digits, (by_number[int(digits[:4])],))


def _numbers(label: str) -> list[int]:
    found: list[int] = []
    for part in re.split(r"[,;]", label):
        pair = _RANGE.fullmatch(part.strip())
        if pair:
            found += range(int(pair[1]), int(pair[2]) + 1)
        elif part.strip().isdecimal():
            found.append(int(part))
    return found


def author_dates(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield "(Smith et al., 2021)" and "Lee and Kim (2020)" where an entry has that author and that year (APA 7, 8.11)."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for index, citation in enumerate(citations):
        if citation.kind is CitationKind.LINK:
            continue
        year = _ENTRY_YEAR.search(citation.raw)
        author = _ENTRY_AUTHOR.match(citation.raw)
        if year and author:
            by_key.setdefault((author[1].casefold(), year[0]), []).append(index)
    if not by_key:
        return
    for match in _AUTHOR_DATE.finditer(document.text):
        entries = by_key.get((match[1].casefold(), match[2]))
        if entries:
            yield Marker(Span(*match.span()), MarkerKind.AUTHOR_DATE, match[0], tuple(entries))


def numbers_pointed_at(text: str) -> set[int]:
    """Return the numbers that bracketed or superscript markers of a text point at."""
    found = {number for match in _BRACKET.finditer(text) for number in _numbers(match[1])}
    return found | {int(match[0].translate(_PLAIN_DIGITS)) for match in _SUPERSCRIPT.finditer(text)}


def footnotes(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield the footnote references of the markup."""
    by_label = {c.label: index for index, c in enumerate(citations) if c.kind is CitationKind.FOOTNOTE}
    for inline in document.inlines:
        if inline.kind is InlineKind.FOOTNOTE_REFERENCE:
            label = inline.target or ""
            yield Marker(inline.span, MarkerKind.FOOTNOTE, label, (by_label[label],) if label in by_label else ())


def links(citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield a marker for every link of the body; it points at itself."""
    for index, citation in enumerate(citations):
        if citation.kind is CitationKind.LINK:
            yield Marker(citation.span, MarkerKind.LINK, citation.url or "", (index,))


def names(words: Words, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield the places where prose names the publisher of an entry ("the Washington Post reported")."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for index, citation in enumerate(citations):
        if citation.kind is not CitationKind.LINK and citation.publisher:
            key = tuple(re.findall(r"[\w'\-]+", citation.publisher.replace("’", "'").lower()))[:_MAX_NAME_WORDS]
            key = tuple(takewhile(bool, key[1:] if key[:1] == ("the",) else key))
            if key:
                by_words.setdefault(key, []).append(index)
    if not by_words:
        return
    openers = {key[0] for key in by_words}
    lengths = sorted({len(key) for key in by_words}, reverse=True)
    for first, word in enumerate(words.lower):
        opener = word.removesuffix("'s")
        if opener not in openers or not words.words[first][0].isupper():
            continue
        for length in lengths:
            key = tuple(w.removesuffix("'s") for w in words.lower[first : first + length])
            if key in by_words:
                span = words.span(first, first + len(key))  # at the end of the text there may be fewer words
                yield Marker(span, MarkerKind.NAME, span.of(words.text), tuple(by_words[key]))
                by_words[key] = by_words[key][:_MAX_MEANT]
                break
