"""Findings as diagnostics."""

from collections.abc import Iterator

from lsprotocol import types

from verifact.findings import Finding, Report, Severity
from verifact.lsp.client import Client
from verifact.lsp.positions import Positions
from verifact.model import Article
from verifact.reporters.base import told
from verifact.spans import Span

__all__ = ["SOURCE", "diagnostics", "page_of", "place_of"]

SOURCE = "verifact"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_MOST, _MOST_SITES = 1_000, 50


def diagnostics(
    report: Report, article: Article | None, positions: Positions, uri: str, client: Client
) -> Iterator[types.Diagnostic]:
    """Yield a diagnostic a finding, in the order of the text: the first 1,000, more than editors show."""
    for finding in report.findings[:_MOST]:
        page = page_of(finding.code, client)
        is_superfluous = bool(finding.fix) and not any(edit.replacement for edit in finding.fix)
        yield types.Diagnostic(
            range=positions.range(place_of(finding, article)),
            message=told(finding),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(page) if page and client.links else None,
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if client.tags and is_superfluous else None,
            related_information=_related(finding, article, positions, uri) if client.related else None,
        )


def place_of(finding: Finding, article: Article | None) -> Span:
    """Return the raw range where a finding is shown; one on the article as a whole stands at its title, or its first line."""
    if finding.raw_span is not None:
        return finding.raw_span
    if article is None:
        return Span(0, 0)
    document = article.document
    if article.title_span is not None:
        return document.raw_span(article.title_span)
    if not document.blocks:
        return Span(0, 0)
    first = document.raw_span(document.blocks[0].span)
    line = document.line_span(document.position(first.start).line)
    return Span(first.start, max(first.start, min(first.end, line.end)))


def page_of(code: str, client: Client) -> str | None:
    """Return the address of a check's page; None where the documentation is nowhere."""
    return None if client.docs is None else f"{client.docs.rstrip('/')}/checks/{code}/"


def _related(
    finding: Finding, article: Article | None, positions: Positions, uri: str
) -> list[types.DiagnosticRelatedInformation] | None:
    if article is None or not finding.related:
        return None
    spans = [article.document.raw_span(span) for span in finding.related[:_MOST_SITES]]
    return [
        types.DiagnosticRelatedInformation(types.Location(uri, positions.range(span)), "also here") for span in spans
    ]
