"""VF307: an entry that does not say who wrote it."""

from collections.abc import Iterator

from verifact.checks.base import INFO, Hit, check
from verifact.checks.citations._missing import incomplete
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF307",
    "missing-author",
    severity=INFO,
    language="",
    bad=[
        f"{_BODY}⟦1. “Council votes to close the mill”, The Ely Herald, 4 May 2024, https://herald.example/mill⟧\n",
        f"{_BODY}⟦1. Council votes to close the mill  The Ely Herald  4 May 2024  https://herald.example/mill⟧\n",
        f"{_BODY}⟦1. Council votes to close the mill. The Ely Herald. https://herald.example/2024/05/mill⟧\n",
    ],
    good=[
        f"{_BODY}1. Lee, A. (2024, May 4). Council votes to close the mill. The Ely Herald. https://herald.example/mill\n",
        f"{_BODY}1. Ann Lee, “Council votes to close the mill,” The Ely Herald, May 4, 2024, https://herald.example/mill\n",
        f"{_BODY}1. “Council votes to close the mill”, Journal of Mills, vol. 3, 2019, pp. 4-9\n",
    ],
)
def missing_author(article: Article) -> Iterator[Hit]:
    """Who wrote it tells a reader whether it is a report, an opinion or a press release.

    Found where an entry of the list has title, address and date, and no author. The message names everything else the
    entry lacks: an entry gets one finding, under the first of VF308, VF305, VF306, VF307 and VF309 that holds.

    Silent for print, broadcasts and personal communication. Agencies and newsrooms often sign nothing, hence an info.
    """
    yield from incomplete(article, "VF307")
