"""VF111: too little of what is worth checking has a source."""

from collections.abc import Iterator

from attrs import field, frozen, validators

from verifact.analysis.claims import worthy_claims
from verifact.analysis.genre import is_opinion
from verifact.analysis.narration import is_first_person
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.document import Format
from verifact.model import Article

_BARE = "The Ely council bought 40 houses in Ely for $3 million in 2019. "
_SOURCED = "The council bought 40 houses in Ely for $3 million in 2019, Mayor Ann Lee said.\n\n"


@frozen
class ThinSourcingOptions:
    """`floor` is the least share (0 to 1) of the claims worth checking that must have a source.

    Articles with fewer than `min-claims` such claims have no share worth the name.
    """

    floor: float = field(default=0.15, validator=[validators.ge(0), validators.le(1)])
    min_claims: int = field(default=12, validator=validators.ge(1))


@check(
    "VF111",
    "thin-sourcing",
    severity=WARNING,
    options=ThinSourcingOptions,
    bad=[
        _BARE * 12,
        Example(_BARE * 3, options={"min_claims": 3}),
        Example((_SOURCED + _BARE * 2) * 2, options={"floor": 0.8, "min_claims": 4}),
    ],
    good=[
        _SOURCED * 12,
        _BARE * 11,
        Example((_SOURCED + _BARE * 2) * 2, options={"floor": 0.2, "min_claims": 4}),
        Example(f"---\ntype: editorial\n---\n\n{_BARE * 12}", Format.MARKDOWN),
    ],
)
def thin_sourcing(article: Article, options: ThinSourcingOptions) -> Iterator[Hit]:
    """How much of an article somebody stands behind is the first figure an editor should see.

    Found where the share of check-worthy claims that have a source or a citation is under the configured floor: the
    article's sourcing score, which every report gives. The default is low enough to leave edited news alone; a desk that
    asks more of itself raises it. Said once an article.

    Silent for opinion, for a writer's own story in the first person, and where there are few such claims.
    """
    if is_opinion(article):
        return
    worthy = worthy_claims(article)
    if len(worthy) < options.min_claims or article.derived(is_first_person):
        return
    sourced = sum(claim.is_sourced for claim in worthy)
    if sourced / len(worthy) < options.floor:
        yield Hit(
            None,
            f"{sourced} of {len(worthy)} claims worth checking have a source, and {options.floor:.0%} should",
            help="source the claims with figures and named actors first",
        )
