"""VF610: a page that carries a fact-check."""

from collections.abc import Iterator

from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.evidence._pages import cited_pages
from verifact.model import Article, Evidence, LinkState, Review, Snapshot

_URL = "https://herald.example/mill"
_ENTRY = f"1. “Is the mill to close?”, The Ely Herald, 4 May 2024, {_URL}"
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_LONGEST = 120  # code points of a claim in a message
_MOST = 3


@check(
    "VF610",
    "fact-checked",
    severity=INFO,
    language="",
    evidence=True,
    bad=[
        Example(
            f"{_TEXT}⟦{_ENTRY}⟧\n",
            sources=(
                Snapshot(_URL, LinkState.OK, reviews=(Review("The mill closes in May", "False", "The Ely Herald"),)),
            ),
        )
    ],
    good=[Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, title="Is the mill to close?"),))],
)
def fact_checked(article: Article, evidence: Evidence) -> Iterator[Hit]:
    """Who cites a fact-check should know how it ended, and who cites a claim, that somebody has checked it.

    Found where a cited page carries a fact-check that programs can read (ClaimReview of schema.org); the message gives the
    claim and the rating as the page has them. Whether the article says the same is for its reader to see.
    """
    for cited in cited_pages(article, evidence):
        for review in cited.page.reviews[:_MOST]:
            claim = " ".join(review.claim.split())
            claim = claim if len(claim) <= _LONGEST else f"{claim[: _LONGEST - 1]}…"
            author = f" by {review.author}" if review.author else ""
            yield cited.hit(
                f"the page has a fact-check{author} of “{claim}”: {review.rating}",
                "see that the article agrees with it, or says why not",
            )
