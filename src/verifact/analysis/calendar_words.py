"""The words that dates are made of, and those that tell a year from an amount."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from attrs import frozen

from verifact.analysis.words import Words
from verifact.language import function_words, lexicon

__all__ = ["IN_ADDRESS", "Calendar", "calendar", "is_amount", "year_of"]

IN_ADDRESS = ("/", "-", "_", "=", "#", "@", ":", ".", "$", "€", "£", "¥", "'", "’")


@frozen
class Calendar:
    """The words of a language that dates are made of; all empty where it has none.

    `months` and `weekdays` give each name its number, as `datetime.date` counts; `also_words` are month names that mean something
    else too. The other sets tell a year or a day from an amount by the word before or after it.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    also_words: frozenset[str]
    before_months: frozenset[str]
    before_years: frozenset[str]
    after_years: frozenset[str]
    not_after_days: frozenset[str]


@cache
def calendar(tag: str | None) -> Calendar:
    """Return the calendar of a language; an empty one for None, or where the language has none."""
    module = f"verifact.language.{tag}.calendar"
    none: frozenset[str] = frozenset()
    if tag is None or not find_spec(module):
        return Calendar({}, {}, none, none, none, none, none)
    names, terms = import_module(module), lexicon(tag).terms
    return Calendar(
        names.MONTHS,
        names.WEEKDAYS,
        names.ALSO_WORDS,
        terms["words_before_months"],
        terms["words_before_years"],
        terms["words_after_units"] | function_words()[tag] | {"alone"},
        terms["words_not_after_days"],
    )


def year_of(word: str) -> int | None:
    """Return the year that four digits can stand for, 1000 to 2099."""
    return int(word) if len(word) == 4 and word.isascii() and word.isdecimal() and "1000" <= word < "2100" else None


def is_amount(words: Words, at: int, known: Calendar) -> bool:
    """Tell whether the word at `at` is what the number before it counts: a plural, a unit."""
    gap = words.gaps[at]
    if gap.startswith(("%", " %")):
        return True
    if at >= len(words) or not gap.isspace():
        return False
    word = words.lower[at]
    if word in known.after_years or not words.words[at][0].islower():
        return False
    return word in known.not_after_days or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
