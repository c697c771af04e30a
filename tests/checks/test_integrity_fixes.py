"""The fixes of VF4: what they delete, and what they leave alone."""

import pytest

import verifact
from verifact.findings import Finding


def fixed(text: str, findings: tuple[Finding, ...], *, safe: bool = True) -> str:
    edits = sorted(
        (edit for f in findings for edit in f.fix if edit.safe or not safe), key=lambda edit: edit.span.start
    )
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("VF401", "It was close.\n\nRead more\n\nIt rained.\n", "It was close.\n\nIt rained.\n"),
        ("VF401", "It was close.\r\n\r\n  Read more  \r\n\r\nIt rained.\r\n", "It was close.\r\n\r\nIt rained.\r\n"),
        ("VF401", "It was close.\n\nScroll to Top", "It was close.\n"),
        ("VF402", "Please enable JavaScript to view this.\n\nIt rained.\n", "It rained.\n"),
        ("VF404", "The councilâ€™s vote.\n", "The council’s vote.\n"),
        ("VF405", "He warned that \u00a0North Koreans left.\n", "He warned that North Koreans left.\n"),
        ("VF406", "The vote was close.\u00a0\nIt rained.\n", "The vote was close.\nIt rained.\n"),
        ("VF417", "The coun\u200bcil voted.\n", "The council voted.\n"),
    ],
)
def test_safe(code: str, text: str, expected: str) -> None:
    findings = verifact.check(text, format="text", select=[code]).findings
    assert findings
    after = fixed(text, findings)
    assert after == expected
    assert not verifact.check(after, format="text", select=[code]).findings


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("VF404", "He said: “The councilâ€™s vote was close.”\n"),
        ("VF405", "He said: “They warned that \u00a0North Koreans left.”\n"),
        ("VF417", "He said: “The coun\u200bcil voted on Monday.”\n"),
        ("VF412", "The plan works in ory alone, said Jane Roe of the treasury.\n"),
        ("VF415", "The council voted for the the bridge.\n"),
        ("VF416", "The mayor welcomed it. [Insert quote here] It rained.\n"),
    ],
)
def test_no_fix(code: str, text: str) -> None:
    findings = verifact.check(text, format="text", select=[code]).findings
    assert findings
    assert fixed(text, findings, safe=False) == text


def test_a_link_is_more_than_its_line_shows() -> None:
    text = "It was close.\n\n[Read more](https://example.org)\n\nIt rained.\n"
    (finding,) = verifact.check(text, format="markdown", select=["VF401"]).findings
    assert finding.fix == ()


def test_entities_are_resolved_only_when_asked_to() -> None:
    text = "The council&rsquo;s vote was close.\n"
    findings = verifact.check(text, format="text", select=["VF403"]).findings
    assert fixed(text, findings) == text
    assert fixed(text, findings, safe=False) == "The council’s vote was close.\n"
