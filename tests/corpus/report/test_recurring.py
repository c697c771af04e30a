"""Boilerplate by repetition, and that the configuration offered does what the page says it does."""

from pathlib import Path

import pyarrow as pa
import pytest
from tests.corpus.report.made_up import article, finding, write

from verifact.config_file import load_config
from verifact.corpus import check_batch, input_schema
from verifact.corpus.report import recurring, summarise
from verifact.corpus.report.recurring import RecurringLine, as_configuration
from verifact.engine import Settings, check_paths
from verifact.findings import Report

NOTICE = "Sign up for our newsletter"


def residue(excerpt: str, code: str = "VF401") -> dict[str, object]:
    return finding(code, "error", excerpt)


def test_a_line_recurs_in_three_articles_of_one_publisher(tmp_path: Path) -> None:
    rows = [article(f"{n}", residue(f"{NOTICE}\n  Share   this\nonly {n}"), residue(NOTICE)) for n in range(3)]
    rows += [article(f"other {n}", residue(NOTICE), publisher="Gazette") for n in range(2)]
    rows += [article(f"third {n}", finding(excerpt=NOTICE), publisher="Post") for n in range(4)]
    found = summarise(write(tmp_path, rows[:2], rows[2:])).recurring.most(9)
    assert found == [
        RecurringLine("Herald", "VF401", "Share this", 3),
        RecurringLine("Herald", "VF401", NOTICE, 3),
    ]
    assert [line.is_offered for line in found] == [False, True]


def test_lines_beyond_counting_leave_the_frequent_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "_MOST_KEYS", 10)
    summary = summarise(write(tmp_path, [article(f"{n:02}", residue(f"{NOTICE}\nonly {n}")) for n in range(40)]))
    (line,) = summary.recurring.most(9)
    assert (line.text, line.articles + summary.recurring.missed >= 40, line.articles <= 40) == (NOTICE, True, True)


def offered(folder: Path, text: str) -> Path:
    path = folder / "verifact.toml"
    lines = [RecurringLine("Herald", code, text, 3) for code in ("VF401", "VF402")]
    path.write_text(as_configuration(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text", [NOTICE, 'a "quoted" \\ line', "tab\tand \x7f, \x00, \x85 and \ue000", "Ünï – “curly” 😀"]
)
def test_the_configuration_loads_whatever_the_line_holds(tmp_path: Path, text: str) -> None:
    (entry,) = load_config(offered(tmp_path, text)).suppress
    assert entry.codes == ("VF401", "VF402")
    assert entry.text == text
    assert entry.reason == "residue in 3 articles of the archive"


def test_the_configuration_silences_the_line_and_nothing_else(tmp_path: Path) -> None:
    offered(tmp_path, NOTICE)
    (tmp_path / "deep").mkdir()
    file = tmp_path / "deep" / "article.txt"
    file.write_text(
        f"The council voted on Monday.\n\n{NOTICE}\n\nWork starts in May.\n\nScroll to Top\n", encoding="utf-8"
    )
    (report,) = check_paths(file, select=["VF4"])
    assert silenced(report) == ([NOTICE], ["Scroll to Top"])


def silenced(report: Report) -> tuple[list[str], list[str]]:
    return [each.finding.excerpt for each in report.suppressed], [each.excerpt for each in report.findings]


@pytest.mark.parametrize("name", ["a", "2024/03/01-vote.txt", "https://example.org/vote/", "/vote", "C:\\vote"])
def test_the_configuration_holds_for_the_rows_of_an_archive(tmp_path: Path, name: str) -> None:
    config = load_config(offered(tmp_path, NOTICE))
    text = f"The council voted on Monday.\n\n{NOTICE}\n\nWork starts in May.\n\nScroll to Top\n"
    batch = pa.RecordBatch.from_pylist([{"id": name, "text": text}], schema=input_schema())
    for settings, expected in ((Settings(), [NOTICE, "Scroll to Top"]), (Settings(config), ["Scroll to Top"])):
        (row,) = check_batch(batch, settings).to_pylist()
        assert [each["excerpt"] for each in row["findings"] if each["code"] == "VF401"] == expected
