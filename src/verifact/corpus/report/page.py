"""The page: what an editor-in-chief asks of an archive, from the whole to the single article, with the figures behind each chart."""

from collections.abc import Iterator
from pathlib import Path

from verifact.corpus.report import sections
from verifact.corpus.report.summary import Summary
from verifact.reporters.page.markup import Markup, element
from verifact.reporters.page.shell import document, own_style

__all__ = ["render"]

_STYLE = Path(__file__).with_name("page.css")


def render(summary: Summary, name: str) -> Iterator[str]:
    """Yield the page about the output called `name`. Nothing in it is loaded or run."""
    parts = [
        ("whole", "At a glance", sections.glance(summary)),
        ("sourcing", "How well it is sourced, over time", sections.sourcing(summary)),
        ("checks", "What was found", sections.codes(summary)),
        ("publishers", "Where it was found", sections.publishers(summary)),
        ("months", "When it was published", sections.months(summary)),
        ("sources", "Whom it leans on", sections.sources(summary)),
        ("worst", "The articles to look at first", sections.worst(summary)),
        ("residue", "What the sites leave in their articles", sections.residue(summary)),
        ("limits", "What was not judged", sections.limits(summary)),
    ]
    places = [element("li", element("a", title, href=f"#{key}")) for key, title, _ in parts]
    header = element(
        "header",
        element("a", "Skip to the text", href="#main", class_="skip"),
        element("h1", "verifact", element("small", " who says so?")),
        class_="top",
    )
    nav = element("nav", element("ol", *places), class_="contents", aria_label="Contents")
    articles = f"{summary.whole.articles:,} article{'s' * (summary.whole.articles != 1)}"
    head = element("div", element("h2", articles), element("p", name, class_="path"), class_="opening")
    body = [element("section", element("h3", title), *content, id=key, class_="part") for key, title, content in parts]
    yield from document(
        f"verifact: {articles}",
        [header, "\n", element("main", head, nav, *body, id="main", class_="corpus", tabindex=-1)],
        style=Markup(own_style() + _STYLE.read_text(encoding="utf-8")),
    )
