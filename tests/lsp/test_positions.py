"""Places in code units: what an editor counts must be what Python's codecs count."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from verifact.document import Document, Format
from verifact.lsp.positions import Positions
from verifact.spans import Span

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(alphabet="a é€\U0001f600\r\n\u2028\x0c\x85\ud800", max_size=30)


def positions(text: str, encoding: str, lead: str = "") -> Positions:
    return Positions(Document(text, text, Format.TEXT), encoding, lead)


@given(TEXTS, st.sampled_from(sorted(CODECS)))
def test_positions_are_those_of_the_codecs(text: str, encoding: str) -> None:
    codec, width = CODECS[encoding]
    found = positions(text, encoding)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    for offset in range(len(text) + 1):
        line = max(index for index, start in enumerate(starts) if start <= offset)
        units = len(text[starts[line] : offset].encode(codec, "surrogatepass")) // width
        assert found.at(offset) == types.Position(line, units)


@given(TEXTS, st.sampled_from(sorted(CODECS)), st.sampled_from(["", "\ufeff"]))
def test_there_and_back(text: str, encoding: str, lead: str) -> None:
    found = positions(text, encoding, lead)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # no place of its own: the line ends before it
            assert found.offset(found.at(offset)) == offset


@given(TEXTS, st.integers(0, 99), st.integers(0, 99))
def test_any_position_is_some_place(text: str, line: int, character: int) -> None:
    assert 0 <= positions(text, "utf-16").offset(types.Position(line, character)) <= len(text)


@pytest.mark.parametrize(("encoding", "shift"), [("utf-8", 3), ("utf-16", 1), ("utf-32", 1)])
def test_a_byte_order_mark_counts_on_the_first_line(encoding: str, shift: int) -> None:
    found = positions("ab\ncd", encoding, "\ufeff")
    assert found.range(Span(1, 4)) == types.Range(types.Position(0, 1 + shift), types.Position(1, 1))
    assert found.offset(types.Position(0, 0)) == 0
