"""UTF-8 byte offsets to code points."""

import re
from bisect import bisect_left
from collections.abc import Callable

_CONTINUATION = re.compile(rb"[\x80-\xbf]")


def code_point_of(text: str) -> Callable[[int], int]:
    """Return a function from byte offsets into `text.encode()` to offsets into `text`."""
    if text.isascii():
        return int
    continuations = [match.start() for match in _CONTINUATION.finditer(text.encode())]

    def convert(offset: int) -> int:
        return offset - bisect_left(continuations, offset)

    return convert
