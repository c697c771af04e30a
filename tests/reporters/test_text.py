"""What people read: exact output for made-up reports, kept in tests/snapshots."""

from pathlib import Path
from typing import Any

import pytest
from tests.reporters.made_up import CLEAN, MIXED, UNREADABLE, finding

from verifact.findings import Finding, Report
from verifact.reporters import View, load_reporter
from verifact.reporters.quoting import quoted
from verifact.reporters.visible import cells, escape, width

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"


def render(*reports: Report, **view: Any) -> str:
    return "".join(load_reporter("text")(reports, View(**view)))


@pytest.mark.parametrize(
    ("name", "reports", "view"),
    [
        ("clean", [CLEAN], {}),
        ("one", [MIXED], {}),
        ("many", [CLEAN, MIXED, UNREADABLE], {}),
        ("quiet", [CLEAN, MIXED, UNREADABLE], {"quiet": True}),
        ("statistics", [MIXED, UNREADABLE, UNREADABLE], {"quiet": True, "statistics": True}),
        ("color", [MIXED, UNREADABLE], {"color": True}),
        ("nothing", [], {}),
    ],
)
def test_snapshot(name: str, reports: list[Report], view: dict[str, bool]) -> None:
    expected = (SNAPSHOTS / f"text_{name}.txt").read_text(encoding="utf-8")
    assert render(*reports, **view) == expected


def test_no_terminal_is_commanded_by_an_article() -> None:
    assert "\x1b" not in render(MIXED)
    assert "\u202e" not in render(MIXED)


def test_text_from_nowhere_and_no_figures() -> None:
    assert render(Report()) == "<text>: nothing to mark; 0 claims, 0 sources, 0 citations\n\n"


def shown(item: Finding) -> str:
    line, blanks, marks = quoted(item)
    return f"{line}|{blanks}{marks}"


@pytest.mark.parametrize(
    ("context", "mark", "expected"),
    [
        ("ab cd", "cd", "ab cd|   ^^"),
        ("a\tb", "b", "a   b|    ^"),
        ("\tb", "\t", "    b|^^^^"),
        ("日本 x", "x", "日本 x|     ^"),
        ("日本 x", "本", "日本 x|  ^^"),
        ("e\u0301a", "a", "e\u0301a| ^"),
        ("a\u200bb", "b", "a\u200bb| ^"),
        ("a\u200bb", "\u200b", "a\u200bb| ^"),
        ("\ud800b", "b", "\\ud800b|      ^"),
        ("\x00b", "\x00", "\\x00b|^^^^"),
    ],
)
def test_marks_stand_below_their_text(context: str, mark: str, expected: str) -> None:
    assert shown(finding(context, mark)) == expected


def test_a_long_line_is_cut_around_its_place() -> None:
    line, blanks, marks = quoted(finding("x" * 300 + "HERE" + "y" * 300, "HERE"))
    assert (line[0], line[-1], len(line)) == ("…", "…", 102)
    assert line[len(blanks) :].startswith("HERE")
    assert marks == "^^^^"


@pytest.mark.parametrize(("before", "after"), [(0, 300), (300, 0), (3, 300)])
def test_a_long_line_at_its_ends(before: int, after: int) -> None:
    line, blanks, _ = quoted(finding("x" * before + "HERE" + "y" * after, "HERE"))
    assert line[len(blanks) :].startswith("HERE")
    assert (line[0] == "…", line[-1] == "…") == (before > 100, after > 100)


def test_a_place_wider_than_the_window() -> None:
    line, blanks, marks = quoted(finding("a " + "b" * 300, "b" * 300))
    assert (line, blanks, marks) == ("…" + "b" * 100 + "…", " ", "^" * 100)


def test_a_context_that_was_cut() -> None:
    line, blanks, marks = quoted(finding("abc HERE", "HERE", column=1005, end_column=1009, context_column=1001))
    assert (line, blanks, marks) == ("…abc HERE", " " * 5, "^^^^")


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert shown(finding("ab cd", "cd", end_line=5, end_column=1)) == "ab cd|   ^^"


def test_an_empty_place_has_one_mark() -> None:
    assert shown(finding("ab", "b", column=3, end_column=3)) == "ab|  ^"


def test_escape_leaves_ordinary_text_alone() -> None:
    text = "“Ça va”, 日本 — déjà\u00a0vu 👍"
    assert escape(text) == text
    assert "".join(piece for piece, _ in cells(text)) == text


@pytest.mark.parametrize(
    ("character", "columns"), [("a", 1), ("é", 1), ("日", 2), ("\u0301", 0), ("\u200d", 0), ("👍", 2)]
)
def test_width(character: str, columns: int) -> None:
    assert width(character) == columns
