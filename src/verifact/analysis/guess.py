"""Which supported language a text is in, so that no English rule is ever held against another language."""

import re

from verifact.language import lexicon, supported

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_FEW_WORDS = 12
_ENOUGH = 0.12


def supported_language(declared: str | None, text: str) -> str | None:
    """Return the tag of the language folder that fits, or None.

    A declared language (an IETF tag) is believed. Without one a text counts as English where at least 12 % of its words
    are common English function words (running English prose has 35 to 50 %); very short texts get the benefit of doubt.
    """
    if declared:
        primary = re.split(r"[-_]", declared.strip().lower(), maxsplit=1)[0]
        return primary if primary in supported() else None
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _FEW_WORDS:
        return "en" if text[:_SAMPLE].isascii() or all(ord(c) < 0x250 or ord(c) > 0x2000 for c in text[:200]) else None
    common = lexicon("en").terms["function_words"]
    share = sum(word in common for word in words) / len(words)
    return "en" if share >= _ENOUGH else None
