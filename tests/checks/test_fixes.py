"""The edits a check can hand over with a hit."""

import pytest

from verifact.checks.fixes import remove_lines, replace
from verifact.engine import parse
from verifact.findings import Edit
from verifact.spans import Span


def applied(raw: str, edits: tuple[Edit, ...]) -> str:
    for edit in reversed(edits):
        raw = raw[: edit.span.start] + edit.replacement + raw[edit.span.end :]
    return raw


def place(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


@pytest.mark.parametrize(
    ("kind", "raw", "part", "fixed"),
    [
        ("text", "It rained  twice.", "  ", "It rained twice."),
        ("markdown", "It **rained  twice** there.", "  ", "It **rained twice** there."),
        ("markdown", "It rained&nbsp;&#32;twice.", "\u00a0 ", "It rained twice."),
        ("html", "<p>It rained&nbsp;&#x200b;twice.</p>", "\u00a0\u200b", "<p>It rained twice.</p>"),
        ("markdown", "It *rained* twice.", "rained twice", None),
        ("markdown", "It *rained* [twice](x).", "twice.", None),
        ("markdown", r"It rained \* twice.", " * ", None),
    ],
)
def test_replace(kind: str, raw: str, part: str, fixed: str | None) -> None:
    article = parse(raw, kind)
    edits = replace(article, place(article.text, part), " ")
    assert (applied(raw, edits) if edits else None) == fixed


@pytest.mark.parametrize(
    ("kind", "raw", "part", "fixed"),
    [
        ("text", "It rained.\n\nShare this\n\nIt rained.\n", "Share this", "It rained.\n\nIt rained.\n"),
        ("text", "It rained.\r\n\r\nShare this\r\n\r\n\r\nMore.\r\n", "Share this", "It rained.\r\n\r\nMore.\r\n"),
        ("text", "Share this\n\nIt rained.\n", "Share this", "It rained.\n"),
        ("text", "It rained.\n\n  Share this  \n", "Share this", "It rained.\n"),
        ("text", "It rained.\n\nShare this", "Share this", "It rained.\n"),
        ("text", "Share this", "Share this", ""),
        ("text", "It rained.\nShare this\nMore.\n\n  a", "Share this", "It rained.\nMore.\n\n  a"),
        ("text", "It rained.\n\nShare this\n\n    1. one\n", "Share this", "It rained.\n\n    1. one\n"),
        ("text", "It rained. Share this\n\nMore.", "Share this", "It rained. Share this\n\nMore."),
        ("markdown", "It rained.\n\n[Share](https://a.b/c) this\n\nMore.", "Share this", "It rained.\n\nMore."),
        ("markdown", "It rained.\n\n## Share this\n\nMore.", "Share this", "It rained.\n\nMore."),
        ("markdown", "- It rained.\n- Share this\n- More.\n", "Share this", "- It rained.\n- More.\n"),
        (
            "markdown",
            "| a | Share this |\n|---|---|\n| b | c |\n",
            "Share this",
            "| a | Share this |\n|---|---|\n| b | c |\n",
        ),
        ("html", "<p>It rained.</p><p>Share this</p>", "Share this", "<p>It rained.</p><p></p>"),
        (
            "html",
            "<p>It rained.</p><p><b>Share</b> this</p>",
            "Share this",
            "<p>It rained.</p><p><b>Share</b> this</p>",
        ),
    ],
)
def test_remove_lines(kind: str, raw: str, part: str, fixed: str) -> None:
    article = parse(raw, kind)
    assert applied(raw, remove_lines(article, place(article.text, part))) == fixed


def test_an_edit_says_whether_it_is_safe() -> None:
    article = parse("Share this")
    for edit in (*replace(article, Span(0, 5), "x", safe=False), *remove_lines(article, Span(0, 10), safe=False)):
        assert not edit.safe
