"""Citations to and from CSL-JSON, the data format of citeproc, Pandoc and Zotero (schema csl-data.json, CSL 1.0.2)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from verifact import serial
from verifact.interchange.dates import date_parts, written_date
from verifact.model import Citation, CitationKind, Identifier
from verifact.spans import Span

__all__ = ["TYPES", "from_csl", "to_csl"]

TYPES = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    }
)
_OWN = "verifact"  # the key in `custom` under which the schema lets others keep what has no variable
_SCHEMES = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "arxiv": "number"}
_ARXIV = "arXiv:"
_TEXTS = {
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "url": "URL",
    "archive_url": "archive_location",
}
_DATES = {"published": "issued", "accessed": "accessed"}
_KNOWN = frozenset({"id", "type", "author", "citation-number", *_TEXTS.values(), *_DATES.values(), *_SCHEMES.values()})


def to_csl(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Return CSL-JSON items, each with an `id` of its own.

    What CSL has no variable for (where the entry stands, how sure its fields are) goes into `custom`, so that `from_csl`
    gives back equal citations.
    """
    items: list[dict[str, Any]] = []
    used: set[str] = set()
    for position, citation in enumerate(citations, 1):
        identifier = _identifier(citation, position, used)
        used.add(identifier)
        item = _basic(citation, identifier)
        again = _read(item)
        lost = {
            field.name: serial.encode(getattr(citation, field.name))
            for field in attrs.fields(Citation)
            if getattr(again, field.name) != getattr(citation, field.name)
        }
        if lost:
            custom = item.get("custom")
            if custom is not None and not isinstance(custom, dict):  # the schema lets it be nothing else
                lost["other"] = serial.encode(citation.other)
            item["custom"] = {**(custom if isinstance(custom, dict) else {}), _OWN: lost}
        items.append(item)
    return items


def from_csl(items: Any) -> tuple[Citation, ...]:
    """Return the citations that CSL-JSON items are; an item that `to_csl` did not make has the kind `FILE`.

    Raises ValueError where they are no list of objects, or hold what is no citation under `custom`.
    """
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ValueError("CSL-JSON is a list of objects")
    return tuple(map(_restored, items))


def _restored(item: dict[str, Any]) -> Citation:
    custom = item.get("custom")
    own = custom.get(_OWN) if isinstance(custom, dict) else None
    if not isinstance(custom, dict) or not isinstance(own, dict):
        return _read(item)
    rest = {name: value for name, value in custom.items() if name != _OWN}
    item = {name: value for name, value in item.items() if name != "custom"}
    if rest:
        item["custom"] = rest
    data = serial.encode(_read(item))
    return serial.decode(Citation, {**data, **own})


def _identifier(citation: Citation, position: int, used: set[str]) -> str:
    wanted = citation.label or (str(citation.number) if citation.number is not None else f"{citation.kind}-{position}")
    found, count = wanted, 2
    while found in used:
        found, count = f"{wanted}-{position if count == 2 else f'{position}-{count}'}", count + 1
    return found


def _basic(citation: Citation, identifier: str) -> dict[str, Any]:
    """Return the item without what only verifact knows."""
    fallback = "webpage" if citation.url else "document"
    item: dict[str, Any] = {"id": identifier, "type": citation.type if citation.type in TYPES else fallback}
    for name, variable in _TEXTS.items():
        value = getattr(citation, name)
        if value and not (name == "publisher" and value == citation.container):
            item[variable] = value
    if citation.authors:
        item["author"] = [_person(author) for author in citation.authors]
    for name, variable in _DATES.items():
        value = getattr(citation, name)
        if value:
            item[variable] = _date(value)
    for each in citation.identifiers:
        if each.scheme in _SCHEMES:
            item.setdefault(_SCHEMES[each.scheme], f"{_ARXIV}{each.value}" if each.scheme == "arxiv" else each.value)
    if citation.number is not None:
        item["citation-number"] = citation.number
    for variable, value in citation.other:
        item[variable] = json.loads(value)
    return item


def _read(item: Mapping[str, Any]) -> Citation:
    """Return an item as a citation that stands in no text."""
    texts = {name: _text(item.get(variable)) for name, variable in _TEXTS.items()}
    if texts["publisher"] is None:
        texts["publisher"] = texts["container"]
    identifiers = []
    for scheme, variable in _SCHEMES.items():
        value = _text(item.get(variable))
        if value and scheme == "arxiv":
            value = value[len(_ARXIV) :] if value.lower().startswith(_ARXIV.lower()) else None
        if value:
            identifiers.append(Identifier(scheme, value))
    people = item.get("author")
    authors = tuple(filter(None, map(_name, people))) if isinstance(people, list) else ()
    number = item.get("citation-number")
    citation = Citation(
        span=Span(0, 0),
        raw="",
        kind=CitationKind.FILE,
        number=number if isinstance(number, int) and not isinstance(number, bool) else None,
        label=_text(item.get("id")),
        authors=authors,
        published=written_date(item.get("issued")),
        accessed=written_date(item.get("accessed")),
        identifiers=tuple(identifiers),
        type=_text(item.get("type")),
        title=texts["title"],
        container=texts["container"],
        publisher=texts["publisher"],
        url=texts["url"],
        archive_url=texts["archive_url"],
    )
    plain = _basic(citation, str(citation.label))
    other = tuple(
        (str(variable), json.dumps(value))
        for variable, value in item.items()
        if variable not in ("id", "type")
        and (variable not in _KNOWN or variable not in plain or plain[variable] != value)
    )
    return attrs.evolve(citation, other=other, raw=_described(citation), missing=_missing(citation))


def _missing(citation: Citation) -> tuple[str, ...]:
    expected = ("title", "publisher", "url", "published", "authors", "accessed")
    return tuple(name for name in expected if not getattr(citation, name))


def _described(citation: Citation) -> str:
    """Return an entry as a list would have it, for what reads entries as they are written."""
    title = f"“{citation.title}”" if citation.title else None
    outlet = citation.container if citation.container != citation.publisher else None
    parts = ("; ".join(citation.authors), title, outlet, citation.publisher, citation.published, citation.url)
    return ", ".join(filter(None, parts))


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) or None


def _date(written: str) -> dict[str, Any]:
    parts = date_parts(written)
    return {"raw": written, "date-parts": [parts]} if parts else {"raw": written}


def _person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma and family and given else {"literal": name}


def _name(person: Any) -> str:
    """Return a CSL name: "Family, Given", its particles where they are read, or what it calls itself."""
    if not isinstance(person, Mapping):
        return ""
    literal = _text(person.get("literal"))
    if literal:
        return literal
    particles = [_text(person.get(key)) for key in ("dropping-particle", "non-dropping-particle")]
    family = " ".join(filter(None, [*particles, _text(person.get("family"))]))
    given = " ".join(filter(None, [_text(person.get("given")), _text(person.get("suffix"))]))
    return f"{family}, {given}" if family and given else family or given
