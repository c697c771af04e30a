"""Findings as Reviewdog Diagnostic Format (rdjson), which comments on pull requests of any forge."""

import json
from collections.abc import Iterable, Iterator

from verifact.findings import Finding, Report, Severity
from verifact.reporters.base import View, named, told
from verifact.spans import Position

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - JSON has one view
    """Yield one JSON object."""
    diagnostics = [_diagnostic(named(report), finding) for report in reports for finding in report.findings]
    result = {"source": {"name": "verifact"}, "diagnostics": diagnostics}
    yield json.dumps(result, indent=2, ensure_ascii=True) + "\n"


def _diagnostic(path: str, finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"path": path}
    if finding.is_placed:
        location["range"] = {"start": _start(finding), "end": {"line": finding.end_line}}
    diagnostic: dict[str, object] = {
        "message": told(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.related_at:
        diagnostic["relatedLocations"] = [_related(path, place) for place in finding.related_at]
    return diagnostic


def _start(finding: Finding) -> dict[str, int]:
    """Return the line and, where the whole line is at hand, the column: the format counts UTF-8 bytes."""
    if finding.context_column > 1:
        return {"line": finding.line}
    before = finding.context[: finding.column - 1]
    return {"line": finding.line, "column": len(before.encode(errors="replace")) + 1}


def _related(path: str, place: Position) -> dict[str, object]:
    start = {"line": place.line}
    return {"message": "also here", "location": {"path": path, "range": {"start": start, "end": start}}}
