"""One self-contained page that an editor would rather look at than the terminal: nothing is loaded, nothing can run.

The article as it reads with each finding marked in place, who said what by colour, the citations, the sourcing score; for
several files an index, the worst first. A content security policy allows the page's own style and script, by their
digests, and nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from verifact.findings import Finding, Report, Severity
from verifact.model import Article
from verifact.reporters.base import View, counted
from verifact.reporters.page import citations, score, sources, speakers, text
from verifact.reporters.page.marked import findings_list
from verifact.reporters.page.markup import Markup, element
from verifact.reporters.page.shell import document, own_script, own_style

_FAMILIES = {
    "VF1": "sourcing",
    "VF2": "attribution",
    "VF3": "citations",
    "VF4": "integrity",
    "VF5": "consistency",
    "VF6": "evidence",
    "VF9": "housekeeping",
}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    """Yield the page piece by piece; each article is read again where the view does not know it."""
    kept = sorted(reports, key=_badness, reverse=True)
    title = "verifact: " + (kept[0].path or "a text" if len(kept) == 1 else counted(len(kept), "file"))
    yield from document(title, _body(kept, view), style=own_style(), script=own_script())


def _body(kept: list[Report], view: View) -> Iterator[str]:
    yield _header(kept)
    yield '\n<main id="main">\n'
    if len(kept) > 1:
        yield _index(kept)
    for number, report in enumerate(kept):
        yield "\n"
        yield _file(report, view.article_of(report), f"r{number}-")
    yield "\n</main>\n"


def _badness(report: Report) -> tuple[bool, int, int, int]:
    """What nobody could read comes first: it was not checked at all."""
    counts = Counter(finding.severity for finding in report.findings)
    return not report.is_readable, counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO]


def _header(reports: list[Report]) -> Markup:
    findings = [finding for report in reports for finding in report.findings]
    severities = Counter(finding.severity for finding in findings)
    families = Counter(finding.code[:3] for finding in findings)
    choices = [_choice("severity", s, counted(severities[s], s), s) for s in Severity if severities[s]]
    choices += [
        _choice("family", family, f"{_FAMILIES.get(family, family)} {families[family]:,}", "")
        for family in sorted(families)
    ]
    filters = element("fieldset", element("legend", "Show"), *choices, _choice("voices", "on", "who says what", ""))
    return element(
        "header",
        element("a", "Skip to the text", href="#main", class_="skip"),
        element("h1", "verifact", element("small", " who says so?")),
        element("form", filters, class_="filters") if findings else Markup(),
        element("p", "", class_="count", role="status"),  # the script says here how many are shown
        class_="top",
    )


def _choice(name: str, value: str, label: str, kind: str) -> Markup:
    box = element("input", type="checkbox", name=name, value=value, checked=True)
    return element("label", box, " ", element("span", label, class_=kind or None))


def _index(reports: list[Report]) -> Markup:
    names = ("File", "Errors", "Warnings", "Info", "Words", "Sourced")
    head = element("tr", *(element("th", name, scope="col") for name in names))
    rows = []
    for number, report in enumerate(reports):
        counts = Counter(finding.severity for finding in report.findings)
        sourced = report.stats.sourced_share
        cells = [f"{counts[severity]:,}" for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
        cells += [f"{report.stats.words:,}", "" if sourced is None else f"{sourced:.0%}"]
        name = element("th", element("a", report.path or "a text", href=f"#r{number}-file"), scope="row")
        rows.append(element("tr", name, *(element("td", cell) for cell in cells)))
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("nav", element("h2", counted(len(reports), "file"), ", the worst first"), table, class_="index")


def _file(report: Report, article: Article | None, page: str) -> Markup:
    path = report.path or "a text"
    if article is None:
        head = element("div", element("h2", path), class_="about")
        return element("section", head, _aside(report.findings, page), id=f"{page}file", class_="file unread")
    known = speakers.voices(article)
    parts = (
        element("div", *text.body(article, report.findings, known, page), class_="text", lang=article.language or ""),
        _aside(report.findings, page),
    )
    panels = [
        _panel("Who said what", f"{page}voices", speakers.section(article, known, page)),
        _panel("What it cites", f"{page}cites", citations.section(article, report.findings, page)),
    ]
    if report.evidence:
        panels.append(_panel("What its sources say", f"{page}evidence", sources.section(report.evidence)))
    return element(
        "section",
        _about(report, article, len(known), page),
        score.section(report.stats),
        element("div", *parts, class_="columns"),
        element("div", *panels, class_="panels"),
        id=f"{page}file",
        class_="file",
    )


def _about(report: Report, article: Article, sources: int, page: str) -> Markup:
    """Return the head of a file: its title, unless the text below opens with it, and what it is."""
    path = report.path or "a text"
    opens_with_title = article.title_span is not None or (
        article.blocks and article.blocks[0].span.of(article.text).strip() == article.title
    )
    title = path if opens_with_title or not article.title else article.title
    published = f"published {article.published}" if article.published else "no date of publication"
    facts = [published, counted(report.stats.words, "word"), counted(sources, "source")]
    parts = [("voices", "Who said what"), ("cites", "What it cites")]
    if report.evidence:
        parts.append(("evidence", "What its sources say"))
    links = (element("a", name, href=f"#{page}{part}") for part, name in parts)
    return element(
        "div",
        element("h2", title, class_="path" if title == path else None),
        element("p", "; ".join(facts if title == path else [path, *facts])),
        element("nav", *links, aria_label=f"Parts of {path}"),
        class_="about",
    )


def _aside(findings: tuple[Finding, ...], page: str) -> Markup:
    keys = element("small", element("kbd", "j"), " ", element("kbd", "k"), " go through them", class_="keys")
    head = element("h3", counted(len(findings), "finding"), *((" ", keys) if len(findings) > 1 else ()))
    return element("aside", head, findings_list(findings, page), aria_label="Findings")


def _panel(title: str, name: str, content: Markup) -> Markup:
    return element("section", element("h3", title), content, id=name, class_="panel")
