"""Reports as JUnit XML: a test case a file, failed where an error or a warning was found in it.

The form is the one that Jenkins, GitLab and pytest agree on (testsuites, testsuite, testcase, failure, system-out). A file
that could not be read is an error.
"""

from collections.abc import Iterable, Iterator

from verifact.findings import Finding, Report, Severity
from verifact.reporters.base import View, named
from verifact.reporters.visible import escape
from verifact.reporters.xml_text import attributes, content


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - XML has one view
    """Yield the document, once all counts are known."""
    kept = list(reports)
    failed = sum(report.is_readable and _fails(report) for report in kept)
    broken = sum(not report.is_readable for report in kept)
    counts = {"tests": f"{len(kept)}", "failures": f"{failed}", "errors": f"{broken}"}
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {attributes(name="verifact", **counts)}>\n'
    yield f"  <testsuite {attributes(name='verifact', **counts, skipped='0')}>\n"
    for report in kept:
        yield from _case(report)
    yield "  </testsuite>\n</testsuites>\n"


def _fails(report: Report) -> bool:
    worst = report.worst()
    return worst is not None and worst.rank >= Severity.WARNING.rank


def _case(report: Report) -> Iterator[str]:
    path = named(report)
    yield f"    <testcase {attributes(classname='verifact', name=path, file=path)}"
    if not report.findings:
        yield "/>\n"
        return
    yield ">\n"
    lines = "\n".join(_line(path, finding) for finding in report.findings)
    first = f"{len(report.findings)} findings" if len(report.findings) > 1 else report.findings[0].message
    if not report.is_readable:
        yield f"      <error {attributes(message=first, type='unreadable')}>{content(lines)}</error>\n"
    elif _fails(report):
        yield f"      <failure {attributes(message=first, type='verifact')}>{content(lines)}</failure>\n"
    else:
        yield f"      <system-out>{content(lines)}</system-out>\n"
    yield "    </testcase>\n"


def _line(path: str, finding: Finding) -> str:
    advice = f" (help: {finding.help})" if finding.help else ""
    return escape(f"{path}:{finding.line}:{finding.column} {finding.code} {finding.severity} {finding.message}{advice}")
