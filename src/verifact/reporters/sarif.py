"""Reports as SARIF 2.1.0 (OASIS standard): what GitHub code scanning, Azure DevOps and many editors read.

A code is a `reportingDescriptor` with its rationale as help, a suppressed finding a result with a `suppression`, a fix an
`artifactChange`. Columns and offsets are code points.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from verifact._version import __version__
from verifact.checks.base import Check
from verifact.checks.discovery import all_checks
from verifact.findings import Edit, Finding, Report, Severity, Suppressed
from verifact.reporters.base import View, told
from verifact.spans import Position, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "verifact/v1"


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - SARIF has one view
    """Yield the log, one run, as plain ASCII."""
    kept = list(reports)
    found = {f.code for report in kept for f in (*report.findings, *(s.finding for s in report.suppressed))}
    checks = all_checks()
    rules = [_rule(checks[code]) if code in checks else {"id": code} for code in sorted(found)]
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "verifact", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": all(report.is_readable for report in kept)}],
        "results": [result for report in kept for result in _results(report, places)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, indent=2, ensure_ascii=True) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.code,
        "name": "".join(word.capitalize() for word in check.name.split("-")),
        "shortDescription": {"text": check.name.replace("-", " ")},
        "fullDescription": {"text": check.summary},
        "help": {"text": check.doc, "markdown": check.doc},
        "defaultConfiguration": {"level": _LEVELS[check.severity], "enabled": check.severity is not Severity.INFO},
        "properties": {"tags": [check.family]},
    }


def _results(report: Report, places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        yield _result(report.path, finding, places)
    for silenced in report.suppressed:
        yield {**_result(report.path, silenced.finding, places), "suppressions": [_suppression(silenced)]}


def _result(path: str | None, finding: Finding, places: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": told(finding)},
        "locations": [_location(path, _region(finding))],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }
    if finding.related_at:
        related = [{"id": index, **_location(path, _at(place))} for index, place in enumerate(finding.related_at)]
        result["relatedLocations"] = related
    if finding.fix:
        result["fixes"] = [_fix(path, finding)]
    return result


def _location(path: str | None, region: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if region:
        physical["region"] = region
    return {"physicalLocation": physical}


def _uri(path: str | None) -> str:
    """Return the path as a relative or absolute URI reference (RFC 3986); a text from nowhere is "stdin"."""
    if path is None:
        return "stdin"
    plain = path.replace("\\", "/").removeprefix("./")
    absolute = "file://" if plain.startswith("/") else ""
    return absolute + quote(plain, safe="/", errors="replace")


def _region(finding: Finding) -> dict[str, Any]:
    if finding.raw_span is None:
        return {}
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        **_offsets(finding.raw_span),
    }
    return region | ({"snippet": {"text": finding.excerpt}} if finding.excerpt else {})


def _offsets(span: Span) -> dict[str, int]:
    return {"charOffset": span.start, "charLength": len(span)}


def _at(place: Position) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column}


def _fix(path: str | None, finding: Finding) -> dict[str, Any]:
    change = {"artifactLocation": {"uri": _uri(path)}, "replacements": [_replacement(edit) for edit in finding.fix]}
    return {"description": {"text": finding.help or finding.message}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _offsets(edit.span), "insertedContent": {"text": edit.replacement}}


def _suppression(silenced: Suppressed) -> dict[str, Any]:
    kind = "inSource" if silenced.by in ("comment", "front matter") else "external"
    return {"kind": kind} | ({"justification": silenced.reason} if silenced.reason else {})
