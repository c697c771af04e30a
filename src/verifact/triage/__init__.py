"""What becomes of the hits: which checks run, what is silenced, and in which order the rest is told."""

from verifact.triage.codes import is_known, suggestion
from verifact.triage.findings import about_file, at_raw, from_hit
from verifact.triage.report import Triaged, name_findings, order, triage
from verifact.triage.selection import Selection, select_checks

__all__ = [
    "Selection",
    "Triaged",
    "about_file",
    "at_raw",
    "from_hit",
    "is_known",
    "name_findings",
    "order",
    "select_checks",
    "suggestion",
    "triage",
]
