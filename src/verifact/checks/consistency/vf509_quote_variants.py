"""VF509: one quotation, two wordings."""

import re
from collections.abc import Iterator
from functools import cache

from verifact.analysis.wordings import Difference, differences
from verifact.analysis.words import Words, words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.language import function_words, lexicon
from verifact.model import Article, Quote, QuoteKind, SpeakerKind
from verifact.spans import Span

_LEAST_WORDS = 8
_LEAST_SHARE = 0.7  # of the shorter one: so much of it has to be in the other
# What is left out, put in by an editor, or broken off is marked as such.
_MARKED = re.compile(r"[\[\]…]|\.\s?\.\s?\.|--|[—–(]")


@check(
    "VF509",
    "quote-variants",
    severity=WARNING,
    bad=[
        "⟦“We will open the mill again before the first snow falls,”⟧ the mayor said.\n\nLater the paper wrote ⟦“We will open the mill "
        "again after the first snow falls”⟧ on its front page.",
        "She said ⟦“nobody who works here has ever seen such a thing in his life.”⟧\n\nTo her ⟦“nobody who works here has seen such a "
        "thing in his life”⟧ was the point.",
        "⟦“There is no money left for the bridge over the river this year,”⟧ she said.\n\nHer words, ⟦“there is no more money left for "
        "the bridge over the river”⟧, made news.",
    ],
    good=[
        "“We will open the mill again before the first snow falls,” the mayor said.\n\nThe words “before the first snow falls” made news.",
        "“We will open the mill again before the first snow falls,” she said.\n\n“We will open the mill … before the first snow falls” "
        "made news.",
        "“We will open the mill again before the first snow falls,” she said.\n\n“We will open the [old] mill again before the first "
        "snow falls” made news.",
        "“We can win in the north of this great country,” she said. “We can win in the south of this great country.”",
        "“I’ll open the mill again before the first snow falls,” she said.\n\n“I'll open the mill again, before the first snow-falls,” "
        "he quoted.",
    ],
)
def quote_variants(article: Article) -> Iterator[Hit]:
    """What somebody said once was said in one wording: where an article has two, one of them is not a quotation.

    Found where two quotations share eight words or more, and most of the shorter one, around a place where they differ by one to
    three. Both are marked.

    Silent where they differ in a noun or a verb, for a speaker may say one thing of several matters; where an ellipsis, a bracket or a dash marks the difference, where it is one of spelling (a hyphen, an apostrophe),
    and where the two are said by two people with names, who may well echo each other.
    """
    words = article.derived(words_of)
    quotes, texts = [], []
    for quote in article.quotes:
        if quote.kind is QuoteKind.SPEECH and quote.depth == 0 and quote.closed:
            text = [word for part in map(words.range_in, quote.parts) for word in words.lower[part.start : part.stop]]
            if len(text) >= _LEAST_WORDS:
                quotes.append(quote)
                texts.append(text)
    told: set[tuple[int, int]] = set()
    for found in differences(texts):
        pair = (found.one, found.other)
        one, other = quotes[found.one], quotes[found.other]
        if pair in told or _are_two_people(one, other):
            continue
        places = _place(words, one, found.in_one), _place(words, other, found.in_other)
        here = tuple(place.of(article.text) for place in places)
        if _is_spelling(texts, found) or any(map(_MARKED.search, here)) or _is_parallel(texts, found):
            continue
        told.add(pair)
        yield Hit(
            other.span,
            f"“{_line(here[1])}” here, “{_line(here[0])}” in an earlier wording of the same quotation",
            help="quote the words that were said, in both places",
            related=(one.span,),
        )


def _place(words: Words, quote: Quote, between: tuple[int, int]) -> Span:
    """Return the words of the difference, with the one before and the one after it."""
    first, last = between
    column = [index for part in quote.parts for index in words.range_in(part)]
    return words.span(column[first - 1], column[last] + 1)


def _line(text: str) -> str:
    return " ".join(text.split())


def _is_spelling(texts: list[list[str]], found: Difference) -> bool:
    one, other = ("".join(words).replace("-", "").replace("'", "") for words in _sides(texts, found))
    return one == other


def _sides(texts: list[list[str]], found: Difference) -> tuple[list[str], list[str]]:
    """Return the words that each of the two has in the place where they differ."""
    return texts[found.one][slice(*found.in_one)], texts[found.other][slice(*found.in_other)]


def _is_parallel(texts: list[list[str]], found: Difference) -> bool:
    """Tell a sentence said again about something else ("win in the north", "win in the south") from the same one."""
    one, other = texts[found.one], texts[found.other]
    if found.shared < _LEAST_SHARE * min(len(one), len(other)):
        return True
    here, there = ({word for word in words if word not in _small_words()} for words in _sides(texts, found))
    return bool(here and there) and not any(a[:4] == b[:4] for a in here for b in there)


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*function_words().values()) | lexicon("en").terms["prepositions"]


def _are_two_people(one: Quote, other: Quote) -> bool:
    speakers = [quote.speaker for quote in (one, other) if quote.speaker is not None]
    named = [speaker.name for speaker in speakers if speaker.kind is SpeakerKind.PERSON]
    return len(named) == 2 and named[0] != named[1]
