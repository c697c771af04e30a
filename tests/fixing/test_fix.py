"""What may be fixed is, once and for all; nothing else changes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import verifact
from verifact.checks.base import WARNING, Check, Example, Hit, check
from verifact.checks.discovery import all_checks
from verifact.checks.fixes import remove_lines, replace
from verifact.document import BlockKind
from verifact.engine import Checker, Settings, parse
from verifact.engine.fixing import fix_article
from verifact.findings import Edit
from verifact.fixing import Fixed, applied
from verifact.model import Article
from verifact.spans import Span


@check("AC001", "xes", severity=WARNING, language="", bad=["⟦x⟧"], good=["y"])
def xes(article: Article) -> Iterator[Hit]:
    """Every letter x is one too many; one finding with all sites."""
    spans = [Span(at, at + 1) for at, letter in enumerate(article.text) if letter == "x"]
    if spans:
        fix = tuple(edit for span in spans for edit in replace(article, span))
        yield Hit(spans[0], "x", related=tuple(spans[1:]), fix=fix)


@check("AC002", "shares", severity=WARNING, language="", bad=["⟦Share⟧"], good=["y"])
def shares(article: Article) -> Iterator[Hit]:
    """A block that says share goes."""
    for block in article.blocks:
        if block.span.of(article.text).startswith("Share"):
            yield Hit(block.span, "share", fix=remove_lines(article, block.span))


@check("AC003", "exes", severity=WARNING, language="", bad=["⟦ab⟧"], good=["y"])
def exes(article: Article) -> Iterator[Hit]:
    """An a before a b becomes an x, which may change what the text says."""
    at = article.text.find("ab")
    while at >= 0:
        yield Hit(Span(at, at + 2), "ab", fix=replace(article, Span(at, at + 2), "x", safe=False))
        at = article.text.find("ab", at + 1)


CHECKS = {item.code: item for item in (xes, shares, exes)}


def fixed(text: str, markup: str = "text", *, unsafe: bool = False) -> Fixed:
    return fix_article(parse(text, markup), Checker(Settings(), CHECKS), unsafe=unsafe)


@pytest.mark.parametrize(
    ("markup", "before", "after"),
    [
        ("text", "ax bx\r\n\r\nc", "a b\r\n\r\nc"),
        ("text", 'Say “ax” ‘ax’ "ax" ax.', 'Say “ax” ‘ax’ "ax" a.'),
        ("text", "“ax bx\n\n“ax bx” ax", "“ax bx\n\n“ax bx” a"),
        ("text", "He said “ax and ax.\n\nThen ax.", "He said “ax and ax.\n\nThen a."),
        ("text", "It rained.\n\nShare xx\n\nMore.", "It rained.\n\nMore."),
        ("text", "It rained.\n\nShare “this”\n\nMore.", "It rained.\n\nShare “this”\n\nMore."),
        (
            "markdown",
            "`ax` ax <q>ax</q>\n\n> ax\n\n    ax\n\n```\nax\n```\n",
            "`ax` a <q>ax</q>\n\n> ax\n\n    ax\n\n```\nax\n```\n",
        ),
        ("markdown", "*ax*[x](x)\n\n- Share x\n- xy\n", "*a*[](x)\n\n- y\n"),
        ("html", "<p>ax &#120;x<code>x</code></p><q>x</q><pre>x</pre>", "<p>a <code>x</code></p><q>x</q><pre>x</pre>"),
    ],
)
def test_what_is_fixed(markup: str, before: str, after: str) -> None:
    assert fixed(before, markup).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!-- verifact: ignore[AC001] -->\nax\n\nbx\n", None),  # the finding as a whole is silenced at its first place
        ("bx\n\n<!-- verifact: ignore[AC001] -->\nax\n", "b\n\n<!-- verifact: ignore[AC001] -->\nax\n"),
        ("bx\n\nax <!-- verifact: ignore[AC] -->\ncx\n", "b\n\nax <!-- verifact: ignore[AC] -->\ncx\n"),
        (
            "cx\n\n<!-- verifact: disable[AC001] -->\n\nax\n\n<!-- verifact: enable[AC001] -->\n\nbx\n",
            "c\n\n<!-- verifact: disable[AC001] -->\n\nax\n\n<!-- verifact: enable[AC001] -->\n\nb\n",
        ),
        ("a\n\n<!-- verifact: ignore-next[AC002] -->\n\n## Share\n", None),
        ("---\nverifact: {ignore: [AC001]}\n---\nax\n", None),
    ],
)
def test_suppressed_places_are_not_fixed(before: str, after: str | None) -> None:
    assert fixed(before, "markdown").text == (before if after is None else after)


def test_an_unsafe_fix_waits_to_be_asked_for() -> None:
    assert fixed("cab").text == "cab"
    result = fixed("caab aab", unsafe=True)
    assert (result.text, [finding.code for finding in result.findings]) == ("ca a", ["AC003", "AC003", "AC001"])
    assert applied("caab aab", result.edits) == "ca a"


def test_it_goes_on_until_nothing_changes() -> None:
    assert fixed("xSharex\n\nb").text == "b"


def test_a_broken_mark_opens_no_quotation() -> None:
    text = "A dash x“ here. And x there.\n"

    @check("AC004", "dash", severity=WARNING, language="", bad=["⟦x“⟧"], good=["y"])
    def dash(article: Article) -> Iterator[Hit]:
        """The two are a broken dash."""
        at = article.text.find("x“")
        if at >= 0:
            yield Hit(Span(at, at + 2), "dash", fix=replace(article, Span(at, at + 2), "–"))

    checker = Checker(Settings(), {"AC001": xes, "AC004": dash})
    assert fix_article(parse(text), checker).text == "A dash – here. And  there.\n"


def test_nothing_that_raises_or_lies_outside_is_done() -> None:
    @check("AC005", "far", severity=WARNING, language="", bad=["⟦x⟧"], good=["y"])
    def far(article: Article) -> Iterator[Hit]:
        """Edits that lie outside the text, change nothing, or are the same twice."""
        edits = (Edit(Span(0, 99), ""), Edit(Span(0, 1), "a"), Edit(Span(1, 1), "b"), Edit(Span(1, 1), "b"))
        if article.text == "a c":
            yield Hit(Span(0, 1), "far", fix=edits)

    assert fix_article(parse("a c"), Checker(Settings(), {"AC005": far})).text == "ab c"


def test_what_the_caller_knows_is_kept() -> None:
    text = "---\ndate: 2020-01-01\n---\nOn October 24 it rained.\u00a0\n"
    article = parse("On October 24 it rained.\u00a0\n").with_metadata(published=date(2024, 5, 4))
    assert verifact.fix(article, select=["VF501", "VF406"]).report.findings == ()
    assert verifact.fix(text, format="markdown", select=["VF501", "VF406"]).text == text.replace("\u00a0", "")


def test_a_file_is_read_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It rained.\u00a0\n", encoding="utf-8")
    assert verifact.fix(path, select=["VF406"]).text == "It rained.\n"
    assert path.read_text(encoding="utf-8") == "It rained.\u00a0\n"
    with pytest.raises(verifact.UnreadableError):
        verifact.fix(tmp_path / "gone.txt")


CASES = [
    pytest.param(item, example, id=f"{item.code}-{index}")
    for item in all_checks().values()
    for index, example in enumerate((*item.bad, *item.good))
]


@pytest.mark.parametrize(("item", "example"), CASES)
def test_examples_are_fixed_once_and_for_all(item: Check, example: Example) -> None:
    text = example.text.replace("⟦", "").replace("⟧", "")
    article = parse(text, example.format, published=example.published, title=example.title)
    once = verifact.fix(article, select=[item.code], unsafe=True)
    assert_kept(article, once)
    again = parse(once.text, example.format, published=example.published, title=example.title)
    assert verifact.fix(again, select=[item.code], unsafe=True).text == once.text


def assert_kept(article: Article, result: Fixed) -> None:
    """Check that the edits are all that changed, and that none reaches into a quotation or code."""
    raw = article.document.raw
    assert applied(raw, result.edits) == result.text
    kept = [article.document.raw_span(part) for quote in article.quotes if quote.closed for part in quote.parts]
    kept += [
        article.document.raw_span(block.span)
        for block in article.blocks
        if block.kind in (BlockKind.CODE, BlockKind.BLOCK_QUOTE)
    ]
    for edit in result.edits:
        assert not any(edit.span.overlaps(span) for span in kept if len(span))


WORDS = st.sampled_from([
    "a", "b", "ab", "x", " ", "\n", "\n\n", "\r\n", "“", "”", '"', "'", "`", "Share", "> ", "- ", "*", "&#120;", "<q>", "</q>",
    "<!-- verifact: ignore -->", "<!-- verifact: disable[AC001] -->", "<!-- verifact: enable -->", "\u00a0", "\ufeff", "é",
])  # fmt: skip


@pytest.mark.parametrize("markup", ["text", "markdown", "html"])
def test_fixing_twice_changes_nothing_more(markup: str) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(WORDS, max_size=30).map("".join), st.booleans())
    def run(text: str, unsafe: bool) -> None:
        once = fixed(text, markup, unsafe=unsafe)
        assert_kept(parse(text, markup), once)
        assert fixed(once.text, markup, unsafe=unsafe).text == once.text

    run()


def test_paragraphs_stay_apart_where_a_line_between_them_goes() -> None:
    text = "It rained all day in the town.\n\nSubscribe to our newsletter\n\nIt rained again at night.\n"
    kept = "It rained all day in the town.\n\nIt rained again at night.\n"
    for markup in ("text", "markdown"):
        assert verifact.fix(text, format=markup, select=["VF401"]).text == kept
        assert verifact.fix(text.replace("\n", "\r\n"), format=markup, select=["VF401"]).text == kept.replace(
            "\n", "\r\n"
        )
