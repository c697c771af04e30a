"""What several checks of evidence ask: what was seen of each address, and where the article cites it."""

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from verifact.analysis.cited_pages import is_in_language, pages_behind
from verifact.checks.base import Abstain, Hit
from verifact.checks.citations._entries import lead, place
from verifact.findings import Severity
from verifact.model import Article, Citation, Evidence, Snapshot

__all__ = ["Cited", "cited_pages", "named", "whole_pages"]


@frozen
class Cited:
    """An address that was looked up, and the citations that give it, in the order of the text."""

    page: Snapshot
    citations: tuple[Citation, ...]

    @property
    def is_archived(self) -> bool:
        """Whether each of the citations gives a copy in a web archive, too."""
        return all(citation.archive_url for citation in self.citations)

    def hit(self, message: str, advice: str, severity: Severity | None = None) -> Hit:
        """Return a hit at the first citation, the others related."""
        places = [span for each in self.citations if (span := place(each)) is not None]
        return Hit(
            places[0] if places else None,
            f"{'' if places else lead(self.citations[0])}{message}",
            help=advice,
            related=tuple(places[1:]),
            severity=severity,
        )


def cited_pages(article: Article, evidence: Evidence) -> Iterator[Cited]:
    """Yield what was seen of each address that the article cites, each once."""
    by_url: dict[str, list[Citation]] = {}
    for citation in sorted(article.citations, key=lambda each: each.span.start):
        if citation.url is not None:
            by_url.setdefault(citation.url, []).append(citation)
    for url, citations in by_url.items():
        page = evidence.snapshot(url)
        if page is not None:
            yield Cited(page, tuple(citations))


def whole_pages(citations: Collection[int], article: Article, evidence: Evidence) -> list[Snapshot] | Abstain:
    """Return the pages behind some of the article's citations, where what they lack tells something; else why it does not."""
    pages = pages_behind(citations, article, evidence)
    if pages is None:
        return Abstain("a cited page could not be read whole")
    if not all(is_in_language(page, article) for page in pages):
        return Abstain("a cited page is in another language")
    return pages


def named(pages: Iterable[Snapshot]) -> str:
    """Return the pages' addresses for a message, the first few of them."""
    urls = [page.url for page in pages]
    return f"{', '.join(urls[:3])}{f' and {len(urls) - 3} more' if len(urls) > 3 else ''}"
