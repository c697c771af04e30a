"""VF306: an entry that does not say when it came out."""

from collections.abc import Iterator

from verifact.checks.base import WARNING, Hit, check
from verifact.checks.citations._missing import incomplete
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF306",
    "missing-date",
    severity=WARNING,
    language="",
    bad=[
        f"{_BODY}⟦1. Council votes to close the mill  The Ely Herald  https://herald.example/mill⟧\n",
        f"{_BODY}⟦[1] “Council votes to close the mill”, The Ely Herald, https://herald.example/mill⟧\n",
        f"{_BODY}1. “Mill town waits”, Fen Radio, 4 May 2024, https://fen.example/mill\n"
        "⟦2. Council votes to close the mill. The Ely Herald. https://herald.example/news/mill.html⟧\n",
    ],
    good=[
        f"{_BODY}1. “Council votes to close the mill”, The Ely Herald, 4 May 2024, https://herald.example/mill\n",
        f"{_BODY}1. Council votes to close the mill  The Ely Herald  https://herald.example/mill  Accessed 5 May 2024\n",
        f"{_BODY}1. Council votes to close the mill  The Ely Herald  https://herald.example/2024/05/04/mill\n",
        f"{_BODY}1. Lee, A. (n.d.). Council votes to close the mill. The Ely Herald. https://herald.example/mill\n",
        f"{_BODY}1. “Council votes to close the mill”, The Ely Herald, broadcast on Fen Radio.\n",
    ],
)
def missing_date(article: Article) -> Iterator[Hit]:
    """What was true of the mill in March need not be in May: a source is read by its date.

    Found where an entry of the list has a title and an address, and no date. The message names everything else the
    entry lacks: an entry gets one finding, under the first of VF308, VF305, VF306, VF307 and VF309 that holds.

    Silent where the entry gives the day it was read instead, as APA and MLA ask for pages without a date, where it says
    “n.d.”, where the address holds the date, and for print, broadcasts and personal communication.
    """
    yield from incomplete(article, "VF306")
