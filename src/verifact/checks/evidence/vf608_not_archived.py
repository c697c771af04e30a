"""VF608: a source that nobody has kept."""

import re
from collections.abc import Iterator

from verifact.analysis.citing.addresses import host_of
from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.evidence._pages import cited_pages
from verifact.model import Article, Evidence, LinkState, Snapshot

_URL = "https://herald.example/mill"
_ENTRY = f"1. “Mill to close”, The Ely Herald, 4 May 2024, {_URL}"
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_COPY = "https://web.archive.org/web/2024/https://herald.example/mill"
# Archives, and registers whose members keep what they publish.
_KEPT = re.compile(
    r"(?:^|\.)(?:archive\.(?:org|today|is|ph|vn|li|fo|md)|perma\.cc|webcitation\.org|doi\.org|zenodo\.org)$"
)


@check(
    "VF608",
    "not-archived",
    severity=INFO,
    language="",
    evidence=True,
    bad=[Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(Snapshot(_URL, LinkState.OK, is_archived=False),))],
    good=[
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, archive_url=_COPY, is_archived=True),)),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK),), note="no archive was asked"),
        Example(f"{_TEXT}{_ENTRY}, archived at {_COPY}\n", sources=(Snapshot(_URL, LinkState.OK, is_archived=False),)),
        Example(
            f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.DEAD, is_archived=False),), note="it is too late"
        ),
    ],
)
def not_archived(article: Article, evidence: Evidence) -> Iterator[Hit]:
    """Half of all links die within years; a copy saved today is a source that can still be read then.

    Found where a web archive was asked (`--archive-all`) and has no copy of a page that is there. Silent where it was not asked, where the
    entry gives a copy, and for addresses of archives and of registers that keep what they list (DOI).
    """
    for cited in cited_pages(article, evidence):
        page = cited.page
        if (
            not page.state.has_page
            or page.is_archived is not False
            or any(citation.archive_url for citation in cited.citations)
        ):
            continue
        if not _KEPT.search(host_of(page.url)):
            yield cited.hit(
                "no web archive has a copy of the page",
                f"save one at https://web.archive.org/save/{page.url}",
            )
