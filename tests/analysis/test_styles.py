"""References in the styles people write them in, taken apart."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifact import Citation, parse
from verifact.analysis.citation_entry import read_entry
from verifact.analysis.citing.people import all_people, leading_people
from verifact.analysis.citing.styles import read_parts
from verifact.model import CitationKind
from verifact.spans import Span


def entry(raw: str) -> Citation:
    return read_entry(raw, Span(0, len(raw)), CitationKind.LIST)


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (
            "^ a b Lee, Ann (4 May 2024). \"Council votes\". The Ely Herald. Archived from the original on 6 May 2024. Retrieved 5 May 2024.",
            {"authors": ("Lee, Ann",), "title": "Council votes", "container": "The Ely Herald", "published": "4 May 2024", "accessed": "5 May 2024", "type": "article-newspaper"},
        ),
        (
            "Smith, J. K., & Kim, T. (2020). The long title of it: A study. Journal of Mills, 3(2), 1–9. https://doi.org/10.1234/abc.def",
            {"authors": ("Smith, J. K.", "Kim, T."), "title": "The long title of it: A study", "container": "Journal of Mills", "type": "article-journal"},
        ),
        (
            "Ann Lee, “Mill Town Waits,” The New York Times, May 3, 2024, https://www.nytimes.com/2024/05/03/mill.html.",
            {"authors": ("Ann Lee",), "title": "Mill Town Waits", "publisher": "The New York Times", "published": "May 3, 2024", "url": "https://www.nytimes.com/2024/05/03/mill.html"},
        ),
        (
            "Lee, Ann, and Tom Kim. “Mill Town Waits.” The Ely Herald, 3 May 2024, www.herald.example/a. Accessed 5 May 2024.",
            {"authors": ("Lee, Ann", "Tom Kim"), "title": "Mill Town Waits", "publisher": "The Ely Herald", "accessed": "5 May 2024"},
        ),
        (
            "Ann Lee, The Mill of Ely (Ely: Ely Press, 2001), 45.",
            {"authors": ("Ann Lee",), "title": "The Mill of Ely", "publisher": "Ely Press", "container": None, "published": "2001", "type": "book"},
        ),
        ("Lee, Ann. The Mill of Ely. Ely Press, 2001.", {"authors": ("Lee, Ann",), "title": "The Mill of Ely", "publisher": "Ely Press", "type": "book"}),
        (
            "Trisovic A, Lau MK, Pasquier T, et al. A study of mills. Sci Data. 2022;9(1):60. PMID: 35190569",
            {"authors": ("Trisovic A", "Lau MK", "Pasquier T"), "title": "A study of mills", "container": "Sci Data", "published": "2022", "type": "article-journal"},
        ),
        ("Reuters, 4 May 2024, Council votes to close the mill", {"title": "Council votes to close the mill", "publisher": "Reuters", "published": "4 May 2024"}),
        ("The Guardian - Mill town mourns its mill - 5 May 2024", {"title": "Mill town mourns its mill", "publisher": "The Guardian"}),
        ("Mill town mourns | The Ely Herald | May 4, 2024 | https://herald.example/b", {"title": "Mill town mourns", "publisher": "The Ely Herald"}),
        ("BBC News. (2020, May 3). Mill to close. https://www.bbc.co.uk/news/1", {"authors": ("BBC News",), "title": "Mill to close", "publisher": "BBC News", "published": "2020, May 3"}),
        (
            "Garcia, Maria. 2020. “Mills.” Journal of Mills 12 (3): 45–67.",
            {"authors": ("Garcia, Maria",), "title": "Mills", "container": "Journal of Mills", "published": "2020"},
        ),
        (
            "Lee, A. (2024). Chapter one. In T. Kim (Ed.), The book of mills (pp. 3–9). Ely Press.",
            {"title": "Chapter one", "container": "The book of mills", "publisher": "Ely Press", "type": "chapter"},
        ),
        (
            "\"Mill to close\". BBC News. 3 May 2020. https://web.archive.org/web/20200504000000/https://www.bbc.co.uk/news/1",
            {"url": "https://www.bbc.co.uk/news/1", "archive_url": "https://web.archive.org/web/20200504000000/https://www.bbc.co.uk/news/1"},
        ),
        ("“A”, B. https://archive.ph/xYz", {"url": "https://archive.ph/xYz", "archive_url": "https://archive.ph/xYz"}),
        ("Johnson, R., Baker, S. arXiv:2101.00001 (2021). Mills everywhere.", {"title": "Mills everywhere", "type": "article"}),
        ("Wilson, D. (2019). Personal communication.", {"type": "personal_communication"}),
        ("[^a]: “Mills,” The Ely Herald, 4 May 2024", {"title": "Mills", "publisher": "The Ely Herald"}),
        ("¹ “Mills,” The Ely Herald, 4 May 2024", {"number": 1, "title": "Mills"}),
        ("“A talk on mills,” YouTube, https://www.youtube.com/watch?v=1", {"type": "motion_picture"}),
        ("https://en.wikipedia.org/wiki/Mill_(grinding)", {"url": "https://en.wikipedia.org/wiki/Mill_(grinding)"}),
    ],
)  # fmt: skip
def test_styles(raw: str, fields: dict[str, Any]) -> None:
    found = entry(raw)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.title is None or (found.title_span is not None and found.title_span.of(raw) == found.title)


def test_confidence() -> None:
    found = entry("“Mills,” The Ely Herald, 4 May 2024")
    assert 0 < found.sureness("title") <= 1
    assert found.sureness("accessed") == 0
    assert found.sureness("title") > entry("Mills grind slowly. The Ely Herald, 4 May 2024").sureness("title")
    assert {name for name, _ in found.confidence} == {"title", "publisher", "container", "published"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lee, Ann", ("Lee, Ann",)),
        ("By Ann Lee and Tom Kim", ("Ann Lee", "Tom Kim")),
        ("Lee, A. B., Kim, T., & van den Berg, C.", ("Lee, A. B.", "Kim, T.", "van den Berg, C.")),
        ("Lau MK, Lee A, et al.", ("Lau MK", "Lee A")),
        ("Ann Lee, Tom Kim, and Jo March", ("Ann Lee", "Tom Kim", "Jo March")),
        ("Lee, Ann, ed.", ("Lee, Ann",)),
        ("The Ely Herald", ()),
        ("World Health Organization", ()),
        ("Reuters", ()),
        ("it rained", ()),
        ("", ()),
    ],
)
def test_people(text: str, people: tuple[str, ...]) -> None:
    assert all_people(text) == people


def test_people_end_where_a_title_begins() -> None:
    assert leading_people("Lee, Ann. The Mill. Ely Press.") == (("Lee, Ann",), 10)
    assert leading_people("Lee A, Lau MK. Mills.")[0] == ("Lee A", "Lau MK")
    assert leading_people("Ann Lee Closes Her Mill. The Herald.") == ((), 0)
    assert leading_people("Lee, Ann") == ((), 0)


def test_cite_is_a_title() -> None:
    page = "<p>It is [1].</p><h2>Sources</h2><ol><li>Ann Lee, <cite>The mill of Ely</cite>, Ely Press, 2001. ISBN 0-306-40615-2</ol>"
    (found,) = parse(page, "html").citations
    assert found.title == "The mill of Ely"


def test_the_words_of_a_link_are_the_title() -> None:
    text = "It is [1].\n\n## Sources\n\n1. [The mill of Ely closes](https://herald.example/m), The Ely Herald, 4 May 2024\n"
    (found,) = (c for c in parse(text, "markdown").citations if c.kind is CitationKind.LIST)
    assert (found.title, found.publisher, found.url) == (
        "The mill of Ely closes",
        "The Ely Herald",
        "https://herald.example/m",
    )


def test_what_wikipedia_renders() -> None:
    page = (
        "<p>It is.<sup><a href='#n1'>[1]</a></sup> So.<sup>2</sup></p><ol class='references'><li><a href='#r1'>^</a> <cite>Lee, Ann (4 May "
        "2024). <a href='https://h.example/m'>\"Mill to close\"</a>. <i>The Ely Herald</i>. "
        "<a href='https://web.archive.org/web/2024/https://h.example/m'>Archived</a> from the original on 6 May 2024. "
        'Retrieved 5 May 2024.</cite><li>^ <sup>a</sup> <sup>b</sup> Kim, Tom. "Town waits" https://f.example/a</ol>'
    )
    article = parse(page, "html")
    first, second = article.citations
    assert (first.title, first.container, first.authors) == ("Mill to close", "The Ely Herald", ("Lee, Ann",))
    assert (first.url, first.archive_url) == (
        "https://h.example/m",
        "https://web.archive.org/web/2024/https://h.example/m",
    )
    assert (second.authors, second.publisher) == (("Kim, Tom",), None)
    assert [(marker.label, marker.entries) for marker in article.markers] == [("1", (0,)), ("2", (1,))]


PARTS = ["“", "”", ". ", "  ", " — ", " - ", "(2020). ", "https://a.b/", " A", "b", "Lee, Ann", "et al. ", ", ", "3 May 2024", "In ", "(Ed.), ", "vol. 3 (2): 4", "\n"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_whatever_it_says(raw: str) -> None:
    found = entry(raw)
    assert found.title is None or (found.title_span is not None and found.title_span.of(raw) == found.title)
    all_people(raw)
    leading_people(raw)
    read_parts(raw, [], None)
