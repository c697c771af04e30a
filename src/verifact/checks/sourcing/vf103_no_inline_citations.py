"""VF103: a list of sources that nothing points to."""

from collections.abc import Iterator

from verifact.analysis.citations import is_reading_list
from verifact.checks.base import WARNING, Hit, check
from verifact.model import Article, CitationKind

_LIST = "\n\n  1. Council votes to close the mill  The Ely Herald\n  2. Mill town waits for news  Fen Radio\n"


@check(
    "VF103",
    "no-inline-citations",
    severity=WARNING,
    language="",
    bad=[
        "The mill will close in May." + _LIST,
        "The mill will close in May.\n\nIt opened in 1901.\n\nSources\n\n  1. Council votes to close the mill  The Ely Herald\n",
        "The mill (built 1901) will close.\n\n[1] Council votes to close the mill. https://herald.example/mill\n"
        "[2] Mill town waits for news. https://fen.example/news\n",
    ],
    good=[
        "The mill will close in May [1]." + _LIST,
        "The mill will close in May, the Ely Herald reported." + _LIST,
        "The mill will close in May.",
        "The mill will close.\n\nFurther reading\n\n  1. Council votes to close the mill  The Ely Herald\n",
    ],
)
def no_inline_citations(article: Article) -> Iterator[Hit]:
    """A list at the end tells that somebody read something; only a marker tells what it is the source of.

    Found where an article has a list of citations and no marker, no link and no outlet of the list named in its body.
    Silent for lists that are meant as further reading. Said once an article; single entries that nothing points to are
    VF301.
    """
    entries = [c for c in article.citations if c.kind is CitationKind.LIST]
    if not entries or article.markers or is_reading_list(article.document, entries[0].span):
        return
    number = f"{len(entries)} sources" if len(entries) > 1 else "one source"
    yield Hit(
        None,
        f"the list gives {number}, and nothing in the text points to {'them' if len(entries) > 1 else 'it'}",
        help="mark in the text what each source stands for: a number, a link, or the outlet's name",
    )
