"""What the editor shows over a finding: what is wrong, why it matters, how to silence it."""

from collections.abc import Iterator

from lsprotocol import types

from verifact.checks.base import Check
from verifact.findings import Finding
from verifact.lsp.client import Client
from verifact.lsp.diagnosing import page_of, place_of
from verifact.lsp.suppressing import holds_comments
from verifact.lsp.understanding import Draft, Understood
from verifact.reporters.markdown import words
from verifact.reporters.visible import escape
from verifact.spans import Span

__all__ = ["findings_at", "hover"]

_MOST = 5  # of the findings at one place


def findings_at(understood: Understood, place: Span) -> list[Finding]:
    """Return the findings shown at a raw range, which may be empty: a place between two characters."""
    spans = ((finding, place_of(finding, understood.article)) for finding in understood.report.findings)
    return [finding for finding, span in spans if span.start <= place.end and place.start <= span.end]


def hover(understood: Understood, position: types.Position, client: Client) -> types.Hover | None:
    """Return the explanation of what is found at a position; None where nothing is."""
    offset = understood.positions.offset(position)
    found = findings_at(understood, Span(offset, offset))[:_MOST]
    if not found:
        return None
    checks = understood.checker.selection(understood.report.path).checks
    parts = ["\n\n".join(_explained(each, checks[each.code], understood, client)) for each in found]
    kind = types.MarkupKind.Markdown if client.markdown else types.MarkupKind.PlainText
    where = understood.positions.range(place_of(found[0], understood.article))
    return types.Hover(types.MarkupContent(kind, "\n\n---\n\n".join(parts)), where)


def _explained(finding: Finding, check: Check, understood: Understood, client: Client) -> Iterator[str]:
    heading = f"{finding.code} {finding.name}"
    yield f"**{heading}** ({finding.severity})" if client.markdown else f"{heading} ({finding.severity})"
    yield from (_words(line, client) for line in (finding.message, finding.help) if line)
    yield check.doc
    yield _silencing(finding.code, understood.draft)
    page = page_of(finding.code, client)
    if page:
        yield f"<{page}>" if client.markdown else page


def _silencing(code: str, draft: Draft) -> str:
    if holds_comments(draft):
        return f"To silence it here: `<!-- verifact: ignore[{code}] reason -->`"
    return f'To silence it here: an entry of `suppress` in the configuration, with `codes = ["{code}"]`'


def _words(text: str, client: Client) -> str:
    """Escape what an article says: in Markdown it would be markup, such as a link that runs a command."""
    return words(text) if client.markdown else escape(text)
