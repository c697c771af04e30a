"""The archive at a glance, and its sourcing over time."""

from collections.abc import Iterator

from verifact.corpus.report.charts import Line, Table, figure, lines
from verifact.corpus.report.figures import Figures
from verifact.corpus.report.sections.wording import rate, share
from verifact.corpus.report.summary import Summary
from verifact.corpus.report.timeline import timeline
from verifact.reporters.base import counted
from verifact.reporters.page.markup import Markup, element

__all__ = ["glance", "sourcing"]

# A share of fewer is a toss of a coin: it stands in the table alone.
_FEWEST_CLAIMS, _FEWEST_ARTICLES = 20, 5
_PROBLEMS = 10  # shown


def glance(summary: Summary) -> Iterator[Markup]:
    """Yield the figures that come first, as a sentence and as tiles, after what keeps them from being those of the whole."""
    whole = summary.whole
    if not summary.is_finished:
        yield _notice("The run is not finished; the same ", element("code", "verifact corpus"), " again finishes it.")
    if summary.problems:
        shown = [element("li", problem) for problem in summary.problems[:_PROBLEMS]]
        rest = len(summary.problems) - len(shown)
        shown += [element("li", f"and {rest:,} more")] if rest else []
        yield _notice("Some of what was to be read could not be: ", element("ul", *shown))
    publishers = len(summary.publishers) + bool(summary.other_publishers.articles)
    more = "more than " * bool(summary.other_publishers.articles)
    known = f" of {more}{counted(publishers, 'publisher')}" if publishers > 1 else ""
    yield element(
        "p",
        f"{counted(whole.articles, 'article')}{known}{_published(summary)}, {counted(whole.words, 'word')} in all. ",
        _said(whole),
        class_="lead",
    )
    clean = whole.articles - whole.faulty
    tiles = [
        ("claims with a source", share(whole.sourced_share), f"of {counted(whole.claims, 'claim')} worth checking"),
        ("attributions with a name", share(whole.named_share), "the mean over articles that quote or report anybody"),
        ("articles without an error", share(clean / whole.articles if whole.articles else None), f"{clean:,} articles"),
        (
            "errors in 1,000 words",
            rate(whole.per_thousand_words(whole.errors)),
            f"{counted(whole.errors, 'error')}, {counted(whole.warnings, 'warning')}",
        ),
    ]
    yield element("dl", *(_tile(*tile) for tile in tiles), class_="tiles")


def _notice(*said: str) -> Markup:
    return element("div", element("strong", "Not the whole archive. "), *said, class_="notice", role="note")


def _tile(name: str, value: str, of: str) -> Markup:
    return element("div", element("dt", name), element("dd", element("b", value), element("small", of)))


def _published(summary: Summary) -> str:
    if not summary.months:
        return ""
    first, last = (f"{month // 12}-{month % 12 + 1:02}" for month in (min(summary.months), max(summary.months)))
    return f", published {first} to {last}" if first != last else f", published {first}"


def _said(whole: Figures) -> str:
    if whole.sourced_share is None:
        return "None of them makes a claim worth checking."
    source = round(1 / (1 - whole.sourced_share)) if whole.sourced_share < 1 else 0
    if source == 0:
        return "Every claim worth checking has a source."
    if source == 1:
        return "Hardly any claim worth checking has a source."
    return (
        f"About one in {source:,} claims worth checking has no source."
        if source > 2
        else (f"{share(1 - whole.sourced_share)} of the claims worth checking have no source.")
    )


def sourcing(summary: Summary) -> Iterator[Markup]:
    """Yield the shares of claims with a source, and of attributions with a name, over time."""
    time = timeline(summary.months)
    if not time.bins:
        yield element("p", "No article has a date of publication.")
        return
    labels = [each.label for each in time.bins]
    figures = [each.figures for each in time.bins]
    sourced = tuple(each.sourced_share if each.claims >= _FEWEST_CLAIMS else None for each in figures)
    named = tuple(each.named_share if each.naming >= _FEWEST_ARTICLES else None for each in figures)
    known = [(label, value) for label, value in zip(labels, sourced, strict=True) if value is not None]
    described = f"No {time.unit} has {_FEWEST_CLAIMS} claims worth checking."
    if known:
        low, high = min(known, key=lambda item: item[1]), max(known, key=lambda item: item[1])
        described = (
            f"The share of claims worth checking that have a source was lowest in {low[0]} ({low[1]:.0%}) and highest in "
            f"{high[0]} ({high[1]:.0%})."
        )
    if any(0 < each.claims < _FEWEST_CLAIMS or 0 < each.naming < _FEWEST_ARTICLES for each in figures):
        described += (
            f" A {time.unit} with fewer than {_FEWEST_CLAIMS} claims, or fewer than {_FEWEST_ARTICLES} articles that "
            "attribute anything, has no dot; it is in the table."
        )
    chart = lines(
        "Sourcing over time",
        described,
        labels,
        [Line("of claims have a source", "sourced", sourced), Line("of attributions have a name", "named", named)],
    )
    rows = [
        (
            each.label,
            f"{each.figures.articles:,}",
            f"{each.figures.claims:,}",
            share(each.figures.sourced_share),
            share(each.figures.named_share),
        )
        for each in time.bins
    ]
    heads = (time.unit.capitalize(), "Articles", "Claims", "Sourced", "Named")
    key = (("sourced", "claims worth checking that have a source"), ("named", "attributions whose source has a name"))
    yield figure(chart, Table(heads, tuple(rows)), key, described)
