"""VF602: a source that could not be seen."""

from collections.abc import Iterator

from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.evidence._pages import cited_pages
from verifact.model import Article, Evidence, LinkState, Snapshot

_URL = "https://herald.example/mill"
_ENTRY = f"1. “Mill to close”, The Ely Herald, 4 May 2024, {_URL}"
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_SAID = {
    LinkState.BLOCKED: "the site does not let programs read the page",
    LinkState.RATE_LIMITED: "the site was asked too often",
    LinkState.TRANSIENT: "the page could not be had this time",
    LinkState.MISSING: "the page was not there, but seen so too seldom to call it dead",
    LinkState.REFUSED: "verifact does not ask for such an address",
    LinkState.UNSEEN: "nobody has looked at the page",
}
_ADVICE = {
    LinkState.RATE_LIMITED: "run it again later",
    LinkState.TRANSIENT: "run it again later",
    LinkState.MISSING: "run it again another day, or twice with --confirm",
}


@check(
    "VF602",
    "unverifiable-link",
    severity=INFO,
    language="",
    evidence=True,
    bad=[
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.BLOCKED, status=403),)),
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.RATE_LIMITED, status=429),)),
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.TRANSIENT, reason="timed out"),)),
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.MISSING, status=404),)),
    ],
    good=[
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, status=200),)),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.DEAD, status=404),)),
        Example(f"{_TEXT}{_ENTRY}\n", note="nobody asked for it"),
    ],
)
def unverifiable_link(article: Article, evidence: Evidence) -> Iterator[Hit]:
    """What a program could not see, somebody has to open: it is neither good nor bad yet.

    Found where a server refuses (401, 403, 451), asks to come again later (429) or fails (5xx), where a connection breaks or
    takes too long, where a page was seen gone only once, and where verifact does not ask for such an address (a private
    network, another scheme). None of these is ever called dead.
    """
    for cited in cited_pages(article, evidence):
        page = cited.page
        said = _SAID.get(page.state)
        if said is not None:
            detail = page.reason or (f"it answers {page.status}" if page.status else "")
            yield cited.hit(
                f"not verified: {said}{f' ({detail})' if detail else ''}",
                _ADVICE.get(page.state, "open it and see for yourself"),
            )
