"""Double quotation marks that have no partner, paragraph by paragraph.

A quotation that goes on in the next paragraph is opened there again and closed only at its end (Chicago Manual of Style 17,
13.30; AP Stylebook, "quotation marks"): the mark that opened it needs no partner in its own paragraph. German, Polish and
their neighbours open with a low mark and close with “ or ” (Duden, "Anführungszeichen"); Swedish and Finnish write ” at both
ends. Guillemets and corner brackets are not paired: « opens in one language what it closes in another.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from verifact.document import BlockKind, InlineKind
from verifact.model import Article
from verifact.spans import Span, holder

__all__ = ["unpaired_marks"]

_MARK = re.compile(r"[“”„\"]|''|‘‘|’’|‚‚|``")
_PLAIN = re.compile(r"[“”„\"]")
_DOUBLED = ("''", "‘‘", "’’", "‚‚", "``")
_FEET = re.compile(r"\d['’]\s?\d{1,2}\Z")
_PAIRS = re.compile("(?:“”|„“|„”|\"\"|'{4}|‘‘’’|``'')*+")
_LOW = frozenset({"„", "‚‚"})
_ENDS_LOW = frozenset({"“", "‘‘"})  # what opens in English closes a quotation that a low mark opened
_OPENING = frozenset({"“", "‘‘", "``"})
_CLOSING = frozenset({"”", "’’"})
# Marks of direction, joiners and the byte-order mark, which pages leave at the beginning of a paragraph.
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff"
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.TABLE})
_BEFORE_OPENING = frozenset("([{—–-/‘'“„‚«»‹›「『\"*_>¿¡…=")
_AFTER_CLOSING = frozenset(")]}.,;:!?—–-/’‘'”“«»‹›」』\"*_<…")


@frozen
class _Paragraph:
    """The marks of a block that opened and were not closed, and those that closed where nothing was open."""

    opened: tuple[Span, ...]
    closed: tuple[Span, ...]
    begins_quoted: bool


def unpaired_marks(article: Article) -> Iterator[tuple[Span, bool]]:
    """Yield each double mark without a partner, and whether it is one that opens.

    Code and tables are left out. A mark that is open at the end of a paragraph has its partner in the next one if that begins
    with a mark too, or closes what it did not open. Time is linear in the length of the text.
    """
    code = [inline.span for inline in article.inlines if inline.kind is InlineKind.CODE]
    marks = _MARK if any(mark in article.text for mark in _DOUBLED) else _PLAIN  # the plain ones are found faster
    carried: Span | None = None
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        if carried is None and _PAIRS.fullmatch("".join(marks.findall(article.text, block.span.start, block.span.end))):
            continue
        here = _read(article.text, block.span, code)
        opened, closed = list(here.opened), list(here.closed)
        if carried is not None:
            goes_on = here.begins_quoted or bool(closed)
            if closed and not here.begins_quoted:
                del closed[0]
            if not goes_on:
                yield carried, True
        carried = opened[0] if opened else None
        yield from ((span, False) for span in closed)
        yield from ((span, True) for span in opened[1:])
    if carried is not None:
        yield carried, True


def _read(text: str, block: Span, code: list[Span]) -> _Paragraph:
    opened: list[Span] = []
    closed: list[Span] = []
    first = block.start
    while first < block.end and text[first] in _UNSEEN:
        first += 1
    for match in _MARK.finditer(text, block.start, block.end):
        at = match.start()
        if code and holder(code, at) is not None:
            continue
        before = text[at - 1] if at > first else ""
        after = text[match.end()] if match.end() < block.end else ""
        is_inches = before.isdecimal() and (not opened or _FEET.search(text, max(first, at - 4), at))
        if is_inches:
            continue
        if opened and match[0] in _ENDS_LOW and opened[-1].of(text) in _LOW:
            opens = (before.isspace() or before in _BEFORE_OPENING) and after.isalnum()
        else:
            opens = match[0] in _LOW or _opens(match[0], before, after, is_open=bool(opened))
        if opens:
            opened.append(Span(*match.span()))
        elif opened:
            opened.pop()
        else:
            closed.append(Span(*match.span()))
    return _Paragraph(tuple(opened), tuple(closed), _MARK.match(text, first) is not None)


def _opens(mark: str, before: str, after: str, *, is_open: bool) -> bool:
    """Tell an opening mark from a closing one.

    `before` and `after` are its neighbours, "" at the ends of the paragraph. A mark of the wrong direction is taken for what
    its place makes it: that is another defect.
    """
    if not before or before == "=":
        return True
    can_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    can_close = (not after or after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if mark in _OPENING:
        misused = (can_close and not can_open) or (is_open and before in ".,!?")
        return not misused
    if mark in _CLOSING:
        return can_open and not can_close
    return can_open if can_open != can_close else not is_open
