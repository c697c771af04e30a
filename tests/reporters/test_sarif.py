"""SARIF: valid by the standard's own schema, and what it says is what was found."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.reporters.made_up import CLEAN, MIXED, PLACED, UNREADABLE, finding

import verifact
from verifact.findings import Edit, Report, Suppressed
from verifact.reporters import View, load_reporter
from verifact.spans import Span

PROJECT = Path(__file__).parents[2]
SCHEMA = json.loads((PROJECT / "tests" / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def log(*reports: Report) -> dict[str, Any]:
    text = "".join(load_reporter("sarif")(reports, View()))
    assert text.isascii()
    data: dict[str, Any] = json.loads(text)
    jsonschema.validate(data, SCHEMA)
    return data


def results(*reports: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(*reports)["runs"][0]["results"]
    return found


def test_the_seed_is_valid() -> None:
    report = verifact.check(next((PROJECT / "seeds").glob("*.txt")), select=["VF"])
    run = log(report)["runs"][0]
    assert len(run["results"]) == len(report.findings)
    for result, found in zip(run["results"], report.findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == found.code
        region = result["locations"][0]["physicalLocation"].get("region")
        assert (region is not None) == found.is_placed
        if found.raw_span:
            assert region["charOffset"] == found.raw_span.start
            assert region["startLine"] == found.line
        assert list(result["partialFingerprints"].values()) == [found.fingerprint]


@pytest.mark.parametrize("reports", [(), (CLEAN,), (CLEAN, MIXED, UNREADABLE)])
def test_made_up_reports_are_valid(reports: tuple[Report, ...]) -> None:
    run = log(*reports)["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is (UNREADABLE not in reports)


def test_suppressed_findings_say_by_what() -> None:
    by = {"comment": "inSource", "front matter": "inSource", "configuration": "external"}
    report = Report("a.md", suppressed=tuple(Suppressed(PLACED, name, "known") for name in by))
    said = [result["suppressions"][0] for result in results(report)]
    assert said == [{"kind": kind, "justification": "known"} for kind in by.values()]


def test_a_fix_is_carried() -> None:
    mended = finding("x\u200by", "\u200b", fix=(Edit(Span(1, 2), ""),), help="take it out")
    fix = results(Report("a.md", (mended,)))[0]["fixes"][0]
    replacement = {"deletedRegion": {"charOffset": 1, "charLength": 1}, "insertedContent": {"text": ""}}
    assert fix["artifactChanges"][0]["replacements"] == [replacement]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (None, "stdin"),
        ("./a b/ü:1.md", "a%20b/%C3%BC%3A1.md"),
        ("a\\b.md", "a/b.md"),
        ("/tmp/100%.md", "file:///tmp/100%25.md"),
        ("\udc80.md", "%3F.md"),
    ],
)
def test_paths_are_uris(path: str | None, uri: str) -> None:
    found = results(Report(path, (PLACED,)))[0]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_code_of_nobody_is_a_rule_too() -> None:
    assert log(Report("a.md", (finding(code="XY123"),)))["runs"][0]["tool"]["driver"]["rules"] == [{"id": "XY123"}]
