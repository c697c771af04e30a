"""VF311: numbers that a list got wrong."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from verifact.checks.base import WARNING, Example, Hit, check
from verifact.document import Format
from verifact.model import Article, Citation, CitationKind
from verifact.spans import Span

_BODY = "The mill will close in May [1].\n\nSources\n\n"


@check(
    "VF311",
    "numbering",
    severity=WARNING,
    language="",
    bad=[
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n⟦3. Mill town waits  Fen Radio⟧\n",
        f"{_BODY}[1] Council votes to close the mill  The Ely Herald\n[2] Mill town waits  Fen Radio\n⟦[2] The mill  Fen Post⟧\n",
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n⟦3. The mill  Fen Post⟧\n⟦2. Mill town waits  Fen Radio⟧\n",
        f"{_BODY}1. Council votes  The Ely Herald\n2. Mill town waits  Fen Radio\n⟦1. The mill  Fen Post⟧\n2. The wheel  Fen Post\n",
    ],
    good=[
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n2. Mill town waits  Fen Radio\n",
        f"{_BODY}- Council votes to close the mill  The Ely Herald\n- Mill town waits  Fen Radio\n",
        f"{_BODY}1. Council votes to close the mill  The Ely Herald\n1. Mill town waits  Fen Radio\n1. The mill  Fen Post\n",
        Example(
            "It will close.\n\n## Sources\n\n1. “The mill”, Fen Post, 3 May 2024\n1. “The town”, Fen Post, 4 May 2024\n",
            Format.MARKDOWN,
            note="Markdown numbers the items by itself",
        ),
        f"{_BODY}3. Council votes to close the mill  The Ely Herald\n2. Mill town waits  Fen Radio\n1. The mill  Fen Post\n",
    ],
)
def numbering(article: Article) -> Iterator[Hit]:
    """Where numbers are missing or come twice, nobody knows which source a marker means; an entry may have been lost.

    Found where the entries of a list are numbered and a number is left out, repeated, out of order, or starts again.
    One finding a list, at the first place, with all the others.

    Silent for lists that count down, for items that all have the same number (Markdown counts for itself), and for
    lists of fewer than two numbers.
    """
    entries = [c for c in article.citations if c.kind is CitationKind.LIST and c.number is not None]
    numbers = [entry.number or 0 for entry in entries]
    if len(numbers) < 2 or len(set(numbers)) == 1 or all(b == a - 1 for a, b in pairwise(numbers)):
        return
    faults = list(_faults(entries, numbers))
    if faults:
        places = [place for place, _ in faults]
        yield Hit(
            places[0], faults[0][1], help="number the list anew, and the markers with it", related=tuple(places[1:])
        )


def _faults(entries: Sequence[Citation], numbers: Sequence[int]) -> Iterator[tuple[Span, str]]:
    if numbers[0] != 1 and numbers[0] > 0:
        yield entries[0].span, f"the list begins with {numbers[0]}"
    seen = {numbers[0]}
    for (before, number), entry in zip(pairwise(numbers), entries[1:], strict=True):
        if number == 1 and before != 1:
            yield entry.span, f"the numbers start again after {before}"
            seen = set()
        elif number in seen:
            yield entry.span, f"the number {number} comes twice"
        elif number < before:
            yield entry.span, f"{number} follows {before}"
        elif number > before + 1:
            gap = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
            yield entry.span, f"{number} follows {before}: there is no {gap}"
        seen.add(number)
