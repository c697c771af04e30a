"""Menus and their kin: lines that say little by themselves, among others that are the interface's beyond doubt."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from attrs import frozen

from verifact.analysis.residue.lines import Line
from verifact.analysis.residue.stamps import Stamps
from verifact.analysis.words import Words
from verifact.document import BlockKind
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

__all__ = ["MAYBE", "Vocabulary", "lines_in_runs", "vocabulary_of", "weights_of"]

# How much a line says about its neighbours. What is no sentence and no menu says nothing: weight 0.
_SURE, MAYBE, _AGAIN, _DATA = 1.0, 0.5, 0.1, -1.0
_SHORTEST = 3  # lines
_LONG, _LONG_WEIGHT = 12, 4.0  # lines, and their weight, from which a run is a menu or a page's foot
_REACH, _REACH_IN_LONG = 5, 10  # lines on either side that are weighed
_LEAST, _LEAST_IN_LONG = 1.5, 2.0
_SHARE, _SHARE_OF_ONE_WORD = 0.12, 0.4  # the least mean weight of the lines around
_MOST_MENU_WORDS = 4
_MOST_OWN_WORDS = 4
_PROSE = 60  # characters: shorter sentences may be the page's own

_DATA_LINE = re.compile(r"[^:]{1,30} ?: ?[^ :]|[^$€£¥₩]*[$€£¥₩]|\D*\d[\d,.-]{3}")
_HAS_DATA = re.compile(r"[:$€£¥₩\d]")  # without any of which no line is one of data
_BYLINE = re.compile(r"by [A-Z]", re.IGNORECASE)
_PLACE = re.compile(r"(?<!\w)(?:from|in|at|by) [A-Z]\w+$", re.IGNORECASE)
_SMALL_WORDS = frozenset({"and", "the", "of", "&", "|"})


@frozen(eq=False)
class Vocabulary:
    """The words of an article's own sentences, to tell a short heading of its own by."""

    words: Words
    own: frozenset[str]

    def is_own(self, line: Line, most: int) -> bool:
        """Tell whether a line of at most `most` words has only words that the article's sentences use."""
        if line.words > most:
            return False
        among = self.words.range_in(line.span)
        lower = self.words.lower[among.start : among.stop]
        return all(word in self.own or f"{word}s" in self.own for word in lower)


def vocabulary_of(words: Words, lines: Sequence[Line], title: Span | None) -> Vocabulary:
    """Return the words of the title and of the sentences among `lines`."""
    own: set[str] = set()
    for line in lines:
        if (line.is_prose and len(line.span) >= _PROSE) or line.span == title:
            among = words.range_in(line.span)
            own.update(words.lower[among.start : among.stop])
    return Vocabulary(words, frozenset(own))


def weights_of(lines: Sequence[Line], sure: Sequence[bool]) -> list[float]:
    """Return how much each line says about its neighbours; `sure` tells which are the interface's by what they say."""
    menu = lexicon("en").terms["interface_menus"]
    times = Counter(line.label for line in lines if not line.is_prose)
    weights = []
    for line, is_sure in zip(lines, sure, strict=True):
        weight = 0.0
        if is_sure:
            weight = _SURE
        elif not line.is_prose:
            words = (
                [word.strip("&|,.:").casefold() for word in line.label.split()]
                if line.words <= _MOST_MENU_WORDS
                else []
            )
            if words and all(not word or word in menu or word in _SMALL_WORDS for word in words):
                weight = MAYBE
            elif _HAS_DATA.search(line.label) and _DATA_LINE.match(line.label):
                weight = _DATA
            elif times[line.label] > 1:
                weight = _AGAIN
        weights.append(weight)
    return weights


def lines_in_runs(
    article: Article, lines: Sequence[Line], weights: Sequence[float], own: Vocabulary, stamps: Stamps
) -> Iterator[int]:
    """Yield the indices of lines that belong to the interface by where they stand.

    A run is what stands between two lines of prose; a line of it is taken where enough of the interface stands
    around it.
    """
    menu = lexicon("en").terms["interface_menus"]
    for start, end in _runs(lines):
        sums = [0.0, *accumulate(weights[start:end])]
        is_long = end - start >= _LONG and sums[-1] >= _LONG_WEIGHT
        reach, least = (_REACH_IN_LONG, _LEAST_IN_LONG) if is_long else (_REACH, _LEAST)
        if sums[-1] < least:
            continue
        for index in range(start, end):
            low, high = max(start, index - reach), min(end, index + reach + 1)
            near = sums[high - start] - sums[low - start]
            line = lines[index]
            is_odd = line.words == 1 and line.label.casefold().strip(".:!") not in menu
            if near < least or near < (_SHARE_OF_ONE_WORD if is_odd else _SHARE) * (high - low):
                continue
            if not (own.is_own(line, _MOST_OWN_WORDS) or _is_authors(article, line, stamps)):
                yield index


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield first and last (not included) of the lines between two lines of prose."""
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or lines[index].is_prose:
            if index - start >= _SHORTEST:
                yield start, index
            start = index + 1


def _is_authors(article: Article, line: Line, stamps: Stamps) -> bool:
    """Whether a line is likely the author's own, whatever stands around it: a title, a byline, a date, data, a lead-in."""
    label = line.label
    if article.blocks[line.block].kind is BlockKind.TITLE or not any(map(str.isalpha, label)):
        return True
    if label[0] in "‘“\"'(" or line.text[:1] in ("—", "–") or label[-1] in ":;,":
        return True
    if label[-1] in ".!?…" and line.words > 1:
        return True  # a short sentence
    return bool(_BYLINE.match(label) or _DATA_LINE.match(label) or _PLACE.search(label)) or stamps.is_date(label)
