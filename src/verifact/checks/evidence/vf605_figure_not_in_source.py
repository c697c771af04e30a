"""VF605: a figure that its source does not have."""

from collections.abc import Iterator

from verifact.analysis.cited_pages import match_of
from verifact.checks.base import INFO, Abstain, Example, Hit, check
from verifact.checks.evidence._pages import named, whole_pages
from verifact.checks.evidence._story import PAGE, SOURCES, STORY
from verifact.model import Article, Claim, Evidence, LinkState, NumberKind, Snapshot
from verifact.spans import Span

_PARTS_OF_DATES = frozenset({NumberKind.YEAR, NumberKind.DAY, NumberKind.ORDINAL})


@check(
    "VF605",
    "figure-not-in-source",
    severity=INFO,
    evidence=True,
    bad=[
        Example(f"The mill lost ⟦12,000 pounds⟧ a month, its owners said [1].{SOURCES}", sources=(PAGE,)),
        Example(f"The mill has ⟦60 workers⟧, its owners said [1].{SOURCES}", sources=(PAGE,)),
    ],
    good=[
        Example(f"The mill lost £8,000 a month, its owners said [1].{SOURCES}", sources=(PAGE,)),
        Example(f"The mill lost about eight thousand pounds a month, its owners said [1].{SOURCES}", sources=(PAGE,)),
        Example(f"The council offered to take 20 percent off the rent, Ann Lee said [1].{SOURCES}", sources=(PAGE,)),
        Example(f"The mill lost 12,000 pounds a month, its owners said.{SOURCES}", sources=(PAGE,)),
        Example(
            f"The mill lost 12,000 pounds a month, its owners said [1].{SOURCES}",
            sources=(Snapshot(PAGE.url, LinkState.OK, text=STORY, is_partial=True),),
        ),
    ],
)
def figure_not_in_source(article: Article, evidence: Evidence) -> Iterator[Hit | Abstain]:
    """A figure that nobody finds in the source given for it was worked out, taken from elsewhere, or slipped.

    Found where none of the pages that a sentence cites has a number like that of the sentence. Numbers are compared by value
    and unit, with what "about" and rounding allow: "8,000", "eight thousand" and "8k" are one.

    Dates are none of it. It abstains where one of the cited pages could not be read whole, has hardly any text, or is in
    another language. A figure may be right and not be there: a sum, a share, a conversion.
    """
    for claim in article.claims:
        if not claim.citations or not claim.figures:
            continue
        pages = whole_pages(claim.citations, article, evidence)
        if isinstance(pages, Abstain):
            yield pages
        else:
            for span in _missing(claim, [page.text for page in pages]):
                yield Hit(
                    span,
                    f"no such figure in {named(pages)}",
                    help="see where it comes from, and cite that",
                )


def _missing(claim: Claim, texts: list[str]) -> list[Span]:
    """Return the figures of a claim, as the article has them, whose number none of the texts has."""
    lacking: set[Span] | None = None
    for text in texts:
        missing = match_of(claim.text, text).missing_figures
        spans = {figure.span for figure in missing if figure.kind not in _PARTS_OF_DATES}
        lacking = spans if lacking is None else lacking & spans
    shift = claim.span.start
    places = [Span(span.start + shift, span.end + shift) for span in lacking or ()]
    return [figure.span for figure in claim.figures if any(figure.span.overlaps(place) for place in places)]
