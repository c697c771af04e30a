"""The article's sourcing score: how much of it somebody stands behind, and who."""

from collections import Counter

from verifact.analysis.claims import worthy_claims
from verifact.findings import Stats
from verifact.model import Article, SpeakerKind

__all__ = ["figures"]

_NOBODY = frozenset({SpeakerKind.NONE, SpeakerKind.PRONOUN})


def figures(article: Article) -> Stats:
    """Return the article's figures."""
    claims = worthy_claims(article)
    named = [attribution for attribution in article.attributions if attribution.is_named]
    speakers = [a.speaker for a in article.attributions if a.speaker.kind not in _NOBODY]
    heard = Counter(speaker.name.casefold() for speaker in speakers)
    return Stats(
        words=len(article.text.split()),
        claims=len(claims),
        sourced_share=_share(sum(claim.is_sourced for claim in claims), len(claims)),
        attributions=len(article.attributions),
        named_share=_share(len(named), len(article.attributions)),
        named_sources=len({attribution.speaker.name.casefold() for attribution in named}),
        citations=len(article.citations),
        sources=len(heard),
        concentration=_share(max(heard.values(), default=0), len(speakers)),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
