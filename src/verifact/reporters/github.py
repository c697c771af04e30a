"""Findings as workflow commands, which GitHub Actions shows beside the changed lines.

The form is that of GitHub's "Workflow commands for GitHub Actions": properties escape %, CR, LF, ":" and ",", the message
%, CR and LF.
"""

from collections.abc import Iterable, Iterator

from verifact.findings import Finding, Report, Severity
from verifact.reporters.base import View, told
from verifact.reporters.visible import escape

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - the service sets the view
    """Yield a command a finding."""
    for report in reports:
        for finding in report.findings:
            yield _command(report.path, finding)


def _command(path: str | None, finding: Finding) -> str:
    properties = {"file": path} if path else {}
    if finding.is_placed:
        properties |= {"line": f"{finding.line}", "endLine": f"{finding.end_line}", "col": f"{finding.column}"}
        if finding.line == finding.end_line:  # columns of a stretch over several lines are refused
            properties["endColumn"] = f"{finding.end_column}"
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = told(finding)
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escape what would end the command; other control characters are shown, not sent."""
    return "%0A".join(escape(line) for line in text.replace("%", "%25").split("\n")).replace("\r", "%0D")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
