"""Which of an entry's fields are missing, and under which one code that is said."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from verifact.analysis.citing.addresses import host_of
from verifact.analysis.citing.issued import days_of
from verifact.checks.base import WARNING, Hit
from verifact.checks.citations._entries import entries_of, is_bare_url, is_offline, lead, other_words, place
from verifact.findings import Severity
from verifact.model import Article, Citation, CitationKind

__all__ = ["incomplete"]

_WORDS = {
    "title": "no title",
    "publisher": "no outlet",
    "url": "no address",
    "published": "no date",
    "authors": "no author",
    "accessed": "no day of access",
}
_HELP = {
    "VF308": "say what was read, and where it came out",
    "VF305": "add the address it was read at",
    "VF306": "add the day it came out, or “n.d.” and the day it was read",
    "VF307": "add who wrote it",
    "VF309": "add the day it was read: pages change",
}
_SURE, _QUOTED = 0.6, 0.9
_MAY_HOLD_MORE = re.compile(r"[–—|,;]|\s-\s")  # what a style that was not understood may part fields with


def incomplete(article: Article, code: str) -> Iterator[Hit]:
    """Yield a hit for each entry of the list whose missing fields are to be said under `code`.

    One finding an entry, under the first of VF308, VF305, VF306, VF307, VF309 that holds; it names all that is missing.
    """
    for citation, found in article.derived(_judged):
        if found == code:
            missing = " and ".join(_WORDS[name] for name in _WORDS if name in _lacking(citation))
            message = f"{lead(citation)}the entry gives {missing}"
            yield Hit(place(citation), message, help=_HELP[code], severity=_severity(citation, code))


def _severity(citation: Citation, code: str) -> Severity | None:
    """Return a warning in place of an error where the title was only guessed: it may hold the outlet."""
    guessed = code == "VF308" and not citation.url and citation.sureness("title") < _QUOTED
    return WARNING if guessed else None


def _judged(article: Article) -> tuple[tuple[Citation, str], ...]:
    return tuple((entry, code) for entry in entries_of(article) if (code := _code(entry)))


def _code(citation: Citation) -> str:
    if citation.identifiers or is_offline(citation) or is_bare_url(citation):
        return ""
    lacking = _lacking(citation)
    if _is_unfindable(citation):
        return "VF308"
    if not citation.title or not (citation.publisher or citation.url):
        return ""  # what could not be read is not missing
    if "url" in lacking:
        return "VF305" if citation.publisher else ""
    if "published" in lacking and not citation.accessed:
        return "VF306"
    if "authors" in lacking:
        return "VF307"
    return "VF309" if "accessed" in lacking else ""


def _lacking(citation: Citation) -> frozenset[str]:
    """Return the fields that are missing and cannot be told from the others."""
    missing = set(citation.missing)
    if citation.url:
        missing.discard("publisher")  # the host names it
        if _dated_path(citation.url):
            missing.discard("published")
    else:
        missing.discard("accessed")
    if "n.d." in citation.raw:
        missing.discard("published")
    return frozenset(missing)


def _is_unfindable(citation: Citation) -> bool:
    """Tell whether an entry surely has only one of title and outlet, and no other way to it."""
    if citation.kind is CitationKind.FILE:
        return not citation.title
    if citation.url:
        named = "".join(filter(str.isalnum, (citation.title or citation.publisher or "").casefold()))
        host = host_of(citation.url).rpartition(".")[0].replace("-", "").replace(".", "")
        return (
            bool(named)
            and not (citation.title and citation.publisher)
            and len(host) > 2
            and named.removeprefix("the") == host
        )
    if not citation.title or citation.publisher or citation.sureness("title") < _SURE:
        return False
    if _MAY_HOLD_MORE.search(citation.title):
        return False
    return not other_words(citation, citation.title, citation.published, citation.accessed, *citation.authors)


def _dated_path(url: str) -> bool:
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    parts = [part for part in path.replace("-", "/").replace("_", "/").split("/") if part.isdecimal()]
    return any(len(part) in (4, 8) and days_of(part[:4]) is not None for part in parts)
