"""Citations to RIS, the exchange format of reference managers (Research Information Systems, 2001 and 2011)."""

import json
import re
from collections.abc import Iterable, Iterator

from verifact.interchange.dates import date_parts
from verifact.model import Citation

__all__ = ["to_ris"]

_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_VARIABLES = {
    "volume": "VL",
    "issue": "IS",
    "page": "SP",
    "edition": "ET",
    "publisher-place": "CY",
    "note": "N1",
    "abstract": "AB",
}
_BREAK = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_END = "\r\n"


def to_ris(citations: Iterable[Citation]) -> str:
    """Return an RIS file: one record a citation, a tag a line, lines ended by CR LF as the format asks."""
    return "".join(
        f"{tag}  - {value}".rstrip(" ") + _END if tag != "ER" else f"ER  - {_END}{_END}"
        for tag, value in _lines(citations)
    )


def _lines(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for citation in citations:
        for tag, value in _record(citation):
            line = " ".join(_BREAK.sub(" ", value).split())  # a line break would begin another field
            if line or tag == "ER":
                yield tag, line


def _record(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(citation.type or "", "ELEC" if citation.url else "GEN")
    if citation.label:
        yield "ID", citation.label
    for author in citation.authors:
        yield "AU", author
    if citation.title:
        yield "TI", citation.title
    if citation.container:
        yield "T2", citation.container
    if citation.publisher and citation.publisher != citation.container:
        yield "PB", citation.publisher
    yield from _dates(citation)
    for scheme, tag in (("doi", "DO"), ("isbn", "SN"), ("issn", "SN"), ("pmid", "AN"), ("arxiv", "M1")):
        for each in citation.identifiers:
            if each.scheme == scheme:
                yield tag, f"arXiv:{each.value}" if scheme == "arxiv" else each.value
    if citation.url:
        yield "UR", citation.url
    if citation.archive_url and citation.archive_url != citation.url:
        yield "L2", citation.archive_url
    for variable, value in citation.other:
        if variable in _VARIABLES:
            yield _VARIABLES[variable], str(json.loads(value))
    yield "ER", ""


def _dates(citation: Citation) -> Iterator[tuple[str, str]]:
    parts = date_parts(citation.published or "")
    if parts:
        year, month, day = (*parts, 0, 0)[:3]
        yield "PY", f"{year:04}"
        yield "DA", f"{year:04}/{month or '':0>{2 if month else 0}}/{day or '':0>{2 if day else 0}}/"
    accessed = date_parts(citation.accessed or "")
    if len(accessed) == 3:
        yield "Y2", "{:04}/{:02}/{:02}/".format(*accessed)
