"""Offsets of a document: plain to raw and back, lines, blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifact.document import Block, BlockKind, Document, Format, Position, SourceMap
from verifact.spans import Span

# raw "<p>Tom &amp; Ann</p> <p>left</p>", plain "Tom & Ann\n\nleft"
MAP = SourceMap(((0, 4, 3, 7), (4, 5, 7, 12), (5, 9, 12, 16), (11, 15, 24, 28)))


@pytest.mark.parametrize(
    ("plain", "raw"),
    [
        ((0, 3), (3, 6)),
        ((4, 5), (7, 12)),  # all of an entity
        ((3, 6), (6, 13)),
        ((0, 15), (3, 28)),
        ((9, 11), (16, 16)),  # the blank line that the reader made up
        ((12, 12), (25, 25)),
        ((4, 4), (7, 7)),
        ((15, 15), (28, 28)),
        ((15, 20), (28, 28)),
    ],
)
def test_to_raw(plain: tuple[int, int], raw: tuple[int, int]) -> None:
    assert MAP.to_raw(Span(*plain)) == Span(*raw)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ((3, 6), (0, 3)),
        ((8, 9), (4, 5)),
        ((0, 40), (0, 15)),
        ((13, 26), (6, 13)),
        ((0, 3), None),
        ((17, 23), None),
        ((28, 33), None),
    ],
)
def test_to_plain(raw: tuple[int, int], plain: tuple[int, int] | None) -> None:
    assert MAP.to_plain(Span(*raw)) == (Span(*plain) if plain else None)


def test_no_pieces_are_the_identity() -> None:
    assert SourceMap().to_raw(Span(2, 5)) == Span(2, 5)
    assert SourceMap().to_plain(Span(2, 5)) == Span(2, 5)


def test_text_before_the_first_piece() -> None:
    late = SourceMap(((2, 5, 7, 10),))
    assert late.to_raw(Span(0, 1)) == Span(7, 7)
    assert late.to_raw(Span(0, 3)) == Span(7, 8)


@given(st.text(alphabet="a\r\n", max_size=20))
def test_positions(raw: str) -> None:
    document = Document(raw, raw, Format.TEXT)
    lines = [document.line_span(line) for line in range(1, document.position(len(raw)).line + 1)]
    assert [line.of(raw) for line in lines] == raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        assert document.position(line.start) == Position(number, 1)
        assert document.position(line.end) == Position(number, len(line) + 1)


def test_blocks_by_offset() -> None:
    blocks = (Block(Span(2, 4), BlockKind.PARAGRAPH), Block(Span(6, 8), BlockKind.CODE))
    document = Document("x" * 10, "x" * 10, Format.TEXT, blocks)
    assert [document.block_at(at) for at in (0, 2, 3, 4, 6, 8)] == [None, blocks[0], blocks[0], None, blocks[1], None]
    assert [block.is_prose for block in blocks] == [True, False]
    assert document.raw_span(Span(1, 2)) == Span(1, 2)
