"""One article's row of the output: its figures, what it leans on, its findings."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from verifact.corpus.columns import Row
from verifact.findings import Finding, Report, Stats
from verifact.model import Article
from verifact.triage import Selection, about_file, name_findings

__all__ = ["checked", "crashed", "unreadable"]

_RESIDUE = frozenset({"VF401", "VF402", "VF403"})
_NO_TEXT, _FAILED = "VF904", "VF905"


def checked(row: Row, article: Article, report: Report, selection: Selection) -> dict[str, Any]:
    """Return the row of an article that was checked; a column that could not be read is told beside its findings."""
    metadata, config = article.metadata, selection.config
    return {
        "id": row.id,
        "url": metadata.url,
        "title": article.title,
        "publisher": metadata.publisher or config.publisher,
        "published": article.published or config.published,
        "language": article.language or metadata.language,
        "status": "ok",
        **_figures(report.stats),
        "residue": sum(finding.code in _RESIDUE for finding in report.findings),
        "sources": _named(article),
        "cited_hosts": _hosts(citation.url for citation in article.citations),
        "abstained": sorted({abstention.code for abstention in report.abstained}),
        "findings": [_finding(each) for each in (*_unread(row, selection), *report.findings)],
    }


def unreadable(row: Row, report: Report, selection: Selection) -> dict[str, Any]:
    """Return the row of an article without a text."""
    said = {message for _, message in row.problems}
    findings = [each for each in report.findings if each.message not in said]
    return _blank(row, "unreadable", (*_unread(row, selection), *findings))


def crashed(row: Row, report: Report) -> dict[str, Any]:
    """Return the row of an article that could not be analysed."""
    return _blank(row, "crashed", report.findings)


def _blank(row: Row, status: str, findings: Iterable[Finding]) -> dict[str, Any]:
    try:
        day = row.day()
    except ValueError:
        day = None
    return {
        "id": row.id,
        "url": row.url,
        "title": row.title,
        "publisher": row.publisher,
        "published": day,
        "language": row.lang,
        "status": status,
        **_figures(Stats()),
        "residue": 0,
        "sources": [],
        "cited_hosts": [],
        "abstained": [],
        "findings": [_finding(each) for each in findings],
    }


def _figures(stats: Stats) -> dict[str, Any]:
    return {
        "words": stats.words,
        "claims": stats.claims,
        "sourced_share": stats.sourced_share,
        "named_share": stats.named_share,
        "speakers": stats.sources,
        "named_speakers": stats.named_sources,
        "citations": stats.citations,
    }


def _unread(row: Row, selection: Selection) -> tuple[Finding, ...]:
    """Return the findings VF904 about columns that could not be read."""
    messages = [message for _, message in row.problems]
    try:
        row.day()
    except ValueError as error:
        messages.append(str(error))
    checks = [check for check in selection.enabled(row.id) if check.code == _NO_TEXT]
    return name_findings(about_file(check, selection, message) for check in checks for message in messages)


def _named(article: Article) -> list[str]:
    """Return the names of the speakers that have one, each in the form it was first given."""
    names: dict[str, str] = {}
    for attribution in article.attributions:
        if attribution.is_named:
            names.setdefault(attribution.speaker.name.casefold(), attribution.speaker.name)
    return sorted(names.values())


def _hosts(addresses: Iterable[str | None]) -> list[str]:
    return sorted({host for address in addresses if address and (host := _host(address))})


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return host.removeprefix("www.") if host else None


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "line": finding.line,
        "column": finding.column,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "help": finding.help,
        "fingerprint": finding.fingerprint,
    }
