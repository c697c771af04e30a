"""What a word says, whatever its form: its lemma, and the stem that it shares with its kin."""

from collections.abc import Sequence

from attrs import frozen

from verifact.analysis.comparing.plain_words import PlainWords
from verifact.analysis.lemmas import lemma, places
from verifact.language import function_words
from verifact.language.frequency import frequencies

__all__ = ["Term", "TermKeys", "terms_of"]

_ENDINGS = sorted(
    [
        "ization",
        "isation",
        "ational",
        "fulness",
        "ousness",
        "iveness",
        "ations",
        "ation",
        "ement",
        "ments",
        "ment",
        "ness",
        "ings",
        "ing",
        "edly",
        "ers",
        "ies",
        "ied",
        "est",
        "ion",
        "ions",
        "ed",
        "er",
        "es",
        "ly",
        "al",
        "s",
        "e",
        "y",
        "or",
        "ors",
        "ian",
        "ive",
    ],
    key=len,
    reverse=True,
)
_LEAST_STEM = 4
# Zipf values: what a word weighs is how far it is rarer than the commonest words; what the table does not know is a name.
_COMMONEST, _UNKNOWN = 7.0, 2.0


@frozen
class Term:
    """A word of a claim that says something: word `index`, its lemma and stem, and how much it weighs."""

    index: int
    lemma: str
    stem: str
    weight: float


class TermKeys:
    """The lemmas and stems of a text's words, in columns."""

    __slots__ = ("lemmas", "stems")

    def __init__(self, forms: Sequence[str]) -> None:
        known = _Lemmas()
        stems = _Stems()
        self.lemmas = [*map(known.__getitem__, forms)]
        self.stems = [*map(stems.__getitem__, self.lemmas)]


class _Lemmas(dict[str, str]):
    def __missing__(self, form: str) -> str:
        word = lemma(form)
        found = self[form] = places("en").get(word, word)
        return found


class _Stems(dict[str, str]):
    def __missing__(self, word: str) -> str:
        found = self[word] = _stem(word)
        return found


def _stem(word: str) -> str:
    """Return what is left of an English word without its ending; other words keep theirs unless they end alike."""
    if word.startswith("#"):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "ls" else word


def terms_of(claim: PlainWords, tag: str | None) -> list[Term]:
    """Return the words of a claim that say something: no function words, no single letters, no digits."""
    keys = TermKeys(claim.forms)
    common = function_words()[tag] if tag else frozenset[str]()
    return [
        Term(index, keys.lemmas[index], keys.stems[index], weight)
        for index, form in enumerate(claim.forms)
        if form not in common
        and not form.startswith("#")
        and (len(form) > 1 or not form.isascii())
        and (weight := _weight(keys.lemmas[index], tag)) > 0
    ]


def _weight(word: str, tag: str | None) -> float:
    if tag != "en":
        return _COMMONEST - _UNKNOWN  # without a table of its language every word weighs the same
    return max(0.0, _COMMONEST - (frequencies("en").zipf(word) or _UNKNOWN))
