"""What several checks of evidence ask: what was seen of a citation, whether it can be read, where the article cites it."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from verifact.analysis.citing.titles_of_pages import is_junk_title
from verifact.checks.base import Hit
from verifact.checks.citations._entries import lead, place
from verifact.findings import Severity
from verifact.model import Article, Citation, Claim, Evidence, Snapshot, Work

__all__ = ["Cited", "cited_pages", "named", "page_of", "pages_of", "works_of"]


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


def page_of(citation: Citation, evidence: Evidence) -> Snapshot | None:
    """Return the whole text that a citation leads to, or that of its archived copy; None where nobody could read it."""
    for url in (citation.url, citation.archive_url):
        page = evidence.snapshot(url)
        if page is not None and _is_readable(page):
            return page
    return None


def pages_of(claim: Claim, article: Article, evidence: Evidence) -> Sequence[Snapshot] | None:
    """Return the pages that a claim cites, each once; None where one of them could not be read whole."""
    found: dict[str, Snapshot] = {}
    for index in claim.citations:
        page = page_of(article.citations[index], evidence)
        if page is None:
            return None
        found[page.url] = page
    return [*found.values()]


def works_of(citation: Citation, evidence: Evidence) -> Iterator[Work]:
    """Yield what a register has for the DOIs of a citation."""
    for identifier in citation.identifiers:
        work = evidence.works.get(identifier.value.lower()) if identifier.scheme == "doi" else None
        if work is not None:
            yield work


def named(pages: Iterable[Snapshot]) -> str:
    """Return the pages' addresses for a message, the first few of them."""
    urls = [page.url for page in pages]
    return f"{', '.join(urls[:3])}{f' and {len(urls) - 3} more' if len(urls) > 3 else ''}"


def _is_readable(page: Snapshot) -> bool:
    is_whole = page.state.has_page and not page.is_partial and bool(page.text.strip())
    return is_whole and not (page.title and is_junk_title(page.title))
