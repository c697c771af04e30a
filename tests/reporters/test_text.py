"""What people read: exact output for made-up reports, kept in tests/snapshots."""

from pathlib import Path
from typing import Any

import pytest

from verifact.document import Position
from verifact.findings import Finding, Report, Severity, Stats, Suppressed
from verifact.reporters import View, load_reporter
from verifact.reporters.quoting import quoted
from verifact.reporters.visible import cells, escape, width
from verifact.spans import Span

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
STATS = Stats(100, 12, 0.25, 5, 0.4, 2, 1, sources=4, concentration=0.4)


def finding(context: str = "", mark: str = "", **changes: Any) -> Finding:
    """Make a finding at `mark` in its line."""
    at = context.find(mark) + 1
    values: dict[str, Any] = {
        "code": "VF204",
        "name": "bare-source",
        "severity": Severity.WARNING,
        "message": "nothing is said of the source",
        "raw_span": Span(at, at + len(mark)) if mark else None,
        "line": 3,
        "column": at or 1,
        "end_line": 3,
        "end_column": at + len(mark) if mark else 1,
        "context": context,
    }
    return Finding(**(values | changes))


ARTICLE = finding(code="VF104", name="no-sources", message="no source at all", line=1, help="name one")
PLACED = finding(
    "Sources say it is done.",
    "Sources say",
    help="say who they are",
    related=(Span(0, 1), Span(1, 2)),
    related_at=(Position(11, 4), Position(9, 12)),
)
ACTING = finding(
    "a \x1b[31mred\x07 word",
    "red",
    severity=Severity.ERROR,
    message="the word \x1b[2Jred\nis\u202e loud",
    help="\x9b1m",
)
CLEAN = Report("clean.md", stats=STATS)
MIXED = Report("a\x1b.md", (ARTICLE, PLACED, ACTING), suppressed=(Suppressed(PLACED, "comment"),), stats=STATS)
UNREADABLE = Report("gone.md", (finding(code="VF904", severity=Severity.ERROR, message="gone", line=1),))


def render(*reports: Report, **view: bool) -> str:
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
