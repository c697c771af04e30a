"""What a sentence holds, as far as its words tell: figures, ranks, what happened, what ought to be, who speaks of whom.

Each word of a language is a number whose bits are the signals that it gives; a sentence has the bits of all its words.
"""

from collections.abc import Callable
from functools import cache, reduce
from importlib import import_module
from importlib.util import find_spec
from itertools import compress, pairwise
from operator import itemgetter, or_

from attrs import frozen

from verifact.analysis.grammar import grammar
from verifact.analysis.word_memo import WordMemo
from verifact.analysis.words import Words
from verifact.language import lexicon

__all__ = ["Signals"]

# What single words and phrases give, by the data files of the language.
EVENT, RANK, CAUSE, FUTURE, OPINION, DUTY, IF, VAGUE, COMPARED, TIME, OF_TEXT = (1 << bit for bit in range(11))
OF_SELF, OF_US, TO_READER, OF_PERSON, VIEW = (1 << bit for bit in range(11, 16))
_BEFORE_TO, _TO, _DEFINING, _ARTICLE, _OPENER = (1 << bit for bit in range(16, 21))
# What the form of a word gives.
PAST, NUMBER, NAMED = (1 << bit for bit in range(21, 24))
# What only the sentence as a whole has.
SEVERAL_PAST, SHORT, GOES_ON, OWN_VIEW, PLAN, DEFINES = (1 << bit for bit in range(24, 30))
# What is seen elsewhere, and added by whoever asks.
FIGURE, FIGURES, STATISTIC, QUOTED, INTRODUCES = (1 << bit for bit in range(30, 35))

_CATEGORIES = {
    "event_verbs.past": EVENT,
    "event_verbs.participle": EVENT,
    "superlatives": RANK,
    "ranks": RANK,
    "causal_phrases": CAUSE,
    "predictions": FUTURE,
    "opinion_words": OPINION,
    "obligations": DUTY,
    "before_infinitives": _BEFORE_TO,
    "infinitive_markers": _TO,
    "if_words": IF,
    "vague_words": VAGUE,
    "comparison_words": COMPARED,
    "time_words": TIME,
    "months": TIME,
    "text_references": OF_TEXT,
    "first_person": OF_SELF,
    "first_person_plural": OF_US,
    "second_person": TO_READER,
    "pronouns_feminine": OF_PERSON,
    "pronouns_masculine": OF_PERSON,
    "own_views": VIEW,
    "number_words": NUMBER,
    "past_forms": PAST,
    "defining_verbs": _DEFINING,
    "definite_articles": _ARTICLE,
    "indefinite_articles": _ARTICLE,
    "turn_openers": _OPENER,
}
_FEW_WORDS = 8
_FIRST, _TERM_CATEGORIES = itemgetter(0), itemgetter(2)


class Signals:
    """The signals of an article's words in a column, one number a word."""

    __slots__ = ("_column",)

    def __init__(self, words: Words, tag: str) -> None:
        known = _signals(tag)
        self._column = [*map(known.words.__getitem__, words.words)]
        of_terms = [*map(known.terms.__getitem__, map(_TERM_CATEGORIES, words.terms))]
        for first, bits in zip(compress(map(_FIRST, words.terms), of_terms), filter(None, of_terms), strict=True):
            self._column[first] |= bits

    def among(self, first: int, last: int) -> int:
        """Return the signals of the words `first` to `last` (not included; at least one word): those of a sentence."""
        column = self._column[first:last]
        opener = column[0]
        column[0] = opener & ~NAMED  # every sentence opens with a capital
        bits = reduce(or_, column)
        if bits & PAST:
            bits &= ~FUTURE  # "would" beside it tells of what was then to come
            past = filter(PAST.__and__, column)
            if next(past) and next(past, 0):
                bits |= SEVERAL_PAST
        elif bits & _DEFINING and bits & _ARTICLE and _in_turn(column, _DEFINING, _ARTICLE):
            bits |= DEFINES
        if bits & _BEFORE_TO and bits & _TO and _in_turn(column, _BEFORE_TO, _TO):
            bits |= PLAN
        if bits & VIEW and bits & (OF_SELF | OF_US):
            bits |= OWN_VIEW
        if opener & _OPENER:
            bits |= GOES_ON
        return bits | SHORT if last - first < _FEW_WORDS else bits


def _in_turn(column: list[int], one: int, other: int) -> bool:
    for before, after in pairwise(column):  # noqa: SIM110 - any() would take twice as long
        if after & other and before & one:
            return True
    return False


class _OfCategories(dict[tuple[str, ...], int]):
    """The signals of a term, by its categories; there are few different ones."""

    def __missing__(self, categories: tuple[str, ...]) -> int:
        bits = self[categories] = reduce(or_, (_CATEGORIES.get(category, 0) for category in categories), 0)
        return bits


@frozen
class _Known:
    """The signals of a language's words as they are written, and of the terms among them: a phrase has its own."""

    words: WordMemo
    terms: _OfCategories


@cache
def _signals(tag: str) -> _Known:
    known = lexicon(tag)
    listed: dict[str, int] = {}
    for category, bit in _CATEGORIES.items():
        for word in known.terms.get(category, ()):
            if " " not in word:
                listed[word] = listed.get(word, 0) | bit
    is_past, capitals_name = _past_teller(tag), not grammar(tag).capital_nouns

    def classify(word: str) -> int:
        lower = word.lower()
        bits = listed.get(lower, 0) | (PAST if is_past(lower) else 0)
        if word[0].isdecimal() and not _is_year(word):
            bits |= NUMBER
        return bits | NAMED if capitals_name and word != lower and not bits & OF_SELF else bits  # "I" is no name

    return _Known(WordMemo(classify), _OfCategories())


def _past_teller(tag: str) -> Callable[[str], bool]:
    """Return what tells a past tense by its form, where a language has more of them than a list can hold."""
    module = f"verifact.language.{tag}.verb_forms"
    if not find_spec(module):
        return lambda _: False
    is_past: Callable[[str], bool] = import_module(module).is_past
    return is_past


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[0] in "12"
