"""VF313: an entry that is an address and nothing else."""

from collections.abc import Iterator

from verifact.checks.base import WARNING, Hit, check
from verifact.checks.citations._entries import entries_of, is_bare_url
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF313",
    "bare-url",
    severity=WARNING,
    language="",
    bad=[
        f"{_BODY}⟦1. https://herald.example/news/48213⟧\n",
        f"{_BODY}⟦[1] www.herald.example/news/48213 (accessed 5 May 2024)⟧\n",
        f"{_BODY}1. “Mill town waits”, Fen Radio, 4 May 2024\n⟦2. https://herald.example/news/48213.⟧\n",
    ],
    good=[
        f"{_BODY}1. “Council votes to close the mill”, The Ely Herald, https://herald.example/news/48213\n",
        f"{_BODY}1. Council minutes: https://ely.example/minutes\n",
        "The mill will close in May (https://herald.example/news/48213).\n",
    ],
)
def bare_url(article: Article) -> Iterator[Hit]:
    """When the page moves, an address alone says nothing about what was there.

    Found where an entry of the list holds no word beside its address, a number and dates. Addresses in running text
    and links are not entries.
    """
    for entry in entries_of(article):
        if is_bare_url(entry):
            yield Hit(entry.span, "an address and nothing else", help="add title, outlet and date")
