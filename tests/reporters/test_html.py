"""The HTML page as text: whole, escaped, with a mark for every finding. In a browser: test_html_browser.py."""

import io
import json
import os
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from tests.reporters.made_up import CLEAN, MIXED, UNREADABLE

import verifact
from verifact.cli import main
from verifact.findings import Report, Severity, Stats
from verifact.model import Article
from verifact.reporters import View, load_reporter
from verifact.reporters.base import reread
from verifact.reporters.page.markup import Markup, element, join, link

PROJECT = Path(__file__).parents[2]
SEED = next((PROJECT / "seeds").glob("*.txt"))
HOSTILE = """# <script>alert(1)</script> & "x"

Sources say <b onmouseover=alert(1)>it</b> is “</mark></div><script>alert(2)</script>” done \u202e\x00.

[Press](javascript:alert(3)) said Ann Lee. [Here](https://example.org/"onload="alert(4))

## Sources

1. <img src=x onerror=alert(5)> Title. Herald. javascript:alert(6)
2. Another title of it. Herald, 2020. https://example.org/?a=1&b=<2>
"""


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, and whether every one is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


def written(report: Report, article: Article) -> str:
    return "".join(load_reporter("html")([report], View(article_of=lambda _: article)))


def page(*reports: Report, article: Article | None = None) -> Page:
    view = View(article_of=lambda _: article) if article is not None else View()
    found = Page("".join(load_reporter("html")(reports, view)))
    assert found.open == []
    return found


def hostile() -> tuple[Report, Article]:
    article = verifact.parse(HOSTILE, "markdown")
    return verifact.check(article, select=["VF"]), article


def test_every_finding_is_marked_in_its_place() -> None:
    report = verifact.check(SEED, select=["VF"])
    found = page(report)
    names = found.values("id")
    assert len(names) == len(set(names))
    placed = [index for index, finding in enumerate(report.findings) if finding.span and len(finding.span)]
    assert {f"r0-m{index}" for index in placed} <= set(names)
    assert {target[1:] for target in found.values("href") if target.startswith("#r")} <= set(names)
    assert set(found.values("aria-details")) <= set(names)


def test_the_text_is_all_there() -> None:
    article = verifact.read(SEED)
    text = "".join(load_reporter("html")([verifact.check(article, select=["VF"])], View()))
    shown = re.sub(r"<[^>]+>", "", text[text.index('class="text"') : text.index("<aside")])
    for block in article.blocks:
        assert re.sub(r"\W", "", block.span.of(article.text)) in re.sub(r"\W|amp;|quot;|x27;|lt;|gt;", "", shown)


def test_an_article_brings_no_markup_along() -> None:
    report, article = hostile()
    found = page(report, article=article)
    assert [tag for tag, _ in found.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in found.elements}
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
    assert not [target for target in found.values("href") if not target.startswith(("#", "https://example.org"))]
    assert "style" not in {name for _, attributes in found.elements for name in attributes}


def test_nothing_is_loaded() -> None:
    found = page(verifact.check(SEED))
    assert not [tag for tag, attributes in found.elements if "src" in attributes or tag in {"link", "iframe", "object"}]
    policy = next(a["content"] for t, a in found.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_several_files_have_an_index_with_the_worst_first() -> None:
    found = page(CLEAN, MIXED, UNREADABLE)
    links = [target for target in found.values("href") if target.endswith("-file")]
    assert links == ["#r0-file", "#r1-file", "#r2-file"]
    text = "".join(load_reporter("html")([CLEAN, MIXED, UNREADABLE], View()))
    order = [text.index(name) for name in ("gone.md", "a\\x1b.md" if "a\\x1b.md" in text else "a\ufffd.md", "clean.md")]
    assert order == sorted(order)


def test_the_worst_is_what_has_most_of_the_worst() -> None:
    few = Report("few.md", (evolve(MIXED.findings[0], severity=Severity.WARNING),), stats=Stats(words=1))
    many = Report("many.md", few.findings * 2, stats=Stats(words=10_000))
    notes = Report("notes.md", (evolve(MIXED.findings[0], severity=Severity.INFO),) * 9, stats=Stats(words=1))
    text = "".join(load_reporter("html")([CLEAN, notes, few, many], View()))
    order = [text.index(name) for name in ("many.md", "few.md", "notes.md", "clean.md")]
    assert order == sorted(order)


def test_the_title_stands_once() -> None:
    for text in (
        "The mill will close\n\nSo said Ann Lee.\n",
        "---\ntitle: The mill\n---\n# The mill\n\nSo said Ann Lee.\n",
    ):
        article = verifact.parse(text, "markdown" if text.startswith("-") else "text")
        shown = re.sub(
            r"<(style|script|title)>.*?</\1>", "", written(verifact.check(article), article), flags=re.DOTALL
        )
        assert shown.count("The mill") == 1


def luminance(color: Sequence[float]) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2)."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_everything_can_be_read(scheme: int) -> None:
    """Every colour of words has the contrast of WCAG's AA, 4.5, on every ground that it stands on."""
    css = (Path(verifact.__file__).parent / "reporters" / "page" / "page.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[scheme]
    color = {
        name: [int(value[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        for name, value in re.findall(r"--([\w-]+): #(\w{6})", block)
    }
    tint = int(re.findall(r"--tint: (\d+)%", block)[0]) / 100
    for ground in ("paper", "panel"):
        for name in ("ink", "soft", "link", "error", "warning", "info", "good"):
            assert contrast(color[name], color[ground]) >= 4.5, (name, ground)
    for name in ("error", "warning", "info"):
        assert contrast(color["ink"], color[f"{name}-mark"]) >= 7, name
    for speaker in (f"s{number}" for number in range(9)):
        tinted = [tint * a + (1 - tint) * b for a, b in zip(color[speaker], color["paper"], strict=True)]
        assert contrast(color[speaker], tinted) >= 4.5, speaker
        assert contrast(color["ink"], tinted) >= 7, speaker


def test_a_file_that_is_gone_shows_its_findings_alone() -> None:
    report = Report("no-such-file.md", MIXED.findings)
    assert len([1 for _, a in page(report).elements if (a.get("class") or "").startswith("f ")]) == len(report.findings)


def test_no_reports() -> None:
    page()


def test_same_input_same_page() -> None:
    report = verifact.check(SEED, select=["VF"])
    first, second = ("".join(load_reporter("html")([report], View())) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (element("p", "a<b", class_="x"), '<p class="x">a&lt;b</p>'),
        (element("p", Markup("<b>"), title='"<', hidden=True, lang=None), '<p title="&quot;&lt;" hidden><b></p>'),
        (element("input", aria_label="x", tabindex=0), '<input aria-label="x" tabindex="0">'),
        (join("a\0\ud800", "&"), "a\ufffd\ufffd&amp;"),
        (link("JavaScript:x", "y"), "y"),
        (link("https://e.org/?a&b", "y"), '<a href="https://e.org/?a&amp;b" rel="noreferrer noopener nofollow">y</a>'),
    ],
)
def test_markup(made: str, written: str) -> None:
    assert made == written


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: x\n---\n"])
def test_an_empty_article(text: str) -> None:
    article = verifact.parse(text, "markdown")
    page(verifact.check(article, select=["VF"]), article=article)


@pytest.mark.parametrize(
    ("pattern", "markup"), [("the mill, Ann Lee said; ", "text"), ("[q](http://x.y/z) <li>\n(- x\n", "html")]
)
def test_a_page_grows_with_its_article(pattern: str, markup: str) -> None:
    sizes = []
    for count in (100, 400):
        article = verifact.parse(pattern * count, markup)
        report = verifact.check(article, select=["VF"])
        sizes.append(len(written(report, article)))
    assert sizes[1] < 6 * sizes[0]


def test_bars_are_filled() -> None:
    bar = element("svg", element("rect", width=1), element("rect", width=2))
    assert bar == '<svg><rect width="1"></rect><rect width="2"></rect></svg>'


@pytest.mark.parametrize("piped", [False, True])
def test_the_command_shows_what_it_checked(
    piped: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "**Ely:** the mill is old, [as it says](https://e.example/) [@roe2020]. Sources say it is sold.\n"
    Path("story.text").write_text(text, encoding="utf-8")
    entry = {"id": "roe2020", "type": "book", "title": "A Town", "author": [{"family": "Roe"}]}
    Path("list.json").write_text(json.dumps([entry]), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    what = ["-", "--stdin-filename", "story.text"] if piped else ["story.text"]
    options = ["--format", "markdown", "--bibliography", "list.json", "--output-format", "html", "--no-cache"]
    main(["check", *what, *options])
    page = capsys.readouterr().out
    assert "**Ely" not in page
    assert "A Town" in page


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on Windows")
def test_what_cannot_be_read_again(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert reread(Report(str(tmp_path / "a.md"))) is None
    assert reread(Report(str(tmp_path / "gone.md"))) is None
