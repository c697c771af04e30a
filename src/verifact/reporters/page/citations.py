"""The citations: what each entry says, what points to it from the text, and what was found wrong with it."""

from bisect import bisect_left
from collections.abc import Sequence

from verifact.analysis.relatedness import LEAST_BODY, Body, Fit, body_of
from verifact.findings import Finding
from verifact.model import Article, Citation, CitationKind
from verifact.reporters.page.markup import Markup, element, join, link
from verifact.spans import Span

__all__ = ["section"]

_MOST_FOUND = 20


def section(article: Article, findings: Sequence[Finding], page: str) -> Markup:
    """Return a table of the entries of the list and of the footnotes; links in the text are counted below it."""
    entries = [c for c in article.citations if c.kind is not CitationKind.LINK]
    links = len(article.citations) - len(entries)
    said = f"{links:,} link{'s' * (links != 1)} in the text." if links else ""
    if not entries:
        return element("p", f"The article has no list of sources. {said}".strip())
    head = element(
        "tr", *(element("th", name, scope="col") for name in ("", "Source", "Pointed to", "Fit", "Findings"))
    )
    body = article.derived(body_of) if article.language == "en" else None
    placed = _Placed(findings)
    fits = [_fit(citation, body) for citation in entries]
    rows = [_row(citation, fit, findings, placed, page) for citation, fit in zip(entries, fits, strict=True)]
    table = element("table", element("thead", head), element("tbody", *rows), class_="citations")
    return join(table, element("p", said)) if said else table


class _Placed:
    """Tells which findings begin inside a span, however many there are."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._starts = sorted((f.span.start, index) for index, f in enumerate(findings) if f.span is not None)

    def within(self, span: Span) -> list[int]:
        """Return the places of the findings that begin inside `span`, a few of them where there are very many."""
        low, high = bisect_left(self._starts, (span.start, -1)), bisect_left(self._starts, (span.end, -1))
        return [index for _, index in self._starts[low : min(high, low + _MOST_FOUND)]]


def _fit(citation: Citation, body: Body | None) -> Fit | None:
    """Return how well the title fits the text, where that can be told (VF303)."""
    if body is None or body.size < LEAST_BODY or not citation.title:
        return None
    return body.fit(citation.title)


def _row(citation: Citation, fit: Fit | None, findings: Sequence[Finding], placed: _Placed, page: str) -> Markup:
    number = str(citation.number) if citation.number is not None else citation.label or ""
    title = citation.title or " ".join(citation.raw.split())
    named = element("b", link(citation.url, title) if citation.url else title)
    about = ", ".join(filter(None, ("; ".join(citation.authors), citation.publisher, citation.published)))
    times = len(citation.markers)
    pointed = f"{times} time{'s' * (times != 1)}" if times else "never"
    hits = [(index, findings[index]) for index in placed.within(citation.span)]
    found = [join(element("a", f.code, href=f"#{page}f{i}", class_=f.severity, title=f.message), " ") for i, f in hits]
    source = join(named, element("br"), about) if about else named
    lacking = f"the text has no {', '.join(fit.lacking)}" if fit and fit.lacking else None
    measured = element("span", f"{fit.score:+.1f}", title=lacking) if fit else Markup()
    return element("tr", *(element("td", cell) for cell in (number, source, pointed, measured, join(*found))))
