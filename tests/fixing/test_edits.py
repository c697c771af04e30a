"""Edits made, composed and shown: held against difflib and against making them one after the other."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from shutil import which
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from verifact.findings import Edit
from verifact.fixing import applied, composed, unified_diff
from verifact.spans import Span

TEXTS = st.lists(st.sampled_from(["a", "b", "\n", "\n", "c d\n", " ", "\r\n", "é"]), max_size=40).map("".join)
REPLACEMENTS = st.sampled_from(["", "", "x", "\n", "y\n", "\nz", "a\nb\n", "q\r\n"])


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    points = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(points[::2], points[1::2], strict=False)
    return [Edit(Span(a, draw(st.sampled_from([a, b]))), draw(REPLACEMENTS), draw(st.booleans())) for a, b in pairs]


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, Sequence[Edit], Sequence[Edit]]:
    text = draw(TEXTS)
    first = draw(edits_of(text))
    return text, first, draw(edits_of(applied(text, first)))


@given(rounds())
def test_composed_edits_do_what_one_after_the_other_does(case: tuple[str, Sequence[Edit], Sequence[Edit]]) -> None:
    text, first, second = case
    both = composed(first, second, len(text))
    assert applied(text, both) == applied(applied(text, first), second)
    assert all(one.span.end < other.span.start for one, other in pairwise(both))
    assert all(edit.safe for edit in both) == all(edit.safe for edit in (*first, *second)) or not both


def patched(text: str, diff: str) -> str:
    """Apply a unified diff by the book."""
    old = [line for line in text.replace("\n", "\n\0").split("\0") if line]
    new: list[str] = []
    at = 0
    lines = diff.replace("\n", "\n\0").replace("\n\0\\ No newline at end of file\n", "").split("\0")[2:]
    for line in filter(None, lines):
        if line.startswith("@@"):
            start, _, count = line.split()[1][1:].partition(",")
            first = int(start) - (count != "0")
            new += old[at:first]
            at = first
        elif line[0] == "+":
            new.append(line[1:])
        else:
            assert old[at] == line[1:]
            at += 1
            if line[0] == " ":
                new.append(line[1:])
    return "".join([*new, *old[at:]])


@given(rounds())
def test_a_diff_leads_from_the_old_text_to_the_new(case: tuple[str, Sequence[Edit], Sequence[Edit]]) -> None:
    text, edits, _ = case
    diff = "".join(unified_diff(text, edits, "a.txt"))
    new = applied(text, edits)
    assert bool(diff) == (new != text)
    assert patched(text, diff) == new if diff else True


def test_a_diff_as_it_looks() -> None:
    text = "".join(f"{number}\n" for number in range(30))
    edits = [Edit(Span(0, 0), "new\n"), Edit(Span(24, 25), "X"), Edit(Span(len(text) - 1, len(text)), "")]
    assert "".join(unified_diff(text, edits, "a b.md")) == (
        "--- a b.md\t\n+++ a b.md\t\n@@ -1,3 +1,4 @@\n+new\n 0\n 1\n 2\n"
        "@@ -9,7 +10,7 @@\n 8\n 9\n 10\n-11\n+1X\n 12\n 13\n 14\n"
        "@@ -27,4 +28,4 @@\n 26\n 27\n 28\n-29\n+29\n\\ No newline at end of file\n"
    )


@pytest.mark.skipif(which("patch") is None, reason="there is no patch")
def test_patch_reads_it(tmp_path: Path) -> None:
    text = "It rained.\r\n\r\nShare this\r\n\r\nMore.\u00a0"
    edits = [Edit(Span(14, 28), ""), Edit(Span(33, 34), "")]
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    diff = "".join(unified_diff(text, edits, "a.txt"))
    run(["patch", "--binary", "-s", str(path)], input=diff.encode(), check=True)
    assert path.read_bytes().decode() == applied(text, edits) == "It rained.\r\n\r\nMore."


def test_many_edits_take_linear_time() -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = "a b\n" * count
        edits = [Edit(Span(at, at + 1), "") for at in range(1, len(text), 2)]
        more = [Edit(Span(at, at + 1), "x\n") for at in range(0, count, 2)]
        return lambda: list(unified_diff(text, composed(edits, more, len(text)), "a"))

    assert_linear(prepared, 32_000)
