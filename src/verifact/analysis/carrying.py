"""How far a source carries: what stands on a source that was named in an earlier sentence."""

from attrs import evolve

from verifact.model import Article, Carrying

__all__ = ["within_sentences"]


def within_sentences(article: Article) -> Article:
    """Return the article with every claim on the source of its own sentence alone."""
    if article.carrying is Carrying.SENTENCE:
        return article
    claims = tuple(evolve(c, attribution=None, is_carried=False) if c.is_carried else c for c in article.claims)
    return evolve(article, claims=claims, carrying=Carrying.SENTENCE)
