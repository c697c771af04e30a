"""VF319: an article that cites its own outlet or author."""

from collections.abc import Iterator

from verifact.analysis.citing.addresses import host_of
from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.citations._entries import entries_of, lead, place
from verifact.document import Format
from verifact.model import Article, Citation

_HEAD = "---\nauthor: Ann Lee\npublisher: The Ely Herald\nurl: https://herald.example/mill-again\n---\n\nIt will close [1].\n\n## Sources\n\n"


@check(
    "VF319",
    "self-citation",
    severity=INFO,
    language="",
    bad=[
        Example(f"{_HEAD}1. ⟦“Council votes to close the mill”, The Ely Herald, 4 May 2024⟧\n", Format.MARKDOWN),
        Example(
            f"{_HEAD}1. ⟦“Mill to close”, Fen Radio, 4 May 2024, https://www.herald.example/mill⟧\n", Format.MARKDOWN
        ),
        Example(f"{_HEAD}1. ⟦Lee, Ann (4 May 2024). “The mill.” Fen Radio.⟧\n", Format.MARKDOWN),
    ],
    good=[
        Example(f"{_HEAD}1. “Council votes to close the mill”, Fen Radio, 4 May 2024\n", Format.MARKDOWN),
        "The mill will close [1].\n\nSources\n\n1. “Council votes to close the mill”, The Ely Herald, 4 May 2024\n",
        Example(f"{_HEAD}1. Lee, Tom (4 May 2024). “The mill.” Fen Radio.\n", Format.MARKDOWN),
    ],
)
def self_citation(article: Article) -> Iterator[Hit]:
    """What an outlet said before is no second source for what it says now.

    Found where an entry of the list has the article's own publisher, author or host, as its metadata (or, for the
    publisher, the configuration) gives them.

    Silent where the metadata names none, and for links in the text. Often quite in order, hence an info.
    """
    for entry in entries_of(article):
        whose = _own(entry, article)
        if whose:
            yield Hit(
                place(entry), f"{lead(entry)}the article cites {whose}", help="give a source from outside as well"
            )


def _own(entry: Citation, article: Article) -> str:
    known = article.metadata
    if known.publisher and entry.publisher and _plain(known.publisher) == _plain(entry.publisher):
        return "its own outlet"
    if known.url and entry.url and host_of(known.url) and host_of(known.url) == host_of(entry.url):
        return "its own site"
    own = {_name(author) for author in known.authors}
    return "its own author" if own & {_name(author) for author in entry.authors if " " in author} else ""


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _name(name: str) -> str:
    family, comma, given = name.partition(",")
    return _plain(f"{given} {family}" if comma else name)
