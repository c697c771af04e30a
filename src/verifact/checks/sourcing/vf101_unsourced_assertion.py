"""VF101: an assertion nobody stands behind."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.sourcing._unsourced import unsourced_claims
from verifact.model import Article, ClaimKind

_KINDS = frozenset({ClaimKind.EVENT, ClaimKind.RANKING, ClaimKind.CAUSE})
_WORTHY = 0.8


@check(
    "VF101",
    "unsourced-assertion",
    severity=WARNING,
    bad=[
        "The front has moved again.\n\n⟦Russian forces in the salient are led by the 810th Naval Infantry Brigade, an elite "
        "unit based in Sevastopol.⟧",
        "The vote is next week.\n\n⟦Senator Ann Lee secretly met the chairman of Acme Holdings in Geneva before the committee passed "
        "the largest bill of the year.⟧",
        "The mayor spoke.\n\n⟦The Ministry of Justice destroyed the files of the Ely inquiry, the largest in the history of "
        "the county.⟧",
    ],
    good=[
        "The front has moved.\n\nRussian forces are led by the 810th Naval Infantry Brigade, an elite unit, the Institute for "
        "the Study of War said.",
        "Senator Ann Lee met the chairman of Acme Holdings in Geneva before the committee passed the bill.",
        "The vote is next week.\n\nThe Herald reported that Ann Lee met Acme Holdings. Senator Lee met the chairman in Geneva "
        "before the committee passed the bill.",
        "The vote is next week.\n\nThe hall is cold in winter, and people bring blankets.",
    ],
)
def unsourced_assertion(article: Article) -> Iterator[Hit]:
    """A reader who asks "who says so?" deserves an answer in the text.

    Found where a check-worthy sentence (a named actor and an event, a rank, a cause) in the writer's own voice has no
    attribution, no marker and no link, and its paragraph has none that could carry it.

    Silent in the lede, which the body sources; in opinion, by the type in the front matter; in paragraphs that quote or
    report anybody; below the list of citations. Sentences with figures are VF102.
    """
    if is_opinion(article):
        return
    for claim in unsourced_claims(article):
        if claim.kind in _KINDS and claim.worthiness >= _WORTHY:
            yield Hit(
                claim.span,
                "nobody is said to stand behind this",
                help="say who says so, or point to the source",
            )
