"""VF4 on awkward inputs: nothing backtracks, nothing looks over the rest of the text from every place."""

from collections.abc import Callable

import pytest
from tests.growth import assert_linear

import verifact
from verifact.config import Config

VF4 = Config(select=("VF4",))
PIECES = [
    "\u00a0", " \u00a0", " ", "\t\u00a0x", "<", "<a ", "<!-- ", "&", "[", "[a b=", "{", "{{", "{a:", "—", "a— ", "a:", "a|",
    "a\n", "News\n", "Share this\n", "x: 1\n", "By A ", "â€™", "Ã", "\ufffd", "\u200b", "a\u200b", "a\u202e", "TKTK ",
    "...", "【4", "the the\n", "ory ", "word  word ", "1/", "1.", "we use cookies ", "window.a", "var a = ", "Photo ",
    "function a(", "${a",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_linear(piece: str) -> None:
    def prepared(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: verifact.check(text, format="text", config=VF4)

    assert_linear(prepared, 40_000)
