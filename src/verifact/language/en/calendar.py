"""The names of months and days, by their numbers; lower case, with the abbreviations that edited English uses."""

from collections.abc import Mapping
from types import MappingProxyType

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

# 1 (January) to 12.
MONTHS: Mapping[str, int] = MappingProxyType({name: i for i, names in enumerate(_MONTHS, 1) for name in names})

# 0 (Monday) to 6, as in `datetime.date.weekday`.
WEEKDAYS: Mapping[str, int] = MappingProxyType({name: i for i, names in enumerate(_WEEKDAYS) for name in names})

# Months that are words or names of people too: alone, they are months only where few other words could stand.
ALSO_WORDS = frozenset({"march", "may", "april", "june", "august"})
