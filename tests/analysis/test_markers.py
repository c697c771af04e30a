"""What points at the list, and what only looks so."""

import pytest

from verifact import Article, parse

LIST = """

Sources

1. First title here  The New York Times
2. Second title here  BBC News
3. Third title here  Reuters
"""


def markers(text: str, markup: str = "text", tail: str = LIST) -> list[tuple[str, str, str, tuple[int, ...]]]:
    article: Article = parse("A title of it\n\n" + text + tail, markup)
    return [(m.kind.value, m.span.of(article.text), m.label, m.entries) for m in article.markers]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is so.[1] It was.", [("bracket", "[1]", "1", (0,))]),
        ("It is so [1, 3] and was.", [("bracket", "[1, 3]", "1, 3", (0, 2))]),
        ("It is so [1-3] and was.", [("bracket", "[1-3]", "1-3", (0, 1, 2))]),
        ("It is so [1, 2–3] and was.", [("bracket", "[1, 2–3]", "1, 2–3", (0, 1, 2))]),
        ("It is so [1; 2] and was.", [("bracket", "[1; 2]", "1; 2", (0, 1))]),
        ("It is so [9] and was.", [("bracket", "[9]", "9", ())]),
        ("It is so.¹ It was.", [("superscript", "¹", "1", (0,))]),
        ("It is so.⁹ It was.", [("superscript", "⁹", "9", ())]),
        ("It is 3 m² and 5 km² of it.", [("superscript", "²", "2", (1,))] * 2),
        ("It is [sic] so, he [Smith] said.", []),
        ("It was so in [2024] and in [1999].", []),
        ("It is so in a[x] and in [1.5] too.", []),
        ("It is so, the New York Times wrote.", [("name", "New York Times", "New York Times", (0,))]),
        ("It is so, Reuters’s man wrote.", [("name", "Reuters’s", "Reuters’s", (2,))]),
        ("It is so, he heard on BBC", []),
        ("It is so, he heard on BBC News", [("name", "BBC News", "BBC News", (1,))]),
        ("It reuters, it does.", []),
    ],
)
def test_markers(text: str, found: list[tuple[str, str, str, tuple[int, ...]]]) -> None:
    assert markers(text) == found


def test_a_superscript_needs_a_list() -> None:
    assert markers("It is so.¹ It was.", tail="") == []


def test_code_is_left_out() -> None:
    assert markers("```\nx = a[1]\n```\n\n| a[1] |\n|---|\n\nIt is so.\n", "markdown") == []


def test_footnotes() -> None:
    text = "It is so.[^a] It was.[^b]\n"
    found = markers(text, "markdown", "\n[^a]: The Paper, 3 May 2024.\n\n[^b]: Just a remark.\n")
    assert [(kind, label, entries) for kind, _, label, entries in found] == [
        ("footnote", "a", (0,)),
        ("footnote", "b", (1,)),
    ]


def test_links_point_at_themselves() -> None:
    text = "It [is so](https://a.example/x), [here](#x) and [there](../a.md).\n"
    assert markers(text, "markdown", "") == [("link", "is so", "https://a.example/x", (0,))]


def test_superscripts_of_the_markup() -> None:
    page = "<article><p>It is so<sup>2</sup> and so<sup>th</sup>.</p><ol class=references><li>The title, Paper, 3 May 2024<li>Other, Paper, 4 May 2024</ol></article>"
    article = parse(page, "html")
    assert [(m.kind.value, m.label, m.entries) for m in article.markers] == [("superscript", "2", (1,))]


def test_citations_know_their_markers() -> None:
    article = parse("A title of it\n\nIt is so.[1] It was.[1, 2] And is." + LIST)
    assert [len(citation.markers) for citation in article.citations] == [2, 1, 0]
    assert {span.of(article.text) for span in article.citations[0].markers} == {"[1]", "[1, 2]"}
