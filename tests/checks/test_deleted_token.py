"""VF410 on whole articles."""

import re
from pathlib import Path

import pytest

from verifact import check, parse, read
from verifact.findings import Finding, Severity

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PROSE = (
    "The harbour of the town was built in the years before the war, and most of the boats that lie "
    "in it are older than the men who sail them. It is a quiet place in the winter, and the people "
    "of the town like to say that a stranger is a friend for whom they have not yet found a boat. In "
    "the summer the ferry comes to the island on two days of the week and brings a hundred visitors "
    "to the only inn, which has a dozen rooms and a view of the bay. The owner, a former officer of "
    "the navy, thinks that other islands have more to offer, and that in theory they ought to be "
    "richer; yet an official of the ministry told him in the autumn that the number of guests had "
    "grown there as in no other part of the coast.\n\n"
)


def found(text: str) -> list[Finding]:
    return [f for f in check(parse(text), select=["VF410"]).findings if f.code == "VF410"]


def test_the_seed_has_lost_its_the() -> None:
    article = read(SEED)
    (finding,) = check(article, select=["VF410"]).findings
    assert finding.severity is Severity.ERROR
    assert finding.excerpt == "y"
    assert "“the”" in finding.message
    sites = {article.text[site.start : site.end] for site in finding.related}
    assert {"ory", "for \u00a0Study", "position, \u00a0scout"} <= sites


def test_whole_prose_is_left_alone() -> None:
    assert not found(PROSE * 4)


@pytest.mark.parametrize("token", ["the", "of", "and", "to", "a", "in"])
@pytest.mark.parametrize(("left", "pattern"), [("", r"\b{} ?"), (" \u00a0", r"\b{} | {}\b")], ids=["cut", "scarred"])
def test_any_token_is_named(token: str, left: str, pattern: str) -> None:
    (finding,) = found(re.sub(pattern.replace("{}", token), left, PROSE * 4, flags=re.IGNORECASE))
    assert f"“{token}”" in finding.message


def test_a_list_without_articles_is_no_deletion() -> None:
    assert not found("\n".join(f"- {n} metres: Oslo, Bergen, Tromsø" for n in range(200)))


def test_spanish_inside_english() -> None:
    assert not found(PROSE + "“Que se vaya y que no vuelva, si ir quiere, y ya”, read the sign on the wall.")


NEWS = (
    "The nation watched the election with attention. The administration gave information about the situation, and the "
    "commission took action on education in every section of the nation, in addition to a motion on taxation. "
) * 8


def test_a_string_that_is_no_word_is_named() -> None:
    text = NEWS.replace("tion", "")
    (finding,) = check(text, format="text", select=["VF410"]).findings
    assert "the letters “tion”" in finding.message
    assert finding.severity is Severity.ERROR
    assert len(finding.related) > 10
    assert not check(text, format="text", select=["VF412"]).findings


def test_a_text_with_strange_words_has_lost_no_string() -> None:
    assert not check(NEWS + "The blorfing grelk wuzzled.", format="text", select=["VF410"]).findings
