"""Reports made up for the reporters' tests: hostile text, every severity, a place and none."""

from typing import Any

from verifact.document import Position
from verifact.findings import Finding, Report, Severity, Stats, Suppressed
from verifact.spans import Span

STATS = Stats(100, 12, 0.25, 5, 0.4, 2, 1, sources=4, concentration=0.4)


def finding(context: str = "", mark: str = "", **changes: Any) -> Finding:
    """Make a finding at `mark` in its line."""
    at = context.find(mark) + 1
    values: dict[str, Any] = {
        "code": "VF204",
        "name": "bare-source",
        "severity": Severity.WARNING,
        "message": "nothing is said of the source",
        "raw_span": Span(at, at + len(mark)) if mark else None,
        "line": 3,
        "column": at or 1,
        "end_line": 3,
        "end_column": at + len(mark) if mark else 1,
        "context": context,
    }
    return Finding(**(values | changes))


ARTICLE = finding(code="VF104", name="no-sources", message="no source at all", line=1, help="name one")
PLACED = finding(
    "Sources say it is done.",
    "Sources say",
    help="say who they are",
    related=(Span(0, 1), Span(1, 2)),
    related_at=(Position(11, 4), Position(9, 12)),
)
ACTING = finding(
    "a \x1b[31mred\x07 word",
    "red",
    severity=Severity.ERROR,
    message="the word \x1b[2Jred\nis\u202e loud",
    help="\x9b1m",
)
CLEAN = Report("clean.md", stats=STATS)
MIXED = Report("a\x1b.md", (ARTICLE, PLACED, ACTING), suppressed=(Suppressed(PLACED, "comment"),), stats=STATS)
UNREADABLE = Report("gone.md", (finding(code="VF904", severity=Severity.ERROR, message="gone", line=1),))
