"""VF308: an entry that names no work."""

from collections.abc import Iterator

from verifact.checks.base import ERROR, Hit, check
from verifact.checks.citations._missing import incomplete
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_OTHER = "2. “Mill town waits”, Fen Radio, 4 May 2024, https://fen.example/mill\n"


@check(
    "VF308",
    "missing-title-or-publisher",
    severity=ERROR,
    language="",
    bad=[
        f"{_BODY}⟦1. “Council votes to close the mill”, 4 May 2024⟧\n{_OTHER}",
        f"{_BODY}⟦1. The Ely Herald. https://elyherald.example/mill⟧\n{_OTHER}",
        f"{_BODY}⟦1. Council votes to close the mill, accessed 5 May 2024⟧\n{_OTHER}",
    ],
    good=[
        f"{_BODY}1. “Council votes to close the mill”, The Ely Herald, 4 May 2024\n{_OTHER}",
        f"{_BODY}1. Council votes to close the mill. https://herald.example/mill\n{_OTHER}",
        f"{_BODY}1. https://herald.example/mill\n{_OTHER}",
        f"{_BODY}1. Council minutes of 4 May 2024, item 3, as read out by the clerk in the town hall of Ely\n{_OTHER}",
        f"{_BODY}1. “Council votes to close the mill”, 4 May 2024. doi:10.1000/182\n{_OTHER}",
        f"{_BODY}1. Ann Lee, interview, 4 May 2024\n{_OTHER}",
    ],
)
def missing_title_or_publisher(article: Article) -> Iterator[Hit]:
    """A headline without its outlet, or an outlet without the headline, cannot be looked up at all.

    Found where an entry of the list holds a title, no outlet and no address, or nothing but an outlet's name before
    an address on its own site. It is a warning where nothing but its place tells that it is the title. The message names everything else the entry lacks: an entry gets one finding, under the
    first of VF308, VF305, VF306, VF307 and VF309 that holds.

    Silent where an address or an identifier (DOI, ISBN) leads to the work, where the entry holds words that were not
    understood, for bare addresses (VF313), and for print, broadcasts and personal communication.
    """
    yield from incomplete(article, "VF308")
