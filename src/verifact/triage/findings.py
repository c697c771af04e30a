"""From a check's hit to a finding: its place in the file, the line around it, its severity."""

import re

from attrs import evolve

from verifact.checks.base import Check, Hit
from verifact.document import Document
from verifact.findings import Finding
from verifact.spans import Span
from verifact.triage.selection import Selection

# So much of a very long line is kept on either side of a finding: one line may be the whole file.
_AROUND = 200
_LINE_END = re.compile(r"[\r\n]")


def from_hit(hit: Hit, check: Check, document: Document, selection: Selection) -> Finding:
    """Return the finding for a hit; its fingerprint is still missing, for it counts the others.

    Raises ValueError where the hit's place lies outside the text.
    """
    for span in (*([hit.span] if hit.span else []), *hit.related):
        if not 0 <= span.start <= span.end <= len(document.text):
            raise ValueError(f"the place {span.start}..{span.end} lies outside the text")
    place = hit.raw_span if hit.span is None else document.raw_span(hit.span)
    if place is None:
        finding = about_file(check, selection, hit.message, hit.help)
    elif 0 <= place.start <= place.end <= len(document.raw):
        finding = at_raw(check, selection, document, place, hit.message, hit.help)
    else:
        raise ValueError(f"the place {place.start}..{place.end} lies outside the file")
    return evolve(
        finding,
        span=hit.span,
        excerpt=hit.span.of(document.text) if hit.span else finding.excerpt,
        severity=selection.severity(check, hit.severity),
        related=hit.related,
        related_at=tuple(document.position(document.raw_span(span).start) for span in hit.related),
        fix=hit.fix,
    )


def about_file(check: Check, selection: Selection, message: str, advice: str = "") -> Finding:
    """Return a finding about a file as a whole."""
    severity = selection.severity(check)
    return Finding(code=check.code, name=check.name, severity=severity, message=message, help=advice)


def at_raw(
    check: Check, selection: Selection, document: Document, raw_span: Span, message: str, advice: str = ""
) -> Finding:
    """Return a finding at a range of the raw text, which the plain text may not hold (a comment)."""
    start, end = document.position(raw_span.start), document.position(raw_span.end)
    low = max(raw_span.start - start.column + 1, raw_span.start - _AROUND)
    high = min(raw_span.end, raw_span.start + _AROUND) + _AROUND
    line_end = _LINE_END.search(document.raw, raw_span.start, high)
    return evolve(
        about_file(check, selection, message, advice),
        raw_span=raw_span,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        excerpt=raw_span.of(document.raw),
        context=document.raw[low : line_end.start() if line_end else high],
        context_column=start.column - (raw_span.start - low),
    )
