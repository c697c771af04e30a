"""Citations: which lists are lists of sources, and what each entry says."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifact import Article, Citation, parse
from verifact.analysis.citation_entry import looks_like_citation, read_entry
from verifact.analysis.citations import has_heading, is_reading_list, list_blocks
from verifact.model import CitationKind
from verifact.spans import Span

PROSE = "A title of it\n\nThe town was lost in the war, and the bridge over the river fell with it.\n\n"
ENTRIES = ["First title here  Reuters", "Second title here  BBC News", "Third title here  The Times"]


def listed(text: str, markup: str = "text") -> list[Citation]:
    return [c for c in parse(text, markup).citations if c.kind is CitationKind.LIST]


def entry(raw: str) -> Citation:
    return read_entry(raw, Span(0, len(raw)), CitationKind.LIST)


@pytest.mark.parametrize("heading", ["", "Sources\n\n", "Sources:\n\n", "References\n\n", "Works Cited\n\n"])
@pytest.mark.parametrize("form", ["{}. ", "[{}] ", "({}) ", "{}) ", "- ", "* ", "• "])
def test_lists(heading: str, form: str) -> None:
    if not heading and form == "({}) ":
        return  # sentences are numbered so as well
    text = PROSE + heading + "\n".join(form.replace("{}", str(n)) + e for n, e in enumerate(ENTRIES, 1)) + "\n"
    found = listed(text)
    assert [c.title for c in found] == ["First title here", "Second title here", "Third title here"]
    assert [c.publisher for c in found] == ["Reuters", "BBC News", "The Times"]
    assert [c.number for c in found] == ([1, 2, 3] if "{}" in form else [None] * 3)
    assert all(c.title_span is not None and c.title_span.of(text) == c.title for c in found)
    assert all(c.span.of(text) == c.raw for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "1. Mix the flour with two eggs.\n2. Bake it for an hour.\n3. Eat it.\n",
        "1. Mix the flour  Stir well\n2. Bake it for an hour.\n3. Eat it.\n",
        "- Oslo\n- Bergen\n- Tromsø\n",
        "- It rained in May.\n- It snowed in December 2024.\n",
        "",
    ],
)
def test_other_lists(text: str) -> None:
    assert not listed(PROSE + text)
    assert not listed(text)


def test_prose_after_a_list() -> None:
    tail = "\n\nAnd so the town went on for many years, though nobody ever rebuilt the bridge there.\n"
    assert not listed(PROSE + "\n".join(f"- {e}" for e in ENTRIES) + tail)
    assert len(listed(PROSE + "\n".join(f"- {e}" for e in ENTRIES) + "\n\nAll rights reserved.\n")) == 3


def test_only_the_run_from_one_on_is_the_list() -> None:
    text = PROSE + "1. Oslo\n2. Bergen\n\n" + "\n".join(f"{n}. {e}" for n, e in enumerate(ENTRIES, 1))
    assert len(listed(text)) == 3


def test_entries_of_paragraphs_under_a_heading() -> None:
    text = (
        PROSE
        + "## References\n\nSmith, J. (2020). The long title. Journal.\n\nDoe, A. (2021). The other title. Journal.\n\nThat is all there is.\n"
    )
    assert [c.published for c in listed(text, "markdown")] == ["2020", "2021"]


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (
            "1. Russia takes the town  The Guardian  https://a.example/x  Accessed January 5, 2024",
            {"number": 1, "title": "Russia takes the town", "publisher": "The Guardian", "url": "https://a.example/x", "accessed": "January 5, 2024", "published": None, "missing": ("published", "authors")},
        ),
        (
            "Smith, J. (2020). The long title of it. Journal of Things, 3(2), 1–9. https://doi.org/10.1234/abc.def",
            {"title": "The long title of it", "publisher": "Journal of Things", "published": "2020", "url": "https://doi.org/10.1234/abc.def", "authors": ("Smith, J.",), "missing": ("accessed",)},
        ),
        (
            "Smith, J. (n.d.). The long title of it. Journal.",
            {"title": "The long title of it", "publisher": "Journal", "published": None},
        ),
        (
            "“A quoted title,” The New York Times, March 3, 2021.",
            {"title": "A quoted title", "publisher": "The New York Times", "published": "March 3, 2021", "missing": ("url", "authors", "accessed")},
        ),
        (
            "Title of the thing — The Times, 5 May 2020",
            {"title": "Title of the thing", "publisher": "The Times", "published": "5 May 2020"},
        ),
        (
            "Plain title here. Some Publisher, 2019. ISBN 978-0-306-40615-7",
            {"title": "Plain title here", "publisher": "Some Publisher", "published": "2019"},
        ),
        ("https://a.example/x.", {"title": None, "url": "https://a.example/x", "missing": ("title", "publisher", "published", "authors", "accessed")}),
        ("A title of it. doi:10.1234/x", {"url": "https://doi.org/10.1234/x"}),
        ("Word", {"title": None, "publisher": None}),
        ("The title  https://a.example", {"title": "The title", "publisher": None, "url": "https://a.example"}),
        ("The title, 2020-05-03, retrieved on 4 May 2021", {"published": "2020-05-03", "accessed": "4 May 2021"}),
    ],
)  # fmt: skip
def test_fields(raw: str, fields: dict[str, Any]) -> None:
    found = entry(raw)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.title is None or (found.title_span is not None and found.title_span.of(raw) == found.title)


def test_identifiers() -> None:
    found = entry("A title. ISBN 978-0-306-40615-7, ISSN 1234-567X, arXiv:2101.00001v2, PMID: 12345, doi:10.1234/a.b.")
    assert {i.scheme: i.value for i in found.identifiers} == {
        "doi": "10.1234/a.b",
        "isbn": "978-0-306-40615-7",
        "issn": "1234-567X",
        "arxiv": "2101.00001v2",
        "pmid": "12345",
    }


@pytest.mark.parametrize("line", ["1. https://a.example", "ISBN 0306406152", "x, viewed 3 May 2024", "A title  Paper"])
def test_shapes(line: str) -> None:
    assert looks_like_citation(line)


@pytest.mark.parametrize("line", ["", "Mix it.", "It rained on 3 May 2024 in the town of Lima.", "it  is"])
def test_other_shapes(line: str) -> None:
    assert not looks_like_citation(line)


def test_footnotes() -> None:
    text = "Text is here[^1] and there[^2] and[^a].\n\n[^1]: “A title here,” The Paper, 3 May 2024. https://a.example/\n[^2]: Just a remark.\n[^a]: Another.\n"
    first, second, third = parse(text, "markdown").citations
    assert (first.kind, first.number, first.title, first.publisher) == ("footnote", 1, "A title here", "The Paper")
    assert (second.kind, second.number, second.title, second.missing) == ("footnote", 2, None, ())
    assert (third.number, third.label) == (None, "a")


def test_links_of_the_body() -> None:
    text = "It [is so](https://a.example/x), [here](#x), [there](../a.md) and <https://b.example>.\n"
    found = parse(text, "markdown").citations
    assert [(c.kind, c.title, c.url) for c in found] == [
        ("link", "is so", "https://a.example/x"),
        ("link", "https://b.example", "https://b.example"),
    ]


def test_links_of_entries() -> None:
    text = (
        PROSE
        + "## References\n\n1. [A linked title](https://a.example/y), The Times, “so,” 3 May 2024\n2. “Two of them,” The Times, 3 May 2024\n"
    )
    first, second = parse(text, "markdown").citations
    assert first.url == "https://a.example/y"
    assert "url" not in first.missing
    assert (second.url, second.missing) == (None, ("url", "authors", "accessed"))


def test_lists_of_the_markup() -> None:
    page = "<article><p>It is so, and the town was lost in the war.</p><ol class='references'><li>“A title here,” The Times, 3 May 2024<li><a href='https://x.example'>Other title</a></ol><p>And so it went on for many years, and nobody ever rebuilt the bridge.</p></article>"
    first, second = listed(page, "html")
    assert (first.number, first.title) == (1, "A title here")
    assert (second.number, second.url) == (2, "https://x.example")


def understood(text: str) -> tuple[Article, list[int]]:
    article = parse(text)
    return article, list_blocks(article.document, article.language)


def test_headings() -> None:
    article, blocks = understood(PROSE + "Sources\n\n- " + "\n- ".join(ENTRIES))
    assert has_heading(article.document, blocks[0], "en")
    assert not has_heading(article.document, blocks[0], None)
    article, blocks = understood(PROSE + "- " + "\n- ".join(ENTRIES))
    assert not has_heading(article.document, blocks[0], "en")


@pytest.mark.parametrize(("heading", "offers"), [("Further reading", True), ("See also:", True), ("Sources", False)])
def test_reading(heading: str, offers: bool) -> None:
    article = parse(PROSE + heading + "\n\n- " + "\n- ".join(ENTRIES))
    assert is_reading_list(article.document, article.citations[0].span) is offers
    assert not is_reading_list(article.document, Span(10**6, 10**6))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", ". ", "  ", " — ", "(2020). ", "https://a.b/", " A", "b", "10.1234/x", ", ", "3 May 2024", "Accessed ", "[1] ", "\n"]), max_size=20).map("".join))  # fmt: skip
def test_any_line_is_read(raw: str) -> None:
    looks_like_citation(raw)
    found = entry(raw)
    assert found.raw == raw
    assert found.title is None or (found.title_span is not None and found.title_span.of(raw) == found.title)


def test_a_date_beside_the_title_goes_before_one_in_it() -> None:
    text = "“What 4 May 2019 meant for mills”, The Ely Herald, 7 June 2024, https://herald.example/mill"
    entry = read_entry(text, Span(0, len(text)), CitationKind.LIST)
    assert entry.published == "7 June 2024"
    assert entry.title == "What 4 May 2019 meant for mills"
