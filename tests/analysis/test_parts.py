"""The parts of an article, worked out when they are first asked for; nobody can tell from outside."""

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

import verifact
from verifact import Article, parse
from verifact.analysis import claims
from verifact.analysis.analyse import may_list_sources
from verifact.checks.discovery import all_checks
from verifact.model import CitationKind

TEXT = "A bridge falls\n\n“It fell,” the mayor, Mary Miller, said on Monday. Some 400 people saw it [1].\n\nSources\n\n1. The Post\n"
PARTS = ("sentences", "quotes", "attributions", "claims", "citations", "markers", "speakers")


def waiting(article: Article) -> set[str]:
    return set(article._later)


def whole() -> Article:
    return Article.from_dict(parse(TEXT).to_dict())


def test_nothing_is_worked_out_that_nobody_asks_for() -> None:
    article = parse(TEXT)
    assert waiting(article) == set(PARTS)
    assert article.attributions
    assert waiting(article) == {"quotes", "claims", "citations", "markers", "speakers"}
    assert article.claims
    assert waiting(article) == {"quotes", "speakers"}
    assert article.quotes[0].speaker is not None
    assert waiting(article) == {"speakers"}
    assert article.speakers
    assert waiting(article) == set()


@pytest.mark.parametrize("name", PARTS)
def test_each_part_alone_is_what_it_is_with_the_others(name: str) -> None:
    assert getattr(parse(TEXT), name) == getattr(parse(TEXT).complete(), name) == getattr(whole(), name)


def test_some_parts_alone_can_be_completed() -> None:
    article = parse(TEXT)
    assert article.complete("sentences", "quotes") is article
    assert waiting(article) == {"claims", "citations", "markers", "speakers"}


def test_a_part_is_worked_out_once() -> None:
    article = parse(TEXT)
    assert article.claims is article.claims


@pytest.mark.parametrize(
    "read",
    [
        lambda article: article == whole(),
        lambda article: whole() == article,
        lambda article: hash(article) == hash(whole()),
        lambda article: repr(article) == repr(whole()),
        lambda article: article.to_dict() == whole().to_dict(),
        lambda article: attrs.evolve(article) == whole(),
        lambda article: article.with_metadata(publisher="The Post").claims == whole().claims,
        lambda article: copy.copy(article) == whole(),
        lambda article: copy.deepcopy(article) == whole(),
        lambda article: pickle.loads(pickle.dumps(article)) == whole(),
        lambda article: verifact.check(article) == verifact.check(whole()),
    ],
)
def test_it_is_an_article_like_any_other(read: Callable[[Article], bool]) -> None:
    assert read(parse(TEXT))


def test_it_stays_frozen() -> None:
    article = parse(TEXT)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        article.claims = ()  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del article.claims


def test_what_it_has_not() -> None:
    with pytest.raises(AttributeError, match="'Article' object has no attribute 'claim'"):
        parse(TEXT).claim  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(Article.__new__(Article), "claims")


def test_many_threads_read_the_same() -> None:
    for _ in range(20):
        article = parse(TEXT)
        with ThreadPoolExecutor(4) as pool:
            found = [*pool.map(lambda _, article=article: article.claims, range(4))]
        assert all(each == found[0] for each in found)


def test_an_unknown_language_has_no_claims() -> None:
    article = parse(
        "La situation dans la ville est grave, et personne ne sait comment la suite se passera pour nous tous."
    )
    assert (article.claims, article.attributions, len(article.sentences)) == ((), (), 1)


def test_a_defect_is_reported_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no way")

    monkeypatch.setattr(claims, "find_claims", fail)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (finding,) = verifact.check(path).findings
    assert (finding.code, finding.message) == ("VF905", "the file could not be analysed: RuntimeError: no way")


def test_no_list_of_sources_is_overlooked() -> None:
    listing = 0
    for check in all_checks().values():
        for example in (*check.bad, *check.good):
            article = parse(example.text.replace("⟦", "").replace("⟧", ""), example.format)
            if any(citation.kind is CitationKind.LIST for citation in article.citations):
                listing += 1
                assert may_list_sources(article.document, article.language), example.text
    assert listing > 50
