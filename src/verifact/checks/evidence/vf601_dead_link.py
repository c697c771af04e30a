"""VF601: a source that is gone."""

from collections.abc import Iterator

from verifact.checks.base import ERROR, Abstain, Example, Hit, check
from verifact.checks.evidence._pages import cited_pages
from verifact.document import Format
from verifact.model import Article, Evidence, LinkState, Snapshot

_URL = "https://herald.example/mill"
_ENTRY = f"1. “Mill to close”, The Ely Herald, 4 May 2024, {_URL}"
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_COPY = "https://web.archive.org/web/2024/https://herald.example/mill"
_UNSEEN = frozenset({LinkState.BLOCKED, LinkState.RATE_LIMITED, LinkState.TRANSIENT, LinkState.MISSING})


@check(
    "VF601",
    "dead-link",
    severity=ERROR,
    language="",
    evidence=True,
    bad=[
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.DEAD, status=404),)),
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.DEAD, archive_url=_COPY),)),
        Example(
            f"The [⟦council said⟧]({_URL}) so. The mill, [⟦it said⟧]({_URL}), will close.\n",
            Format.MARKDOWN,
            sources=(Snapshot(_URL, LinkState.DEAD, status=410),),
            note="one finding for both places",
        ),
    ],
    good=[
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, status=200),)),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.MISSING, status=404),), note="seen gone once"),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.BLOCKED, status=403),)),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.TRANSIENT, reason="timed out"),)),
        Example(f"{_TEXT}{_ENTRY}, archived at {_COPY}\n", sources=(Snapshot(_URL, LinkState.DEAD, status=404),)),
    ],
)
def dead_link(article: Article, evidence: Evidence) -> Iterator[Hit | Abstain]:
    """What nobody can open backs nothing: the source moved, was withdrawn, or was never there.

    Found where the address of an entry, a footnote or a link answers 404 or 410, or its host has no address, and did so more
    than once: twice at least a day apart, or in two runs with `--confirm`. Where a copy in a web archive was looked for and
    found, the help names it.

    Silent where the entry itself gives an archived copy. It abstains where the address was seen gone only once, where a server
    refuses, is busy or fails, and where a connection breaks: [VF602](VF602.md) tells these.
    """
    for cited in cited_pages(article, evidence):
        page = cited.page
        if page.state in _UNSEEN:
            yield Abstain("an address could not be seen: nobody can tell whether its page is still there")
        if page.state is not LinkState.DEAD or cited.is_archived:
            continue
        said = page.reason or (f"it answers {page.status}" if page.status else "its host is gone")
        yield cited.hit(
            f"the link is dead: {said}",
            f"cite the archived copy, {page.archive_url}"
            if page.archive_url
            else "give the page's new address or an archived copy, or another source",
        )
