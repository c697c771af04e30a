"""The seed article end to end: what a desk would mark in it is found, at its place."""

from pathlib import Path

import pytest

import verifact
from verifact.cli import main
from verifact.findings import Report, Severity

SEED = Path(__file__).parents[1] / "seeds" / "000_3aa71b0ff8d3a8ac.txt"


@pytest.fixture(scope="module")
def article() -> verifact.Article:
    return verifact.read(SEED)


@pytest.fixture(scope="module")
def report(article: verifact.Article) -> Report:
    return verifact.check(article, select=["VF"])


def excerpts(report: Report, code: str) -> list[str]:
    return [finding.excerpt for finding in report.findings if finding.code == code]


def test_the_text_is_the_file_offset_for_offset(article: verifact.Article) -> None:
    assert article.text == SEED.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("VF401", "Scroll to Top"),
        ("VF303", "Georgia election results indicate possible manipulation"),
        ("VF304", "ISW"),
        ("VF304", "WarTranslated"),
        ("VF305", "Kim Jong Un has sent"),
        ("VF201", "analysts warn"),
        ("VF201", "U.S. intelligence suggests"),
        ("VF205", "reportedly joined"),
        ("VF206", "one survivor reportedly stated"),
        ("VF207", "he explained"),
        ("VF101", "led by the 810th Naval Infantry Brigade"),
        ("VF102", "30 North Korean soldiers"),
        ("VF501", "October 24"),
        ("VF508", "Deployed"),
        ("VF107", "What is certain"),
        ("VF109", "sobering reminder"),
    ],
)
def test_what_a_desk_would_mark(report: Report, code: str, part: str) -> None:
    assert any(part in excerpt for excerpt in excerpts(report, code)), excerpts(report, code)


def test_the_deleted_word_is_named_with_all_its_sites(report: Report, article: verifact.Article) -> None:
    (finding,) = [f for f in report.findings if f.code == "VF410"]
    assert finding.severity is Severity.ERROR
    assert "“the”" in finding.message
    assert len(finding.related) >= 8
    assert article.text[finding.span.start : finding.span.end + 12] == "y was ordered" if finding.span else False


def test_named_sources_are_left_alone(report: Report) -> None:
    for code in ("VF101", "VF102", "VF201", "VF208"):
        assert not any("Blinken" in excerpt or "cautions" in excerpt for excerpt in excerpts(report, code))


def test_who_says_what(article: verifact.Article) -> None:
    said = {a.speaker.name: a.cue and article.text[a.cue.start : a.cue.end] for a in article.attributions}
    assert said["Antony Blinken"] == "According to"
    assert "one survivor" in said
    casualties = next(quote for quote in article.quotes if quote.text.startswith("Casualties"))
    assert casualties.speaker is not None
    assert casualties.speaker.name.startswith("Institute for")


def test_the_list(article: verifact.Article) -> None:
    entries = [(c.number, c.title, c.publisher) for c in article.citations]
    assert entries == [
        (1, "A Russian Officer Ordered 16 Scouts To Attack Ukrainian Machine Guns", "Forbes"),
        (2, "Kim Jong Un has sent North Korean troops to Russia. What’s in it for him?", "The Washington Post"),
        (3, "Georgia election results indicate possible manipulation, two US pollsters say.", "Kyiv Independent"),
    ]


def mended(text: str) -> str:
    """The seed with its errors mended: the page's button and the foreign entry gone, every “the” back in its place."""
    kept = [line for line in text.split("\n") if "Scroll to Top" not in line and "Georgia election" not in line]
    text = "\n".join(line.rstrip("\u00a0 ") for line in kept)
    for broken, whole in (
        ("\u00a0\u00a0", " the "),
        ("  ", " the "),
        (" \u00a0", " the "),
        ("\u00a0 ", " the "),
        ("Instead, y ", "Instead, they "),
        ("in ory", "in theory"),
        ("\u00a0", " "),
    ):
        text = "\n".join(line if line.startswith("  ") else line.replace(broken, whole) for line in text.split("\n"))
    return text


def test_the_command_fails_on_the_seed_and_passes_once_it_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(SEED)]) == 1
    printed = capsys.readouterr().out
    for part in ("Georgia election results", "Scroll to Top", "“the”", "analysts warn", "he explained"):
        assert part in printed
    copy = tmp_path / "mended.txt"
    copy.write_text(mended(SEED.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["check", "--fail-level", "error", str(copy)]) == 0, capsys.readouterr().out
