"""Articles whose writers give their own work: what they built, counted or computed themselves."""

from itertools import compress

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.document import BlockKind
from verifact.model import Article

__all__ = ["is_own_work"]

_WE = frozenset({"we", "we've", "we're", "we'll", "our", "ours"})
_TWICE = 2
_SHOWN = frozenset({BlockKind.CODE, BlockKind.TABLE})


def is_own_work(article: Article) -> bool:
    """Whether the writers speak of themselves ("we", "our") more than once, or show tables or code.

    They are the source of their figures then, and the tables say what the text repeats. Ask through
    `article.derived(is_own_work)`.
    """
    if any(block.kind in _SHOWN for block in article.blocks):
        return True
    words, voices = article.derived(words_of), article.derived(voices_of)
    said = 0
    for index in compress(range(len(words.lower)), map(_WE.__contains__, words.lower)):
        if voices.is_own(words.span(index, index + 1)):
            said += 1
            if said == _TWICE:
                return True
    return False
