"""Reports for people: each finding with its line, its place underlined, why, and what would be right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import define, field

from verifact.document import Position
from verifact.findings import Finding, Report, Severity, Stats
from verifact.reporters.backing import by_claim, gist, state_in_words, unlike
from verifact.reporters.base import View, counted, named
from verifact.reporters.quoting import quoted
from verifact.reporters.visible import clipped, escape

Piece = tuple[str, str]  # text, style as rich names it ("": none)

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_QUIET_STYLE = "dim"
_MOST_PLACES = 40
_LONGEST_CLAIM = 160  # code points


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    """Yield the text of each report in turn, then a summary where there was more than one."""
    paint = _painter() if view.color else _plain
    summary = _Summary()
    held: Report | None = None
    for report in reports:
        if held is not None:
            yield paint(_report(held, view, alone=False))
        held = report
        summary.add(report)
    if held is not None:
        yield paint(_report(held, view, alone=summary.files == 1))
    yield paint(summary.lines(view))


def _plain(pieces: Iterable[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def _painter() -> Callable[[Iterable[Piece]], str]:
    from verifact.reporters.painting import paint  # rich is slow to import, and needed for colours alone

    return paint


def _report(report: Report, view: View, *, alone: bool) -> Iterator[Piece]:
    path = escape(named(report))
    for finding in report.findings:
        yield from _head(path, finding)
        if not view.quiet:
            yield from _body(finding)
    if report.evidence and not view.quiet:
        yield from _sources(path, report)
    # The figures of a clean file are news only where it is the one file.
    if report.is_readable and not view.quiet and (report.findings or alone):
        yield f"{path}: ", "bold"
        yield f"{_counts(Counter(f.severity for f in report.findings))}; {_figures(report.stats)}", ""
        yield _suppressed(len(report.suppressed)) + "\n\n", _QUIET_STYLE


def _head(path: str, finding: Finding) -> Iterator[Piece]:
    yield f"{path}:{finding.line}:{finding.column} ", "bold"
    yield finding.code, _STYLES[finding.severity]
    yield f" {finding.severity}", _STYLES[finding.severity]
    yield f" {escape(finding.message)}\n", ""


def _body(finding: Finding) -> Iterator[Piece]:
    margin = " " * len(str(finding.line))
    if finding.is_placed:
        line, blanks, marks = quoted(finding)
        yield f"{margin} |\n{finding.line} | ", _QUIET_STYLE
        yield f"{line}\n", ""
        yield f"{margin} | ", _QUIET_STYLE
        yield f"{blanks}{marks}\n", _STYLES[finding.severity]
    if finding.related_at:
        places = [f"{place.line}:{place.column}" for place in sorted(finding.related_at, key=_place)]
        more = f" and {len(places) - _MOST_PLACES:,} more" if len(places) > _MOST_PLACES else ""
        yield f"{margin} = also at {', '.join(places[:_MOST_PLACES])}{more}\n", _QUIET_STYLE
    if finding.help:
        yield f"{margin} = help: ", _QUIET_STYLE
        yield f"{escape(finding.help)}\n", ""
    yield "\n", ""


def _sources(path: str, report: Report) -> Iterator[Piece]:
    """Yield what the sources show of each claim: state, the passage that fits, what is not there."""
    yield f"{path}: what its sources say\n", "bold"
    width = max(len(str(each.line)) for each in report.evidence)
    for claim, sources in by_claim(report.evidence):
        yield f"{claim.line:{width}} | ", _QUIET_STYLE
        yield f"{escape(clipped(claim.text, _LONGEST_CLAIM))}\n", ""
        for each in sources:
            label = each.label if each.label == each.url or not each.url else f"{each.label} {each.url}"
            yield f"{'':{width}} = {escape(label)}: ", _QUIET_STYLE
            yield f"{escape(state_in_words(each))}\n", ""
            if each.passage_text:
                yield f"{'':{width}}   “{escape(gist(each))}”\n", ""
            for what, which in unlike(each):
                yield f"{'':{width}}   {what}: {escape(which)}\n", "yellow"
    yield "\n", ""


def _place(position: Position) -> tuple[int, int]:
    return position.line, position.column


def _counts(by_severity: Counter[Severity]) -> str:
    parts = [counted(by_severity[severity], severity) for severity in Severity if by_severity[severity]]
    return ", ".join(parts) or "nothing to mark"


def _figures(stats: Stats) -> str:
    claims = counted(stats.claims, "claim")
    if stats.sourced_share is not None:
        claims += f" ({stats.sourced_share:.0%} sourced)"
    sources = counted(stats.sources, "source")
    if stats.sources:
        most = f"; the most used has {stats.concentration:.0%}" if stats.concentration and stats.sources > 1 else ""
        sources += f" ({stats.named_sources} named{most})"
    return f"{claims}, {sources}, {counted(stats.citations, 'citation')}"


def _suppressed(count: int) -> str:
    return f", {counted(count, 'finding')} suppressed" if count else ""


@define
class _Summary:
    """What all reports come to."""

    files: int = 0
    with_findings: int = 0
    unreadable: int = 0
    severities: Counter[Severity] = field(factory=Counter)
    codes: Counter[tuple[str, str]] = field(factory=Counter)

    def add(self, report: Report) -> None:
        self.files += 1
        self.with_findings += bool(report.findings)
        self.unreadable += not report.is_readable
        self.severities.update(finding.severity for finding in report.findings)
        self.codes.update((finding.code, finding.name) for finding in report.findings)

    def lines(self, view: View) -> Iterator[Piece]:
        if view.statistics:
            for (code, name), count in sorted(self.codes.items(), key=lambda item: (-item[1], item[0])):
                yield f"{count:6,} {code} {name}\n", ""
        if self.files > 1 and not view.quiet:
            yield f"{self.files:,} files checked, {self.with_findings:,} with findings", "bold"
            yield f": {_counts(self.severities)}", ""
            yield f"; {self.unreadable:,} could not be read" if self.unreadable else "", "bold red"
            yield "\n", ""
