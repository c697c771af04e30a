"""Which supported language a text is in, so that no rule of one language is ever held against another."""

import re
from itertools import compress
from operator import not_

from verifact.analysis.words import Words
from verifact.language import function_words, supported

_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_FEW_WORDS = 12
_FEW_HITS = 2
_ENOUGH = 0.12
_AFTER_LATIN = 0x250


def supported_language(declared: str | None, words: Words) -> str | None:
    """Return the tag of the language folder that fits a text of these words, or None.

    A declared language (an IETF tag) is believed. Without one a text counts as being in the language most of whose common
    function words stand in it, where they are at least 12 % of its words (running prose has 35 to 50 %). Very short texts
    get the benefit of doubt: they count as English unless two different function words speak for another language alone.
    """
    if declared:
        primary = re.split(r"[-_]", declared.strip().lower(), maxsplit=1)[0]
        return primary if primary in supported() else None
    sample = _sample(words)
    if len(sample) < _FEW_WORDS:
        return _of_few(frozenset(sample), words.text)
    hits = {tag: len([*filter(common.__contains__, sample)]) for tag, common in function_words().items()}
    best = max(hits, key=lambda tag: (hits[tag], tag == "en"))
    return best if hits[best] >= _ENOUGH * len(sample) else None


def _sample(words: Words) -> list[str]:
    """Return the runs of letters at the beginning of the text, in lower case, in no certain order."""
    count = words.at_or_after(_SAMPLE)
    rest = ""
    if count and words.ends[count - 1] > _SAMPLE:
        count -= 1
        rest = words.text[words.starts[count] : _SAMPLE]
    written = words.words[:count]
    whole = [*map(str.isalpha, written)]  # most words are; the pattern is for the others
    parts = _LETTERS.findall(" ".join([*compress(written, map(not_, whole)), rest]))
    return [*compress(words.lower, whole), *map(str.lower, parts)]


def _of_few(words: frozenset[str], text: str) -> str | None:
    hits = {tag: len(words & common) for tag, common in function_words().items()}
    best = max(hits, key=lambda tag: hits[tag])
    if best != "en" and hits[best] >= _FEW_HITS and not hits["en"]:
        return best
    return "en" if all(ord(letter) < _AFTER_LATIN for letter in text[:_SAMPLE] if letter.isalpha()) else None
