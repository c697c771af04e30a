"""VF611: a claim that, as a model reads it, its source does not back."""

from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.cited_pages import pages_of
from verifact.checks.base import INFO, Abstain, Example, Hit, check
from verifact.checks.evidence._pages import named
from verifact.checks.evidence._story import PAGE, SOURCES
from verifact.model import Article, Evidence, Vote

_CLAIM = "The council will buy the mill, Ann Lee said [1]."


@frozen
class UnsupportedClaimOptions:
    """`least` is the vote, 0 to 1, from which on a model counts as saying that the passage backs the claim."""

    least: float = 0.5


@check(
    "VF611",
    "unsupported-claim",
    severity=INFO,
    language="",
    evidence=True,
    options=UnsupportedClaimOptions,
    bad=[Example(f"⟦{_CLAIM}⟧{SOURCES}", sources=(PAGE,), votes=(Vote(_CLAIM, PAGE.url, "a-model", 0.1),))],
    good=[
        Example(f"{_CLAIM}{SOURCES}", sources=(PAGE,), votes=(Vote(_CLAIM, PAGE.url, "a-model", 0.9),)),
        Example(
            f"{_CLAIM}{SOURCES}",
            sources=(PAGE,),
            votes=(Vote(_CLAIM, PAGE.url, "a-model", 0.1), Vote(_CLAIM, PAGE.url, "another", 0.6)),
            note="the models disagree",
        ),
        Example(f"{_CLAIM}{SOURCES}", sources=(PAGE,), note="no model is installed"),
    ],
)
def unsupported_claim(
    article: Article, evidence: Evidence, options: UnsupportedClaimOptions
) -> Iterator[Hit | Abstain]:
    """Whether a passage says what a claim says takes understanding; models that have some may vote.

    Found where every installed model gives every page that a sentence cites less than `least`, each asked with the passage
    that fits the sentence best. verifact brings no model: a package offers one as an entry point of the group
    `verifact.entailment`, see [Verifying](../verify.md#models).

    It abstains without a model, and where one of the cited pages could not be read whole or has no passage that fits. A
    model's vote is no proof: open the source.
    """
    votes: dict[tuple[str, str], list[Vote]] = {}
    for vote in evidence.votes:
        votes.setdefault((vote.claim, vote.url), []).append(vote)
    for claim in article.claims:
        if not claim.citations:
            continue
        pages = pages_of(claim, article, evidence)
        given = [votes.get((claim.text, page.url), []) for page in pages or ()]
        if not all(given) or not given:
            yield Abstain(
                "no model has voted" if pages and not evidence.votes else "no model could vote on each source"
            )
        elif all(vote.score < options.least for some in given for vote in some):
            voted = ", ".join(sorted({f"{vote.model} {vote.score:.2f}" for some in given for vote in some}))
            yield Hit(
                claim.span,
                f"as models read {named(pages or ())}, it does not say so ({voted})",
                help="open the source and see for yourself",
            )
