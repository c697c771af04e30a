"""Claims held against a source: what it lacks, and the score."""

import pytest

import verifact
from verifact.model import MissingFigure, NumberKind
from verifact.spans import Span

MILL = "The mill employs 8,000 people."


def figures(claim: str, source: str) -> list[str]:
    return [figure.text for figure in verifact.compare(claim, source).missing_figures]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (MILL, "The mill has eight thousand people"),
        (MILL, "some 8k people at the mill"),
        (MILL, "8.0 thousand people at the mill"),
        (MILL, "The mill employs 7,962 people"),
        (MILL, "8 000 people at the mill"),
        (MILL, "Die mill: 8.000 people"),
        ("About 8,000 people work at the mill.", "7,362 people work at the mill"),
        ("More than 8,000 people work at the mill.", "8,400 people work at the mill"),
        ("Turnout rose by 8 percent.", "Turnout rose 8 %"),
        ("Turnout rose by 8 %.", "Turnout rose by eight per cent"),
        ("Half of the voters stayed.", "50 percent of voters stayed"),
        ("Two-thirds of voters agree.", "67% of voters agree"),
        ("Two-thirds of voters agree.", "two in three voters agree"),
        ("The deal is worth $3.5 million.", "a deal worth 3.5m dollars"),
        ("It costs between 5 and 7 dollars.", "It costs 5–7 dollars"),
        ("A dozen men were hurt.", "Twelve men were hurt"),
        ("A million people fled.", "1,000,000 people fled"),
        ("Half a million people fled.", "500,000 people fled"),
        ("The fifth bridge opened.", "a 5th bridge opened"),
        ("The bridge opened in the 1990s.", "the bridge opened in 1995"),
        ("Twenty-five women came.", "25 women came"),
        ("Two men came.", "Ann and Bob came"),
        ("He ruled with Henry 8.", "He ruled with Henry VIII"),
        ("The 2018-19 season began.", "The season began in 2018 and ended in 2019"),
        ("The talks begin in 2020.", "Talks, it said in 2019, begin next year"),
        ("Der Damm kostete 20 Millionen.", "Der Damm kostete 20 Millionen"),
        ("Die Mühle hat 1.200 Arbeiter und 3,5 Hektar.", "Die Mühle hat 1200 Arbeiter, Hektar: 3.5"),
        ("Die Mühle hat 1.234.567,8 Hektar.", "Die Mühle hat 1234567.8 Hektar"),
        ("One hundred and fifty men came.", "150 men came"),
        ("2,500 men came.", "Two thousand five hundred men came"),
        ("1,234 men came.", "A thousand two hundred and thirty-four men came"),
        ("One and a half million men came.", "1.5m men came"),
        ("1.5m men came.", "1,500,000 men came"),
        ("They paid £1.5m for it.", "They paid £1,500,000 for it"),
        ("The boat is 12m long.", "The boat is twelve metres long"),
        ("They ran the 10k race.", "They ran a race of 10 km"),
        ("One in five adults smokes.", "20% of adults smoke"),
        ("Nine out of ten adults smoke.", "90% of adults smoke"),
        ("They borrowed 5 lakh rupees.", "They borrowed 500,000 rupees"),
        ("They borrowed 5 crore rupees.", "They borrowed 50 million rupees"),
        ("The COVID-19 ward of the A380 hangar closed.", "The ward for Covid in the hangar of the Airbus closed"),
        (
            "Poverty fell 46% from 2020 to 2021, from 9.7% to 5.2%.",
            "It fell 46 per cent, as a measure of poverty, from 2020 to 2021: from 9.7 per cent to 5.2 per cent.",
        ),
        ("On 2024-05-12 the mill closed.", "On 12 May 2024 the mill closed"),
    ],
)
def test_a_figure_is_there(claim: str, source: str) -> None:
    assert figures(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source", "missing"),
    [
        (MILL, "The mill employs 9,100 people.", ["8,000"]),
        ("One hundred and fifty men came.", "100 men came, 50 left", ["One hundred and fifty"]),
        ("They paid £1.5m for it.", "They paid £1.50 for it", ["£1.5m"]),
        ("1.5m men came.", "1,700,000 men came", ["1.5m"]),
        ("One in five adults smokes.", "30% of adults smoke", ["five"]),
        ("In mid-2019 the mill closed.", "The mill closed", ["2019"]),
        ("About 8,000 people work at the mill.", "The mill employs 6,000 people", ["8,000"]),
        ("More than 8,000 people work at the mill.", "19,000 people work at the mill", ["8,000"]),
        ("Turnout rose by 8 percent.", "8 people turned out", ["8 percent"]),
        ("Half of the voters stayed.", "40 percent of voters stayed", ["Half"]),
        ("The deal is worth $3.5 million.", "the deal takes 3.5 million hours", ["$3.5 million"]),
        ("The mill employs 8 people.", "The mill lost 8% of its people", ["8"]),
        ("A million people fled.", "two million people fled", ["million"]),
        ("A dozen men were hurt.", "Four men were hurt", ["dozen"]),
        ("The mill closed in 2017.", "The mill closed in 2015.", ["2017"]),
        (
            "The mill closed in 2018.",
            "The mill closed." + " The rain fell on the river and nobody saw it go by." * 8 + " Copyright 2018",
            ["2018"],
        ),
        ("Der Damm kostete 20 Millionen.", "Der Damm kostete 30 Millionen", ["20"]),
    ],
)
def test_a_figure_is_missing(claim: str, source: str, missing: list[str]) -> None:
    assert figures(claim, source) == missing


def test_what_is_told_of_a_missing_figure() -> None:
    (figure,) = verifact.compare("It cost $3.5 million then.", "It cost nothing.").missing_figures
    assert figure == MissingFigure("$3.5 million", Span(8, 20), 3.5e6, "$", NumberKind.MONEY)
    (figure,) = verifact.compare(MILL, "The mill employs people.").missing_figures
    assert figure == MissingFigure("8,000", Span(17, 22), 8000.0, "people", NumberKind.AMOUNT)


@pytest.mark.parametrize(
    ("claim", "source", "missing"),
    [
        ("Then Ann Lee met Angela Merkel.", "Lee met Chancellor Merkel", []),
        ("Then Ann Lee met Angela Merkel.", "Lee met Chancellor Scholz", ["Angela Merkel"]),
        ("He went to Germany.", "the German border", []),
        ("He went to Germany.", "the French border", ["Germany"]),
        ("Then the World Health Organization warned.", "WHO warned", []),
        ("Then the World Health Organization warned.", "UNICEF warned", ["World Health Organization"]),
        ("Then the ISW reported.", "The Institute for the Study of War reported", []),
        ("Then José Müller's mill closed.", "Jose Muller closed it", []),
        ("Nothing of the kind was said.", "Silence", []),
    ],
)
def test_names(claim: str, source: str, missing: list[str]) -> None:
    assert [name.text for name in verifact.compare(claim, source).missing_names] == missing


@pytest.mark.parametrize(
    ("claim", "source", "missing"),
    [
        ("The dam broke on 12 June 2019.", "It broke in June 2019", []),
        ("The dam broke on 12 June 2019.", "It broke on 12 June", []),
        ("The dam broke in June 2019.", "It broke on June 12, 2019", []),
        ("The dam broke on 12 June 2019.", "It broke on Wednesday, it said on June 14, 2019", []),
        ("The dam broke on 12 June 2019.", "2019-06-12: it broke", []),
        ("The dam broke on 12 June 2019.", "6/12/2019 it broke", []),
        ("The dam broke on 12 June 2019.", "It broke on 2 May 2019", ["12 June 2019"]),
        ("The dam broke in June 2019.", "It broke on June 12, 2017", ["June 2019"]),
        ("The dam broke in 2019.", "It broke", []),
        ("The dam broke in June.", "It broke", []),
    ],
)
def test_dates(claim: str, source: str, missing: list[str]) -> None:
    match = verifact.compare(claim, source)
    assert [date.text for date in match.missing_dates] == missing
    assert [date.span.of(claim) for date in match.missing_dates] == missing


def test_the_day_of_a_lacking_date_is_a_lacking_figure() -> None:
    assert figures("The dam broke on 12 June 2019.", "It broke on 2 May 2019, and 12 mills with it") == ["12"]
    assert figures("The dam broke in June 2019.", "The dam broke in May 2019") == ["2019"]


def test_the_best_passage() -> None:
    source = "It rained. “The dam at Oslo broke at night!” Nobody slept. The dam is old."
    match = verifact.compare("The dam in Oslo broke.", source)
    assert match.passage_text == "“The dam at Oslo broke at night!”"
    assert match.passage is not None
    assert match.passage.of(source) == match.passage_text


def test_the_score_falls_with_what_is_lacking() -> None:
    source = "The council of Oslo approved the plan for the harbour on Monday, with 34 votes."
    claims = [
        "The council of Oslo approved the plan for the harbour with 34 votes.",
        "The council of Oslo approved the plan for the harbour with 43 votes.",
        "The council of Bergen approved the plan for the airport with 43 votes.",
        "Chelsea lost the final to Arsenal with 1,200 fans.",
    ]
    scores = [verifact.compare(claim, source).score for claim in claims]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.7
    assert scores[-1] < 0.05


def test_a_denial_lowers_the_score() -> None:
    claim = "The council approved the plan for the harbour."
    assert verifact.compare(claim, claim).score > 0.7
    assert verifact.compare(claim, "The council did not approve the plan for the harbour.").score < 0.5
    assert verifact.compare(claim, "The council didn't approve the plan for the harbour.").score < 0.5


def test_quotations_in_a_claim() -> None:
    source = "“We will not close the mill,” she said."
    assert verifact.compare("She said “we will not close the mill” in Oslo.", source).quote_diff is None
    match = verifact.compare("She said “we will close the mill”.", source)
    assert str(match.quote_diff) == "we will [-not-] close the mill"
    (quote,) = match.quotes
    assert quote.span == Span(9, 33)
    assert verifact.compare("She called it “a joke”.", source).quotes == ()


@pytest.mark.parametrize(("claim", "source"), [("", ""), ("", "A source."), ("A claim.", ""), ("…", "…"), ("the", "a")])
def test_nothing_to_go_by(claim: str, source: str) -> None:
    match = verifact.compare(claim, source)
    assert 0 <= match.score <= 1
    assert match.passage is None
    assert match.passage_text == ""


@pytest.mark.parametrize("arguments", [(1, "text"), ("text", None), (b"text", "text")])
def test_arguments_of_another_type(arguments: tuple[str, str]) -> None:
    with pytest.raises(TypeError, match="expected a string"):
        verifact.compare(*arguments)
