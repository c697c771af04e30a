"""The HTML page in a real browser: Chromium, headless. Skipped where there is none, but not where CI sets `CI`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browsers import started
from tests.reporters.test_html import HOSTILE, SEED, hostile

import verifact
from verifact.findings import Report
from verifact.model import Article
from verifact.reporters import View, load_reporter

CITING = """# The mill by the river

The mill will close in May, the owner, Ann Lee, told the Herald. [1] “The river took it,” Lee said. [2] Nobody disputes it. [2]

## Sources

1. Lee, A. “Mill to close in May.” The Herald, 2024. https://example.org/mill
2. Roe, B. “Flood damage in the valley and the mill by the river.” The Times, 2023. https://example.org/flood
"""
IN_VIEW = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    yield page
    context.close()


def show(tab: Page, folder: Path, *reports: Report, article: Article | None = None) -> list[str]:
    """Open the page and return what the browser says on its console and in dialogs."""
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
    view = View(article_of=lambda _: article) if article is not None else View()
    path = folder / "report.html"
    path.write_text("".join(load_reporter("html")(reports, view)), encoding="utf-8", errors="backslashreplace")
    tab.goto(path.as_uri())
    return said


def seed() -> Report:
    return verifact.check(SEED, select=["VF"])


def test_clicking_a_finding_scrolls_to_its_mark(tab: Page, tmp_path: Path) -> None:
    report = seed()
    assert show(tab, tmp_path, report) == []
    last = max(i for i, f in enumerate(report.findings) if f.span and f.excerpt.strip())
    mark = tab.locator(f"mark:has(#r0-m{last})").first
    assert not mark.evaluate(IN_VIEW)
    tab.locator(f"#r0-f{last} .jump").click()
    for _ in range(50):  # it scrolls smoothly
        if mark.evaluate(IN_VIEW):
            break
        tab.wait_for_timeout(100)
    assert mark.evaluate(IN_VIEW)
    assert tab.evaluate("document.activeElement.tagName") == "MARK"
    assert "current" in (tab.locator(f"#r0-f{last}").get_attribute("class") or "")


def test_clicking_a_mark_shows_its_finding(tab: Page, tmp_path: Path) -> None:
    show(tab, tmp_path, seed())
    mark = tab.locator("mark.error").first
    mark.click()
    names = (mark.get_attribute("data-f") or "").split()
    assert tab.locator(".f.current").get_attribute("id") in names


def test_filters(tab: Page, tmp_path: Path) -> None:
    report = seed()
    show(tab, tmp_path, report)
    errors = sum(finding.severity == "error" for finding in report.findings)
    for severity in ("warning", "info"):
        tab.locator(f"input[name=severity][value={severity}]").uncheck()
    assert tab.locator(".f:visible").count() == errors
    assert tab.locator("mark.warning:not(.off), mark.info:not(.off)").count() == 0
    tab.locator("input[name=family][value=VF4]").uncheck()
    assert tab.locator(".f:visible").count() == sum(
        finding.severity == "error" and not finding.code.startswith("VF4") for finding in report.findings
    )
    tab.locator("input[name=voices]").uncheck()
    assert tab.locator("body.voices-off").count() == 1


def test_what_a_filter_leaves_is_said(tab: Page, tmp_path: Path) -> None:
    report = seed()
    show(tab, tmp_path, report)
    said = tab.get_by_role("status")
    assert said.text_content() == ""
    tab.get_by_label("warning").uncheck()
    left = sum(finding.severity != "warning" for finding in report.findings)
    assert said.text_content() == f"{left} of {len(report.findings)} findings shown"


def test_marker_and_entry_lead_to_each_other(tab: Page, tmp_path: Path) -> None:
    article = verifact.parse(CITING, "markdown")
    assert show(tab, tmp_path, verifact.check(article, select=["VF"]), article=article) == []
    pointer = tab.locator(".text a.pointer", has_text="[2]").first
    pointer.click()
    row = tab.locator("tr:target")
    assert "Flood damage" in (row.text_content() or "")
    row.get_by_role("link", name="[2]").first.click()
    assert tab.locator(".text :target").evaluate(IN_VIEW)


def test_the_filters_stay_in_view(tab: Page, tmp_path: Path) -> None:
    show(tab, tmp_path, seed())
    tab.locator(".citations").scroll_into_view_if_needed()
    assert tab.locator(".filters").evaluate(IN_VIEW)


def test_keys(tab: Page, tmp_path: Path) -> None:
    show(tab, tmp_path, seed())
    seen = []
    for key in "jjk":
        tab.keyboard.press(key)
        seen.append(tab.locator(".f.current").get_attribute("id") if tab.locator(".f.current").count() else None)
    assert len(set(seen)) == 2
    assert seen[0] == seen[2]


def test_nothing_of_an_article_runs(tab: Page, tmp_path: Path) -> None:
    report, article = hostile()
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    assert "<script>" in HOSTILE
    assert show(tab, tmp_path, report, article=article) == []
    plain = verifact.parse(HOSTILE)
    assert show(tab, tmp_path, verifact.check(plain, select=["VF"]), article=plain) == []
    tab.locator("text=onmouseover").first.hover()
    assert tab.locator("script").count() == 1
    assert tab.locator("a[href^=javascript]").count() == 0
    assert [url for url in requests if not url.startswith("file:")] == []


@pytest.mark.parametrize("width", [400, 1400])
def test_no_sideways_scrolling(tab: Page, tmp_path: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    show(tab, tmp_path, seed(), Report(f"{'very-long-name-' * 20}.md"))
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_without_scripts(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    report = seed()
    show(tab, tmp_path, report)
    tab.locator(".f .jump").last.click()
    assert "#r0-m" in tab.url
    assert tab.locator(".f").count() == len(report.findings)
    context.close()


def test_dark_and_print(browser: Browser, tmp_path: Path) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        show(tab, tmp_path, seed())
        grounds.add(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
        tab.emulate_media(media="print")
        assert not tab.locator(".filters").is_visible()
        context.close()
    assert len(grounds) == 2
