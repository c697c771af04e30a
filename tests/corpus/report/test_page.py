"""The page as text: whole, escaped, with the figures; in a browser: test_page_browser.py."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.corpus.report.made_up import article, finding, write

from verifact.cli.app import run
from verifact.corpus.report import render, summarise

HOSTILE = "</title></style><script>alert(1)</script>\"' onload=alert(2) & \x00\u202e"
VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, its text, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += f"{data} "

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(folder: Path, *parts: list[dict[str, object]]) -> Page:
    return Page("".join(render(summarise(write(folder, *parts)), "name of it")))


def archive() -> list[dict[str, object]]:
    residue = finding("VF401", "error", "Sign up for our newsletter")
    return [
        article(
            f"{number:02}",
            *([residue] if number % 2 else []),
            finding("VF107", "info"),
            published=date(2023, number % 12 + 1, 1),
            publisher=("Herald", "Gazette")[number % 3 == 0],
        )
        for number in range(24)
    ]


def test_the_page_tells_what_was_asked_for(tmp_path: Path) -> None:
    found = page(tmp_path, archive())
    words = " ".join(found.text.split())
    for said in (
        "24 articles of 2 publishers, published 2023-01 to 2023-12, 24,000 words in all.",
        "50% of the claims worth checking have no source.",
        "VF401 name-of-vf401",
        "The most frequent is VF107 name-of-vf107: 24 findings in 24 articles.",
        "Ann Lee is the source quoted or reported in the most articles: 24 of 24 (100%).",
        "example.com is the site cited in the most articles",
        "Title of 01",
        "Configuration for Herald: 1 line",
        'text = "Sign up for our newsletter"',
        "Every article was read and analysed.",
    ):
        assert said in words


def test_every_chart_has_a_name_a_description_and_a_table(tmp_path: Path) -> None:
    found = page(tmp_path, archive())
    charts = found.all("svg")
    assert len(charts) == 6
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in charts)
    assert len(found.all("desc")) == 6
    assert len(found.all("figure")) == 6
    assert len(found.all("table")) >= 6


def test_nothing_of_an_archive_becomes_markup_or_is_run(tmp_path: Path) -> None:
    hostile = [
        article(
            f"{number} {HOSTILE}",
            finding("VF401", "error", HOSTILE, name=HOSTILE),
            title=HOSTILE,
            publisher=HOSTILE,
            url="javascript:alert(3)",
            sources=[HOSTILE],
            cited_hosts=[HOSTILE],
            abstained=[HOSTILE],
        )
        for number in range(3)
    ]
    plain = page(tmp_path / "a", [dict(row) for row in archive()])
    found = page(tmp_path / "b", hostile)
    assert {tag for tag, _ in found.elements} <= {tag for tag, _ in plain.elements} | {"p"}
    assert found.all("script") == []
    names = {name for _, attributes in found.elements for name in attributes}
    assert not any(name.startswith("on") for name in names)
    assert [each["href"] for each in found.all("a") if not (each["href"] or "").startswith("#")] == []
    assert "style" not in names
    (policy,) = [each["content"] or "" for each in found.all("meta") if "http-equiv" in each]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert "\x00" not in found.text


def test_what_an_article_says_turns_no_other_text(tmp_path: Path) -> None:
    turned = "\u202eeht fo\u202c \u2067x"
    rows = [
        article(f"{n}{turned}", finding("VF401", "error", turned), title=turned, publisher=turned, sources=[turned])
        for n in range(3)
    ]
    found = page(tmp_path, rows).text
    assert "eht fo x" in found
    assert not {*found} & {*"\u202e\u202c\u2067"}


def test_an_article_is_a_link_where_its_address_is_of_the_web(tmp_path: Path) -> None:
    rows = [article("a", finding()), article("b", finding(), url="ftp://example.org/b")]
    links = [each for each in page(tmp_path, rows).all("a") if not (each["href"] or "").startswith("#")]
    assert links == [{"href": "https://www.example.org/a", "rel": "noreferrer noopener nofollow"}]


@pytest.mark.parametrize(
    "rows", [[], [article("a", words=0, claims=0, sourced_share=None, named_share=None, published=None)]]
)
def test_an_archive_with_nothing_to_say_has_a_page(tmp_path: Path, rows: list[dict[str, object]]) -> None:
    words = " ".join(page(tmp_path, rows).text.split())
    assert "No article has a date of publication." in words
    assert "Nothing was found." in words
    assert "No article has an error or a warning." in words


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = write(tmp_path / "out", archive())
    assert run(["corpus-report", output]) == 0
    shown = capsys.readouterr().out
    assert run(["corpus-report", output, "-o", str(tmp_path / "page.html")]) == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == shown
    assert shown.startswith("<!doctype html>")


@pytest.mark.parametrize("folder", ["nowhere", "empty", "damaged"])
def test_the_command_says_what_is_wrong_and_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    (tmp_path / "empty").mkdir()
    (Path(write(tmp_path / "damaged", archive())) / "findings" / "part-00000.parquet").write_bytes(b"PAR1")
    target = tmp_path / "page.html"
    assert run(["corpus-report", str(tmp_path / folder), "-o", str(target)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("verifact: error: ")
    assert str(tmp_path / folder) in said
    assert said.count("\n") == 1
    assert not target.exists()
