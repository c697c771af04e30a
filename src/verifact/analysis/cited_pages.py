"""What was seen of what an article cites: the pages that can be read, the works behind DOIs, the passages that fit."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from verifact.analysis.citing.titles_of_pages import is_junk_title
from verifact.analysis.guess import supported_language
from verifact.analysis.words import split_words
from verifact.model import Article, Citation, Claim, Evidence, Match, Snapshot, Work

__all__ = ["archived_urls", "is_in_language", "match_of", "page_of", "pages_behind", "pages_of", "works_of"]

_MOST_SOURCES = 20  # of one sentence: what leans on more is a list
_SAMPLE = 4_000  # code points that tell the language of a page
_LEAST_WORDS = 100  # a page with less text is often only the beginning of one, before a wall
_ENOUGH = 20 * _LEAST_WORDS  # code points that hold so many words
# What stands at the end of the part that everybody may read.
_WALL = re.compile(
    r"\b(?:(?:subscribe|sign (?:in|up)|log in|register|create an account) (?:now )?to (?:continue|keep|read|unlock|view)|"
    r"to (?:continue|keep) reading|already (?:a (?:subscriber|member)|have an? (?:account|subscription))|"
    r"(?:only )?(?:available )?(?:for|to) (?:our )?(?:paid |paying )?(?:subscribers|members) only|"
    r"is (?:only )?(?:available |exclusively )?(?:for|to) (?:our )?(?:paid |paying )?subscribers)\b",
    re.IGNORECASE,
)
_TAIL = 1_500  # code points


def archived_urls(article: Article, evidence: Evidence) -> list[str]:
    """Return the archived copies that the article gives of pages that could not be read."""
    return [
        citation.archive_url
        for citation in article.citations
        if citation.archive_url and page_of(citation, evidence) is None
    ]


def works_of(citation: Citation, evidence: Evidence) -> Iterator[Work]:
    """Yield what a register has for the DOIs of a citation."""
    for identifier in citation.identifiers:
        work = evidence.works.get(identifier.value.lower()) if identifier.scheme == "doi" else None
        if work is not None:
            yield work


def page_of(citation: Citation, evidence: Evidence) -> Snapshot | None:
    """Return the page that a citation leads to, or else its archived copy; None where nobody could read it whole."""
    for url in (citation.url, citation.archive_url):
        page = evidence.snapshot(url)
        if page is not None and _is_readable(page):
            return page
    return None


def pages_of(claim: Claim, article: Article, evidence: Evidence) -> list[Snapshot] | None:
    """Return the pages that a claim cites, each once; None where one of them could not be read whole, or they are very many."""
    return pages_behind(claim.citations, article, evidence)


def pages_behind(citations: Collection[int], article: Article, evidence: Evidence) -> list[Snapshot] | None:
    """Return the pages behind some of the article's citations, as `pages_of` does."""
    if len(citations) > _MOST_SOURCES:
        return None
    found: dict[str, Snapshot] = {}
    for index in citations:
        page = page_of(article.citations[index], evidence)
        if page is None:
            return None
        found[page.url] = page
    return [*found.values()]


def is_in_language(page: Snapshot, article: Article) -> bool:
    """Tell whether a page is, as far as can be told, in the language of the article: of any other nothing is found missing."""
    return article.language is not None and _language(page.text[:_SAMPLE]) == article.language


@lru_cache(maxsize=4096)
def match_of(claim_text: str, page_text: str) -> Match:
    """Return how a page backs a claim; the answer is remembered, for several checks ask, until the engine clears it."""
    from verifact.analysis.comparing import compare  # `verifact check`, which loads every check, compares no texts

    return compare(claim_text, page_text)


@lru_cache(maxsize=64)
def _language(text: str) -> str | None:
    return supported_language(None, split_words(text, None))


def _is_readable(page: Snapshot) -> bool:
    if not page.state.has_page or page.is_partial or (page.title and is_junk_title(page.title)):
        return False
    if _WALL.search(page.text, max(0, len(page.text) - _TAIL)):
        return False
    return len(page.text) > _ENOUGH or len(page.text.split()) >= _LEAST_WORDS
