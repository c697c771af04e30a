"""What a reporter is, and how one is found: by the name of its module in this folder, when asked for."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from attrs import frozen

from verifact.errors import UsageError, VerifactError
from verifact.findings import Finding, Report, Severity
from verifact.formats import Format
from verifact.suggest import did_you_mean

if TYPE_CHECKING:
    from verifact.model import Article

_NOT_REPORTERS = frozenset({"__init__", "backing", "base", "painting", "quoting", "visible", "xml_text"})


def reread(report: Report, kind: Format | None = None, bibliography: Iterable[Path] = ()) -> "Article | None":
    """Return the article in the file that a report is on, read again; None where there is no such file any more.

    What came out of a pipe is gone. `kind` and `bibliography` are what the file was read with.
    """
    from verifact.engine import read  # most forms show no article

    try:
        if report.path is None or not Path(report.path).is_file():
            return None
        return read(report.path, format=kind, bibliography=bibliography)
    except (OSError, VerifactError):
        return None


@frozen
class View:
    """How much is shown: `quiet` is one line a finding, `statistics` adds a count of each code.

    `article_of` gives the article behind a report to the forms that show it, or None where it cannot be had.
    """

    quiet: bool = False
    statistics: bool = False
    color: bool = False
    article_of: "Callable[[Report], Article | None]" = reread


def told(finding: Finding) -> str:
    """Return what is wrong and, on a line of its own, what would be right."""
    return f"{finding.message}\n{finding.help}" if finding.help else finding.message


def named(report: Report) -> str:
    """Return the path of what a report is on; a text from nowhere is "<text>"."""
    return report.path or "<text>"


def counted(count: int, noun: str) -> str:
    """Return "1 error", "1,200 errors"; "info" has no plural."""
    plain = count == 1 or noun == Severity.INFO
    return f"{count:,} {noun}" if plain else f"{count:,} {noun}s"


class Reporter(Protocol):
    """The `render` function of a reporter's module."""

    def __call__(self, reports: Iterable[Report], view: View) -> Iterator[str]:
        """Yield the output piece by piece, as soon as the reports allow; the pieces end their own lines."""
        ...


def reporter_names() -> list[str]:
    """Return the names of the reporters there are."""
    stems = (path.stem for path in Path(__file__).parent.glob("*.py"))
    return sorted(stem for stem in stems if stem not in _NOT_REPORTERS)


def load_reporter(name: str) -> Reporter:
    """Return the reporter of that name. Raises UsageError for an unknown one."""
    names = reporter_names()
    if name not in names:
        advice = did_you_mean(name, names) or f": it can be {', '.join(names)}"
        raise UsageError(f"unknown output format {name!r}{advice}")
    return cast("Reporter", import_module(f"verifact.reporters.{name}").render)
