"""VF318: a list of sources that does not say what it is."""

from collections.abc import Iterator

from verifact.analysis.citations import has_heading
from verifact.checks.base import INFO, Hit, check
from verifact.model import Article, CitationKind


@check(
    "VF318",
    "list-without-heading",
    severity=INFO,
    language="",
    bad=[
        "The mill will close in May.\n\n⟦1. Council votes to close the mill  The Ely Herald⟧\n2. Mill town waits  Fen Radio\n",
        "The mill will close in May [1].\n\n⟦[1] Council votes to close the mill. https://herald.example/mill⟧\n",
        "The mill will close in May.\n\n⟦1. Lee, A. (2024). Council votes to close the mill. The Ely Herald.⟧\n2. Poe, J. (2023). Mill "
        "town waits. Fen Radio.\n",
    ],
    good=[
        "The mill will close in May.\n\nSources\n\n1. Council votes to close the mill  The Ely Herald\n",
        "The mill will close in May.\n\n## References\n\n1. Council votes to close the mill  The Ely Herald\n",
        "To close the mill:\n\n1. Stop the wheel.\n2. Lock the door.\n",
    ],
)
def list_without_heading(article: Article) -> Iterator[Hit]:
    """Without "Sources" over it, a list of links may be sources, advice for reading, or advertising.

    Found where the entries of a citation list stand at the end of a text and no heading (or, in HTML, no role) announces
    them.
    """
    entries = [c for c in article.citations if c.kind is CitationKind.LIST]
    if not entries:
        return
    document = article.document
    first = next(i for i, block in enumerate(document.blocks) if block.span.end > entries[0].span.start)
    if not has_heading(document, first, article.language or "en"):
        yield Hit(entries[0].span, "nothing says what this list is", help="put a heading over it, such as “Sources”")
