"""Lists that nothing marks as such, notes in paragraphs, two lists in one text."""

import pytest

from verifact import parse
from verifact.model import Citation, CitationKind, MarkerKind

PROSE = "The town was lost in the war [1], and the bridge over the river fell with it [2].\n\n"


def kinds(text: str, markup: str = "text") -> list[tuple[str, str | None]]:
    return [(c.kind.value, c.label) for c in parse(text, markup).citations]


def entries(text: str, markup: str = "text") -> list[Citation]:
    return [c for c in parse(text, markup).citations if c.kind is CitationKind.LIST]


def test_notes_in_paragraphs() -> None:
    text = PROSE + "[1] This is so because the river was low in those years.\n\n[2] It was not rebuilt.\n"
    assert kinds(text, "markdown") == [("footnote", "1"), ("footnote", "2")]
    article = parse(text, "markdown")
    assert [m.entries for m in article.markers] == [(0,), (1,)]
    assert article.citations[0].raw.startswith("[1] This is so")


def test_references_in_one_paragraph() -> None:
    text = PROSE + "[1] “Town lost”, The Herald, 4 May 1944.\n[2] “Bridge gone”, The Herald, 5 May 1944.\n"
    assert [c.title for c in entries(text, "markdown")] == ["Town lost", "Bridge gone"]


def test_paragraphs_with_numbers_that_nothing_points_to() -> None:
    assert kinds("The town was lost.\n\n[1] This is so.\n\n[2] And that.\n", "markdown") == []


def test_footnotes_of_plain_text() -> None:
    article = parse("The town was lost[^a] in the war.[^2]\n\n[^a]: The Herald, 4 May 1944.\n\n[^2]: As they say.\n")
    assert [(m.kind, m.label, m.entries) for m in article.markers] == [
        (MarkerKind.FOOTNOTE, "a", (0,)),
        (MarkerKind.FOOTNOTE, "2", (1,)),
    ]


def test_sources_come_before_further_reading() -> None:
    text = (
        PROSE
        + "Sources\n\n1. Town lost  The Herald\n2. Bridge gone  The Herald\n\nFurther reading\n\n- Rivers  The Herald\n"
    )
    assert [c.title for c in entries(text)] == ["Town lost", "Bridge gone"]
    assert [c.title for c in entries(PROSE + "Further reading\n\n- Rivers  The Herald\n")] == ["Rivers"]


@pytest.mark.parametrize("heading", ["Sources", "References:", "**Works cited**", "Notes"])
def test_bare_lines(heading: str) -> None:
    text = f"{PROSE}{heading}\n\n“Town lost”, The Herald, 4 May 1944.\nThe bridge of the town. Ely Press.\n“Bridge gone”, The Herald.\n"
    assert [c.title for c in entries(text)] == ["Town lost", "The bridge of the town", "Bridge gone"]


def test_prose_under_a_heading_is_no_list() -> None:
    assert (
        entries(
            PROSE
            + "Sources\n\nWe spoke to many people, among them those who had seen the bridge fall in 1944.\n\nThey said so.\n"
        )
        == []
    )


def test_headings_without_end() -> None:
    assert entries("Sources\n\n" * 3_000) == []


@pytest.mark.parametrize("heading", ["Sources", "References:", "## Works cited"])
@pytest.mark.parametrize(
    "entries",
    [
        ["1. Rain in Ely. The Herald, 2 May 2020.", "2. More rain in Ely. The Herald, 3 May 2020."],
        ["1. Rain in Ely", "2. More rain in Ely"],
    ],
)
def test_plain_entries_under_a_heading(heading: str, entries: list[str]) -> None:
    text = f"It rained in Ely [1], the council said.\n\n{heading}\n\n" + "\n".join(entries)
    assert [citation.number for citation in parse(text, "markdown").citations] == [1, 2]


def test_points_under_a_heading_are_no_entries() -> None:
    text = "It rained in Ely, the council said.\n\n## Sources\n\n- rain gauges\n- the mill\n"
    assert parse(text, "markdown").citations == ()
