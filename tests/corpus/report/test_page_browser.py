"""The page in a real browser: Chromium, headless. Skipped where there is none, but not where CI sets `CI`."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.browsers import started
from tests.corpus.report.made_up import article, finding, write
from tests.corpus.report.test_page import HOSTILE, archive

from verifact.corpus.report import render, summarise

# Of every text in a chart: is it whole inside the page, and are two on one line apart?
OVERLAPS = """() => [...document.querySelectorAll("svg.chart")].flatMap(chart => {
  const boxes = [...chart.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
  const outside = boxes.filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([text]) => text);
  const crossed = boxes.flatMap(([a, one], i) => boxes.slice(i + 1).filter(([, two]) =>
    one.left < two.right && two.left < one.right && one.top < two.bottom - 2 && two.top < one.bottom - 2).map(([b]) => `${a} x ${b}`));
  return [...outside, ...crossed];
})"""

SQUEEZED = """() => [...document.querySelectorAll("svg.chart")].filter(chart =>
  chart.getBoundingClientRect().height !== Number(chart.getAttribute("height"))).map(chart => chart.getAttribute("aria-label"))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    long = "A publisher with a name that is longer than any name so far, and has no spaces: " + "P" * 300
    rows = [
        *archive(),
        *(
            article(f"h{n} {HOSTILE}", finding("VF401", "error", HOSTILE), publisher=long, sources=[long])
            for n in range(3)
        ),
    ]
    path = folder / "page.html"
    text = "".join(render(summarise(write(folder / "out", rows)), HOSTILE))
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path.as_uri()


@pytest.mark.parametrize("width", [320, 400, 1400])
def test_it_reads_at_any_width_and_runs_nothing(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(OVERLAPS) == []
    assert tab.evaluate(SQUEEZED) == []
    assert said == []
    assert asked == [address]
    context.close()


def test_the_keyboard_leads_to_the_figures(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    tab = context.new_page()
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the text"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.locator("#checks summary").focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#checks table").is_visible()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "scroll"
    context.close()


def test_in_the_dark_text_can_be_read(browser: Browser, address: str) -> None:
    colors = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        tab.goto(address)
        colors[scheme] = tab.evaluate("getComputedStyle(document.querySelector('.chart text')).fill")
        context.close()
    assert colors["light"] != colors["dark"]
