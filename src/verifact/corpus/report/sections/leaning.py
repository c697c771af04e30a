"""The people and the sites that articles lean on most."""

from collections.abc import Iterator

from verifact.corpus.report.charts import Bar, Table, bars, figure
from verifact.corpus.report.sections.wording import approximate, share, shown
from verifact.corpus.report.summary import Summary
from verifact.corpus.report.tally import Tally
from verifact.reporters.page.markup import Markup, element

__all__ = ["sources"]

_BARS = 15
_ROWS = 100
_LONGEST = 100  # characters shown of a name


def sources(summary: Summary) -> Iterator[Markup]:
    """Yield the named sources in the most articles, and the sites cited in the most articles."""
    of = summary.whole.articles
    yield from _ranked(
        "Named sources", "the source", "quoted or reported in", "No article names a source.", summary.sources, of
    )
    yield from _ranked("Cited sites", "the site", "cited in", "No article cites a site.", summary.hosts, of)


def _ranked(title: str, what: str, how: str, none: str, tally: Tally[str], of: int) -> Iterator[Markup]:
    yield element("h4", title)
    ranked = [(shown(name, _LONGEST), count) for name, count in tally.top(_ROWS)]
    if not ranked:
        yield element("p", none)
        return
    drawn = [
        Bar(
            name,
            ((float(count), "plain"),),
            approximate(count, tally.missed),
            f"{name}: {how} {approximate(count, tally.missed)} articles",
        )
        for name, count in ranked[:_BARS]
    ]
    described = (
        f"{ranked[0][0]} is {what} {how} the most articles: {approximate(ranked[0][1], tally.missed)} of {of:,} "
        f"({share(ranked[0][1] / of)})."
    )
    rows = [(name, approximate(count, tally.missed), share(count / of)) for name, count in ranked]
    table = Table((what.removeprefix("the ").capitalize(), "Articles", "of all"), tuple(rows))
    yield figure(bars(title, described, drawn), table, note=described)
