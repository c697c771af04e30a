"""A summary in Markdown, for a pull request's comment or a job's summary page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from verifact.findings import Finding, Report, Severity
from verifact.reporters.base import View, counted, named
from verifact.reporters.visible import escape

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&@])")
_MOST = 1_000  # findings listed: forges cut comments off at 65,536 characters


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - the summary is the view
    """Yield a heading with the counts, a table of the findings, and the sourcing of each file that has any."""
    kept = list(reports)
    found = [(named(report), finding) for report in kept for finding in report.findings]
    counts = Counter(finding.severity for _, finding in found)
    said = ", ".join(counted(counts[severity], severity) for severity in Severity if counts[severity])
    yield f"## verifact: {said or 'nothing to mark'} in {counted(len(kept), 'file')}\n"
    if found:
        yield "\n| Place | Code | | What | What would be right |\n|---|---|---|---|---|\n"
        yield from (_row(path, finding) for path, finding in found[:_MOST])
    if len(found) > _MOST:
        yield f"\n{len(found) - _MOST:,} more are left out.\n"
    weighed = [report for report in kept if report.stats.claims and report.stats.sourced_share is not None]
    if weighed:
        yield "\n| File | Claims worth checking | Sourced | Sources | Named |\n|---|--:|--:|--:|--:|\n"
        yield from map(_sourcing, weighed[:_MOST])


def _row(path: str, finding: Finding) -> str:
    place = f"{path}:{finding.line}" if finding.is_placed else path
    cells = (place, finding.code, finding.severity, finding.message, finding.help)
    return f"| {' | '.join(map(words, cells))} |\n"


def _sourcing(report: Report) -> str:
    stats = report.stats
    cells = (f"{stats.claims:,}", f"{stats.sourced_share or 0:.0%}", f"{stats.sources:,}", f"{stats.named_sources:,}")
    return f"| {words(named(report))} | {' | '.join(cells)} |\n"


def words(text: str) -> str:
    """Escape what Markdown or HTML would take for markup: an article's words stay words."""
    return _SPECIAL.sub(r"\\\1", " ".join(escape(text).split()))
