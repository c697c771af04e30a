"""The citations: what each entry says, what points to it from the text, and what was found wrong with it."""

from collections.abc import Sequence

from verifact.analysis.relatedness import LEAST_BODY, Body, Fit, body_of
from verifact.findings import Finding
from verifact.model import Article, Citation, CitationKind
from verifact.reporters.page.markup import Markup, element, join, link

__all__ = ["section"]


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
    fits = [_fit(citation, body) for citation in entries]
    rows = [_row(citation, fit, findings, page) for citation, fit in zip(entries, fits, strict=True)]
    table = element("table", element("thead", head), element("tbody", *rows), class_="citations")
    return join(table, element("p", said)) if said else table


def _fit(citation: Citation, body: Body | None) -> Fit | None:
    """Return how well the title fits the text, where that can be told (VF303)."""
    if body is None or body.size < LEAST_BODY or not citation.title:
        return None
    return body.fit(citation.title)


def _row(citation: Citation, fit: Fit | None, findings: Sequence[Finding], page: str) -> Markup:
    number = str(citation.number) if citation.number is not None else citation.label or ""
    title = citation.title or " ".join(citation.raw.split())
    named = element("b", link(citation.url, title) if citation.url else title)
    about = ", ".join(filter(None, ("; ".join(citation.authors), citation.publisher, citation.published)))
    times = len(citation.markers)
    pointed = f"{times} time{'s' * (times != 1)}" if times else "never"
    hits = [(i, f) for i, f in enumerate(findings) if f.span is not None and f.span.overlaps(citation.span)]
    found = [join(element("a", f.code, href=f"#{page}f{i}", class_=f.severity, title=f.message), " ") for i, f in hits]
    source = join(named, element("br"), about) if about else named
    lacking = f"the text has no {', '.join(fit.lacking)}" if fit and fit.lacking else None
    measured = element("span", f"{fit.score:+.1f}", title=lacking) if fit else Markup()
    return element("tr", *(element("td", cell) for cell in (number, source, pointed, measured, join(*found))))
