"""The published schema of the reports for programs: all that is written has that form, and no field is left out of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from tests.reporters.made_up import CLEAN, MIXED, UNREADABLE

import verifact
from verifact.cli import main
from verifact.findings import Abstention, Report
from verifact.model import ClaimEvidence, Span, Vote
from verifact.reporters import View, load_reporter

PROJECT = Path(__file__).parents[2]
SCHEMA = json.loads((PROJECT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
SEED = next((PROJECT / "seeds").glob("*.txt"))
LINE = {"$ref": "#/$defs/Report", "$defs": SCHEMA["$defs"]}
SHOWN = ClaimEvidence(
    Span(0, 9), "It is so.", 1, 0, "[1]", votes=(Vote("It is so.", "https://a.example/", "made-up", 0.5),)
)
EVERYTHING = Report("all.md", MIXED.findings, (Abstention("VF1", "no"),), MIXED.suppressed, MIXED.stats, (SHOWN,))

Output = pytest.CaptureFixture[str]


def valid(data: Any, schema: Any = SCHEMA) -> None:
    Draft202012Validator(schema).validate(data)


def written(name: str, *reports: Report) -> str:
    return "".join(load_reporter(name)(reports, View()))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_real_reports(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.md").write_text("<!-- verifact: ignore[VF204] known -->\nSources say it is done.\n\nScroll to Top\n")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / "c.html").write_text("")
    paths = [str(tmp_path), str(SEED), str(tmp_path / "gone.txt")]
    assert main(["check", *paths, "--isolated", "--select", "VF", "--output-format", "json"]) == 2
    data = json.loads(capsys.readouterr().out)
    valid(data)
    assert len(data["reports"]) == 5
    assert data["reports"][0]["suppressed"]
    assert sum(finding["code"] == "VF904" for report in data["reports"] for finding in report["findings"]) == 2
    assert main(["check", *paths, "--isolated", "--select", "VF", "--output-format", "jsonl"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    for line in lines:
        valid(json.loads(line), LINE)


@pytest.mark.parametrize("reports", [(), (Report(),), (CLEAN, MIXED, UNREADABLE, EVERYTHING)])
def test_made_up_reports(reports: tuple[Report, ...]) -> None:
    valid(json.loads(written("json", *reports)))
    for line in written("jsonl", *reports).splitlines():
        valid(json.loads(line), LINE)


def fields() -> Iterator[tuple[str, str]]:
    for name, definition in SCHEMA["$defs"].items():
        yield from ((name, field) for field in definition.get("properties", ()))


@pytest.mark.parametrize(("name", "field"), list(fields()))
def test_a_field_that_the_schema_lacks_is_a_mistake(name: str, field: str) -> None:
    report = verifact.check("Sources say it is done.\n\nScroll to Top", format="text", select=["VF"])
    data = json.loads(written("json", report, EVERYTHING))
    schema = json.loads(json.dumps(SCHEMA))
    del schema["$defs"][name]["properties"][field]
    schema["$defs"][name]["required"].remove(field)
    with pytest.raises(ValidationError):
        valid(data, schema)


@pytest.mark.parametrize(
    "change",
    [{"line": 0}, {"severity": "fatal"}, {"span": [0, 1]}, {"fingerprint": "x"}, {"path": 3}, {"fix": None}],
)
def test_what_has_another_form_is_refused(change: dict[str, Any]) -> None:
    data = json.loads(written("json", MIXED))
    data["reports"][0]["findings"][0].update(change)
    with pytest.raises(ValidationError):
        valid(data)
