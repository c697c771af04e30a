"""Which supported language a text is in, so that no rule of one language is ever held against another."""

import re

from verifact.language import function_words, supported

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_FEW_WORDS = 12
_FEW_HITS = 2
_ENOUGH = 0.12
_AFTER_LATIN = 0x250


def supported_language(declared: str | None, text: str) -> str | None:
    """Return the tag of the language folder that fits, or None.

    A declared language (an IETF tag) is believed. Without one a text counts as being in the language most of whose common
    function words stand in it, where they are at least 12 % of its words (running prose has 35 to 50 %). Very short texts
    get the benefit of doubt: they count as English unless two different function words speak for another language alone.
    """
    if declared:
        primary = re.split(r"[-_]", declared.strip().lower(), maxsplit=1)[0]
        return primary if primary in supported() else None
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _FEW_WORDS:
        return _of_few(frozenset(words), text)
    hits = {tag: sum(map(common.__contains__, words)) for tag, common in function_words().items()}
    best = max(hits, key=lambda tag: (hits[tag], tag == "en"))
    return best if hits[best] >= _ENOUGH * len(words) else None


def _of_few(words: frozenset[str], text: str) -> str | None:
    hits = {tag: len(words & common) for tag, common in function_words().items()}
    best = max(hits, key=lambda tag: hits[tag])
    if best != "en" and hits[best] >= _FEW_HITS and not hits["en"]:
        return best
    return "en" if all(ord(letter) < _AFTER_LATIN for letter in text[:_SAMPLE] if letter.isalpha()) else None
