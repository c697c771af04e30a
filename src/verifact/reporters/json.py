"""Reports as one JSON document: `{"version", "reports"}`, each report as `Report.to_dict()` has it, on a line of its own."""

import json
from collections.abc import Iterable, Iterator

from verifact._version import __version__
from verifact.findings import Report
from verifact.reporters.base import View


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - JSON has one view
    """Yield the document with a report a line, as plain ASCII: lone surrogates, which no encoding has room for, survive.

    Indented it would be written by Python instead of C, and take ten times as long.
    """
    lines = [json.dumps(report.to_dict(), ensure_ascii=True) for report in reports]
    yield f'{{"version": {json.dumps(__version__)}, "reports": ['
    yield ",".join(f"\n{line}" for line in lines)
    yield "\n]}\n" if lines else "]}\n"
