"""What callers pass, made into what is meant; TypeError or UsageError, by name, for what can mean nothing."""

import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifact.errors import UsageError
from verifact.formats import Format
from verifact.suggest import did_you_mean

if TYPE_CHECKING:
    from verifact.config import Config

AnyPath = str | os.PathLike[str]
Codes = Iterable[str] | None
Day = date | str | None


def as_text(name: str, value: str) -> str:
    """Return a string."""
    if not isinstance(value, str):
        raise _wrong(name, "a string", value)
    return value


def as_format(name: Format | str) -> Format:
    """Return the format of that name. Raises UsageError for an unknown one."""
    as_text("format", name)
    try:
        return Format(name)
    except ValueError:
        names = [each.value for each in Format]
        advice = did_you_mean(name, names) or f": it can be {', '.join(names)}"
        raise UsageError(f"unknown format {name!r}{advice}") from None


def as_date(name: str, value: Day) -> date | None:
    """Return the day that a date, a time or an ISO string names. Raises UsageError for any other string."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _wrong(name, "a date or a string", value)
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        raise UsageError(f"{name}: {value!r} is not a date as in 2024-10-27") from None


def as_path(name: str, value: AnyPath) -> Path:
    """Return a path. Raises UsageError for an empty one, which would be the working directory."""
    path: Any = value.__fspath__() if isinstance(value, os.PathLike) else value
    if not isinstance(path, str):
        raise _wrong(name, "a path", value)
    if not path:
        raise UsageError(f"{name}: the path is empty")
    return Path(path)


def as_paths(name: str, value: AnyPath | Iterable[AnyPath]) -> list[Path]:
    """Return paths; a single one may stand for itself."""
    if isinstance(value, str | os.PathLike):
        return [as_path(name, value)]
    if not isinstance(value, Iterable):
        raise _wrong(name, "paths", value)
    return [as_path(name, path) for path in value]


def as_codes(name: str, value: Codes) -> tuple[str, ...]:
    """Return codes in any form: "VF3,VF401" or a collection of codes.

    Raises UsageError for a string that names none: it was meant to.
    """
    if value is None:
        return ()
    if not isinstance(value, Iterable):
        raise _wrong(name, "codes", value)
    given = value.split(",") if isinstance(value, str) else [as_text(name, code) for code in value]
    codes = tuple(stripped for code in given if (stripped := code.strip()))
    if given and not codes:
        raise UsageError(f"{name}: it names no code")
    return codes


def as_config(value: "Config | None") -> "Config | None":
    """Return a configuration."""
    from verifact.config import Config  # parsing needs none

    if value is not None and not isinstance(value, Config):
        raise _wrong("config", "a Config", value)
    return value


def as_jobs(value: int | None) -> int | None:
    """Return a number of processes. Raises UsageError for less than one."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong("jobs", "a number", value)
    if value < 1:
        raise UsageError(f"jobs: {value} is not a number from 1 on")
    return value


def _wrong(name: str, expected: str, value: object) -> TypeError:
    return TypeError(f"{name}: expected {expected}, got {type(value).__name__}")
