"""Reports for programs."""

import json

import pytest

import verifact
from verifact.errors import UsageError
from verifact.findings import Finding, Report, Severity
from verifact.reporters import View, load_reporter, reporter_names


def test_the_document_reads_back() -> None:
    report = verifact.check("Sources say it is done.\n\nScroll to Top", format="text", select=["VF"])
    text = "".join(load_reporter("json")([report, Report("b.md")], View()))
    data = json.loads(text)
    assert data["version"] == verifact.__version__
    assert [Report.from_dict(item) for item in data["reports"]] == [report, Report("b.md")]


def test_lone_surrogates_and_controls_survive() -> None:
    report = Report("\udc80.md", (Finding("VF1", "x", Severity.INFO, "\ud800 \x1b ”"),))
    text = "".join(load_reporter("json")([report], View()))
    assert text.isascii()
    assert "\x1b" not in text
    assert Report.from_dict(json.loads(text)["reports"][0]) == report


def test_no_reports() -> None:
    assert json.loads("".join(load_reporter("json")([], View())))["reports"] == []


def test_the_reporters_are_found_by_their_files() -> None:
    assert {"json", "text"} <= set(reporter_names())
    for name in reporter_names():
        assert callable(load_reporter(name))


@pytest.mark.parametrize(("name", "said"), [("jsn", "did you mean 'json'"), ("base", "it can be"), ("q", "it can be")])
def test_an_unknown_reporter(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load_reporter(name)
