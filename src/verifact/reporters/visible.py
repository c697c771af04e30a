"""Text from an article, made fit for a terminal: nothing in it may act, and its width is known."""

import re
import unicodedata

# What moves the cursor, reorders the line, or cannot be encoded: C0 and C1 controls, line and paragraph
# separators, bidirectional controls, lone surrogates. An article must not be able to write over the report on
# it.
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_TAB_STOP = 4


def escape(text: str) -> str:
    """Return `text` with every character that a terminal would act on written as in a Python string."""
    return _ACTING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def width(character: str) -> int:
    """Return how many columns a terminal gives a character that `escape` leaves alone: 0, 1 or 2."""
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cells(line: str) -> list[tuple[str, int]]:
    """Return what is shown for each character of a line, and in how many columns; tabs become spaces."""
    shown = []
    column = 0
    for character in line:
        if character == "\t":
            text = " " * (_TAB_STOP - column % _TAB_STOP)
            columns = len(text)
        elif _ACTING.match(character):
            text = escape(character)
            columns = len(text)
        else:
            text, columns = character, width(character)
        shown.append((text, columns))
        column += columns
    return shown


def clipped(text: str, longest: int) -> str:
    """Return `text` on one line, cut where it has more than `longest` characters."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
