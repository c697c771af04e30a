"""VF314: a title that a machine took from a page that was not the article."""

from collections.abc import Iterator

from verifact.analysis.citing.titles_of_pages import is_junk_title
from verifact.checks.base import ERROR, Hit, check
from verifact.checks.citations._entries import lead, noted_entries, place
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF314",
    "junk-title",
    severity=ERROR,
    bad=[
        f"{_BODY}1. ⟦Just a moment...⟧  The Ely Herald  https://herald.example/mill\n",
        f"{_BODY}1. “⟦Page not found⟧,” The Ely Herald, 4 May 2024, https://herald.example/mill\n",
        f"{_BODY}1. ⟦Attention Required!⟧ | Cloudflare. https://herald.example/mill\n",
        f"{_BODY}1. ⟦404 - Page Not Found⟧  The Ely Herald  https://herald.example/mill\n",
    ],
    good=[
        f"{_BODY}1. Just a moment in time: the mill at Ely  The Ely Herald  https://herald.example/mill\n",
        f"{_BODY}1. Page not found: how the mill’s archive vanished  The Ely Herald  https://herald.example/mill\n",
        "Whoever looks for the mill reads “Page not found”.\n",
    ],
)
def junk_title(article: Article) -> Iterator[Hit]:
    """A reference tool that met a robot check or an error page cites that page, and the source is lost.

    Found where the whole title of an entry is what servers and gatekeepers show instead of a page: "Just a moment…",
    "Page not found", "Attention Required!". A longer title that holds such words is left alone.
    """
    for entry in noted_entries(article):
        if entry.title and entry.url and is_junk_title(entry.title):
            yield Hit(
                entry.title_span or place(entry),
                f"{lead(entry)}“{entry.title}” is what a server says, not the title of a source",
                help="open the page and give its own title",
            )
