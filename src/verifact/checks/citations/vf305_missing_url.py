"""VF305: an entry nobody can follow."""

import re
from collections.abc import Iterator

from verifact.checks.base import WARNING, Hit, check
from verifact.model import Article, Citation, CitationKind

_WORDS = {"url": "no address", "published": "no date", "authors": "no author", "accessed": "no day of access"}
# In print, on the air, or told in person: there is no address to give.
_OFFLINE = re.compile(
    r"\bpp?\.\s?\d|\bvol(?:ume|\.)?\s?\d|\b\d+\s?\(\d+\)\s?[:,]|\bprint\b|\bbroadcast\b|\btelevision\b|\bradio 4\b|"
    r"\bpersonal communication\b|\binterview(?:ed)?\b|\barchives?,|\bpaperback\b|\bhardcover\b|\bpress conference\b|\bIbid\b",
    re.IGNORECASE,
)


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
    ],
)
def missing_url(article: Article) -> Iterator[Hit]:
    """A title and an outlet are a memory of a source; an address is the way to it.

    Found where an entry of the list has a title and an outlet, and neither an address nor an identifier (DOI, ISBN, ISSN,
    arXiv, PMID). The message names everything else the entry lacks: one finding an entry.

    Silent for what has no address: print with pages or a volume, broadcasts, archives, personal communication.
    """
    for citation in article.citations:
        complete = citation.title and citation.publisher and citation.kind is CitationKind.LIST
        if not complete or "url" not in citation.missing or citation.identifiers:
            continue
        if not _OFFLINE.search(citation.raw):
            yield Hit(citation.span, f"the entry gives {_missing(citation)}", help="add the address it was read at")


def _missing(citation: Citation) -> str:
    return " and ".join(_WORDS[name] for name in citation.missing if name in _WORDS)
