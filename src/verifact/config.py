"""One frozen `Config`: what is checked, how it is judged, what is left alone."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

from verifact.findings import Severity

__all__ = ["Config", "Suppression"]


@frozen
class Suppression:
    """Silence findings from the configuration, for files that can hold no comments (`[[tool.verifact.suppress]]`).

    `path` is a glob relative to the configuration's folder, `codes` are code prefixes, `text` has to be part of the
    flagged text (None: any), `reason` is for people.
    """

    path: str
    codes: tuple[str, ...]
    text: str | None = None
    reason: str = ""


@frozen
class Config:
    """Everything a run is told. Codes may be prefixes: "VF3" is the whole family, "VF" everything.

    `select` None stands for every check whose severity is not info. `options` are the settings of single checks, by code.
    `root` is the folder that globs are relative to; `source` the file it was read from.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(factory=dict)
    severity: Mapping[str, Severity] = field(factory=dict)
    exclude: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    suppress: tuple[Suppression, ...] = ()
    published: date | None = None
    publisher: str | None = None
    fail_level: Severity = Severity.WARNING
    root: Path | None = None
    source: Path | None = None
