"""The list of findings beside the text: each with its reason, a link to its mark, and what filters ask for."""

from collections.abc import Sequence

from verifact.findings import Finding
from verifact.reporters.page.markup import Markup, element, join
from verifact.reporters.visible import clipped

__all__ = ["findings_list"]

_MOST_SITES = 50
_LONGEST = 120  # characters shown of a place


def findings_list(findings: Sequence[Finding], page: str) -> Markup:
    """Return the findings in the order of the text."""
    if not findings:
        return element("p", "Nothing to mark.", class_="none")
    return element("ol", *(_item(finding, index, page) for index, finding in enumerate(findings)), class_="findings")


def _item(finding: Finding, index: int, page: str) -> Markup:
    severity = element("span", finding.severity, class_=f"severity {finding.severity}")
    place = element("span", f"line {finding.line}" if finding.is_placed else "the whole article", class_="place")
    name = element("span", element("code", finding.code), f" {finding.name}", class_="name")
    head = element("span", severity, " ", name, " ", place, class_="head")
    linked = finding.span is not None and len(finding.span) > 0
    quoted = element("q", clipped(finding.excerpt, _LONGEST)) if finding.excerpt.strip() else Markup()
    content = join(head, quoted, element("span", finding.message, class_="what"))
    parts = [element("a", content, href=f"#{page}m{index}", class_="jump") if linked else element("div", content)]
    if finding.help:
        parts.append(element("p", finding.help, class_="help"))
    if finding.related_at:
        sites = ", ".join(f"{at.line}:{at.column}" for at in finding.related_at[:_MOST_SITES])
        parts.append(element("p", f"also at {sites}", class_="sites"))
    return element(
        "li",
        *parts,
        id=f"{page}f{index}",
        class_=f"f {finding.severity}",
        data_severity=finding.severity,
        data_family=finding.code[:3],
    )
