"""The citations: what each entry says, what points to it from the text, and what was found wrong with it."""

from bisect import bisect_left
from collections.abc import Sequence

from verifact.analysis.relatedness import LEAST_BODY, Body, body_of
from verifact.findings import Finding
from verifact.model import Article, Citation, CitationKind
from verifact.reporters.page.markup import Markup, element, join, link
from verifact.reporters.visible import clipped
from verifact.spans import Span

__all__ = ["section"]

_MOST_FOUND, _MOST_POINTING = 20, 20
_FITS_WELL, _LEAST_TELLING = 3.0, 3  # as VF303 judges
_LONGEST = 40


def section(article: Article, findings: Sequence[Finding], page: str) -> Markup:
    """Return a table of the entries of the list and of the footnotes; links in the text are counted below it."""
    entries = {index: c for index, c in enumerate(article.citations) if c.kind is not CitationKind.LINK}
    links = len(article.citations) - len(entries)
    said = f"{links:,} link{'s' * (links != 1)} in the text." if links else ""
    if not entries:
        return element("p", f"The article has no list of sources. {said}".strip())
    head = element(
        "tr", *(element("th", name, scope="col") for name in ("", "Source", "Pointed to", "Fit", "Findings"))
    )
    body = article.derived(body_of) if article.language == "en" else None
    placed = _Placed(findings)
    pointing: dict[int, list[int]] = {}
    for number, marker in enumerate(article.markers):
        for index in marker.entries:
            pointing.setdefault(index, []).append(number)
    fits = [_fit(citation, body) for citation in entries.values()]
    rows = [
        element(
            "tr",
            element("td", str(citation.number) if citation.number is not None else citation.label or ""),
            element("td", _source(citation)),
            element("td", _pointers(article, pointing.get(index, []), page), data_label="Pointed to"),
            element("td", fit, data_label="Fit" if fit else None),
            element("td", _found(findings, placed.within(citation.span), page)),
            id=f"{page}e{index}",
        )
        for (index, citation), fit in zip(entries.items(), fits, strict=True)
    ]
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


def _source(citation: Citation) -> Markup:
    title = citation.title or " ".join(citation.raw.split())
    named = element("b", link(citation.url, title) if citation.url else title)
    about = ", ".join(filter(None, ("; ".join(citation.authors), citation.publisher, citation.published)))
    return join(named, element("br"), about) if about else named


def _pointers(article: Article, numbers: Sequence[int], page: str) -> Markup:
    """Return links to the places of the text that point to an entry."""
    if not numbers:
        return element("span", "never", class_="none")
    shown = [(n, clipped(article.markers[n].span.of(article.text), _LONGEST)) for n in numbers[:_MOST_POINTING]]
    links = [join(element("a", label or "?", href=f"#{page}p{n}"), " ") for n, label in shown]
    more = len(numbers) - len(shown)
    return join(*links, f"and {more:,} more" if more else "")


def _fit(citation: Citation, body: Body | None) -> Markup:
    """Return how well the title fits the text, where that can be told (VF303), with what speaks against it."""
    if body is None or body.size < LEAST_BODY or not citation.title:
        return Markup()
    fit = body.fit(citation.title)
    if fit.telling < _LEAST_TELLING:
        return element("span", "too short to tell", class_="none")
    verdict = "well" if fit.score >= _FITS_WELL else "somewhat" if fit.score > 0 else "hardly"
    said = element("span", verdict, class_=f"fit {verdict}", title=f"log-likelihood ratio {fit.score:+.1f}")
    if fit.score >= _FITS_WELL or not fit.lacking:
        return said
    return join(said, element("small", f"the text has no {', '.join(fit.lacking)}"))


def _found(findings: Sequence[Finding], indices: Sequence[int], page: str) -> Markup:
    found = [(index, findings[index]) for index in indices]
    return join(
        *(join(element("a", f.code, href=f"#{page}f{i}", class_=f.severity, title=f.message), " ") for i, f in found)
    )
