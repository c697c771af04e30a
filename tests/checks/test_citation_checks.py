"""What the examples of the VF3 checks cannot show: fixes, one finding an entry, odd input, and time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

import verifact
from verifact.config import Config

BODY = "The mill will close in May [1].\n\nSources\n\n"
VF3 = Config(select=("VF3",))


def codes(text: str, markup: str = "text", select: str = "VF3") -> list[str]:
    return [finding.code for finding in verifact.check(text, format=markup, select=[select]).findings]


@pytest.mark.parametrize(
    ("text", "markup", "fixed"),
    [
        (BODY + "1. “Mill”, The Herald, https://h.example/a?utm_source=x&b=1.\n", "text", "https://h.example/a?b=1."),
        ("The [mill](https://h.example/a?fbclid=x#y) closes.\n", "markdown", "(https://h.example/a#y)"),
        ("<p>The <a href='https://h.example/?gclid=x'>mill</a>.</p>", "html", "href='https://h.example/'"),
    ],
)
def test_tracking_parameters_are_taken_out(text: str, markup: str, fixed: str) -> None:
    (finding,) = verifact.check(text, format=markup, select=["VF316"]).findings
    (edit,) = finding.fix
    assert edit.safe
    assert fixed in text[: edit.span.start] + edit.replacement + text[edit.span.end :]


def test_an_address_written_with_references_is_not_touched() -> None:
    page = "<p>The <a href='https://h.example/?a=1&amp;gclid=x'>mill</a>.</p>"
    (finding,) = verifact.check(page, format="html", select=["VF316"]).findings
    assert finding.fix == ()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("“Council votes to close the mill”, 4 May 2024", "VF308"),
        ("“Council votes to close the mill”, The Ely Herald", "VF305"),
        ("“Council votes to close the mill”, The Ely Herald, https://h.example/a", "VF306"),
        ("“Council votes to close the mill”, The Ely Herald, 4 May 2024, https://h.example/a", "VF307"),
        ("Ann Lee, “Council votes to close the mill,” The Ely Herald, May 4, 2024, https://h.example/a", "VF309"),
        ("Ann Lee, “Council votes,” The Ely Herald, May 4, 2024, https://h.example/a. Accessed May 5, 2024.", ""),
    ],
)
def test_one_finding_an_entry(entry: str, code: str) -> None:
    found = codes(f"{BODY}1. {entry}\n2. “Mill town waits”, Fen Radio, 4 May 2024, https://fen.example/a\n")
    about_first = [c for c in found if c in {"VF305", "VF306", "VF308", "VF309"} or c == "VF307"]
    assert about_first[:-1] == ([code] if code else [])


def test_several_spans_of_markers() -> None:
    text = BODY.replace("[1]", "[1-9]") + "1. Mill to close  The Ely Herald\n2. Mill town waits  Fen Radio\n"
    (finding,) = verifact.check(text, format="text", select=["VF302"]).findings
    assert finding.message == "no entry for 3, 4, 5, 6, 7, 8, 9: the list has 2 entries"
    assert codes(text.replace("[1-9]", "(35-30)"), select="VF302") == []


def test_a_note_of_several_paragraphs_is_one() -> None:
    text = "It is.\n\n[^a]: A note.\n\n    It goes on.\n"
    assert codes(text, "markdown", "VF301") == ["VF301"]
    assert codes("It is.[^a]\n\n[^a]: A note.\n\n    It goes on.\n", "markdown", "VF301") == []


BITS = ["[1]", "[9]", "1. ", "- ", "[^a]", "[^a]: ", "Sources\n\n", "\n", "\n\n", "  Reuters", "“A title”, ", "https://a.example/?utm_x=1 ", "ISBN 97", "doi:10.", "¹", "(2)", "[a][b]", "[a]: x\n", "@k", "javascript:", "4 May 2024", "Lee, A. (2020). "]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=25).map("".join), st.sampled_from(["text", "markdown", "html"]))
def test_nothing_crashes(text: str, markup: str) -> None:
    report = verifact.check(verifact.parse(text, markup), config=VF3)
    assert not [finding for finding in report.findings if finding.code == "VF905"]


SHAPES: list[tuple[str, Callable[[int], str], int]] = [
    (
        "text",
        lambda n: "It is [1].\n\nSources\n\n" + "".join(f"{i}. The Title {i}  Forbes\n" for i in range(1, n)),
        1_500,
    ),
    (
        "text",
        lambda n: (
            "It is [1]. " * n
            + "\n\nSources\n\n"
            + "".join(f"- Kim, Tom (4 May 2024). “T {i}”. P{i}.\n" for i in range(n))
        ),
        800,
    ),
    ("text", lambda n: "Sources\n\n1. Lee, A. (2020). " + "The mill, and " * n, 4_000),
    ("text", lambda n: "Sources\n\n1. “A title”, " + "https://a.example/?utm_a=1&" * n, 3_000),
    ("text", lambda n: "Sources\n\n1. " + "Lee, A., " * n, 6_000),
    ("text", lambda n: "Sources\n\n" + "“A title”, The Herald.\n" * n, 800),
    ("text", lambda n: "[1] So.\n\n" * n, 1_500),
    ("text", lambda n: "ISBN 9" * n, 8_000),
    ("text", lambda n: "[" * n + "@a", 40_000),
    ("text", lambda n: "It is (1). " * n + "\n\nSources\n\n1. A  B\n", 4_000),
    ("markdown", lambda n: "".join(f"[a{i}]: https://a.example/{i}\n" for i in range(n)), 2_000),
    ("markdown", lambda n: "[a][b] " * n + "\n\n[c]: d\n\n[c]\n", 6_000),
    ("markdown", lambda n: "[a](https://a.example/?utm_b=1) " * n, 2_000),
    ("markdown", lambda n: "- " * n + "[1] A title  The Herald", 1_500),
    ("html", lambda n: "<a href='https://a.example/'>a</a> " * n, 2_000),
]


@pytest.mark.slow
@pytest.mark.parametrize(("markup", "make", "size"), SHAPES, ids=range(len(SHAPES)))
def test_time_is_linear(markup: str, make: Callable[[int], str], size: int) -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = make(count)

        def work() -> None:
            report = verifact.check(text, format=markup, config=VF3)
            assert not [finding for finding in report.findings if finding.code == "VF905"]

        return work

    assert_linear(prepared, 2 * size)


def test_an_entry_that_the_body_points_at_is_no_error() -> None:
    body = (
        "The council voted on Monday to keep the bridge on Ash Road open to lorries, although an engineer from London found "
        "cracks in three of its piers last summer. The bridge over the Tarn carries most of the traffic between the two "
        "halves of the town, and shopkeepers had feared for their trade{}. Repairs will begin in May and take two years, "
        "the council said; until then no lorry over twenty tonnes may cross at night.\n\n"
        "  1. Engineer finds cracks in bridge over the Tarn  Reuters\n"
        "  2. Council keeps Ash Road bridge open to lorries  Associated Press\n"
        "  3. Volcano erupts near Icelandic fishing village  BBC News\n"
    )
    found = [verifact.check(body.format(mark), format="text", select=["VF303"]).findings for mark in ("", " [3]")]
    assert [[finding.severity.value for finding in each] for each in found] == [["error"], ["warning"]]
