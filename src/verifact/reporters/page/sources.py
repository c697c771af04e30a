"""What the sources show of the claims that cite them."""

from collections.abc import Sequence

from verifact.model import ClaimEvidence
from verifact.reporters.backing import by_claim, gist, state_in_words, unlike
from verifact.reporters.page.markup import Markup, element, join, link
from verifact.reporters.visible import clipped

__all__ = ["section"]

_LONGEST_CLAIM = 300  # code points


def section(evidence: Sequence[ClaimEvidence]) -> Markup:
    """Return a list of the claims, each with its sources: what became of them, what passage fits, what is not there."""
    items = [
        element(
            "li",
            element("p", element("small", f"line {claim.line} "), element("q", clipped(claim.text, _LONGEST_CLAIM))),
            element("ul", *(element("li", _source(each)) for each in sources)),
        )
        for claim, sources in by_claim(evidence)
    ]
    return element("ol", *items, class_="claims")


def _source(each: ClaimEvidence) -> Markup:
    name = link(each.url, each.label) if each.url else join(each.label)
    kind = "read" if each.read is not None else "unread"
    parts = [element("b", name), " ", element("span", state_in_words(each), class_=f"state {kind}")]
    if each.passage_text:
        parts.append(element("blockquote", gist(each)))
    parts += [element("p", element("i", f"{what}: "), which, class_="lacking") for what, which in unlike(each)]
    return join(*parts)
