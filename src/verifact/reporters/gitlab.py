"""Findings as a GitLab Code Quality report (the Code Climate issue format, in the subset that GitLab reads)."""

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from verifact.findings import Finding, Report, Severity
from verifact.reporters.base import View, named

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - JSON has one view
    """Yield one JSON array."""
    issues = [_issue(named(report), finding) for report in reports for finding in report.findings]
    yield json.dumps(issues, indent=2, ensure_ascii=True) + "\n"


def _issue(path: str, finding: Finding) -> dict[str, object]:
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.name}",
        "description": f"{finding.code} {finding.message}",
        "categories": ["Clarity"],
        "severity": _SEVERITIES[finding.severity],
        # the same finding in two files has two fingerprints: GitLab takes them for keys of the whole report
        "fingerprint": blake2b(
            f"{path}\0{finding.fingerprint}".encode(errors="surrogatepass"), digest_size=16
        ).hexdigest(),
        "location": {"path": path.removeprefix("./"), "lines": {"begin": finding.line, "end": finding.end_line}},
    }
