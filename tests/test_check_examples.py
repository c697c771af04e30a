"""Every example of every check, as the documentation shows it, has exactly the findings it marks."""

import pytest

from verifact.checks.base import Check, Example
from verifact.checks.discovery import all_checks
from verifact.config import Config
from verifact.engine import Checker, Settings, parse
from verifact.spans import Span

OPEN, CLOSE = "⟦", "⟧"


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the places they stood around."""
    plain, spans, start = "", [], 0
    for char in text:
        if char == OPEN:
            start = len(plain)
        elif char == CLOSE:
            spans.append(Span(start, len(plain)))
        else:
            plain += char
    return plain, spans


def places(item: Check, example: Example) -> tuple[int, list[Span]]:
    text, _ = marked(example.text)
    article = parse(text, example.format, published=example.published, title=example.title)
    config = Config(options={item.code: example.options} if example.options else {})
    settings = Settings.of(config, [item.code], None, None)
    report = Checker(settings).article(article, example.evidence if item.evidence else None)
    assert not [f for f in report.findings if f.code == "VF905"], report.findings
    found = [f for f in report.findings if f.code == item.code]
    spans = [f.raw_span for f in found if f.raw_span]
    spans += [article.document.raw_span(site) for f in found for site in f.related]
    return len(found), sorted(spans)


CHECKS = [item for item in all_checks().values() if item.function is not None]


@pytest.mark.parametrize(
    ("item", "example"),
    [pytest.param(c, e, id=f"{c.code}-bad-{i}") for c in CHECKS for i, e in enumerate(c.bad)],
)
def test_bad(item: Check, example: Example) -> None:
    text, expected = marked(example.text)
    count, found = places(item, example)
    assert count, "nothing was found"
    assert [(s.of(text), s) for s in found] == [(s.of(text), s) for s in sorted(expected)]


@pytest.mark.parametrize(
    ("item", "example"),
    [pytest.param(c, e, id=f"{c.code}-good-{i}") for c in CHECKS for i, e in enumerate(c.good)],
)
def test_good(item: Check, example: Example) -> None:
    count, found = places(item, example)
    assert count == 0, [s.of(marked(example.text)[0]) for s in found]
