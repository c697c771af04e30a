"""Offsets that stay what they are: UTF-8 byte offsets to code points, line ends one for one."""

import re
from bisect import bisect_left
from collections.abc import Callable

_CONTINUATION = re.compile(rb"[\x80-\xbf]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def plain_line_ends(text: str) -> str:
    """Return `text`, every offset as it was, with line feeds for the lone carriage returns that end a line too."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


def code_point_of(text: str) -> Callable[[int], int]:
    """Return a function from byte offsets into `text.encode()` to offsets into `text`."""
    if text.isascii():
        return int
    continuations = [match.start() for match in _CONTINUATION.finditer(text.encode())]

    def convert(offset: int) -> int:
        return offset - bisect_left(continuations, offset)

    return convert
