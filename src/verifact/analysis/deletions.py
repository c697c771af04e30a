"""What a replace-everywhere of one word leaves behind in a text: scars, stumps, and the word's absence.

A scar is doubled white space inside a sentence, a stump the rest of a longer word ("ory" of "theory").
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from attrs import frozen

from verifact.analysis.words import Words, words_of
from verifact.document import Block, BlockKind, InlineKind
from verifact.language.en.running_text import SHARE
from verifact.language.frequency import Frequencies, frequencies
from verifact.model import Article, CitationKind
from verifact.spans import Span, holder

__all__ = ["Signals", "Stump", "broken_words_of", "lone_letters_of", "signals_of"]

_NOT_READ = frozenset({BlockKind.CODE, BlockKind.TABLE})
_NOT_RUNNING = frozenset({*_NOT_READ, BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.FOOTNOTE})

# How common (Zipf) the restored word has to be. Scrapers mostly cut at the start of a word; a word cut in its
# middle is judged more strictly, and a single letter with ease becomes half the dictionary.
_COMMON_IN_FRONT, _COMMON_INSIDE, _COMMON_LETTER = 3.5, 3.8, 5.0
_LETTERS = re.compile(r"[a-z]+|n't")
_CLITICS = frozenset({"s", "re", "ll", "ve", "d"})
_CLITIC_GAP = re.compile(r"\s['’]$")

# A blank beside another or beside a no-break space, between two words of one line.
_RUN = re.compile(r"(?<=\S)[ \u00a0]{2,3}(?=\S)")
_PAIRS = ("  ", " \u00a0", "\u00a0 ")
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]{0,3}$")
_BLANK = re.compile(r"\s")
_AROUND = 40


class Stump(NamedTuple):
    """A word that is none: its range of the text, and as written."""

    span: Span
    text: str


@frozen
class Signals:
    """All that hints at a deleted word. `stumps` maps a word to the stumps it makes whole, each with the whole.

    `strange` are the words of small letters that no dictionary knows, whatever they are the rest of.

    `counts` is how often each word occurs in the `words` words of running text. `has_no_break_scars` tells
    whether a no-break space is among the scars: authors double a blank, but hardly put a no-break space
    beside one.
    """

    stumps: dict[str, tuple[tuple[Stump, str], ...]]
    strange: tuple[Stump, ...]
    scars: tuple[Span, ...]
    has_no_break_scars: bool
    counts: Counter[str]
    words: int

    def expected(self, token: str) -> float:
        """Return how often a text of this length usually has `token`."""
        return SHARE[token] / 100 * self.words

    def is_absent(self, token: str) -> bool:
        """Tell whether the running text has `token` nowhere."""
        return not self.counts[token]


def signals_of(article: Article) -> Signals:
    """Return the signals of an English article; ask through `article.derived(signals_of)`."""
    words = article.derived(words_of)
    blocks: Sequence[Block] = article.blocks or (Block(Span(0, len(article.text)), BlockKind.PARAGRAPH),)
    listed = [c.span for c in article.citations if c.kind is not CitationKind.LINK]
    listed += [inline.span for inline in article.inlines if inline.kind is InlineKind.CODE]
    apart = _overlapping(listed)
    read = [block for block in blocks if block.kind not in _NOT_READ and not apart(block.span)]
    running = [block for block in read if block.kind not in _NOT_RUNNING]
    counts: Counter[str] = Counter()
    for block in running:
        among = words.range_in(block.span)
        counts.update(words.lower[among.start : among.stop])
    scars = _scars(article.text, read)
    strange = _strange(words, [block.span for block in read], frequencies("en"))
    return Signals(
        stumps=_stumps(words, strange, frequencies("en")),
        strange=tuple(Stump(Span(words.starts[index], words.ends[index]), words.words[index]) for index in strange),
        scars=scars,
        has_no_break_scars=any("\u00a0" in span.of(article.text) for span in scars),
        counts=counts,
        words=counts.total(),
    )


def _overlapping(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """Return a function that tells whether a span shares a character with any of `spans`."""
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    furthest = list(accumulate((span.end for span in ordered), max))

    def overlaps(span: Span) -> bool:
        index = bisect_left(starts, span.end) - 1
        return index >= 0 and furthest[index] > span.start

    return overlaps


def _strange(words: Words, spans: Sequence[Span], known: Frequencies) -> list[int]:
    """Return the indices of the words that may be what is left of a longer one."""
    unknown = known.unknown(words.lower)
    candidates = {word for word in unknown if _LETTERS.fullmatch(word)}
    found = []
    for span in spans if candidates else ():
        among = words.range_in(span)
        column = words.words[among.start : among.stop]
        # As written: a stump is in lower case; a capital letter went with the token, or belongs to a name.
        found += [
            index
            for index in compress(among, map(candidates.__contains__, column))
            if _stands_alone(words, index) and _is_among_words(words, index, unknown)
        ]
    return found


def _stumps(words: Words, strange: Sequence[int], known: Frequencies) -> dict[str, tuple[tuple[Stump, str], ...]]:
    found: dict[str, list[tuple[Stump, str]]] = {}
    whole: dict[str, dict[str, str]] = {}
    for index in strange:
        text = words.words[index]
        key = "'" + text if _CLITIC_GAP.search(words.gaps[index]) and text in _CLITICS else text
        if key not in whole:
            whole[key] = dict(_completions(key, known))
        for token, word in whole[key].items():
            stump = Stump(Span(words.starts[index], words.ends[index]), text)
            found.setdefault(token, []).append((stump, word))
    return {token: tuple(stumps) for token, stumps in found.items()}


def _completions(stump: str, known: Frequencies) -> Iterator[tuple[str, str]]:
    if stump.startswith("'"):
        for token in SHARE:
            if token + stump in known:
                yield token, token + stump
        return
    if not _LETTERS.fullmatch(stump):
        return
    count = known.steps.get  # the innermost loop: steps are compared as they are stored
    front = known.in_steps(_COMMON_LETTER if len(stump) == 1 else _COMMON_IN_FRONT)
    inside = known.in_steps(_COMMON_INSIDE)
    for token in SHARE:
        if count(token + stump, 0) >= front:
            yield token, token + stump
            continue
        if len(stump) < 3 or len(token) < 2:
            continue  # a letter or two put into the middle make a word of almost anything
        for at in range(1, len(stump) + 1):
            word = stump[:at] + token + stump[at:]
            if count(word, 0) >= inside:
                yield token, word
                break


def _stands_alone(words: Words, index: int) -> bool:
    before, after = words.gaps[index], words.gaps[index + 1]
    if before and not (before[-1].isspace() or before[-1] in "\"“‘'’(—–"):
        return False  # part of an address, a handle, a compound
    if after and after[0] in "/@_&-+=\\":
        return False
    if after[:1] in (".", "·") and (len(after) == 1 or not after[1].isspace()) and index + 1 < len(words):
        return False
    return not (index and before.isspace() and words.words[index - 1][-1].isdigit())  # a unit: "5 m"


def _is_among_words(words: Words, index: int, unknown: set[str]) -> bool:
    """Whether the neighbours are English, so that this is no passage in another language."""
    around = [*words.words[max(0, index - 2) : index], *words.words[index + 1 : index + 3]]
    strange = sum(word in unknown for word in around)
    return strange <= 1 and strange < len(around)


def _scars(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    if not any(pair in text for pair in _PAIRS):
        return ()
    inside: list[re.Match[str]] = []
    between: list[re.Match[str]] = []
    for block in blocks:
        for run in _RUN.finditer(text, block.span.start, block.span.end):
            if " " in run[0]:  # no-break spaces alone are somebody's layout
                ends_sentence = _SENTENCE_END.search(text, max(block.span.start, run.start() - 4), run.start())
                (between if ends_sentence else inside).append(run)
    shapes = {run[0] for run in inside}
    # Two blanks after a full stop are a typist's habit; only as one more of the kind do they count.
    shapes.discard("  ")
    runs = [*inside, *(run for run in between if run[0] in shapes)]
    return tuple(sorted(_with_neighbours(text, run) for run in runs))


def _with_neighbours(text: str, run: re.Match[str]) -> Span:
    low, high = max(0, run.start() - _AROUND), min(len(text), run.end() + _AROUND)
    start = max((match.end() for match in _BLANK.finditer(text, low, run.start())), default=low)
    after = _BLANK.search(text, run.end(), high)
    return Span(start, after.start() if after else high)


# What a stump that stands alone in the article has to be the rest of, to be reported by itself.
_COMMON_ALONE = 4.0
_SHORTEST_ALONE = 3
_PAUSES = frozenset({", ", "; "})
_WORDS_OF_A_LETTER = frozenset({"a", "i", "o"})
_VARIABLES = frozenset({"n", "k", "x", "z"})


def lone_letters_of(article: Article) -> tuple[tuple[Stump, str], ...]:
    """Return the lone letters outside quotations, each with the commonest word it may be the rest of."""
    words = article.derived(words_of)
    if len({word for word in words.words if len(word) == 1 and word.islower()} - _WORDS_OF_A_LETTER) != 1:
        return ()  # several different ones: variables, or the points of a list
    found = []
    for stump, word in _told_apart(article, lambda stump: len(stump.text) == 1 and stump.text not in _VARIABLES):
        after = words.at(stump.span.start) + 1
        if not words.gaps[after - 1].isspace() and words.gaps[after - 1] not in _PAUSES:
            continue  # "D.C.'s"
        is_name = after < len(words) and words.words[after][0].isupper()  # "Castilla y León"
        if not is_name and words.gaps[after][:1] not in {")", ".", "'", "’"}:  # "tip o' the hat"
            found.append((stump, word))
    return tuple(found)


def broken_words_of(article: Article) -> tuple[tuple[Stump, str], ...]:
    """Return the broken words outside quotations, each with the commonest word it may be the rest of."""
    return _told_apart(article, lambda stump: len(stump.text) >= _SHORTEST_ALONE)


def _told_apart(article: Article, wanted: Callable[[Stump], bool]) -> tuple[tuple[Stump, str], ...]:
    known, quotes = frequencies("en"), [quote.span for quote in article.quotes if quote.depth == 0]
    words, whole = article.derived(words_of), dict[Stump, str]()
    for stumps in article.derived(signals_of).stumps.values():
        for stump, word in stumps:
            if not wanted(stump) or not word.endswith(stump.text) or holder(quotes, stump.span.start) is not None:
                continue
            if "-" in words.gaps[words.at(stump.span.start)]:
                continue  # a word that was divided at the end of a line
            if known.zipf(word) >= max(_COMMON_ALONE, known.zipf(whole.get(stump, ""))):
                whole[stump] = word
    return tuple(sorted(whole.items()))
