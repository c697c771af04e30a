"""What other programs read: exact output for made-up reports, and no article can break a format."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.reporters.made_up import CLEAN, MIXED, UNREADABLE, finding

import verifact
from verifact.findings import Report, Severity
from verifact.reporters import View, load_reporter

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
FORMATS = ("checkstyle", "github", "gitlab", "jsonl", "junit", "markdown", "rdjson")
HOSTILE = "a\x00b\x1b[2J\r\n::error::x\n]]>&<script>\"'|`$(x)\ud800\ufffe\u202e%0A,:"


def render(name: str, *reports: Report) -> str:
    return "".join(load_reporter(name)(reports, View()))


@pytest.mark.parametrize("name", FORMATS)
def test_snapshot(name: str) -> None:
    expected = (SNAPSHOTS / f"format_{name}.txt").read_text(encoding="utf-8")
    assert render(name, CLEAN, MIXED, UNREADABLE).replace(verifact.__version__, "VERSION") == expected


def hostile() -> Report:
    found = finding(f"x {HOSTILE}", HOSTILE, message=HOSTILE, help=HOSTILE, code="VF999", name=HOSTILE)
    return Report(f"{HOSTILE}.md", (found,), stats=MIXED.stats)


def test_json_stays_json() -> None:
    issues, diagnostics = (render(name, hostile()) for name in ("gitlab", "rdjson"))
    assert issues.isascii()
    assert diagnostics.isascii()
    assert json.loads(issues)[0]["description"] == f"VF999 {HOSTILE}"
    assert json.loads(diagnostics)["diagnostics"][0]["message"] == f"{HOSTILE}\n{HOSTILE}"


def test_json_lines_are_lines() -> None:
    lines = render("jsonl", hostile(), CLEAN).splitlines()
    assert [Report.from_dict(json.loads(line)) for line in lines] == [hostile(), CLEAN]


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_xml_stays_xml(name: str) -> None:
    root = ET.fromstring(render(name, hostile()).encode())
    assert not [element for element in root.iter() if element.tag == "script"]


def test_one_workflow_command_a_finding() -> None:
    assert len(render("github", hostile()).splitlines()) == 1


def test_a_workflow_command_over_several_lines_has_no_columns() -> None:
    long = finding("Sources say", "Sources", end_line=9)
    assert "endColumn" not in render("github", Report("a.md", (long,)))


def test_no_markup_from_an_article() -> None:
    row = next(line for line in render("markdown", hostile()).splitlines() if "VF999" in line)
    assert "<script>" not in row.replace("\\<", "")
    assert row.replace("\\|", "").count("|") == 6


def test_columns_of_rdjson_are_bytes() -> None:
    found = finding("Où l’on sources say it", "sources say")
    start = json.loads(render("rdjson", Report("a.md", (found,))))["diagnostics"][0]["location"]["range"]["start"]
    assert start == {"line": 3, "column": len("Où l’on ".encode()) + 1}


def test_info_alone_fails_no_case() -> None:
    quiet = finding("Sources say", "Sources", severity=Severity.INFO)
    case = ET.fromstring(render("junit", Report("a.md", (quiet,)))).find(".//testcase")
    assert case is not None
    assert [child.tag for child in case] == ["system-out"]


def test_fingerprints_of_two_files_differ() -> None:
    found = finding("Sources say", "Sources", fingerprint="1")
    issues = json.loads(render("gitlab", Report("a.md", (found,)), Report("b.md", (found,))))
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]
