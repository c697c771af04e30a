"""Where the headlines of an article end, in formats that do not mark them."""

from bisect import bisect_right
from itertools import takewhile

from verifact.model import Article
from verifact.spans import BY_SPAN

__all__ = ["is_summary", "top_lines"]

_LONG = 8  # paragraphs; in a shorter text every line is part of it
_SUMMARIES = frozenset({"abstract", "summary", "in brief", "in short", "key points", "highlights", "overview"})
_LABEL = 20  # code points
_LINE = 14  # words; a shorter paragraph at the top is no part of the story yet


def top_lines(article: Article) -> int:
    """Return how many of the first paragraphs are headlines, datelines and the like; ask through `article.derived`."""
    prose = [block for block in article.blocks if block.is_prose]
    if len(prose) <= _LONG:
        return 0
    return sum(1 for _ in takewhile(lambda block: len(block.span.of(article.text).split()) < _LINE, prose))


def is_summary(article: Article, offset: int) -> bool:
    """Return whether the paragraph at `offset` stands below a label such as "ABSTRACT": what it says the body sources."""
    index = bisect_right(article.blocks, offset, key=BY_SPAN) - 1
    if index < 1:
        return False
    label = article.blocks[index - 1].span
    return len(label) <= _LABEL and label.of(article.text).strip(" .:\n").casefold() in _SUMMARIES
