"""VF305: an entry nobody can follow."""

from collections.abc import Iterator

from verifact.checks.base import WARNING, Hit, check
from verifact.checks.citations._missing import incomplete
from verifact.model import Article


@check(
    "VF305",
    "missing-url",
    severity=WARNING,
    language="",
    bad=[
        "The mill will close in May [1].\n\n⟦1. Council votes to close the mill  The Ely Herald⟧\n",
        "The mill will close [1].\n\nReferences\n\n⟦[1] “Council votes to close the mill”, The Ely Herald, 4 May 2024.⟧\n",
        "The mill will close [1].\n\nSources\n\n⟦1. Council votes to close the mill. The Ely Herald.⟧\n"
        "2. Mill town waits. Fen Radio. https://fen.example/mill\n",
    ],
    good=[
        "The mill will close [1].\n\n1. Council votes to close the mill  The Ely Herald  https://herald.example/mill\n",
        "The mill will close [1].\n\nReferences\n\n[1] “The mill”, Journal of Mills, vol. 12, 2019, pp. 4-9.\n",
        "The mill will close [1].\n\nReferences\n\n[1] Ann Lee, The Mill. Ely Press, 2001. ISBN 978-0-306-40615-7.\n",
        "The mill will close [1].\n\nReferences\n\n[1] “The mill”, Journal of Mills, 2019. doi:10.1000/182\n",
        "The mill will close [1].\n\nReferences\n\n[1] Lee A, Kim T. The mill. J Mills. 2015; 28: 685-690.\n",
        "The mill will close [1].\n\nReferences\n\n[1] Ann Lee, “On the mill,” personal communication, 4 May 2024.\n",
    ],
)
def missing_url(article: Article) -> Iterator[Hit]:
    """A title and an outlet are a memory of a source; an address is the way to it.

    Found where an entry of the list has a title and an outlet, and neither an address nor an identifier (DOI, ISBN, ISSN,
    arXiv, PMID). The message names everything else the entry lacks: an entry gets one finding, under the first of VF308,
    VF305, VF306, VF307 and VF309 that holds.

    Silent for what has no address: print with pages or a volume, broadcasts, archives, personal communication.
    """
    yield from incomplete(article, "VF305")
