"""Reports as JSON Lines: one object a file, as `Report.to_dict()` has it, as soon as it is checked."""

import json
from collections.abc import Iterable, Iterator

from verifact.findings import Report
from verifact.reporters.base import View


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - JSON has one view
    """Yield a line a report, as plain ASCII: lone surrogates, which no encoding has room for, survive."""
    for report in reports:
        yield json.dumps(report.to_dict(), ensure_ascii=True) + "\n"
