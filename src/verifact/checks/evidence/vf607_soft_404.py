"""VF607: a link that leads somewhere, but not to the source."""

from collections.abc import Iterator

from verifact.analysis.citing.addresses import host_of
from verifact.analysis.citing.titles_of_pages import is_not_found_title
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.checks.evidence._pages import cited_pages
from verifact.model import Article, Evidence, LinkState, Snapshot

_URL = "https://herald.example/mill"
_ENTRY = f"1. “Mill to close”, The Ely Herald, 4 May 2024, {_URL}"
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_COPY = "https://web.archive.org/web/2024/https://herald.example/mill"
_HOME = Snapshot(_URL, LinkState.MOVED_HOME, "https://herald.example/", 200, title="The Ely Herald")


@check(
    "VF607",
    "soft-404",
    severity=WARNING,
    language="",
    evidence=True,
    bad=[
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", sources=(_HOME,)),
        Example(
            f"{_TEXT}⟦{_ENTRY}⟧\n",
            sources=(Snapshot(_URL, LinkState.OK, status=200, title="Page not found | The Ely Herald"),),
        ),
    ],
    good=[
        Example(
            f"{_TEXT}{_ENTRY}\n",
            sources=(
                Snapshot(_URL, LinkState.REDIRECTED, "https://herald.example/news/mill", 200, title="Mill to close"),
            ),
        ),
        Example(
            f"{_TEXT}{_ENTRY}\n",
            sources=(Snapshot(_URL, LinkState.OK, title="Page not found: how the mill’s archive vanished"),),
        ),
        Example(
            f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, title="Just a moment..."),), note="a gatekeeper"
        ),
        Example(f"{_TEXT}{_ENTRY}, archived at {_COPY}\n", sources=(_HOME,)),
    ],
)
def soft_404(article: Article, evidence: Evidence) -> Iterator[Hit]:
    """A page that was taken down often sends its readers to the front page: the link works, and shows nothing of the source.

    Found where an address leads to the front page of a site without having been one, and where a page comes whose whole title
    is that there is no such page.

    Silent where the entry gives an archived copy. A longer title that holds such words is left alone.
    """
    for cited in cited_pages(article, evidence):
        page = cited.page
        if cited.is_archived:
            continue
        if page.state is LinkState.MOVED_HOME:
            site = host_of(page.final_url or page.url) or "the site"
            message = f"the link leads to the front page of {site}, no longer to the source"
        elif page.state.has_page and page.title and is_not_found_title(page.title):
            message = f"the link leads to a page that says “{page.title}”"
        else:
            continue
        yield cited.hit(
            message,
            f"cite the archived copy, {page.archive_url}"
            if page.archive_url
            else "give the page's new address or an archived copy, or another source",
        )
