"""Models of third parties vote on claims (VF611)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.engine.webs import ARTICLE, GONE, PAGE, Web

import verifact
from verifact.engine import voting

Install = Callable[..., None]


class Point:
    """An entry point that loads `value`, or fails with it."""

    def __init__(self, name: str, loaded: Any) -> None:
        self.name, self.value, self.loaded = name, f"{name}:vote", loaded

    def load(self) -> Any:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    def installed(**models: Any) -> None:
        monkeypatch.setattr(voting, "entry_points", lambda group: [Point(*each) for each in models.items()])
        voting.installed_models.cache_clear()

    yield installed
    monkeypatch.undo()
    voting.installed_models.cache_clear()


def verify(**arguments: Any) -> verifact.Report:
    return verifact.verify(ARTICLE, format="text", client=Web(PAGE, GONE), select=["VF611"], **arguments)


def test_a_model_gets_the_claim_and_the_passage_that_fits_it(install: Install) -> None:
    asked: list[tuple[str, str]] = []

    def model(claim: str, passage: str) -> float:
        asked.append((claim, passage))
        return 0.25

    install(small=model)
    report = verify()
    claim, passage = asked[0]
    assert claim == "The mill lost 12,000 pounds a month, its owners said [1]."
    assert "lost 8,000 pounds a month" in passage
    assert report.findings[0].excerpt == claim
    assert "(small 0.25)" in report.findings[0].message
    assert report.evidence[0].votes[0].score == 0.25
    assert "no model could vote on each source" in {each.reason for each in report.abstained}  # of what is dead


def test_one_model_that_finds_it_there_is_enough(install: Install) -> None:
    install(small=lambda claim, passage: 0.1, large=lambda claim, passage: 0.9)
    assert verify().findings == ()
    config = verifact.Config(options={"VF611": {"least": 0.95}})
    assert len(verify(config=config).findings) == 2


def test_without_a_model_it_abstains(install: Install) -> None:
    install()
    report = verify()
    assert report.findings == ()
    assert {each.code for each in report.abstained} == {"VF611"}


def test_no_model_is_asked_where_nobody_wants_its_vote(install: Install) -> None:
    install(small=lambda claim, passage: pytest.fail("it was asked"))
    report = verifact.verify(ARTICLE, format="text", client=Web(PAGE, GONE), ignore=["VF611"])
    assert report.evidence[0].votes == ()


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        (ImportError("no torch"), "the model 'small' .*cannot be loaded: no torch"),
        (3, "the model 'small' .*is no function"),
        (lambda claim, passage: 2, "the model 'small' gave 2.0"),
        (lambda claim, passage: 1 / 0, "the model 'small' failed: ZeroDivisionError"),
    ],
)
def test_a_model_that_cannot_be_used_is_named(install: Install, loaded: Any, said: str) -> None:
    install(small=loaded)
    with pytest.raises(verifact.ConfigError, match=said):
        verify()
