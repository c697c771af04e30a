"""One frozen `Config`: what is checked, how it is judged, what is left alone."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

from verifact.findings import Severity
from verifact.model import Carrying

__all__ = ["DEFAULT_EXCLUDE", "Config", "Online", "Suppression"]

# What a walk through a folder leaves out: tools' own folders and what builds make.
DEFAULT_EXCLUDE = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".hg",
    ".hypothesis",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "_build",
    "build",
    "dist",
    "node_modules",
    "site",
    "site-packages",
    "venv",
)


@frozen
class Suppression:
    """Silence findings in files that can hold no comments (`[[tool.verifact.suppress]]`).

    `path` is a glob relative to the configuration's folder, `codes` are code prefixes, `text` has to be part
    of the flagged text (None: any; runs of white space count as one space), `reason` is for people. An entry
    that silences nothing is reported in the file that `path` is written out for, seen from `Config.root`; any
    other file that it matches may well need no silencing.
    """

    path: str
    codes: tuple[str, ...]
    text: str | None = None
    reason: str = ""


@frozen
class Online:
    """How sources are looked up, where a command or a call asks for that; nothing here makes it happen.

    `contact` tells servers' keepers whom to turn to. `timeout` is in seconds, for one address. With `archive_all` the archive is
    asked about pages that are there, too. `sources` is a folder of saved pages: they are looked up there, and nothing is
    asked for. Which hosts may be private, and whose API is asked, no file says: it may be somebody else's.
    """

    contact: str | None = None
    timeout: float | None = None
    archive_all: bool | None = None
    sources: Path | None = None


@frozen
class Config:
    """Everything a run is told. Codes may be prefixes: "VF3" is the whole family, "VF" everything.

    `select` None stands for every check whose severity is not info. Between `select` and `ignore` the longer
    prefix wins. `exclude` and the keys of `per_file_ignores` are globs as in a .gitignore. `severity` judges
    a check's findings anew, it does not turn the check on. `options` are the settings of single checks, by
    code. `baseline` is the file of the findings that were there before and are not told.
    `carry_sources` says how far a source carries that was named once.
    `online` says how sources are looked up.
    `published` and `publisher` stand in where a file does not say. `root` is the folder that globs are
    relative to; `source` the file it was read from.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(factory=dict)
    severity: Mapping[str, Severity] = field(factory=dict)
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    options: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    suppress: tuple[Suppression, ...] = ()
    baseline: Path | None = None
    carry_sources: Carrying = Carrying.PARAGRAPH
    published: date | None = None
    publisher: str | None = None
    fail_level: Severity = Severity.WARNING
    online: Online = field(factory=Online)
    root: Path | None = None
    source: Path | None = None
