"""BibTeX files to citations, by bibtexparser: it knows strings, comments and LaTeX, and is only imported for them."""

import logging
import re
from collections.abc import Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

from verifact.interchange.csl import from_csl
from verifact.model import Citation

__all__ = ["from_bibtex"]

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "mastersthesis": "thesis",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "software": "software",
    "techreport": "report",
    "report": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
_VARIABLES = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "howpublished": "container-title",
    "publisher": "publisher",
    "school": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "edition": "edition",
    "address": "publisher-place",
    "location": "publisher-place",
    "note": "note",
}
_VERBATIM = frozenset({"url", "doi", "eprint"})  # where "%" opens no comment
_LOG = logging.getLogger("verifact")
_BRACES = re.compile(r"[{}]")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_URL_COMMAND = re.compile(r"\\url\s*\{([^{}]*)\}")


# Where nobody listens, the parser's own words on every damaged entry would go to stderr.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def from_bibtex(text: str, name: str = "BibTeX") -> tuple[Citation, ...]:
    """Return the entries of a BibTeX file; what is no entry, and what cannot be parsed, is left out.

    How many could not be parsed is logged in one line under "verifact"; `name` is what it calls the file.
    Raises ValueError where there is text and not one entry in it.
    """
    library = parse_string(
        text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=True), SeparateCoAuthors()]
    )
    if not library.entries and text.strip():
        raise ValueError("it holds no BibTeX entry")
    lost = len(library.failed_blocks)
    if lost:
        _LOG.warning("%s: %d %s could not be read", name, lost, "entry" if lost == 1 else "entries")
    items = []
    for entry, written in zip(library.entries, parse_string(text).entries, strict=True):
        fields = {field.key.lower(): field.value for field in entry.fields}
        fields |= {field.key.lower(): field.value for field in written.fields if field.key.lower() in _VERBATIM}
        items.append(_item(entry.key, entry.entry_type, fields))
    return from_csl(items)


def _item(key: str, kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": _TYPES.get(kind.lower(), "document")}
    for name, variable in _VARIABLES.items():
        value = _plain(fields.get(name))
        if value:
            item.setdefault(variable, value)
    if str(fields.get("archiveprefix", fields.get("eprinttype", ""))).lower() == "arxiv" and _plain(
        fields.get("eprint")
    ):
        item["number"] = f"arXiv:{_plain(fields['eprint'])}"
    authors = fields.get("author", [])
    people = [_person(name) for name in (authors if isinstance(authors, list) else [authors]) if _plain(name)]
    if people:
        item["author"] = people
    for variable, value in (("issued", _issued(fields)), ("accessed", _plain(fields.get("urldate")))):
        if value:
            item[variable] = {"raw": value}
    return item


def _person(name: str) -> dict[str, str]:
    if name.strip().startswith("{"):
        return {"literal": _plain(name)}
    family, comma, given = _plain(name).partition(", ")
    return {"family": family, "given": given} if comma else {"literal": family}


def _plain(value: Any) -> str:
    text = _URL_COMMAND.sub(r"\1", str(value or ""))
    return " ".join(_BRACES.sub("", text).split())


def _issued(fields: Mapping[str, Any]) -> str:
    whole = _plain(fields.get("date"))
    if whole:
        return whole
    year, month = _plain(fields.get("year")), _plain(fields.get("month")).lower()
    number = int(month) if month.isdecimal() else _MONTHS.find(month[:3]) // 4 + 1 if len(month) > 2 else 0
    return f"{year}-{number:02}" if year and 1 <= number <= 12 else year
