"""A quotation as its writer marks it: the stretches given word for word, and between them what was left out or changed."""

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise

from attrs import frozen

from verifact.analysis.comparing.plain_words import PlainWords, plain_words

__all__ = ["Gap", "Piece", "pieces_of"]

# What may stand around the marks is bounded, so that no run of spaces or letters is gone through from each of its places.
_ELLIPSIS = r"(?:[\[(]\s{0,2})?(?:…|\.(?:\s?\.){2,})(?:\s{0,2}[\])])?"
_BRACKETS = r"[^\W_]{0,30}\[[^\[\]]{1,200}\][^\W_]{0,30}(?:['’][^\W_]{1,3})?"
_MARKED = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})|{_BRACKETS}")
_CASE_CHANGED = re.compile(r"(?<![^\W_])\[([iI](?=\]['’])|[^\W\d_](?=\][^\W_]))\]")
_LONGEST_PIECE = 64  # words; a longer stretch is held against the source piece by piece


class Gap(IntEnum):
    """How many words of the source may stand at a place of the quotation."""

    NONE = 0
    BRACKETS = 10
    ELLIPSIS = 250


@frozen
class Piece:
    """Words `first` to `last` (not included) of a quotation, given word for word, and the gap before them."""

    first: int
    last: int
    gap: Gap


def pieces_of(quotation: str) -> tuple[PlainWords, list[Piece]]:
    """Return the words of a quotation that are given word for word, and the pieces they come in.

    "[T]he" is "the"; other brackets ("[the mayor]", "[sic]", "learn[ed]") stand in place of a few words or of none, an ellipsis, bracketed or
    not, in place of many.
    """
    text = _CASE_CHANGED.sub(r"  \1", quotation)  # of the same length
    marks: list[tuple[int, Gap]] = []

    def blank(match: re.Match[str]) -> str:
        marks.append((match.start(), Gap.ELLIPSIS if match["ellipsis"] else Gap.BRACKETS))
        return " " * len(match[0])

    words = plain_words(_MARKED.sub(blank, text))
    return words, list(_cut(words, marks))


def _cut(words: PlainWords, marks: list[tuple[int, Gap]]) -> Iterator[Piece]:
    gaps: dict[int, Gap] = {}  # by the word they stand before
    at = 0
    for place, gap in marks:
        while at < len(words) and words.starts[at] < place:
            at += 1
        gaps[at] = max(gap, gaps.get(at, Gap.NONE))
    cuts = sorted({0, *gaps, len(words)})
    for first, last in pairwise(cuts):
        for start in range(first, last, _LONGEST_PIECE):
            gap = gaps.get(first, Gap.NONE) if start == first and first else Gap.NONE
            yield Piece(start, min(last, start + _LONGEST_PIECE), gap)
