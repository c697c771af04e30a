"""Citations to BibTeX: entry types and fields of the standard styles, with what biblatex adds for the web."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from verifact.interchange.dates import date_parts
from verifact.model import Citation

__all__ = ["to_bibtex"]

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "pamphlet": "booklet",
    "manuscript": "unpublished",
    "webpage": "online",
    "post": "online",
    "post-weblog": "online",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
}
_CONTAINERS = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution", "online": "organization", "misc": "organization"}
_VARIABLES = {
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "publisher-place": "address",
    "note": "note",
    "abstract": "abstract",
}
# BibTeX counts braces whether they are escaped or not, so those of the text are named.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
    }
)
_IN_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", "\t": "%09", "\n": "", "\r": "", '"': "%22"})
_KEY_WORD = re.compile(r"[a-z0-9]+")
_VALID_KEY = re.compile(r"[A-Za-z][A-Za-z0-9:_./+-]{0,100}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_STOP_WORDS = frozenset({"a", "an", "the", "of", "on", "in"})


def to_bibtex(citations: Iterable[Citation]) -> str:
    """Return a BibTeX file: UTF-8 text, one entry a citation, each with a key of its own ("lee2024council")."""
    used: dict[str, int] = {}
    return "\n".join(_entry(citation, used) for citation in citations)


def _entry(citation: Citation, used: dict[str, int]) -> str:
    kind = _TYPES.get(citation.type or "", "online" if citation.url else "misc")
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(citation, kind)]
    return f"@{kind}{{{_key(citation, used)},\n" + ",\n".join(lines) + "\n}\n"


def _fields(citation: Citation, kind: str) -> Iterator[tuple[str, str]]:
    if citation.authors:
        yield "author", " and ".join(map(_author, citation.authors))
    if citation.title:
        yield "title", f"{{{_escaped(citation.title)}}}"
    container = citation.container
    if container:
        yield _CONTAINERS.get(kind, "howpublished"), _escaped(container)
    if citation.publisher and citation.publisher != container:
        yield _PUBLISHERS.get(kind, "publisher"), _escaped(citation.publisher)
    yield from _dates(citation)
    if citation.url:
        yield "url", _address(citation.url)
    if citation.archive_url and citation.archive_url != citation.url:
        yield "addendum", rf"Archived: \url{{{_address(citation.archive_url)}}}"
    for each in dict.fromkeys(citation.identifiers):
        if each.scheme == "arxiv":
            yield "eprint", _address(each.value)
            yield "archiveprefix", "arXiv"
        else:
            yield each.scheme, _address(each.value)
    for variable, value in citation.other:
        if variable in _VARIABLES:
            yield _VARIABLES[variable], _escaped(value.strip('"')).replace("--", "-")


def _dates(citation: Citation) -> Iterator[tuple[str, str]]:
    parts = date_parts(citation.published or "")
    if parts:
        yield "date", "-".join(f"{part:04}" if index == 0 else f"{part:02}" for index, part in enumerate(parts))
        yield "year", str(parts[0])
        if len(parts) > 1:
            yield "month", str(parts[1])
    elif citation.published:
        yield "year", _escaped(citation.published)
    accessed = date_parts(citation.accessed or "")
    if len(accessed) == 3:
        yield "urldate", "{:04}-{:02}-{:02}".format(*accessed)


def _escaped(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split()).translate(_SPECIAL)


def _address(url: str) -> str:
    return _CONTROL.sub("", url).translate(_IN_URL)


def _author(name: str) -> str:
    """Return a name; one that BibTeX would take apart wrongly (an organisation, an "and") is kept whole by braces."""
    is_person = name.count(",") == 1 or (name.count(" ") in (1, 2) and "," not in name)
    escaped = _escaped(name)
    return escaped if is_person and "&" not in name and " and " not in f" {name.lower()} " else f"{{{escaped}}}"


def _key(citation: Citation, used: dict[str, int]) -> str:
    """Return a key that is new; `used` holds how far each key has been counted, so that none is counted twice."""
    wanted = citation.label if citation.label and _VALID_KEY.fullmatch(citation.label) else _made_key(citation)
    key, count = wanted, used.get(wanted, 1)
    while key in used:
        count += 1
        key = f"{wanted}-{count}"
    used[wanted] = count
    used.setdefault(key, 1)
    return key


def _made_key(citation: Citation) -> str:
    first = citation.authors[0] if citation.authors else citation.publisher or "anon"
    surname = first.partition(",")[0] if "," in first else first.split()[-1] if first.split() else "anon"
    year = date_parts(citation.published or "")
    words = [word for word in _words(citation.title or "") if word not in _STOP_WORDS]
    return f"{''.join(_words(surname)) or 'anon'}{year[0] if year else ''}{words[0] if words else ''}"


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text[:500]).encode("ascii", "ignore").decode()
    return _KEY_WORD.findall(plain.lower())
