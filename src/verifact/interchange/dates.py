"""Dates between the forms of CSL and what a list of references writes."""

from typing import Any

from verifact.analysis.citing.issued import days_of

__all__ = ["date_parts", "written_date"]


def date_parts(written: str) -> list[int]:
    """Return [year], [year, month] or [year, month, day] of a date as written; empty where it cannot be told."""
    days = days_of(written)
    if days is None:
        return []
    if days.is_exact:
        return [days.first.year, days.first.month, days.first.day]
    if (days.last - days.first).days < 31:
        return [days.first.year, days.first.month]
    return [days.first.year]


def written_date(variable: Any) -> str | None:
    """Return a CSL date as text: what it says of itself, else ISO 8601 of its parts; None where it has neither."""
    if isinstance(variable, str):
        return variable or None
    if not isinstance(variable, dict):
        return None
    for name in ("raw", "literal", "edtf"):
        value = variable.get(name)
        if isinstance(value, str) and value:
            return value
    parts = variable.get("date-parts")
    if not isinstance(parts, list):
        return None
    return "/".join(filter(None, map(_iso, parts))) or None


def _iso(parts: Any) -> str:
    if not isinstance(parts, list):
        return ""
    numbers = [str(part) for part in parts if isinstance(part, int | str) and str(part).lstrip("-").isdecimal()]
    return "-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:3])]) if numbers else ""
