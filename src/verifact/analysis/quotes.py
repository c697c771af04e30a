"""Quotations: curly, straight, doubled single and angular marks, nested, and running over paragraphs.

A quotation that goes on in the next paragraph is opened there again and closed only at its end (Chicago Manual of Style
17, 13.30; AP Stylebook, "quotation marks").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from attrs import field, mutable

from verifact.document import Block, BlockKind
from verifact.model import Quote, QuoteKind
from verifact.spans import Span

__all__ = ["find_quotes"]

# Every mark but the apostrophe between two letters; it begins with a set, for which `re` searches fastest.
_MARK = re.compile(r"[\"“”„«»‘’'`](?<![^\W_]['‘’](?=[^\W_]))(?:(?<=')'|(?<=‘)‘|(?<=’)’|(?<=`)`|(?<!`))")
_ROCK_N_ROLL = re.compile(r"\w ['’‘][nN]['’] \w")
_SINGLE_MARKS = frozenset("‘’'")
_DOUBLED_OPENERS = frozenset({"‘‘", "``"})
_PLURAL = re.compile(r"s['’]\s+\w")
_OPENING_MARKS = "“‘'\"«(["
_CLOSING_MARKS = "”’'\"»"
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.TABLE})
_MAX_DEPTH = 3
_TERM_WORDS = 4

_CLOSES = {
    "“": frozenset('”“"'),
    "„": frozenset("“”"),
    "«": frozenset("»"),
    "»": frozenset("«"),
    '"': frozenset('"”'),
    "''": frozenset({"''"}),
    "‘‘": frozenset({"’’"}),
    "``": frozenset({"''"}),
    "‘": frozenset("’"),
    "'": frozenset("'"),
}

_Mark = tuple[str, int, int, bool, bool]  # the mark, its start and end, whether it can open, whether it can close


@mutable
class _Open:
    mark: str
    start: int
    inner: int
    parts: list[Span] = field(factory=list)


def find_quotes(text: str, blocks: Iterable[Block]) -> tuple[Quote, ...]:
    """Return the quotations in order of their starts. Marks that never close are reported with `closed` False.

    Code and tables are left out. Time is linear in the length of the text.
    """
    places = [match.span() for match in _MARK.finditer(text)]
    if not places:
        return ()
    starts = [start for start, _ in places]
    found: list[Quote] = []
    carried: _Open | None = None
    relevant = [block for block in blocks if block.kind not in _SKIPPED]
    for index, block in enumerate(relevant):
        span = block.span
        low = bisect_left(starts, span.start)
        if carried is None and (low == len(starts) or starts[low] >= span.end):
            continue
        high = bisect_left(starts, span.end, low)
        carried = _in_block(text, span, places[low:high], carried, found)
        if carried is None:
            continue
        follower = relevant[index + 1].span.start if index + 1 < len(relevant) else -1
        if follower < 0 or not text.startswith(carried.mark, follower) or block.kind is not relevant[index + 1].kind:
            found.append(_finish(text, carried, span.end, span.end, 0, closed=False))
            carried = None
        else:
            carried.parts.append(Span(carried.inner, span.end))
    return tuple(sorted(found, key=lambda quote: (quote.span.start, quote.depth)))


def _in_block(
    text: str, block: Span, places: list[tuple[int, int]], carried: _Open | None, found: list[Quote]
) -> _Open | None:
    """Find the quotations of a block; return the one still open at its end, if any."""
    stack: list[_Open] = []
    marks = iter(_marks(text, block, places))
    if carried is not None:
        carried.inner = block.start + len(carried.mark)
        stack.append(carried)
        next(marks, None)
    for mark, start, end, can_open, can_close in marks:
        if can_close and stack:
            if stack[-1].inner == start and mark in _CLOSES[stack[-1].mark]:
                stack.pop()  # nothing is quoted
                continue
            closing = len(stack) - 1
            while closing >= 0 and not (mark in _CLOSES[stack[closing].mark] and start > stack[closing].inner):
                closing -= 1
            if closing >= 0:
                opened = stack[closing]
                del stack[closing:]  # what was opened inside and never closed is dropped
                found.append(_finish(text, opened, start, end, closing, closed=True))
                continue
        if can_open and len(stack) < _MAX_DEPTH:
            stack.append(_Open(mark, start, end))
    return next((opened for opened in stack if opened.mark not in _SINGLE_MARKS), None)


def _marks(text: str, block: Span, places: list[tuple[int, int]]) -> list[_Mark]:
    """Return the marks of a block, each with what it can do where it stands."""
    marks: list[_Mark] = []
    plurals: list[int] = []
    for start, end in places:
        mark = text[start:end]
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if mark in _SINGLE_MARKS:
            if (after in "nN" and _ROCK_N_ROLL.match(text, start - 2)) or (
                before in "nN" and _ROCK_N_ROLL.match(text, start - 4)
            ):
                continue
            can_open, can_close = _of_single(mark, before, after)
            if can_close and before == "s" and _PLURAL.match(text, start - 1):
                plurals.append(len(marks))
        else:
            can_open, can_close = _of_double(mark, before, after)
        marks.append((mark, start, end, can_open, can_close))
    if plurals:
        _open_possessives(marks, frozenset(plurals))
    return marks


def _of_single(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether a single mark can open and whether it can close a quotation between these two characters."""
    can_open, can_close = _by_neighbours(before, after)
    if mark == "‘":
        return can_open, False
    if mark == "’":
        return False, can_close and not after.isalnum()
    is_apostrophe = after.isdigit() or (after.isalnum() and before.isalnum())
    return can_open and not is_apostrophe, can_close and not is_apostrophe


def _of_double(mark: str, before: str, after: str) -> tuple[bool, bool]:
    if mark in ("”", "’’"):
        return False, True
    can_open, can_close = _by_neighbours(before, after)
    if mark == "»":
        return can_open and after.isalnum(), True
    if mark in ("“", "„", "«") or mark in _DOUBLED_OPENERS:
        misused = mark == "“" and before in ".,!?…" and after.isspace()  # an opening mark that closes
        ends = mark in "“«" and can_close and not (before.isspace() or after.isalnum())  # „so“, »so«
        return not misused, misused or ends
    return can_open, can_close


def _by_neighbours(before: str, after: str) -> tuple[bool, bool]:
    """Return whether there is something to open, and something to close, between two characters."""
    opens = not (before.isalnum() or before in ".,!?%)") and not after.isspace()
    closes = (not before.isspace() or after.isspace()) and not (after.isalnum() and before.isalnum())
    return opens, closes


def _open_possessives(marks: list[_Mark], plurals: frozenset[int]) -> None:
    """Take a mark behind a plural for an apostrophe where a mark that closes follows (‘the boys’ fault.’)."""
    closes_later = False
    for index in range(len(marks) - 1, -1, -1):
        mark, start, end, can_open, can_close = marks[index]
        if mark not in _SINGLE_MARKS or not (can_open or can_close):
            continue
        if index not in plurals:
            closes_later = not can_open
        elif closes_later:
            marks[index] = (mark, start, end, can_open, False)


def _finish(text: str, opened: _Open, inner_end: int, end: int, depth: int, *, closed: bool) -> Quote:
    parts = (*opened.parts, Span(opened.inner, max(opened.inner, inner_end)))
    words = " ".join([part.of(text) for part in parts])
    return Quote(Span(opened.start, end), parts, words, _kind(words, closed=closed), depth, closed)


def _kind(words: str, *, closed: bool) -> QuoteKind:
    stripped = words.strip()
    if not closed or stripped.rstrip(_CLOSING_MARKS)[-1:] in (".", ",", "!", "?", "…", "—"):
        return QuoteKind.SPEECH
    count = len(stripped.split(None, _TERM_WORDS))
    if count > 1 and stripped[0].isupper() and _is_title_case(stripped):
        return QuoteKind.TITLE
    return QuoteKind.TERM if count <= _TERM_WORDS else QuoteKind.SPEECH


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return bool(long) and not any(word.lstrip(_OPENING_MARKS)[:1].islower() for word in long)
