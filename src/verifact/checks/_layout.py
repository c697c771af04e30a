"""Where the headlines of an article end, in formats that do not mark them."""

from itertools import takewhile

from verifact.model import Article

__all__ = ["top_lines"]

_LONG = 8  # paragraphs; in a shorter text every line is part of it
_LINE = 14  # words; a shorter paragraph at the top is no part of the story yet


def top_lines(article: Article) -> int:
    """Return how many of the first paragraphs are headlines, datelines and the like; ask through `article.derived`."""
    prose = [block for block in article.blocks if block.is_prose]
    if len(prose) <= _LONG:
        return 0
    return sum(1 for _ in takewhile(lambda block: len(block.span.of(article.text).split()) < _LINE, prose))
