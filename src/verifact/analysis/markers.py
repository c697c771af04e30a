"""What points from the body to the list: "[1, 3-5]", "(1)", "¹", "[^1]", "[@key]", links, and names in prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile

from verifact.analysis.words import Words
from verifact.document import Block, BlockKind, Document, Format, InlineKind
from verifact.model import Citation, CitationKind, Marker, MarkerKind
from verifact.spans import BY_START, Span

__all__ = [
    "author_dates",
    "brackets",
    "footnotes",
    "keys",
    "keys_in",
    "links",
    "names",
    "numbers_in",
    "numbers_pointed_at",
    "parenthesised",
]

_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}"
_BRACKET = re.compile(rf"\[({_NUMBERS})\]")
# In round brackets a number is a marker at the end of a clause; elsewhere it counts points.
_ROUND = re.compile(rf"(?<=[\w”\"’.!?,;%])\s?\(({_NUMBERS})\)(?=[.,;:!?]|\s*\Z|\s*\n)")
_ROUND_AFTER_STOP = re.compile(rf"(?<=[.!?”\"])\s?\(({_NUMBERS})\)(?=\s)")
_SUPERSCRIPT = re.compile(r"(?<=[\w.,;:!?”\"’)])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
_NO_EXPONENT = frozenset('.,;:!?”"’')  # no exponent follows one of these
_NOTE_REFERENCE = re.compile(r"(?<!\\)\[\^([\w-]{1,40})\](?![:(])")
_REGEX_CLASS = re.compile(r"\w-\w")
_KEY_GROUP = re.compile(r"\[([^\[\]\n]{0,200}?@[^\[\]\n]{1,400})\]")
_KEY = re.compile(r"(?<![\w@.])-?@\{?([^\W_][\w:.#$%&+?<>~/-]{0,120})\}?|(?<![\w@.])-?@_([\w:.-]{1,120})")
_KEY_END = ":.#$%&-+?<>~/"
_ENTRY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ENTRY_AUTHOR = re.compile(r"[\s\d.\[\]()*•^-]{0,12}([A-Z][\w’'\-]+)")
_AUTHOR_DATE = re.compile(
    r"\b([A-Z][\w’'\-]{1,40})(?:\set\sal\.?|\s(?:&|and)\s[A-Z][\w’'\-]{1,40})?,?\s\(?((?:1[5-9]|20)\d\d)[a-z]?\b"
)
_NAME_WORD = re.compile(r"[\w'\-]+")
_MAX_NAME_WORDS = 9
_MAX_MEANT = 8  # entries of one outlet that its second mention still points to
_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})


def brackets(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield bracketed and superscript numbers of prose; a superscript only where there is a numbered list to point to.

    Numbers in code, and numbers that are links to other pages, point at nothing here; "[0]" never does.
    """
    text = document.text
    by_number = _by_number(citations)
    taken = _taken(document)
    found: list[Marker] = []
    if "[" in text:
        for match in _in_prose(document, _BRACKET, taken):
            numbers = numbers_in(match[1])
            if numbers and 0 not in numbers:
                found.append(Marker(Span(*match.span()), MarkerKind.BRACKET, match[1], _entries(by_number, numbers)))
    if by_number and any(digit in text for digit in "⁰¹²³⁴⁵⁶⁷⁸⁹"):
        for match in _in_prose(document, _SUPERSCRIPT, taken):
            number = int(match[0].translate(_PLAIN_DIGITS))
            if number in by_number or text[match.start() - 1] in _NO_EXPONENT:
                entries = _entries(by_number, [number])
                found.append(Marker(Span(*match.span()), MarkerKind.SUPERSCRIPT, str(number), entries))
    yield from found
    bracketed = {marker.span.start for marker in found}
    for inline in document.inlines if by_number else ():
        if inline.kind is InlineKind.SUPERSCRIPT and inline.span.start not in bracketed:
            numbers = numbers_in(inline.span.of(text)[:60].strip(" []()"))
            entries = _entries(by_number, numbers)
            if entries:
                yield Marker(inline.span, MarkerKind.SUPERSCRIPT, inline.span.of(text).strip(" []()"), entries)


def parenthesised(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield numbers in round brackets, "it is so (1).", where all that stand so are numbers of the list."""
    by_number = _by_number(citations)
    if not by_number or "(" not in document.text:
        return
    taken = _taken(document)
    found: dict[int, Marker] = {}
    for pattern in (_ROUND, _ROUND_AFTER_STOP):
        for match in _in_prose(document, pattern, taken):
            numbers = numbers_in(match[1])
            entries = _entries(by_number, numbers)
            if not numbers or len(entries) < len(numbers):  # a score, a vote, points that are counted
                return
            start = match.start() + match[0].index("(")
            found[start] = Marker(Span(start, match.end()), MarkerKind.BRACKET, match[1], entries)
    yield from found.values()


def numbers_in(label: str) -> list[int]:
    """Return the numbers that a label such as "1, 3-5" stands for; none for a range that runs backwards."""
    found: list[int] = []
    for part in re.split(r"[,;]", label):
        pair = _RANGE.fullmatch(part.strip())
        if pair:
            found += range(int(pair[1]), int(pair[2]) + 1)
        elif part.strip().isdecimal():
            found.append(int(part.strip()[:9]))
    return found


def numbers_pointed_at(text: str) -> set[int]:
    """Return the numbers that bracketed or superscript markers of a text point at."""
    found = {number for match in _BRACKET.finditer(text) for number in numbers_in(match[1])}
    return found | {int(match[0].translate(_PLAIN_DIGITS)) for match in _SUPERSCRIPT.finditer(text)}


def footnotes(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield the footnote references of the markup, and those that it left in the text because no note has their label."""
    by_label: dict[str | None, int] = {}
    for index, citation in enumerate(citations):
        if citation.kind is CitationKind.FOOTNOTE or (citation.kind is CitationKind.LIST and "[^" in citation.raw[:3]):
            by_label.setdefault(citation.label, index)
    marked: set[int] = set()
    for inline in document.inlines:
        if inline.kind is InlineKind.FOOTNOTE_REFERENCE:
            label = inline.target or ""
            marked.add(inline.span.start)
            yield Marker(inline.span, MarkerKind.FOOTNOTE, label, (by_label[label],) if label in by_label else ())
    if document.format is Format.HTML or "[^" not in document.text:
        return
    for match in _in_prose(document, _NOTE_REFERENCE, _taken(document)):
        label = match[1]
        # "[^abc]" may be a regular expression where nothing else is a footnote
        is_note = label in by_label or ((by_label or label.isdecimal()) and not _REGEX_CLASS.search(label))
        if is_note and match.start() not in marked:
            yield Marker(
                Span(*match.span()), MarkerKind.FOOTNOTE, label, (by_label[label],) if label in by_label else ()
            )


def keys(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield Pandoc's "[@lee2020, p. 4; @kim2019]" and "@lee2020" where a bibliography file has such keys."""
    by_key = {c.label: index for index, c in enumerate(citations) if c.kind is CitationKind.FILE and c.label}
    if not by_key or "@" not in document.text:
        return
    taken = _taken(document)
    groups: list[Span] = []
    for group in _in_prose(document, _KEY_GROUP, taken):
        names = [_key(match, by_key) for match in _KEY.finditer(group[1])]
        if names:
            span = Span(*group.span())
            groups.append(span)
            entries = tuple(dict.fromkeys(by_key[name] for name in names if name in by_key))
            yield Marker(span, MarkerKind.KEY, "; ".join(f"@{name}" for name in names), entries)
    for match in _in_prose(document, _KEY, sorted([*taken, *groups])):
        name = _key(match, by_key)
        if name in by_key:
            start = match.start()
            yield Marker(
                Span(start, start + match[0].index(name) + len(name)), MarkerKind.KEY, f"@{name}", (by_key[name],)
            )


def keys_in(text: str) -> set[str]:
    """Return what may be Pandoc keys in a text, with and without the punctuation at their end."""
    found = {match[1] or f"_{match[2]}" for match in _KEY.finditer(text)} if "@" in text else set()
    return found | {key.rstrip(_KEY_END) for key in found}


def author_dates(document: Document, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield "(Smith et al., 2021)" and "Lee and Kim (2020)" where an entry has that author and that year (APA 7, 8.11)."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for index, citation in enumerate(citations):
        if citation.kind in (CitationKind.LINK, CitationKind.FILE):
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


def links(citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield a marker for every link of the body; it points at itself."""
    for index, citation in enumerate(citations):
        if citation.kind is CitationKind.LINK:
            yield Marker(citation.span, MarkerKind.LINK, citation.url or "", (index,))


def names(words: Words, citations: tuple[Citation, ...]) -> Iterator[Marker]:
    """Yield the places where prose names the publisher of an entry ("the Washington Post reported") or an author in full."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for index, citation in enumerate(citations):
        if citation.kind in (CitationKind.LINK, CitationKind.FILE):
            continue
        for name in dict.fromkeys([citation.publisher or "", *map(_full_name, citation.authors)]):
            key = tuple(_NAME_WORD.findall(name.replace("’", "'").lower()))[:_MAX_NAME_WORDS]
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


def _by_number(citations: tuple[Citation, ...]) -> dict[int, int]:
    """Return the entries and notes by their numbers; a list without numbers is counted from 1."""
    found: dict[int, int] = {}
    for index, citation in enumerate(citations):
        if citation.kind in (CitationKind.LIST, CitationKind.FOOTNOTE) and citation.number is not None:
            found.setdefault(citation.number, index)
    if found:
        return found
    listed = [index for index, citation in enumerate(citations) if citation.kind is CitationKind.LIST]
    return dict(enumerate(listed, 1))


def _entries(by_number: dict[int, int], numbers: list[int]) -> tuple[int, ...]:
    return tuple(by_number[number] for number in numbers if number in by_number)


def _full_name(author: str) -> str:
    """Return "Ann Lee" for "Lee, Ann"; "" where only a surname or initials are given, which name nobody for sure."""
    family, comma, given = author.partition(",")
    name = f"{given} {family}" if comma else author
    words = name.split()
    return name if len(words) > 1 and all(len(word.strip(".")) > 1 for word in words[:1]) else ""


def _key(match: re.Match[str], known: dict[str, int]) -> str:
    """Return a citation key; punctuation at its end is the sentence's, unless the key is known with it (Pandoc)."""
    key = match[1] or f"_{match[2]}"
    return key if key in known else key.rstrip(_KEY_END)


def _taken(document: Document) -> list[Span]:
    """Return the stretches in which nothing is a marker: code, and links to other pages."""
    return [
        inline.span
        for inline in document.inlines
        if inline.kind is InlineKind.CODE
        or (inline.kind is InlineKind.LINK and inline.target and "#" not in inline.target[:1])
    ]


def _in_prose(document: Document, pattern: re.Pattern[str], taken: list[Span]) -> Iterator[re.Match[str]]:
    text = document.text
    for block in _prose(document):
        for match in pattern.finditer(text, block.span.start, block.span.end):
            index = bisect_right(taken, match.start(), key=BY_START) - 1
            if index < 0 or match.start() >= taken[index].end:
                yield match


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind not in _SILENT)
