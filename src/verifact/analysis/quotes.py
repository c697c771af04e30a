"""Quotations: curly, straight, doubled single and angular marks, nested, and running over paragraphs.

A quotation that goes on in the next paragraph is opened there again and closed only at its end (Chicago Manual of Style
17, 13.30; AP Stylebook, "quotation marks").
"""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen, mutable

from verifact.document import Block, BlockKind
from verifact.model import Quote, QuoteKind
from verifact.spans import Span

_MARK = re.compile(r"''|‘‘|’’|``|[\"“”„«»‘’']")
_ROCK_N_ROLL = re.compile(r"(?<=\w )['’‘]n['’](?= \w)", re.IGNORECASE)
_SINGLE_MARKS = frozenset("‘’'")
_PLURAL = re.compile(r"s['’]\s+\w")
_OPENING_MARKS = "“‘'\"«(["
_CLOSING_MARKS = "”’'\"»"
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.TABLE})
_MAX_DEPTH = 3
_TERM_WORDS = 4

_CLOSES = {
    "“": '”“"',
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "''": "''",
    "‘‘": "’’",
    "``": "''",
    "‘": "’",
    "'": "'",
}


@mutable
class _Open:
    mark: str
    start: int
    inner: int
    parts: list[Span] = field(factory=list)


@frozen
class _Mark:
    text: str
    start: int
    end: int
    can_open: bool
    can_close: bool


def find_quotes(text: str, blocks: Iterable[Block]) -> tuple[Quote, ...]:
    """Return the quotations in order of their starts. Marks that never close are reported with `closed` False.

    Code and tables are left out. Time is linear in the length of the text.
    """
    found: list[Quote] = []
    carried: _Open | None = None
    relevant = [block for block in blocks if block.kind not in _SKIPPED]
    for index, block in enumerate(relevant):
        carried = _in_block(text, block.span, carried, found)
        if carried is None:
            continue
        follower = relevant[index + 1].span.start if index + 1 < len(relevant) else -1
        if follower < 0 or not text.startswith(carried.mark, follower) or block.kind is not relevant[index + 1].kind:
            found.append(_finish(text, carried, block.span.end, block.span.end, 0, closed=False))
            carried = None
        else:
            carried.parts.append(Span(carried.inner, block.span.end))
    return tuple(sorted(found, key=lambda quote: (quote.span.start, quote.depth)))


def _in_block(text: str, block: Span, carried: _Open | None, found: list[Quote]) -> _Open | None:
    """Find the quotations of a block; return the one still open at its end, if any."""
    stack: list[_Open] = []
    marks = iter(_without_possessives(text, list(_marks(text, block))))
    if carried is not None:
        carried.inner = block.start + len(carried.mark)
        stack.append(carried)
        next(marks, None)
    for mark in marks:
        if mark.can_close and stack and stack[-1].inner == mark.start and mark.text in _closers(stack[-1].mark):
            stack.pop()  # nothing is quoted
            continue
        closing = _closed_by(stack, mark)
        if closing >= 0:
            opened = stack[closing]
            del stack[closing:]  # what was opened inside and never closed is dropped
            found.append(_finish(text, opened, mark.start, mark.end, closing, closed=True))
        elif mark.can_open and len(stack) < _MAX_DEPTH:
            stack.append(_Open(mark.text, mark.start, mark.end))
    doubles = [opened for opened in stack if opened.mark not in ("'", "‘")]
    return doubles[0] if doubles else None


def _without_possessives(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Take a mark behind a plural for an apostrophe where a mark that closes follows (‘the boys’ fault.’)."""
    closes_later = False
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.text not in _SINGLE_MARKS or not (mark.can_open or mark.can_close):
            continue
        if mark.can_close and _PLURAL.match(text, mark.start - 1):
            if closes_later:
                marks[index] = evolve(mark, can_close=False)
        else:
            closes_later = not mark.can_open
    return marks


def _marks(text: str, block: Span) -> Iterator[_Mark]:
    elided = {match.start() + at for match in _ROCK_N_ROLL.finditer(text, block.start, block.end) for at in (0, 2)}
    for match in _MARK.finditer(text, block.start, block.end):
        if match.start() in elided:
            continue
        mark, start, end = match[0], match.start(), match.end()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        opens_here = not (before.isalnum() or before in ".,!?%)") and not after.isspace()
        closes_here = (not before.isspace() or after.isspace()) and not (after.isalnum() and before.isalnum())
        if mark in "“„«‘‘``":
            misused = mark == "“" and before in ".,!?…" and after.isspace()  # an opening mark that closes
            ends = mark in "“«" and closes_here and not (before.isspace() or after.isalnum())  # „so“, »so«
            yield _Mark(mark, start, end, opens_here if mark == "‘" else not misused, misused or ends)
        elif mark == "»":
            yield _Mark(mark, start, end, opens_here and after.isalnum(), True)
        elif mark in ("”", "’’"):
            yield _Mark(mark, start, end, False, True)
        elif mark == "’":
            yield _Mark(mark, start, end, False, closes_here and not after.isalnum())
        else:
            apostrophe = mark == "'" and (after.isdigit() or (after.isalnum() and before.isalnum()))
            yield _Mark(mark, start, end, opens_here and not apostrophe, closes_here and not apostrophe)


def _closed_by(stack: list[_Open], mark: _Mark) -> int:
    if mark.can_close:
        for depth in range(len(stack) - 1, -1, -1):
            opened = stack[depth]
            if mark.text in _closers(opened.mark) and mark.start > opened.inner:
                return depth
    return -1


def _closers(mark: str) -> tuple[str, ...]:
    if mark == "“":
        return ("”", '"', "“")
    closers = _CLOSES[mark]
    return (closers,) if closers in ("''", "’’") else tuple(closers)


def _finish(text: str, opened: _Open, inner_end: int, end: int, depth: int, *, closed: bool) -> Quote:
    parts = (*opened.parts, Span(opened.inner, max(opened.inner, inner_end)))
    words = " ".join(part.of(text) for part in parts)
    quote = Quote(Span(opened.start, end), parts, words, depth=depth, closed=closed)
    return evolve(quote, kind=_kind(words, closed=closed))


def _kind(words: str, *, closed: bool) -> QuoteKind:
    stripped = words.strip()
    count = len(stripped.split())
    if not closed or stripped.rstrip(_CLOSING_MARKS)[-1:] in (".", ",", "!", "?", "…", "—"):
        return QuoteKind.SPEECH
    if count > 1 and _is_title_case(stripped):
        return QuoteKind.TITLE
    return QuoteKind.TERM if count <= _TERM_WORDS else QuoteKind.SPEECH


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return bool(long) and words[0].isupper() and all(not word.lstrip(_OPENING_MARKS)[:1].islower() for word in long)
