"""Dates as front matter and metadata write them."""

import re
from datetime import date, datetime

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 64
# Two defaults that differ in every field: what a text leaves open comes out differently.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2003, 12, 31))
_FILE_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})-[^/\\]*\Z")


def parse_date(value: object) -> date | None:
    """Return the date that `value` (a date, a datetime or text) states in full, or None.

    Nothing is invented: "March 2019" and "3/4/2019" (March or April?) give None.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    if _ISO.match(text):
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            return None
    if len(text) > _LONGEST or not _YEAR.search(text) or not text.isprintable():
        return None
    return _parse_words(text)


def date_in_name(path: str | None) -> date | None:
    """Return the date that the file's name opens with, as in Jekyll's `_posts/2019-10-29-title.md`."""
    match = _FILE_NAME.search(path) if path else None
    return parse_date(match[1]) if match else None


def _parse_words(text: str) -> date | None:
    from dateutil import parser

    found = set()
    for default in _DEFAULTS:
        for day_first in (False, True):
            try:
                found.add(parser.parse(text, default=default, dayfirst=day_first, ignoretz=True).date())
            except (ValueError, OverflowError, TypeError, IndexError, AttributeError, ArithmeticError):
                return None
    return found.pop() if len(found) == 1 else None
