"""VF310: the same source twice."""

import re
from collections.abc import Iterator

from verifact.analysis.citing.addresses import canonical, split
from verifact.analysis.citing.tracking import without_tracking
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.citations._entries import entries_of, lead, place
from verifact.model import Article, Citation

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_WORD = re.compile(r"\w+")
_PAGES = re.compile(
    r"\bpp?\.\s?\d+(?:[–-]\d+)?|(?<=[\d)]):\s?\d+(?:[–-]\d+)?(?=[.,;)]|\Z)|\b(?:ch|chapter|para|sec|§)\.?\s?\d+",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\b\w+\s+(?:edition|ed\.)|\b(?:vol|volume|part|no|number|issue|season|episode)\b\.?\s?\w+", re.IGNORECASE
)
_LEAST_WORDS = 3


@check(
    "VF310",
    "duplicate-entry",
    severity=WARNING,
    language="",
    bad=[
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n2. Mill town waits  Fen Radio\n"
        "⟦3. COUNCIL VOTES TO CLOSE THE MILL  The Ely Herald⟧\n",
        f"{_BODY}1. “Mill to close”, The Ely Herald, https://www.herald.example/mill/\n"
        "⟦2. “The mill is to close”, The Ely Herald, http://herald.example/mill?utm_source=feed⟧\n",
        f"{_BODY}1. Lee, A. (2019). The mill. Journal of Mills. doi:10.1000/182\n"
        "⟦2. Lee, Ann. “The mill.” J. Mills, 2019, https://doi.org/10.1000/182⟧\n",
    ],
    good=[
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n2. Council votes to close the mill  Fen Radio\n",
        f"{_BODY}1. Lee, A. (2001). The mill of the town. Ely Press.\n2. Lee, A. (2019). The mill of the town. Ely Press.\n",
        f"{_BODY}1. Ann Lee, The Mill of the Town, 1st edition. Ely Press.\n2. Ann Lee, The Mill of the Town, 2nd edition. Ely Press.\n",
        f"{_BODY}1. “Council minutes”, Ely, https://ely.example/minutes?id=4\n2. “Council minutes”, Ely, https://ely.example/minutes?id=5\n",
        f"{_BODY}1. Ann Lee, “The Mill of Ely,” Journal of Mills, p. 4\n2. Ann Lee, “The Mill of Ely,” Journal of Mills, p. 9\n",
    ],
)
def duplicate_entry(article: Article) -> Iterator[Hit]:
    """One source under two numbers looks like two that agree.

    Found where two entries of the list have the same address (scheme, "www.", a closing slash and tracking parameters
    aside), the same DOI or ISBN, or the same title of the same outlet.

    Silent for editions, volumes, pages and chapters that differ, for the same title with another date or address, for
    what two outlets brought under one title, and for addresses of home pages.
    """
    first: dict[tuple[str, ...], Citation] = {}
    for entry in entries_of(article):
        keys = list(_keys(entry))
        same = next((other for key in keys if (other := first.get(key)) and _may_be_same(entry, other)), None)
        if same is not None:
            number = f"entry {same.number}" if same.number is not None else "an entry before it"
            yield Hit(
                place(entry),
                f"{lead(entry)}the same source as {number}",
                help="keep one of them, and point to it wherever the other was meant",
            )
        for key in keys:
            first.setdefault(key, entry)


def _keys(entry: Citation) -> Iterator[tuple[str, ...]]:
    """Yield what identifies the cited work, the parts of it that are cited included."""
    part = tuple(match[0].casefold() for pattern in (_PAGES, _EDITION) for match in pattern.finditer(entry.raw[:2_000]))
    for identifier in entry.identifiers:
        if identifier.scheme in ("doi", "arxiv", "pmid") or (
            identifier.scheme == "isbn" and "article" not in (entry.type or "")
        ):
            yield identifier.scheme, identifier.value.casefold().replace("-", ""), *part
    if entry.url and not _is_home(entry.url):
        yield "url", canonical(without_tracking(entry.url)), *part
    words = _WORD.findall((entry.title or "").casefold())
    if len(words) >= _LEAST_WORDS:
        yield "title", " ".join(words), (entry.publisher or "").casefold(), *part


def _may_be_same(entry: Citation, other: Citation) -> bool:
    """Tell whether nothing speaks against it: no other date, no other address."""
    if entry.published and other.published and entry.published != other.published:
        return bool(set(entry.identifiers) & set(other.identifiers))
    if entry.url and other.url:
        return canonical(without_tracking(entry.url)) == canonical(without_tracking(other.url)) or bool(
            set(entry.identifiers) & set(other.identifiers)
        )
    return True


def _is_home(url: str) -> bool:
    parts = split(url)
    return parts is None or (parts.path in ("", "/") and not parts.query)
