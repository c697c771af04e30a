"""Edits of a text: making them, and putting two rounds of them together."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from verifact.findings import Edit
from verifact.spans import Span

__all__ = ["applied", "composed"]


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` after `edits`, which are ascending ranges of it that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*parts, text[at:]))


@frozen
class _Piece:
    """A stretch of an edited text: kept from the range `start` to `end` of the original, or `text` in its place."""

    start: int
    end: int
    text: str | None

    def __len__(self) -> int:
        return self.end - self.start if self.text is None else len(self.text)

    def cut(self, at: int) -> tuple["_Piece", "_Piece"]:
        """Return the piece in two, the first of `at` code points."""
        if self.text is None:
            return _Piece(self.start, self.start + at, None), _Piece(self.start + at, self.end, None)
        return _Piece(self.start, self.end, self.text[:at]), _Piece(self.end, self.end, self.text[at:])


def composed(first: Sequence[Edit], second: Sequence[Edit], length: int) -> tuple[Edit, ...]:
    """Return the edits of a text of `length` code points that do what `first`, and on its result `second`, do.

    All edits are ascending and do not overlap, those of `second` as ranges of the text after `first`. What is composed is
    safe where all of it was.
    """
    safe = all(edit.safe for edit in (*first, *second))
    pieces = [piece for piece in _pieces(first, length) if len(piece) or piece.text is not None]
    pieces.reverse()  # a stack: the next one last
    done: list[_Piece] = []
    at = 0
    for edit in second:
        at = _move(pieces, done, edit.span.start - at, edit.span.start, keep=True)
        done.append(_Piece(_original(pieces, done), _original(pieces, done), edit.replacement))
        at = _move(pieces, done, edit.span.end - at, edit.span.end, keep=False)
    done += reversed(pieces)
    return tuple(_edits(done, safe=safe))


def _pieces(edits: Iterable[Edit], length: int) -> Iterator[_Piece]:
    at = 0
    for edit in edits:
        yield _Piece(at, edit.span.start, None)
        yield _Piece(edit.span.start, edit.span.end, edit.replacement)
        at = edit.span.end
    yield _Piece(at, length, None)


def _move(pieces: list[_Piece], done: list[_Piece], count: int, reached: int, *, keep: bool) -> int:
    """Move pieces of `count` code points over, emptied unless they are kept; return `reached`."""
    while count > 0:
        piece = pieces.pop()
        if len(piece) > count:
            piece, rest = piece.cut(count)
            pieces.append(rest)
        count -= len(piece)
        done.append(piece if keep else _Piece(piece.start, piece.end, ""))
    return reached


def _original(pieces: Sequence[_Piece], done: Sequence[_Piece]) -> int:
    if done:
        return done[-1].end
    return pieces[-1].start if pieces else 0


def _edits(pieces: Iterable[_Piece], *, safe: bool) -> Iterator[Edit]:
    start = end = -1
    texts: list[str] = []
    for piece in pieces:
        if piece.text is None:
            if len(piece) and start >= 0:
                yield Edit(Span(start, end), "".join(texts), safe)
                start, texts = -1, []
            continue
        start, end = (piece.start if start < 0 else start), piece.end
        texts.append(piece.text)
    if start >= 0:
        yield Edit(Span(start, end), "".join(texts), safe)
