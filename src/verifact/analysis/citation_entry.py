"""One entry of a citation list, taken apart into its fields."""

import re

from verifact.model import Citation, CitationKind, Identifier
from verifact.spans import Span

__all__ = ["URL", "looks_like_citation", "read_entry"]

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"“”]+")
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*([\dXx][\dXx \-]{8,18}[\dXx])", re.IGNORECASE)
_ISSN = re.compile(r"\bISSN:?\s*(\d{4}-\d{3}[\dXx])", re.IGNORECASE)
_ARXIV = re.compile(r"\barXiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7})", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,8})\b")
_ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|viewed|last visited)(?:\s+on)?:?\s+([^.;)\]\n]{4,30}\d{2,4})", re.IGNORECASE
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|{_MONTH}\s+\d{{4}})\b"
)
_YEAR = re.compile(r"[(\[,]\s*((?:1[5-9]|20)\d{2})[a-z]?\s*[)\].,]|(?<=[.,]\s)((?:1[5-9]|20)\d{2})\.")
_NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)\]:]|[-*•–])\s+")
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,300})[”\"]")
_AUTHOR_DATE = re.compile(r"[^\d()\n]{2,300}\((?:(?:1[5-9]|20)\d{2}[a-z]?(?:, [^()\n]{1,20})?|n\.d\.)\)\.\s+")
_GAP = re.compile(r"\s{2,}|\t+")
_SEPARATOR = re.compile(r"(?<!\s)\s+[–—|]\s+")
_TITLE_IN_PROSE = re.compile(r"[A-Z]")


def looks_like_citation(line: str) -> bool:
    """Tell whether a list item has the shape of a citation rather than of a sentence or a bare point."""
    body = _without_number(line)[0]
    if (
        _AUTHOR_DATE.match(body)
        or URL.search(body)
        or _DOI.search(body)
        or _ISBN.search(body)
        or _ACCESSED.search(body)
    ):
        return True
    fields = _fields_by_gap(body)
    if fields is not None:
        return True
    return bool(_DATE.search(body) and len(body.split()) < 60 and (_QUOTED.search(body) or _YEAR.search(body)))


def read_entry(text: str, span: Span, kind: CitationKind, label: str | None = None) -> Citation:
    """Return the citation that stands at `span` of `text`.

    The title is what is quoted, what stands before a wide gap or a dash, or the first sentence; the publisher (the
    container, in CSL terms) what follows it. What cannot be told is None and named in `missing`.
    """
    raw = span.of(text)
    body, shift = _without_number(raw)
    url = _first(URL, body)
    identifiers = _identifiers(body)
    accessed = _ACCESSED.search(body)
    dated = body[: accessed.start()] if accessed else body
    date = _DATE.search(dated)
    year = _YEAR.search(dated)
    published = date[0] if date else (year[1] or year[2]) if year else None
    title, at, publisher = _title_and_publisher(body, cut=[m.start() for m in (URL.search(body), accessed, date) if m])
    found = {
        "title": title,
        "publisher": publisher,
        "url": url or next((f"https://doi.org/{i.value}" for i in identifiers if i.scheme == "doi"), None),
        "published": published,
        "accessed": accessed[1].strip() if accessed else None,
    }
    number = _NUMBER.match(raw)
    digits = next((group for group in number.groups() if group), None) if number else None
    return Citation(
        span=span,
        raw=raw,
        kind=kind,
        number=int(digits) if digits else int(label) if label and label.isdigit() else None,
        label=label,
        title=title,
        title_span=Span(span.start + shift + at, span.start + shift + at + len(title)) if title else None,
        publisher=publisher,
        published=published,
        accessed=found["accessed"],
        url=found["url"],
        identifiers=identifiers,
        missing=tuple(name for name in ("title", "publisher", "url", "published") if found[name] is None),
    )


def _without_number(raw: str) -> tuple[str, int]:
    number = _NUMBER.match(raw)
    start = number.end() if number else len(raw) - len(raw.lstrip())
    return raw[start:].rstrip(), start


def _first(pattern: re.Pattern[str], body: str) -> str | None:
    match = pattern.search(body)
    return match[0].rstrip(".,;)]") if match else None


def _identifiers(body: str) -> tuple[Identifier, ...]:
    found = []
    for scheme, pattern in (
        ("doi", _DOI),
        ("isbn", _ISBN),
        ("issn", _ISSN),
        ("arxiv", _ARXIV),
        ("pmid", _PMID),
    ):
        match = pattern.search(body)
        if match:
            found.append(Identifier(scheme, (match[1] if match.groups() else match[0]).rstrip(".,;)]")))
    return tuple(found)


def _fields_by_gap(body: str) -> tuple[str, int, str] | None:
    """Return (title, its offset, publisher) of "title, two spaces, outlet"."""
    gaps = [m for m in _GAP.finditer(body) if m.start() > 0]
    if not gaps:
        return None
    title = body[: gaps[0].start()]
    publisher = body[gaps[0].end() : gaps[1].start() if len(gaps) > 1 else len(body)].strip()
    if not _TITLE_IN_PROSE.search(title) or not 0 < len(publisher.split()) <= 9 or URL.match(publisher):
        return None
    return title, 0, publisher


def _title_and_publisher(body: str, cut: list[int]) -> tuple[str | None, int, str | None]:
    fields = _fields_by_gap(body)
    if fields is not None:
        return fields
    dated = _AUTHOR_DATE.match(body)
    if dated:  # APA 7: authors, (year), title, container
        title, _, rest = body[dated.end() :].partition(". ")
        title = title.rstrip(".")
        return (title or None), dated.end(), _publisher(rest)
    head = body[: min(cut)] if cut else body
    quoted = _QUOTED.search(head)
    if quoted:
        rest = head[quoted.end() :].strip(" .,;:–—-")
        return quoted[1].rstrip(",."), quoted.start(1), _publisher(rest)
    parts = _SEPARATOR.split(head, maxsplit=1)
    if len(parts) == 2:
        title, rest = parts[0].strip(" .,"), parts[1].strip(" .,;(")
        return (title or None), head.index(title) if title else 0, _publisher(rest)
    sentences = re.split(r"(?<=[\w”\"?!)])[.?!]\s+(?=[A-Z])", head.strip(), maxsplit=2)
    title = sentences[0].strip(" .,;(")
    if len(title.split()) < 2:
        return None, 0, None
    return title, body.index(title), _publisher(sentences[1].strip(" .,;(")) if len(sentences) > 1 else None


def _publisher(rest: str) -> str | None:
    name = re.split(r"[,.;(]\s|[,.;(]$", rest, maxsplit=1)[0].strip()
    return name if name and name[0].isupper() and len(name.split()) <= 9 else None
