"""One entry of a citation list, taken apart into its fields."""

import re
from collections.abc import Sequence

from attrs import evolve

from verifact.analysis.citing.addresses import host_of, trimmed
from verifact.analysis.citing.kinds import type_of
from verifact.analysis.citing.patterns import (
    ACCESSED,
    ARCHIVED,
    AUTHOR_DATE,
    CITED_YEAR,
    DATE,
    DOI,
    IDENTIFIERS,
    ISBN,
    LEAD,
    QUOTED,
    URL,
    YEAR,
)
from verifact.analysis.citing.styles import Parts, fields_by_gap, read_parts
from verifact.model import Citation, CitationKind, Identifier
from verifact.spans import Span

__all__ = ["looks_like_citation", "opens_with_title", "read_entry"]

_EXPECTED = ("title", "publisher", "url", "published", "authors", "accessed")
_LONGEST = 4_000  # code points of an entry that are read; no reference has more
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ARCHIVES = frozenset(
    {"archive.org", "archive.ph", "archive.is", "archive.today", "archive.li", "archive.md", "archive.vn", "perma.cc"}
    | {
        "webcitation.org",
        "ghostarchive.org",
        "archive-it.org",
        "webarchive.org.uk",
        "webarchive.nationalarchives.gov.uk",
    }
)
_ORIGINAL = re.compile(r"https?://[^/\s]+/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/((?:https?:/{1,2}|www\.)\S+)")
_BACK = " ↩︎↑\ufe0e\ufe0f"


def looks_like_citation(line: str) -> bool:
    """Tell whether a list item has the shape of a citation rather than of a sentence or a bare point."""
    body = _without_lead(line)[0]
    if AUTHOR_DATE.match(body) or URL.search(body) or DOI.search(body) or ISBN.search(body) or ACCESSED.search(body):
        return True
    if fields_by_gap(body) is not None:
        return True
    return bool(DATE.search(body) and len(body.split()) < 60 and (QUOTED.search(body) or CITED_YEAR.search(body)))


def opens_with_title(line: str) -> bool:
    """Tell whether a list item opens with a title in quotation marks, which something follows."""
    body = _without_lead(line)[0]
    quoted = QUOTED.match(body)
    return quoted is not None and any(map(str.isupper, body[quoted.end() : quoted.end() + 20]))


def read_entry(
    text: str,
    span: Span,
    kind: CitationKind,
    label: str | None = None,
    *,
    title: Span | None = None,
    links: Sequence[str] = (),
) -> Citation:
    """Return the citation that stands at `span` of `text`; what cannot be told is None and named in `missing`.

    `title` is where the markup says that the title stands (the words of a link), `links` the addresses that its links lead to. The
    styles are those of APA 7, MLA 9, Chicago 17 (notes and bibliography), Vancouver, Wikipedia, and what newsrooms write:
    title and outlet, outlet and date.
    """
    raw = span.of(text)
    body, shift = _without_lead(raw[:_LONGEST])
    url, archive = _addresses(body, links)
    identifiers = _identifiers(body)
    parts, accessed = _parts(body)
    if any(identifier.scheme == "isbn" for identifier in identifiers) and parts.container == parts.publisher:
        parts = evolve(parts, container=None)  # a book stands in no other work
    start = span.start + shift
    if title is not None and _is_better(title.of(text), parts.title, is_all=title == span):
        parts = _with_title(parts, text, title, span)
        start = 0
    address = url or next((f"https://doi.org/{i.value}" for i in identifiers if i.scheme == "doi"), None)
    schemes = frozenset(identifier.scheme for identifier in identifiers)
    found: dict[str, str | tuple[str, ...] | None] = {
        "title": parts.title,
        "publisher": parts.publisher,
        "container": parts.container,
        "authors": parts.authors,
        "published": parts.published,
        "accessed": accessed,
        "url": address,
        "archive_url": archive,
    }
    in_book = bool(parts.publisher and parts.container != parts.publisher and not url)
    at = start + parts.at
    return Citation(
        span=span,
        raw=raw,
        kind=kind,
        number=_number(raw, label),
        label=label,
        title=parts.title,
        title_span=Span(at, at + len(parts.title)) if parts.title else None,
        publisher=parts.publisher,
        authors=parts.authors,
        published=parts.published,
        accessed=accessed,
        url=address,
        identifiers=identifiers,
        missing=tuple(name for name in _EXPECTED if not found[name]),
        container=parts.container,
        archive_url=archive,
        type=type_of(raw[:_LONGEST], parts.container, url, schemes, in_book=in_book),
        confidence=_confidence(parts, found),
    )


def _parts(body: str) -> tuple[Parts, str | None]:
    """Return the parts of an entry, the date it came out among them, and the day of access."""
    accessed = ACCESSED.search(body)
    archived = ARCHIVED.search(body)
    ends = [match.start() for match in (accessed, archived) if match]
    dated = body[: min(ends)] if ends else body
    date = _beside_titles(DATE, dated)
    year = _beside_titles(YEAR, dated)
    cut = [match.start() for match in (URL.search(body), accessed, archived, date) if match]
    parts = read_parts(body, cut, date)
    published = parts.published or (date[0] if date else (year[1] or year[2]) if year else None)
    return evolve(parts, published=published), accessed[1].strip() if accessed else None


def _beside_titles(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match that is not within quotation marks, else the first: a title may name another day."""
    marked = QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found = pattern.search(marked)
    return pattern.search(text, found.start()) if found else pattern.search(text)


def _is_better(words: str, title: str | None, *, is_all: bool) -> bool:
    """Tell whether what the markup gives away is more of a title than what the style did."""
    if title is None:
        return True
    return title not in words and (is_all or len(words.split()) > 2)


def _with_title(parts: Parts, text: str, title: Span, span: Span) -> Parts:
    """Return the parts with the title that the markup gives away; the outlet is what follows it."""
    words = title.of(text)
    rest = text[title.end : span.end].strip(" .,;:–—-|\n")
    after = read_parts(f"“{words}” {rest}", [], None) if rest else Parts()
    return evolve(
        parts,
        title=words,
        at=title.start,
        sure=0.9,
        publisher=after.publisher or (parts.publisher if parts.title and parts.title in words else None),
        container=after.container or (parts.container if parts.title and parts.title in words else None),
    )


def _without_lead(raw: str) -> tuple[str, int]:
    """Return an entry without its number and without what leads back to the text, and where it begins."""
    lead = LEAD.match(raw)
    start = lead.end() if lead else 0
    return raw[start:].rstrip().rstrip(_BACK), start


def _number(raw: str, label: str | None) -> int | None:
    lead = LEAD.match(raw)
    digits = next((group for group in lead.groups() if group), None) if lead else None
    if digits:
        return int(digits.translate(_PLAIN_DIGITS))
    return int(label) if label and label.isdecimal() and len(label) < 10 else None


def _addresses(body: str, links: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the address of an entry and that of its archived copy."""
    found = [*links, *(trimmed(match[0]) for match in URL.finditer(body))]
    archived = next((url for url in found if _is_archive(url)), None)
    live = next((url for url in found if not _is_archive(url)), None)
    if live is None and archived:
        original = _ORIGINAL.match(archived)
        live = original[1] if original else archived
    return live, archived


def _is_archive(url: str) -> bool:
    host = host_of(url)
    if host == "archive.org":  # also a library: only its Wayback Machine keeps copies of pages
        return "/web/" in url[:40]
    return host in _ARCHIVES or host == "web.archive.org" or host.endswith(".archive-it.org")


def _identifiers(body: str) -> tuple[Identifier, ...]:
    found = []
    for scheme, pattern in IDENTIFIERS:
        match = pattern.search(body)
        if match:
            found.append(Identifier(scheme, trimmed(match[1] if match.groups() else match[0])))
    return tuple(found)


def _confidence(parts: Parts, found: dict[str, str | tuple[str, ...] | None]) -> tuple[tuple[str, float], ...]:
    sure = {"title": parts.sure, "publisher": parts.sure_publisher, "container": parts.sure_publisher}
    sure |= {"authors": parts.sure_authors, "published": 0.9}
    return tuple((name, sure.get(name, 1.0)) for name in found if found[name])
