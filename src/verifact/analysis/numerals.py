"""The number words of a language, and the value of a word that is a number."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from attrs import frozen

from verifact.language import lexicon

__all__ = ["Numerals", "number", "numerals", "spoken_value", "written_value"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(bn|tn|m|k)")


@frozen
class Numerals:
    """Word tables of a language (lower case), from its `numbers` module and its data files.

    `known` are all words that may open a number, `units` those of measures, `after` those that end what is counted.
    """

    values: Mapping[str, float]
    ones: Mapping[str, float]
    scales: Mapping[str, float]
    money_scales: Mapping[str, float]
    vague: Mapping[str, float]
    percent: Mapping[tuple[str, ...], str]
    percent_openers: frozenset[str]
    bounds: Mapping[tuple[str, ...], str]
    currencies: frozenset[str]
    labels: frozenset[str]
    times: frozenset[str]
    ages: frozenset[str]
    owners: frozenset[str]
    known: frozenset[str]
    units: frozenset[str]
    after: frozenset[str]
    months: frozenset[str]


@cache
def numerals(tag: str | None) -> Numerals | None:
    """Return the number words of a language; None where it has none."""
    if tag is None or "number_words" not in lexicon(tag):
        return None
    names, terms = import_module(f"verifact.language.{tag}.numbers"), lexicon(tag).terms
    return Numerals(
        values=names.VALUES,
        ones=names.ONES,
        scales=names.SCALES,
        money_scales=names.MONEY_SCALES,
        vague=names.VAGUE,
        percent=names.PERCENT,
        percent_openers=frozenset(first for first, *_ in names.PERCENT),
        bounds=names.BOUNDS,
        currencies=names.CURRENCIES,
        labels=names.LABELS,
        times=names.TIMES,
        ages=names.AGES,
        owners=names.OWNERS,
        known=terms["number_words"],
        units=terms["measure_units"],
        after=terms["words_after_units"],
        months=terms["months"],
    )


def number(digits: str) -> float:
    """Return the value of digits with thousands separators; 0 where they have no value ("1.2.3")."""
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return 0.0


def written_value(word: str, scales: Mapping[str, float]) -> float | None:
    """Return the value of a word of digits; None for 810th, 1950s, 9-year-old, F-16, 2-1."""
    if word.isdecimal() or _DIGITS.fullmatch(word):
        return number(word)
    glued = _GLUED.fullmatch(word)
    scale = scales.get(glued[2]) if glued else None
    return number(glued[1]) * scale if glued and scale else None


def spoken_value(word: str, known: Numerals) -> float | None:
    """Return the value of a number word ("twelve", "twenty-five", "dozens"); None for any other."""
    tens, _, ones = word.partition("-")
    if ones:
        return known.values[tens] + known.ones[ones] if known.values.get(tens, 0) >= 20 and ones in known.ones else None
    return known.values.get(word, known.vague.get(word, known.scales.get(word)))
