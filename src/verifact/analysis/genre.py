"""What sort of text an article says it is."""

from verifact.model import Article

_OPINION = (
    "opinion",
    "editorial",
    "op-ed",
    "oped",
    "column",
    "commentary",
    "essay",
    "review",
    "letter",
    "personal",
    "analysis",
)


def is_opinion(article: Article) -> bool:
    """Tell whether the front matter or the page's own data call it opinion (schema.org/OpinionNewsArticle and kin)."""
    kind = (article.metadata.type or "").casefold()
    return any(word in kind for word in _OPINION)
