"""Claims: what a sentence asserts, how much it is worth checking, and what it stands on."""

from itertools import pairwise

import pytest

from verifact import Article, Claim, parse

HEAD = "A title of it\n\n"


def article(text: str) -> Article:
    return parse(HEAD + text)


def claims(text: str) -> tuple[Claim, ...]:
    return article(text).claims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The town lost 200 jobs in May.", "figure"),
        ("It was the largest town in the state.", "ranking"),
        ("They will win the vote in May.", "prediction"),
        ("It broke because of the flood there.", "cause"),
        ("It is a beautiful shame for the town.", "opinion"),
        ("The army attacked the town at night.", "event"),
        ("They say that Mary Miller is in it.", "event"),
        ("The thing is a river with a town.", "definition"),
        ("“We lost all of it then,” Mary Miller said.", "quote"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (claim,) = claims(text)
    assert claim.kind == kind
    assert claim.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Did the town lose 200 jobs in May?",
        "Click on the button to read it.",
        "Let us go to the town.",
        "He left.",
    ],
)
def test_no_claims(text: str) -> None:
    assert not claims(text)


def test_worthiness_falls() -> None:
    texts = [
        "Russia sent 8,000 soldiers and 300 tanks to Kursk in May.",
        "The town lost 200 of its jobs in May.",
        "The army attacked the town in the north.",
        "The thing is a river with a town.",
        "It is a beautiful shame for the town.",
        "I think it is a great idea for my town.",
    ]
    worth = [claim.worthiness for text in texts for claim in claims(text)]
    assert len(worth) == len(texts)
    assert all(left > right for left, right in pairwise(worth)), worth
    assert all(0 <= each <= 1 for each in worth)


def test_an_attribution_is_carried_within_its_paragraph() -> None:
    first, second, third = claims("The town lost 200 jobs, Mary Miller said. It won 300 more.\n\nThen it lost 50 jobs.")
    assert first.attribution is not None
    assert first.attribution.speaker.name == "Mary Miller"
    assert second.attribution == first.attribution
    assert third.attribution is None
    assert [claim.is_sourced for claim in (first, second, third)] == [True, True, False]


def test_a_vague_attribution_is_not_carried() -> None:
    first, second = claims("Critics say the town lost 200 jobs. It then won 300 more jobs.")
    assert first.attribution is not None
    assert first.attribution.is_vague
    assert second.attribution is None


def test_headings_tables_and_points_make_none() -> None:
    text = "# The town lost 200 jobs in May\n\n## It then won 300 more jobs\n\n- the town with 200 jobs\n- It has lost 300 jobs.\n\n| The town lost 200 jobs |\n|---|\n\n> The town lost 500 jobs.\n"
    assert [claim.text for claim in parse(text, "markdown").claims] == ["It has lost 300 jobs."]


def test_citations_by_marker() -> None:
    text = "The town lost 200 jobs in May.[1] It then won 300 more.[2, 3] It lost 50 jobs in June. It won 60 more of them.\n\nSources\n\n1. First title here  Reuters\n2. Second title here  BBC News\n3. Third title here  The Times\n"
    found = article(text)
    assert [claim.citations for claim in found.claims] == [(0,), (1, 2), (), ()]
    assert [claim.is_sourced for claim in found.claims] == [True, True, False, False]


def test_footnotes_and_links_count() -> None:
    text = "A town lost 200 jobs in May.[^1] It [then won](https://a.example) 300 more.\n\n[^1]: The Paper, “A title,” 3 May 2024.\n"
    found = parse(text, "markdown")
    assert [claim.citations for claim in found.claims] == [(0,), (1,)]


def test_entries_make_none() -> None:
    text = "The town lost 200 jobs in May.\n\nSources\n\n1. The town lost 300 jobs in the north.  Reuters\n2. Second title here  BBC News\n"
    assert len(claims(text)) == 1
