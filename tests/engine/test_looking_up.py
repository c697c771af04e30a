"""Many articles, one look at each address."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from attrs import evolve
from tests.engine.webs import PAGE, Web

import verifact
from verifact.config import Config, Online
from verifact.engine import Checker, Settings, looking_up
from verifact.engine.looking_up import LookUps, verified, with_config
from verifact.evidence import FetchOptions
from verifact.findings import Report
from verifact.model import Article, Evidence, LinkState, Snapshot, Work

SHARED = "https://herald.example/shared"


def article(number: int) -> Article:
    own = f"https://herald.example/{number}"
    text = f"The mill on the Ouse will close in May, the council of Ely said on Monday [1][2]. It had met in the morning.\n\nSources\n\n1. “Mill”, {SHARED}\n2. “Bakery”, {own}\n"
    return verifact.parse(text, path=f"{number}.txt")


def reports(articles: Iterable[Article], look_ups: LookUps) -> list[Report]:
    checker = Checker(Settings(config=Config(), evidence_only=True))
    return [*verified([lambda each=each: each for each in articles], checker, look_ups)]  # type: ignore[misc]


def test_each_address_is_asked_for_once_however_many_cite_it() -> None:
    web = Web(evolve(PAGE, url=SHARED))
    made = reports(map(article, range(120)), LookUps(client=web))
    assert [report.path for report in made] == [f"{number}.txt" for number in range(120)]
    assert set(web.asked.values()) == {1}
    assert len(web.asked) == 121
    assert web.calls == 3
    assert all(report.evidence[0].state is LinkState.OK for report in made)


def test_works_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_up, "_MOST_ARTICLES", 1)
    web = Web(works=[Work("10.1000/abc.1", is_retracted=True)])
    text = "Mills harm the ear [1].\n\nSources\n\n1. Lee, A. (2020). The noise of mills. J Mills, 4(1), 1-9. doi:10.1000/abc.1\n"
    made = reports([verifact.parse(text)] * 3, LookUps(client=web))
    assert web.asked["10.1000/abc.1"] == 1
    assert all("VF609" in {finding.code for finding in report.findings} for report in made)


def test_what_was_asked_for_and_is_held_no_more_is_not_asked_for_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_up, "_MOST_HELD", 0)
    monkeypatch.setattr(looking_up, "_MOST_ARTICLES", 1)
    asked: list[tuple[str, bool, bool]] = []

    def gather(urls: Iterable[str], dois: Iterable[str], *, options: FetchOptions, **_: Any) -> Evidence:
        asked.extend((url, options.refresh, options.confirm) for url in urls)
        return Evidence({url: Snapshot(url, LinkState.OK, text="x" * 100) for url in urls})

    monkeypatch.setattr(looking_up, "gather", gather)
    reports(map(article, range(3)), LookUps(FetchOptions(refresh=True, confirm=True)))
    assert [(new, confirm) for url, new, confirm in asked if url == SHARED] == [(True, True), (False, False)]


def test_what_cannot_be_read_is_told_in_its_place() -> None:
    checker = Checker(Settings(config=Config(), evidence_only=True))
    loads: list[Callable[[], Article | Report]] = [
        lambda: article(1),
        lambda: Report(path="broken.txt"),
        lambda: article(2),
    ]
    assert [each.path for each in verified(loads, checker, LookUps(client=Web()))] == ["1.txt", "broken.txt", "2.txt"]


def test_what_a_configuration_says_comes_after_what_a_caller_says() -> None:
    config = Config(online=Online(contact="desk@herald.example", timeout=5.0, archive_all=True))
    options = with_config(FetchOptions(), config)
    assert (options.contact, options.total_timeout, options.read_timeout) == ("desk@herald.example", 5.0, 5.0)
    assert options.archive_all
    given = FetchOptions(contact="me@herald.example", total_timeout=9.0)
    assert with_config(given, config) == evolve(given, archive_all=True)
    assert with_config(given, Config()) == given
