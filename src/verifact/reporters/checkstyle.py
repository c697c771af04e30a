"""Findings as Checkstyle XML, which most build servers read."""

from collections.abc import Iterable, Iterator

from verifact._version import __version__
from verifact.findings import Finding, Report
from verifact.reporters.base import View, named
from verifact.reporters.xml_text import attributes


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - XML has one view
    """Yield the document, a file at a time."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle {attributes(version=__version__)}>\n'
    for report in reports:
        yield f"  <file {attributes(name=named(report))}>\n"
        yield from map(_error, report.findings)
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _error(finding: Finding) -> str:
    place = {"line": f"{finding.line}", "column": f"{finding.column}"} if finding.is_placed else {}
    source = f"verifact.{finding.code}.{finding.name}"
    said = f"{finding.code} {finding.message}"
    return f"    <error {attributes(**place, severity=finding.severity, message=said, source=source)}/>\n"
