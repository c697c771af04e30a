"""What several checks of citations ask of an entry."""

import re

from verifact.model import Article, Citation, CitationKind
from verifact.spans import Span

__all__ = ["entries_of", "is_bare_url", "is_offline", "lead", "noted_entries", "other_words", "place", "source_list"]

# In print, on the air, or told in person: there is no address to give.
_OFFLINE = re.compile(
    r"\bpp?\.\s?\d|\bvol(?:ume|\.)?\s?\d|\b\d+\s?\(\d+\)\s?[:,]|\d{4};\s?\d{1,4}\s?[:(]|\bprint\b|\bbroadcast\b|\btelevision\b|\bradio 4\b|"
    r"\bpersonal communication\b|\binterview(?:ed)?\b|\barchives?,|\bpaperback\b|\bhardcover\b|\bpress conference\b|\bIbid\b|"
    r"\b(?:conversation|correspondence|e-?mail|letter) (?:with|from|to)\b|\bin person\b",
    re.IGNORECASE,
)
_OFFLINE_TYPES = frozenset(
    {"personal_communication", "interview", "broadcast", "book", "chapter", "thesis", "manuscript"}
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_INTRODUCING = frozenset(
    {"accessed", "retrieved", "viewed", "visited", "last", "on", "at", "by", "via", "and", "the", "source", "sources"}
    | {"see", "link", "url", "www", "https", "http"}
)


def entries_of(article: Article) -> list[Citation]:
    """Return the entries of the list, in the text or in a bibliography file."""
    return [c for c in article.citations if c.kind in (CitationKind.LIST, CitationKind.FILE)]


def noted_entries(article: Article) -> list[Citation]:
    """Return the entries of the list and the footnotes."""
    return [c for c in article.citations if c.kind is not CitationKind.LINK]


def source_list(article: Article) -> list[Citation]:
    """Return what readers take for the list of sources: its entries, and the footnotes where most of them name a work.

    Footnotes that only explain promise no full list.
    """
    notes = [c for c in article.citations if c.kind is CitationKind.FOOTNOTE]
    works = sum(c.title is not None and bool(c.url or c.publisher or c.authors) for c in notes)
    return [*entries_of(article), *(notes if 2 * works > len(notes) else ())]


def place(citation: Citation) -> Span | None:
    """Return where a finding about an entry stands; None where it is in a bibliography file."""
    return None if citation.kind is CitationKind.FILE else citation.span


def lead(citation: Citation) -> str:
    """Return what a message must open with where its place cannot show the entry."""
    return f"“{citation.label}” of the bibliography: " if citation.kind is CitationKind.FILE else ""


def is_offline(citation: Citation) -> bool:
    """Tell whether an entry says that it was printed, broadcast or told."""
    return citation.type in _OFFLINE_TYPES or _OFFLINE.search(citation.raw) is not None


def is_bare_url(citation: Citation) -> bool:
    """Tell whether an entry holds an address and no words."""
    if citation.url is None or citation.kind is CitationKind.FILE or citation.title or citation.publisher:
        return False
    return not other_words(citation, citation.url, citation.archive_url, citation.accessed, citation.published)


def other_words(citation: Citation, *parts: str | None) -> set[str]:
    """Return the words of an entry, in lower case, that stand in none of `parts` and do not only introduce them."""
    rest = citation.raw
    for part in filter(None, parts):
        rest = rest.replace(part, " ", 1)
    return set(map(str.lower, _WORD.findall(rest))) - _INTRODUCING
