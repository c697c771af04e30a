"""Whether two runs of words are one thing written in two ways: "to day" and "today", "US" and "U.S.", "five" and "5"."""

import re
from collections.abc import Sequence

from verifact.analysis.numerals import Numerals, numerals, spoken_value
from verifact.analysis.spoken_sums import spoken_sum

__all__ = ["is_same_writing"]

_MOST_WORDS = 8
_GLUED = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(k|m|mn|bn|tn)", re.ASCII)
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}


def is_same_writing(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two runs of plain forms differ in nothing but how letters are broken into words, or a number is written."""
    if not one or not other:
        return False
    if "".join(one).replace("#", "") == "".join(other).replace("#", ""):
        return not (_is_digits(one) and _is_digits(other))
    if len(one) > _MOST_WORDS or len(other) > _MOST_WORDS:
        return False
    known = numerals("en")
    value = _value(one, known) if known else None
    return value is not None and known is not None and value == _value(other, known)


def _is_digits(words: Sequence[str]) -> bool:
    return all(word.startswith("#") for word in words)


def _value(words: Sequence[str], known: Numerals) -> float | None:
    """Return the value of a run of words that is one number; None for any other."""
    glued = _GLUED.fullmatch(words[0].removeprefix("#")) if len(words) == 1 else None
    if glued:  # "6bn"
        return float(glued[1]) * _SCALES[glued[2]]
    added = spoken_sum(words, [" "] * len(words), 0, known)
    if added is not None:
        return added[0] if added[1] == len(words) else None
    total = 0.0
    for index, word in enumerate(words):
        if index and word in known.scales:
            total *= known.scales[word]
            continue
        value = _of_word(word, known)
        if value is None or (index and not (total % 100 >= 20 and total % 10 == 0 and value < 10)):
            return None
        total += value
    return total


def _of_word(word: str, known: Numerals) -> float | None:
    if word.startswith("#"):
        digits = word[1:]
        return float(digits) if digits.replace(".", "", 1).isdecimal() else None
    if word in known.vague or word in known.scales:
        return None
    return known.ones.get(word, spoken_value(word, known))
