"""Who tells the story: a reporter about others, or somebody about themselves."""

from bisect import bisect_right

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.language import lexicon
from verifact.model import Article

__all__ = ["is_first_person"]

_OFTEN = 0.2


def is_first_person(article: Article) -> bool:
    """Whether the writer speaks of themselves in a fifth of the sentences or more, quotations left out.

    Ask through `article.derived(is_first_person)`.
    """
    if article.language is None:
        return False
    pronouns = lexicon(article.language).terms.get("first_person", frozenset())
    words, voices = article.derived(words_of), article.derived(voices_of)
    starts = [sentence.span.start for sentence in article.sentences]
    told = {
        bisect_right(starts, words.starts[index])
        for index, word in enumerate(words.lower)
        if word in pronouns and not voices.is_quoted(words.span(index, index + 1))
    }
    return len(told) >= _OFTEN * len(starts) and bool(told)
