"""The findings: by check, by publisher, by the time of publication."""

from collections.abc import Iterator

from verifact.checks.discovery import all_checks
from verifact.corpus.report.charts import Bar, Column, Table, bars, columns, figure
from verifact.corpus.report.figures import Figures
from verifact.corpus.report.sections.wording import publisher_name, rate, share
from verifact.corpus.report.summary import CodeFigures, Summary
from verifact.corpus.report.timeline import timeline
from verifact.reporters.base import counted
from verifact.reporters.page.markup import Markup, element

__all__ = ["codes", "months", "publishers"]

_BARS = 20
_ROWS = 200
_SEVERITIES = ("error", "warning", "info")
_KEY = (("error", "errors"), ("warning", "warnings"), ("info", "hints"))


def codes(summary: Summary) -> Iterator[Markup]:
    """Yield the findings of each check, the most frequent first."""
    ranked = sorted(summary.codes.items(), key=lambda item: (-item[1].severities.total(), item[0]))
    if not ranked:
        yield element("p", "Nothing was found.")
        return
    checks = all_checks()
    meaning = {code: _sentence(checks[code].doc) if code in checks else "" for code, _ in ranked}
    drawn = [
        Bar(
            f"{code} {figures.name}",
            tuple((float(figures.severities[severity]), severity) for severity in _SEVERITIES),
            f"{figures.severities.total():,}",
            f"{code} {figures.name}: {counted(figures.severities.total(), 'finding')} in {counted(figures.articles, 'article')}. {meaning[code]}",
        )
        for code, figures in ranked[:_BARS]
    ]
    first, figures = ranked[0]
    described = (
        f"The most frequent is {first} {figures.name}: {counted(figures.severities.total(), 'finding')} in "
        f"{counted(figures.articles, 'article')}."
    )
    rest = (
        "" if len(ranked) <= _BARS else f" The {_BARS} most frequent of {len(ranked)} checks; the table has them all."
    )
    table = Table(
        ("Check", "What it says", "Findings", "Articles", "of all"),
        tuple(_code_row(code, each, meaning[code], summary.whole.articles) for code, each in ranked),
    )
    has_hints = any(figures.severities["info"] for _, figures in ranked)
    key = _KEY if has_hints else _KEY[:2]
    yield figure(bars("Findings by check", described, drawn), table, key, described + rest)


def _code_row(code: str, figures: CodeFigures, meaning: str, of: int) -> tuple[str, ...]:
    among = share(figures.articles / of) if of else share(None)
    return (f"{code} {figures.name}", meaning, f"{figures.severities.total():,}", f"{figures.articles:,}", among)


def _sentence(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())


def publishers(summary: Summary) -> Iterator[Markup]:
    """Yield errors and warnings per 1,000 words of the publishers with the most articles."""
    ranked = sorted(summary.publishers.items(), key=lambda item: (-item[1].articles, item[0]))
    drawn = [
        Bar(
            publisher_name(name),
            (
                (figures.per_thousand_words(figures.errors), "error"),
                (figures.per_thousand_words(figures.warnings), "warning"),
            ),
            rate(figures.per_thousand_words(figures.errors + figures.warnings)),
            f"{publisher_name(name)}: {_counts(figures)}",
        )
        for name, figures in ranked[:_BARS]
    ]
    shown = "the publisher" if len(ranked) == 1 else f"the {len(drawn)} publishers with the most articles"
    described = f"Errors and warnings per 1,000 words, for {shown}."
    rows = [_publisher_row(publisher_name(name), figures) for name, figures in ranked[:_ROWS]]
    others = Figures()
    for _, figures in ranked[_ROWS:]:
        others.add(figures)
    others.add(summary.other_publishers)
    if others.articles:
        rows.append(_publisher_row("all others", others))
    heads = ("Publisher", "Articles", "Words", "Errors", "Warnings", "per 1,000 words", "Sourced", "Named")
    yield figure(bars("Findings by publisher", described, drawn), Table(heads, tuple(rows)), _KEY[:2], described)


def _publisher_row(name: str, figures: Figures) -> tuple[str, ...]:
    return (
        name,
        f"{figures.articles:,}",
        f"{figures.words:,}",
        f"{figures.errors:,}",
        f"{figures.warnings:,}",
        rate(figures.per_thousand_words(figures.errors + figures.warnings)),
        share(figures.sourced_share),
        share(figures.named_share),
    )


def _counts(figures: Figures) -> str:
    return (
        f"{counted(figures.errors, 'error')} and {counted(figures.warnings, 'warning')} "
        f"in {counted(figures.articles, 'article')}, {counted(figures.words, 'word')}"
    )


def months(summary: Summary) -> Iterator[Markup]:
    """Yield errors and warnings per 1,000 words by the time of publication."""
    time = timeline(summary.months)
    if not time.bins:
        yield element("p", "No article has a date of publication.")
        return
    drawn = [
        Column(
            each.label,
            (
                (each.figures.per_thousand_words(each.figures.errors), "error"),
                (each.figures.per_thousand_words(each.figures.warnings), "warning"),
            ),
            f"{each.label}: {_counts(each.figures)}",
        )
        for each in time.bins
    ]
    described = f"Errors and warnings per 1,000 words of the articles published in each {time.unit}."
    left_out = _left_out(time.outside, "published before or after the time shown") + _left_out(
        summary.undated, "without a date"
    )
    rows = [
        (
            each.label,
            f"{each.figures.articles:,}",
            f"{each.figures.errors:,}",
            f"{each.figures.warnings:,}",
            rate(each.figures.per_thousand_words(each.figures.errors + each.figures.warnings)),
        )
        for each in time.bins
    ]
    heads = (time.unit.capitalize(), "Articles", "Errors", "Warnings", "per 1,000 words")
    chart = columns("Findings by time of publication", described, drawn, "per 1,000 words")
    yield figure(chart, Table(heads, tuple(rows)), _KEY[:2], described + left_out)


def _left_out(figures: Figures, which: str) -> str:
    return f" Not shown: {counted(figures.articles, 'article')} {which}." if figures.articles else ""
