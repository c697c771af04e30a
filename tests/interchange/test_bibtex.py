"""BibTeX out, for others' parsers, and in."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from verifact import Citation, parse
from verifact.interchange import to_bibtex
from verifact.interchange.bibtex_entries import from_bibtex
from verifact.model import CitationKind, Identifier
from verifact.spans import Span


def citation(**fields: object) -> Citation:
    return Citation(Span(0, 0), "", CitationKind.LIST, **fields)  # type: ignore[arg-type]


FULL = citation(
    title="100% of {mills} & $5_#~^\\",
    authors=("Lee, Ann", "Kim & Sons"),
    publisher="Ely Press",
    container="Journal of Mills",
    published="4 May 2024",
    accessed="5 May 2024",
    url="https://ely.example/a_b?c=%7Bd}&e",
    archive_url="https://web.archive.org/web/2024/https://ely.example/",
    type="article-journal",
    identifiers=(Identifier("doi", "10.1000/a_b"), Identifier("arxiv", "1912.00123")),
    other=(("volume", "3"), ("page", '"4-9"')),
)


def test_an_entry() -> None:
    assert (
        to_bibtex([FULL])
        == r"""@article{lee2024100,
  author = {Lee, Ann and {Kim \& Sons}},
  title = {{100\% of \textbraceleft{}mills\textbraceright{} \& \$5\_\#\textasciitilde{}\textasciicircum{}\textbackslash{}}},
  journal = {Journal of Mills},
  publisher = {Ely Press},
  date = {2024-05-04},
  year = {2024},
  month = {5},
  urldate = {2024-05-05},
  url = {https://ely.example/a_b?c=%7Bd%7D&e},
  addendum = {Archived: \url{https://web.archive.org/web/2024/https://ely.example/}},
  doi = {10.1000/a_b},
  eprint = {1912.00123},
  archiveprefix = {arXiv},
  volume = {3},
  pages = {4-9}
}
"""
    )


def test_in_again() -> None:
    (found,) = from_bibtex(to_bibtex([FULL]))
    assert found.title == "100% of mills & $5_#~ˆ\\"
    assert found.url == "https://ely.example/a_b?c=%7Bd%7D&e"
    assert found.authors == ("Lee, Ann", "Kim & Sons")
    assert (found.container, found.publisher) == ("Journal of Mills", "Ely Press")
    assert (found.published, found.accessed, found.label) == ("2024-05-04", "2024-05-05", "lee2024100")
    assert found.identifiers == (Identifier("doi", "10.1000/a_b"), Identifier("arxiv", "1912.00123"))
    assert found.kind is CitationKind.FILE


def test_what_people_write() -> None:
    (book, web) = from_bibtex(
        '@string{ely = "Ely Press"}\n% a comment\n'
        '@Book{lee, author = {Lee, Ann and M{\\"u}ller, Tom}, title = {The {Mill}}, publisher = ely, year = 2001, month = may}\n'
        "@misc{web, title={Minutes}, howpublished = {\\url{https://ely.example/m}}, urldate={2024-05-04}, author={{Ely Council}}}\n"
    )
    assert (book.title, book.authors, book.publisher, book.published) == (
        "The Mill",
        ("Lee, Ann", "Müller, Tom"),
        "Ely Press",
        "2001-05",
    )
    assert (web.title, web.authors, web.accessed, web.type) == ("Minutes", ("Ely Council",), "2024-05-04", "document")


def test_what_is_none() -> None:
    assert from_bibtex("") == ()
    with pytest.raises(ValueError, match="no BibTeX entry"):
        from_bibtex("It rained.")


def test_keys_are_unique() -> None:
    found = to_bibtex(
        [
            citation(title="The mill", authors=("Lee, Ann",)),
            citation(title="The mill", authors=("Ann Lee",)),
            citation(),
        ]
    )
    assert re.findall(r"@\w+\{(.*),", found) == ["leemill", "leemill-2", "anon"]


nasty = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["{", "}", "\\", "@article{x,", '"', "%", " and "]
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.builds(
            citation,
            title=nasty,
            publisher=nasty,
            container=st.none() | nasty,
            authors=st.lists(nasty, max_size=3).map(tuple),
            published=nasty,
            url=nasty,
            label=nasty,
            type=st.sampled_from(["book", "article-journal", "webpage", "broadcast", None]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_others_can_parse_it(citations: list[Citation]) -> None:
    library = parse_string(to_bibtex(citations))
    assert not library.failed_blocks
    assert len(library.entries) == len(citations)


def test_an_article_can_be_parsed() -> None:
    article = parse(
        "It closes [1].\n\nSources\n\n1. Lee, A. (2024). The mill: 100% {new}. The Herald. https://a.example/x_y\n2. A  B\n"
    )
    entries = parse_string(to_bibtex(article.citations)).entries
    assert [entry.entry_type for entry in entries] == ["article", "misc"]
    assert entries[0].fields_dict["url"].value == "https://a.example/x_y"


def test_equal_keys_are_counted_once_each() -> None:
    labels = ["lee", "lee-2", "lee", "lee", "lee-2"]
    written = to_bibtex([citation(title="Mill", label=label) for label in labels])
    assert re.findall(r"@\w+\{([^,]+),", written) == ["lee", "lee-2", "lee-3", "lee-4", "lee-2-2"]
    many = to_bibtex([citation(title="Mill", label="lee")] * 20_000)
    assert many.count("@misc{") == 20_000


def test_damaged_entries_are_counted_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    text = "@article{a, title = {Mill}}\n@article{b, title = {Mill\n@article{c, title = {River}}\n"
    found = from_bibtex(text, "refs.bib")
    assert [entry.label for entry in found][:1] == ["a"]
    assert [each.getMessage() for each in caplog.records if each.name == "verifact"] == [
        "refs.bib: 1 entry could not be read"
    ]
