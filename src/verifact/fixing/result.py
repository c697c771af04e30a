"""What became of a text that was fixed."""

from attrs import frozen

from verifact.findings import Edit, Finding, Report

__all__ = ["Fixed"]


@frozen
class Fixed:
    """A text after its fixes.

    `text` is the raw text, with its markup; `edits` are what was done, as ranges of the raw text before, ascending and
    apart. `findings` are those that were fixed; fixing goes in rounds, and the places of a later round are those of the text
    as it then was. `report` tells what is left to find in `text`.
    """

    text: str
    report: Report
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
