"""Everything that the page tells, added up part by part: memory grows with a part, and with how much is told, not with the archive."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from heapq import nsmallest
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field, frozen

from verifact.corpus.report.figures import Figures
from verifact.corpus.report.parts import Part, find_output
from verifact.corpus.report.recurring import RecurringLines
from verifact.corpus.report.tally import Tally

__all__ = ["CodeFigures", "Summary", "Worst", "summarise"]

_MOST_KEYS = 200_000  # of a tally of names
_MOST_PUBLISHERS = 20_000
_WORST = 25
# An article of two sentences with one error is not the worst of the archive: shorter ones count as this long.
_SHORTEST = 200  # words
_SEVERITIES = {"error": "errors", "warning": "warnings", "info": "infos"}
_HOST = r"^[A-Za-z]+://(?:[^/?#@]*@)?(?:[Ww]{3}\.)?(?P<host>[^/?#:@]+)"


@define
class CodeFigures:
    """The findings of one check: how many of each severity, and in how many articles."""

    name: str
    articles: int = 0
    severities: Counter[str] = field(factory=Counter)


@frozen
class Worst:
    """One of the articles with the most errors, then the most warnings, per 1,000 words."""

    errors_per_thousand: float
    warnings_per_thousand: float
    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    words: int
    errors: int
    warnings: int

    @property
    def rank(self) -> tuple[float, float, str]:
        """What the worst one has the smallest of."""
        return (-self.errors_per_thousand, -self.warnings_per_thousand, self.id)


@define
class Summary:
    """An archive in figures. `months` are keyed by year * 12 + month - 1, `publishers` by name or else the address's host.

    A publisher too many to be counted by itself is in `other_publishers`; articles without a date are in `undated`. Counts
    in `sources` and `hosts` are of articles. `is_finished` is False while the run has parts to write, `problems` are inputs that it
    could not read.
    """

    is_finished: bool = True
    problems: tuple[str, ...] = ()
    whole: Figures = field(factory=Figures)
    statuses: Counter[str] = field(factory=Counter)
    codes: dict[str, CodeFigures] = field(factory=dict)
    publishers: dict[str, Figures] = field(factory=dict)
    other_publishers: Figures = field(factory=Figures)
    months: dict[int, Figures] = field(factory=dict)
    undated: Figures = field(factory=Figures)
    sources: Tally[str] = field(factory=lambda: Tally(_MOST_KEYS))
    hosts: Tally[str] = field(factory=lambda: Tally(_MOST_KEYS))
    abstained: Counter[str] = field(factory=Counter)
    worst: list[Worst] = field(factory=list)
    recurring: RecurringLines = field(factory=RecurringLines)

    def add(self, part: Part) -> None:
        """Add a part of the output. Raises UnreadableError for a damaged one."""
        articles = _with_keys(part.articles())
        counted = [_counted(findings, articles) for findings in part.findings()]
        by_article = _regrouped(counted)
        self._add_codes(by_article)
        articles = _with_severities(articles, by_article)
        self._add_figures(articles)
        self._add_worst(articles)
        self.statuses.update(_values(articles["status"]))
        self.abstained.update(_values(pc.list_flatten(articles["abstained"])))
        for tally, column in ((self.sources, "sources"), (self.hosts, "cited_hosts")):
            for name, count in _values(pc.list_flatten(articles[column])).items():
                tally.add(name, count)
        self.recurring.add(part.findings(), articles)

    def _add_codes(self, by_article: pa.Table) -> None:
        totals = by_article.group_by(["code", "name", "severity"]).aggregate([("count", "sum")])
        for row in totals.to_pylist():
            figures = self.codes.setdefault(row["code"], CodeFigures(row["name"]))
            figures.severities[row["severity"]] += row["count_sum"]
        articles = by_article.group_by("code").aggregate([("place", "count_distinct")])
        for row in articles.to_pylist():
            self.codes[row["code"]].articles += row["place_count_distinct"]

    def _add_figures(self, articles: pa.Table) -> None:
        sums = [name for name in _SUMMED if name != "articles"]
        table = articles.group_by(["group", "month"]).aggregate([*((name, "sum") for name in sums), ([], "count_all")])
        for row in table.to_pylist():
            figures = Figures(articles=row["count_all"], **{name: row[f"{name}_sum"] for name in sums})
            self.whole.add(figures)
            self._publisher(row["group"]).add(figures)
            (self.undated if row["month"] is None else self.months.setdefault(row["month"], Figures())).add(figures)

    def _publisher(self, name: str) -> Figures:
        if name in self.publishers or len(self.publishers) < _MOST_PUBLISHERS:
            return self.publishers.setdefault(name, Figures())
        return self.other_publishers

    def _add_worst(self, articles: pa.Table) -> None:
        has_any = pc.or_(pc.greater(articles["errors"], 0), pc.greater(articles["warnings"], 0))
        found = articles.filter(pc.and_(has_any, pc.equal(articles["status"], "ok")))  # the others are told as unread
        length = pc.divide(pc.cast(pc.max_element_wise(found["words"], _SHORTEST), pa.float64()), 1000.0)
        for name in ("errors", "warnings"):
            found = found.append_column(f"{name}_rate", pc.divide(found[name], length))
        order = [("errors_rate", "descending"), ("warnings_rate", "descending"), ("id", "ascending")]
        chosen = found.take(pc.select_k_unstable(found, _WORST, order)) if found.num_rows else found
        self.worst = nsmallest(_WORST, [*self.worst, *map(_worst, chosen.to_pylist())], key=lambda each: each.rank)


_SUMMED = tuple(Figures.__annotations__)


def summarise(folder: str) -> Summary:
    """Add up an output of `verifact corpus`. Raises UnreadableError where there is none, or where it is damaged."""
    output = find_output(folder)
    summary = Summary(is_finished=output.is_finished, problems=output.problems)
    for part in output.parts:
        summary.add(part)
    return summary


def _with_keys(articles: pa.Table) -> pa.Table:
    """Add what articles are grouped by, and the columns that are added up."""
    host = pc.utf8_lower(pc.struct_field(pc.extract_regex(articles["url"], _HOST), "host"))
    given = pc.utf8_trim_whitespace(articles["publisher"])
    named = pc.if_else(pc.equal(pc.utf8_length(given), 0), pa.scalar(None, pa.string()), given)
    claims = pc.fill_null(articles["claims"], 0)
    added = {
        "place": pa.array(range(articles.num_rows), pa.int64()),
        "group": pc.fill_null(pc.coalesce(named, host), ""),
        "month": pc.add(
            pc.multiply(pc.year(articles["published"]), 12), pc.subtract(pc.month(articles["published"]), 1)
        ),
        "sourced": pc.multiply(pc.fill_null(articles["sourced_share"], 0.0), pc.cast(claims, pa.float64())),
        "naming": pc.cast(pc.is_valid(articles["named_share"]), pa.int64()),
        "named": pc.fill_null(articles["named_share"], 0.0),
    }
    for name in ("words", "claims", "speakers", "citations"):
        index = articles.schema.get_field_index(name)
        articles = articles.set_column(index, name, pc.cast(pc.fill_null(articles[name], 0), pa.int64()))
    for name, column in added.items():
        articles = articles.append_column(name, column)
    return articles


def _counted(findings: pa.Table, articles: pa.Table) -> pa.Table:
    """Return how many findings of each code and severity each article has."""
    place = pc.index_in(findings["id"], value_set=articles["id"].combine_chunks())
    table = findings.select(["code", "name", "severity"]).append_column("place", pc.cast(place, pa.int64()))
    counted = table.group_by(["place", "code", "name", "severity"]).aggregate([([], "count_all")])
    return counted.rename_columns(["place", "code", "name", "severity", "count"])


_COUNTED = pa.schema(
    [
        ("place", pa.int64()),
        ("code", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("count", pa.int64()),
    ]
)


def _regrouped(counted: Iterable[pa.Table]) -> pa.Table:
    table = pa.concat_tables([_COUNTED.empty_table(), *counted])
    return table.group_by(_COUNTED.names[:-1]).aggregate([("count", "sum")]).rename_columns(_COUNTED.names)


def _with_severities(articles: pa.Table, by_article: pa.Table) -> pa.Table:
    for severity, name in _SEVERITIES.items():
        chosen = by_article.filter(pc.equal(by_article["severity"], severity))
        sums = chosen.group_by("place").aggregate([("count", "sum")])
        at = pc.index_in(articles["place"], value_set=sums["place"].combine_chunks())
        articles = articles.append_column(name, pc.fill_null(sums["count_sum"].combine_chunks().take(at), 0))
    return articles.append_column("faulty", pc.cast(pc.greater(articles["errors"], 0), pa.int64()))


def _values(column: pa.ChunkedArray | pa.Array) -> dict[str, int]:
    counted = pc.value_counts(column)
    pairs = zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    return {value: count for value, count in pairs if value is not None}


def _worst(row: dict[str, Any]) -> Worst:
    kept = ("id", "title", "url", "published", "words", "errors", "warnings")
    return Worst(
        row["errors_rate"],
        row["warnings_rate"],
        publisher=row["group"],
        **{name: row[name] for name in kept},
    )
