"""Reports as one JSON document: `{"version", "reports"}`, each report as `Report.to_dict()` has it."""

import json
from collections.abc import Iterable, Iterator

from verifact._version import __version__
from verifact.findings import Report
from verifact.reporters.base import View


def render(reports: Iterable[Report], view: View) -> Iterator[str]:  # noqa: ARG001 - JSON has one view
    """Yield the document, as plain ASCII: lone surrogates, which no encoding has room for, survive."""
    data = {"version": __version__, "reports": [report.to_dict() for report in reports]}
    yield json.dumps(data, indent=2, ensure_ascii=True) + "\n"
