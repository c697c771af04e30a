"""What a line standing alone must look like to be a heading or a title."""

import re

_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_HEADING_WORDS = 12
_TITLE_WORDS = 20
_HEADING_CHARS = 160
_CLOSING = "\"”’'»)"
_PROSE_END = tuple(".!?:;,…")
_QUOTE_END = tuple("\"”’'»")
_OPENING = "\"“‘'«("
_LONG = 4  # letters from which a word is written with a capital in title case
_CASED_SHARE = 0.75


def looks_like_heading(line: str) -> bool:
    """Tell whether a stripped line that stands alone is a heading: short, with a capital, no sentence."""
    if not _opens_well(line, _HEADING_WORDS):
        return False
    bare = line.rstrip(_CLOSING)
    if bare.endswith((".", ":", ";", ",", "…")):
        return False
    return _is_titled(line) or not (bare.endswith(_PROSE_END) or line.endswith(_QUOTE_END))


def looks_like_title(line: str) -> bool:
    """Tell whether a stripped line at the top of a text is its title, which may run longer than a heading."""
    if not _opens_well(line, _TITLE_WORDS) or len(_WORD.findall(line)) < 2:
        return False
    bare = line.rstrip(_CLOSING)
    if bare.endswith((":", ";", ",")):
        return False
    return _is_titled(line) or not (bare.endswith(_PROSE_END) or line.endswith(_QUOTE_END))


def _opens_well(line: str, most_words: int) -> bool:
    if len(line) > _HEADING_CHARS or len(line.split()) > most_words:
        return False
    first = line.lstrip(_OPENING)[:1]
    return first.isupper() or first.isdigit()


def _is_titled(line: str) -> bool:
    """Tell whether a line is in title case; a quotation with nothing around it is speech in any case."""
    if line[0] in _OPENING and line[-1] in _CLOSING:
        return False
    long_words = [word for word in _WORD.findall(line) if len(word) >= _LONG]
    cased = sum(word[0].isupper() or word[0].isdigit() for word in long_words)
    return len(long_words) >= 2 and cased >= _CASED_SHARE * len(long_words)
