"""Crowds of whom nobody asks who they are: so many of those just spoken of, and the public at large."""

from bisect import bisect_right

from verifact.analysis.grammar import NONE, grammar
from verifact.analysis.words import words_of
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import BY_SPAN, Span

__all__ = ["is_public_mood", "points_back"]

_SO_MANY = frozenset({"most", "many", "several", "few"})
_ANY = _SO_MANY | {"some", "others"}
_THEM = frozenset({"they", "them", "these", "those", "their"})
_TOLD = frozenset(
    {
        "said",
        "told",
        "added",
        "recalled",
        "replied",
        "answered",
        "declined",
        "noted",
        "wrote",
        "mentioned",
        "complained",
    }
)
# What goes on in them and needs no telling; whoever says or argues something can be named.
_MOODS = frozenset(
    {
        "believe",
        "believed",
        "consider",
        "considered",
        "fear",
        "feared",
        "feel",
        "felt",
        "find",
        "found",
        "hope",
        "hoped",
    }
    | {"regard", "regarded", "saw", "see", "think", "thought", "view", "viewed"}
)
_CROSSHEAD = 5  # words
_SENTENCE = 60  # words of it that matter
_PARAGRAPH = 120
_PHRASE = 3  # words between "many" and the people


def points_back(article: Article, source: Span, cue: Span, sentence: Span) -> bool:
    """Return whether a lone "many" is so many of those named before.

    They stand in the same sentence ("these voters …, and many believe"); or the paragraph goes on from "many of her aides"
    to "some"; or, where a report tells what each of them told
    its writer ("several said", not "some say"), in the rest of the paragraph or in the one before.
    """
    words = article.derived(words_of)
    inside = words.range_in(source)
    if len(inside) != 1 or words.lower[inside.start] not in _ANY:
        return False
    low = max(words.range_in(sentence).start, inside.start - _SENTENCE)
    if words.lower[inside.start] in _SO_MANY and _has_people(article, range(low, inside.start), pronouns=True):
        return True
    block = article.document.block_at(source.start)
    if block is not None and _goes_on(article, range(words.range_in(block.span).start, inside.start)):
        return True
    if cue.of(article.text).casefold() not in _TOLD:
        return False
    index = bisect_right(article.blocks, source.start, key=BY_SPAN) - 1
    before = article.blocks[max(0, index - 1)].span
    if len(words.range_in(before)) <= _CROSSHEAD:
        before = article.blocks[max(0, index - 2)].span
    above = range(words.range_in(before).start, inside.start)
    return _has_people(article, range(max(above.start, above.stop - _PARAGRAPH), above.stop), pronouns=False)


def _goes_on(article: Article, stretch: range) -> bool:
    """Whether so many of some people have come up there: "many people wrote"."""
    words, known, terms = article.derived(words_of), grammar(article.language), lexicon(article.language or "en").terms
    people, many = terms.get("crowd_nouns.many", NONE), terms.get("quantifiers", NONE)
    for index in range(max(stretch.start, stretch.stop - _PARAGRAPH), stretch.stop):
        word = words.lower[index]
        if word in people or word == "people" or (word.endswith("s") and word in known.role_nouns):
            near = words.lower[max(stretch.start, index - _PHRASE) : index]
            if not many.isdisjoint(near):
                return True
    return False


def _has_people(article: Article, stretch: range, *, pronouns: bool) -> bool:
    words, known = article.derived(words_of), grammar(article.language)
    people = lexicon(article.language or "en").terms.get("crowd_nouns.many", NONE)
    return any(
        (pronouns and word in _THEM) or word in people or (word.endswith("s") and word in known.role_nouns)
        for word in words.lower[stretch.start : stretch.stop]
    )


def is_public_mood(article: Article, source: Span, cue: Span) -> bool:
    """Return whether it tells what voters or a people feel: a poll could count it, nobody could be named for it."""
    words = article.derived(words_of)
    inside = words.range_in(source)
    last = inside.stop - 1
    if last < inside.start or words.lower[words.range_in(cue).start] not in _MOODS:
        return False
    return words.lower[last] in lexicon(article.language or "en").terms.get("publics.many", NONE)
