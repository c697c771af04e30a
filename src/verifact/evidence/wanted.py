"""What of an article can be looked up: the addresses and the DOIs of its citations and links."""

from collections.abc import Iterable

from attrs import frozen

from verifact.evidence.registers import plain_doi
from verifact.model import Citation

__all__ = ["Wanted", "wanted_of"]


@frozen
class Wanted:
    """Addresses as they are cited, and DOIs in lower case; each once, in order."""

    urls: tuple[str, ...]
    dois: tuple[str, ...]


def wanted_of(citations: Iterable[Citation], *, copies: bool = True) -> Wanted:
    """Return what citations (`Article.citations`) name: where each stands, with `copies` where it is archived, and its DOI.

    What is no web address at all (mailto:, a path) is left out.
    """
    urls: dict[str, None] = {}
    dois: dict[str, None] = {}
    for citation in citations:
        for url in (citation.url, citation.archive_url if copies else None):
            if url and ("://" in url[:40] or url[:4].lower() == "www."):
                urls[url] = None
        stated = [each.value for each in citation.identifiers if each.scheme == "doi"]
        for doi in filter(None, map(plain_doi, [*stated, citation.url or ""])):
            dois[doi] = None
    return Wanted(tuple(urls), tuple(dois))
