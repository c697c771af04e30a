"""Claims: what a sentence asserts, how much it is worth checking, and what it stands on."""

from itertools import pairwise

import pytest

from verifact import Article, Claim, parse
from verifact.analysis.worthiness import POINTS, worth
from verifact.model import FigureKind

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
        ("Ely is a town in the north of England.", "definition"),
        ("Mary Miller is going to leave the town.", "prediction"),
        ("The mayor should leave the town now.", "opinion"),
        ("It rained in the town all night.", "event"),
        ("Mary Miller wrote “The Long Road Home” in the town.", "event"),
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
        "Thank you for all that you have done.",
        "Imagine that the town lost 200 jobs.",
    ],
)
def test_no_claims(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize("text", [":", "…", "May 5:", "Ely lost 5", "5 :", "“:"])
def test_hardly_any_text(text: str) -> None:
    assert not parse(text).claims


def worth_of(text: str) -> float:
    (claim,) = claims(text)
    return claim.worthiness


def test_worthiness_falls() -> None:
    texts = [
        "Russia sent 8,000 soldiers and 300 tanks to Kursk in May.",
        "The town lost 200 of its jobs in May.",
        "The army attacked the town in the north.",
        "The thing is a river with a town.",
        "It is a beautiful shame for the town.",
        "I think it is a great idea for my town.",
    ]
    worth = [worth_of(text) for text in texts]
    assert all(left > right for left, right in pairwise(worth)), worth
    assert all(0 <= each <= 1 for each in worth)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The town lost 20 percent of its jobs.", "The town lost 20 members of its council."),
        ("The town has the highest bridge of them all.", "The town has a rather high bridge over there."),
        ("The town spent more than the others did.", "The town spent what it had to spend."),
        ("She closed the mill and left the town for good.", "Somebody closed the mill and left the town for good."),
        (
            "The mayor called the plan “a bad day for every one of us”.",
            "The mayor called the plan a bad day for every one of us.",
        ),
        ("The council bought the mill and closed it.", "The council will buy the mill and close it."),
        ("The council bought the mill and closed it.", "The council should buy the mill and close it."),
        ("The council bought the mill and closed it.", "The council has to buy the mill and close it."),
        ("The council bought the mill and closed it.", "If the council bought the mill, it closed it."),
        ("The council bought the mill and closed it.", "I remember how we bought the mill and closed it."),
        ("The council bought the mill and closed it.", "So the council bought the mill and closed it."),
        ("The council bought the mill and closed it.", "The council bought something and closed it."),
        (
            "The council told the Herald in a letter of its plan.",
            "The council told the Herald in a letter of its plan:",
        ),
        ("The council bought the mill and closed it.", "As the council bought the mill, you closed it."),
        ("The council bought the mill and closed it.", "The council bought the mill described below and closed it."),
    ],
)
def test_what_makes_it_worthier(more: str, less: str) -> None:
    assert worth_of(more) > worth_of(less)


def test_a_capital_alone_makes_no_name() -> None:
    assert worth_of("In the town it rained and I was out.") < worth_of("In the town it rained and Ann was out.")


def test_every_signal_moves_the_worth() -> None:
    assert len(POINTS) == len({signal.bit_length() for signal in POINTS})
    for signal, points in POINTS.items():
        assert signal.bit_count() == 1
        assert (worth(signal) > worth(0)) is (points > 0)
        assert points * 2 == int(points * 2)


def test_figures_and_dates_of_a_claim() -> None:
    first, second = claims("The town lost more than 200 jobs on May 5, 2024. It won about 3 percent in June.")
    assert [(f.value, f.unit, f.kind, f.bound) for f in first.figures] == [(200, "jobs", FigureKind.COUNT, "more than")]
    assert [(f.value, f.kind, f.bound) for f in second.figures] == [(3, FigureKind.PERCENT, "about")]
    assert [[date.iso for date in claim.dates] for claim in (first, second)] == [["2024-05-05"], ["XXXX-06"]]


def test_they_survive_a_round_trip() -> None:
    found = article("The town lost more than 200 jobs on Sunday, May 5, 2024.")
    assert Article.from_dict(found.to_dict()).claims == found.claims


def test_german_nouns_are_no_names() -> None:
    text = (
        "Die Stadt verlor im Mai 2023 mehr als 4.000 Einwohner. Im vergangenen Jahr kaufte die Firma das Werk und schloss es. "
        "Die Stadt hat eine Brücke und der Fluss hat einen Hafen. Die Brücke sollte in der Stadt geschlossen werden."
    )
    found = parse(f"Die Brücke\n\n{text}")
    assert found.language == "de"
    worth = [claim.worthiness for claim in found.claims]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] >= 0.5 > worth[2]


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
