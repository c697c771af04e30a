"""`verifact.verify`: what an article cites, looked up by a client of the test's own."""

import asyncio
from pathlib import Path

import pytest
from tests.engine.webs import ARTICLE, GONE, PAGE, STORY, Web

import verifact
from verifact.config import Config, Online
from verifact.evidence import save
from verifact.findings import Report
from verifact.model import LinkState, Snapshot, Work

WEB = (PAGE, GONE)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_all_checks_that_need_the_sources_run_and_no_others() -> None:
    report = verifact.verify(ARTICLE, format="text", client=Web(*WEB))
    assert codes(report) == ["VF605", "VF604", "VF601"]
    text = verifact.parse(ARTICLE).text
    assert next(f.span.of(text) for f in report.findings if f.span) == "12,000 pounds"


def test_the_arguments_are_those_of_check(tmp_path: Path) -> None:
    def found(**arguments: object) -> list[str]:
        return codes(verifact.verify(ARTICLE, format="text", client=Web(*WEB), **arguments))  # type: ignore[arg-type]

    assert found(select=["VF601"]) == ["VF601"]
    assert found(ignore=["VF605"]) == ["VF604", "VF601"]
    assert found(config=Config(ignore=("VF604",), extend_select=("VF3",))) == ["VF605", "VF601"]
    assert "VF307" in found(extend_select=["VF307"])
    assert found(config=Config(select=("VF3",))) == ["VF605", "VF604", "VF601"]
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert codes(verifact.verify(path, client=Web(*WEB))) == codes(
        verifact.verify(verifact.read(path), client=Web(*WEB))
    )
    with pytest.raises(verifact.UsageError, match="unknown code"):
        found(select=["VF699"])


def test_a_check_offline_knows_nothing_of_it() -> None:
    report = verifact.check(ARTICLE, format="text", select=["VF"])
    assert not [code for code in codes(report) if code.startswith("VF6")]
    assert not [each for each in report.abstained if each.code.startswith("VF6")]
    assert report.evidence == ()


@pytest.mark.parametrize(
    ("comment", "offline", "online"),
    [
        ("ignore[VF601]", False, True),
        ("ignore[VF6]", False, True),
        ("ignore[VF401]", True, True),
        ("ignore", True, True),
    ],
)
def test_suppressions_of_such_checks_are_unused_only_where_they_ran(comment: str, offline: bool, online: bool) -> None:
    text = f"The mayor, Mary Miller, said on 4 May 2024 that it rains. <!-- verifact: {comment} -->\n"
    article = verifact.parse(text, "markdown", published="2024-05-05")
    checker = verifact.engine.Checker(verifact.engine.Settings())
    assert ("VF901" in codes(checker.article(article))) is offline
    assert ("VF901" in codes(checker.article(article, verifact.model.Evidence()))) is online


def test_the_report_says_what_the_sources_show() -> None:
    article = verifact.parse(ARTICLE)
    first, second, third = verifact.verify(article, client=Web(*WEB)).evidence
    assert first.claim.of(article.text) == first.text == "The mill lost 12,000 pounds a month, its owners said [1]."
    assert (first.line, first.label, first.url, first.read, first.state) == (1, "[1]", PAGE.url, PAGE.url, "ok")
    assert first.missing_figures == ("12,000",)
    assert first.passage is not None
    assert "8,000 pounds a month" in first.passage_text == first.passage.of(STORY)
    assert (second.label, second.state, second.read, second.score) == ("[2]", LinkState.DEAD, None, None)
    assert third.line == 3
    assert third.quote_diff is not None
    assert "[-a-] {+no+}" in third.quote_diff


def test_a_report_survives_json() -> None:
    report = verifact.verify(ARTICLE, format="text", client=Web(*WEB))
    data = report.to_dict()
    assert Report.from_dict(data) == report
    del data["evidence"]
    assert Report.from_dict(data).evidence == ()


def test_an_archived_copy_is_read_where_the_page_cannot_be() -> None:
    copy = "https://web.archive.org/web/2024/https://herald.example/mill"
    text = ARTICLE.replace(PAGE.url, f"{PAGE.url}, archived at {copy}")
    web = Web(Snapshot(PAGE.url, LinkState.DEAD, status=404), GONE, Snapshot(copy, LinkState.OK, text=STORY))
    report = verifact.verify(text, format="text", client=web)
    assert codes(report) == ["VF605", "VF604", "VF601"]
    assert [(each.state, each.read) for each in report.evidence[:1]] == [(LinkState.DEAD, copy)]
    seen = Web(PAGE, GONE)
    verifact.verify(text, format="text", client=seen)
    assert copy not in seen.asked


def test_nothing_is_missing_in_a_page_in_another_language() -> None:
    german = (
        "Die letzte Mühle in Ely, am Ufer der Ouse, mahlt nach dem Mai kein Mehl mehr. Die Besitzer sagten der Belegschaft am "
        "Freitag, dass das Geschäft seit dem Herbst Verluste macht und dass sich kein Käufer gefunden hat. "
    ) * 4
    web = Web(Snapshot(PAGE.url, LinkState.OK, title="Die Mühle schließt", text=german), GONE)
    report = verifact.verify(ARTICLE, format="text", client=web, ignore=["VF601"])
    assert codes(report) == []
    assert report.evidence[0].missing == ()
    assert "a cited page is in another language" in {each.reason for each in report.abstained}


def test_works_are_looked_up() -> None:
    text = "Mills harm the ear [1].\n\nSources\n\n1. Lee, A. (2020). The noise of mills. J Mills, 4(1), 1-9. doi:10.1000/ABC.1\n"
    web = Web(works=[Work("10.1000/abc.1", is_retracted=True)])
    assert codes(verifact.verify(text, format="text", client=web, ignore=["VF602"])) == ["VF609"]


def test_saved_pages_stand_for_the_web(tmp_path: Path) -> None:
    save(WEB, tmp_path)
    report = verifact.verify(ARTICLE, format="text", sources=tmp_path)
    assert codes(report) == ["VF605", "VF604", "VF601"]
    by_config = Config(online=Online(sources=tmp_path))
    assert verifact.verify(ARTICLE, format="text", config=by_config) == report
    with pytest.raises(verifact.UsageError, match="one of the two"):
        verifact.verify(ARTICLE, format="text", sources=tmp_path, client=Web())
    with pytest.raises(verifact.UnreadableError, match="index"):
        verifact.verify(ARTICLE, format="text", sources=tmp_path / "none")


def test_many_files_share_what_is_seen(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "d.txt").write_bytes(b"\x00\x01 binary")
    web = Web(*WEB)
    reports = [*verifact.verify_paths(tmp_path, client=web)]
    assert [codes(report) for report in reports] == [["VF605", "VF604", "VF601"]] * 3 + [["VF904"]]
    assert set(web.asked.values()) == {1}
    with pytest.raises(verifact.UsageError):
        verifact.verify_paths(tmp_path, client=web, sources=tmp_path)


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    assert codes(verifact.verify(tmp_path / "none.txt", client=Web())) == ["VF904"]


def test_what_fails_in_a_comparison_is_told_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("verifact.engine.backing.match_of", broken)
    report = verifact.verify(ARTICLE, format="text", client=Web(*WEB))
    assert codes(report) == ["VF905", "VF605", "VF604", "VF601"]
    assert "ZeroDivisionError" in report.findings[0].message


def test_it_works_while_an_event_loop_runs() -> None:
    async def inside() -> Report:
        return verifact.verify(ARTICLE, format="text", client=Web(*WEB))

    assert codes(asyncio.run(inside())) == ["VF605", "VF604", "VF601"]


def test_a_damaged_client_is_an_error_of_the_caller() -> None:
    with pytest.raises(TypeError, match="source: expected a path"):
        verifact.verify(3)  # type: ignore[arg-type]


def test_sources_as_long_as_books_are_held_against_in_time_linear_in_them() -> None:
    page = Snapshot(PAGE.url, LinkState.OK, text=f"{STORY}\n\n" * 500, title=PAGE.title)
    report = verifact.verify(ARTICLE, format="text", client=Web(page, GONE))
    assert codes(report) == ["VF605", "VF604", "VF601"]


def test_what_a_claim_has_twice_is_told_once() -> None:
    text = "The mill paid 12,000 pounds to Norwich and Norwich paid 12,000 pounds to Wisbech, its owners said [1]."
    article = verifact.parse(ARTICLE.replace(ARTICLE.splitlines()[0], text, 1))
    first = verifact.verify(article, client=Web(*WEB)).evidence[0]
    assert first.missing_figures == ("12,000",)
    assert first.missing_names == ("Norwich", "Wisbech")
