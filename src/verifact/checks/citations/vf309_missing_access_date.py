"""VF309: an entry that does not say when the page was read."""

from collections.abc import Iterator

from verifact.checks.base import INFO, Hit, check
from verifact.checks.citations._missing import incomplete
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF309",
    "missing-access-date",
    severity=INFO,
    language="",
    bad=[
        f"{_BODY}⟦1. Ann Lee, “Council votes to close the mill,” The Ely Herald, May 4, 2024, https://herald.example/mill⟧\n",
        f"{_BODY}⟦1. Lee, A. (2024). Council votes to close the mill. The Ely Herald. https://herald.example/mill⟧\n",
        f"{_BODY}⟦1. Lee, Ann. “Council votes to close the mill.” The Ely Herald, 4 May 2024, herald: https://herald.example/mill⟧\n",
    ],
    good=[
        f"{_BODY}1. Lee, A. (2024). The mill. The Ely Herald. https://herald.example/mill (accessed 5 May 2024)\n",
        f"{_BODY}1. Lee, A. (2024). The mill. Journal of Mills. https://doi.org/10.1000/182\n",
        f"{_BODY}1. Lee, A. (2019). The mill. Journal of Mills, 3(2), 4-9.\n",
    ],
)
def missing_access_date(article: Article) -> Iterator[Hit]:
    """Pages change after they are cited; the day of access says which state was read, and which archived copy to look for.

    Found where an entry of the list has everything else and an address, but no "accessed 5 May 2024".

    Silent where an identifier (DOI, ISBN) stands for a version that does not change, and for print, broadcasts and
    personal communication. Not every style asks for it (APA does not, Chicago only without a date), hence an info.
    """
    yield from incomplete(article, "VF309")
