"""CSL-JSON: what goes out is valid and comes in again as it was."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifact import Citation, parse
from verifact.interchange import from_csl, to_csl
from verifact.interchange.csl import TYPES
from verifact.model import CitationKind, Identifier
from verifact.spans import Span

# The constraints of csl-data.json (CSL 1.0.2) on what verifact writes.
STRING = {"type": "string"}
NUMBER = {"type": ["string", "number"]}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": NUMBER, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "raw": STRING,
        "literal": STRING,
    },
    "additionalProperties": False,
}
NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"family": STRING, "given": STRING, "literal": STRING},
        "additionalProperties": False,
    },
}
TEXTS = ["title", "container-title", "publisher", "URL", "archive_location", "DOI", "ISBN", "ISSN", "PMID"]
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": NUMBER,
            "type": {"type": "string", "enum": sorted(TYPES)},
            "author": NAMES,
            "issued": DATE,
            "accessed": DATE,
            "number": NUMBER,
            "citation-number": NUMBER,
            "custom": {"type": "object"},
            **dict.fromkeys(TEXTS, STRING),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
ARTICLE = (
    "It closes [1], it was said [2].\n\nSources\n\n"
    "1. Lee, Ann (4 May 2024). “Mill to close”. The Ely Herald. https://herald.example/mill. Accessed 5 May 2024\n"
    "2. Lee, A., & Kim, T. (2019). The mill of Ely. Journal of Mills, 3(2), 1–9. doi:10.1000/182\n"
    "3. Mill town waits  Fen Radio\n"
)


def test_an_article() -> None:
    citations = parse(ARTICLE).citations
    items = to_csl(citations)
    jsonschema.validate(items, SCHEMA)
    first, second, third = items
    assert (first["id"], first["type"], first["title"]) == ("1", "article-newspaper", "Mill to close")
    assert first["author"] == [{"family": "Lee", "given": "Ann"}]
    assert first["container-title"] == "The Ely Herald"
    assert "publisher" not in first
    assert first["issued"] == {"raw": "4 May 2024", "date-parts": [[2024, 5, 4]]}
    assert first["accessed"]["date-parts"] == [[2024, 5, 5]]
    assert (second["type"], second["DOI"], second["URL"]) == (
        "article-journal",
        "10.1000/182",
        "https://doi.org/10.1000/182",
    )
    assert second["issued"]["date-parts"] == [[2019]]
    assert third["container-title"] == "Fen Radio"
    assert from_csl(json.loads(json.dumps(items))) == citations


text = st.text(max_size=20)
maybe = st.none() | text
spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
names = st.sampled_from(["title", "publisher", "url"])
citations = st.builds(
    Citation,
    span=spans,
    raw=text,
    kind=st.sampled_from(CitationKind),
    number=st.none() | st.integers(-5, 10**9),
    label=maybe,
    title=maybe,
    title_span=st.none() | spans,
    publisher=maybe | st.just("Herald"),
    container=maybe | st.just("Herald"),
    authors=st.lists(text | st.sampled_from(["Lee, Ann", "Lee, Smith, and Co.", "WHO", ", Ann"]), max_size=3).map(
        tuple
    ),
    published=maybe | st.sampled_from(["4 May 2024", "2024", "May 2024", "2024-05-04", "2024, May 4"]),
    accessed=maybe,
    url=maybe,
    archive_url=maybe,
    identifiers=st.lists(
        st.builds(Identifier, st.sampled_from(["doi", "isbn", "issn", "arxiv", "pmid", "lccn"]), text), max_size=3
    ).map(tuple),
    markers=st.lists(spans, max_size=2).map(tuple),
    missing=st.lists(names, max_size=2).map(tuple),
    type=st.none() | st.sampled_from(sorted(TYPES)) | text,
    confidence=st.lists(st.tuples(names, st.floats(0, 1)), max_size=2).map(tuple),
    other=st.dictionaries(
        st.sampled_from(["volume", "page", "editor", "custom"]), text.map(json.dumps), max_size=2
    ).map(lambda found: tuple(found.items())),
)


@settings(deadline=None)
@given(st.lists(citations, max_size=4).map(tuple))
def test_out_and_in_again(found: tuple[Citation, ...]) -> None:
    items = json.loads(json.dumps(to_csl(found)))
    assert from_csl(items) == found
    assert len({item["id"] for item in items}) == len(items)


values = (
    st.text(max_size=8) | st.integers(0, 3000) | st.none() | st.booleans() | st.lists(st.integers(0, 5), max_size=2)
)
dates = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(st.integers(0, 2024), max_size=4), max_size=2)}
) | st.just({"raw": "May 2024", "circa": True})
people = st.lists(
    st.dictionaries(st.sampled_from(["family", "given", "literal", "suffix"]), st.text(max_size=5), max_size=3),
    max_size=2,
)


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": st.text(min_size=1, max_size=4), "type": st.sampled_from(sorted(TYPES))},
            optional={
                "title": values,
                "container-title": values,
                "publisher": values,
                "issued": dates | values,
                "author": people | values,
                "number": values,
                "volume": values,
                "custom": st.dictionaries(st.text(max_size=3), values, max_size=2),
            },
        ),
        max_size=3,
        unique_by=lambda item: str(item["id"]),
    )
)
def test_in_and_out_again(items: list[dict[str, Any]]) -> None:
    again = to_csl(from_csl(items))
    for item in again:
        item.get("custom", {}).pop("verifact", None)
    assert [{k: v for k, v in item.items() if k != "custom" or v} for item in again] == [
        {k: v for k, v in item.items() if k != "custom" or v} for item in items
    ]


def test_what_others_changed_counts() -> None:
    items = to_csl(parse(ARTICLE).citations)
    items[0]["title"] = "The mill closes"
    assert from_csl(items)[0].title == "The mill closes"


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ({"date-parts": [[2024, 5, 4]]}, "2024-05-04"),
        ({"date-parts": [[2024, 5], [2024, 6]]}, "2024-05/2024-06"),
        ({"date-parts": [["2024"]]}, "2024"),
        ({"literal": "spring 2024"}, "spring 2024"),
        ("2024-05", "2024-05"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": 3}, None),
        ({}, None),
        (7, None),
    ],
)
def test_dates(date: Any, written: str | None) -> None:
    (found,) = from_csl([{"id": "a", "type": "book", "issued": date}])
    assert found.published == written


def test_names() -> None:
    author = [
        {"family": "Berg", "given": "Ann", "non-dropping-particle": "van den"},
        {"literal": "WHO"},
        {"family": "Lee"},
        "x",
    ]
    (found,) = from_csl([{"id": "a", "type": "book", "author": author}])
    assert found.authors == ("van den Berg, Ann", "WHO", "Lee")
    assert to_csl([found])[0]["author"] == author


@pytest.mark.parametrize("data", [{}, "x", None, ["x"], [{"custom": {"verifact": {"nothing": 1}}}]])
def test_what_is_no_bibliography(data: Any) -> None:
    with pytest.raises(ValueError):
        from_csl(data)
