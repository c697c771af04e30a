"""Lines of the sites' own that recur, and the configuration that silences them."""

from collections.abc import Iterator

from verifact.corpus.report.charts import Table
from verifact.corpus.report.recurring import RecurringLine, as_configuration
from verifact.corpus.report.sections.wording import approximate, publisher_name, share, shown
from verifact.corpus.report.summary import Summary
from verifact.reporters.base import counted
from verifact.reporters.page.markup import Markup, element

__all__ = ["residue"]

_MOST = 2_000  # lines looked at
_ROWS = 30  # of them shown
_LONGEST = 100  # characters shown of one
_PUBLISHERS, _ENTRIES = 20, 50  # that a configuration is written for


def residue(summary: Summary) -> Iterator[Markup]:
    """Yield the lines found to be residue in three articles or more of one publisher, and entries for its configuration."""
    found = summary.recurring.most(_MOST)
    if not found:
        yield element(
            "p", "No line of a page’s interface, notice or markup stands in three articles or more of one publisher."
        )
        return
    yield element(
        "p",
        "Lines of the page, not of the article, that stand in three articles or more of one publisher. The cure is the "
        "scraper: take the articles without them. Where that cannot be had, the configuration below silences what is known, "
        "and everything else is still told.",
    )
    rows = [_row(summary, line) for line in found[:_ROWS]]
    yield Table(("Line", "Publisher", "Check", "Articles", "of its articles"), tuple(rows)).element()
    yield element(
        "p",
        "Each entry of a configuration silences every finding whose flagged text holds its line; it belongs into the ",
        element("code", "verifact.toml"),
        " beside the publisher’s articles, or into a file that ",
        element("code", "--config"),
        " names.",
    )
    by_publisher: dict[str, list[RecurringLine]] = {}
    for line in found:
        if line.is_offered:
            by_publisher.setdefault(line.publisher, []).append(line)
    for publisher, lines in list(by_publisher.items())[:_PUBLISHERS]:
        head = f"Configuration for {publisher_name(publisher)}: {counted(len(lines[:_ENTRIES]), 'line')}"
        entries = element("pre", as_configuration(lines[:_ENTRIES]), class_="toml", tabindex=0)
        yield element("details", element("summary", head), entries, open=len(by_publisher) == 1)
    if any(not line.is_offered for line in found):
        yield element(
            "p", "Lines of a word or two have no entry: it would silence what merely holds them.", class_="about"
        )


def _row(summary: Summary, line: RecurringLine) -> tuple[str, ...]:
    of = summary.publishers.get(line.publisher)
    return (
        shown(line.text, _LONGEST),
        publisher_name(line.publisher),
        line.code,
        approximate(line.articles, summary.recurring.missed),
        share(line.articles / of.articles) if of is not None and of.articles else share(None),
    )
