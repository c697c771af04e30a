"""VF4 on awkward inputs: nothing backtracks, nothing looks over the rest of the text from every place."""

import time

import pytest

import verifact
from verifact.checks.discovery import all_checks

SIZE = 60_000
PIECES = [
    "\u00a0", " \u00a0", " ", "\t\u00a0x", "<", "<a ", "<!-- ", "&", "[", "[a b=", "{", "{{", "{a:", "—", "a— ", "a:", "a|",
    "a\n", "News\n", "Share this\n", "x: 1\n", "By A ", "â€™", "Ã", "\ufffd", "\u200b", "a\u200b", "a\u202e", "TKTK ",
    "...", "【4", "the the\n", "ory ", "word  word ", "1/", "1.", "we use cookies ", "window.a", "var a = ", "Photo ",
    "function a(", "${a",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_linear(piece: str) -> None:
    article = verifact.parse(piece * (SIZE // len(piece)), format="text")
    for code, check in all_checks().items():
        if code.startswith("VF4"):
            began = time.perf_counter()
            list(check.run(article))
            assert time.perf_counter() - began < 20, code  # quadratic work on this takes minutes
