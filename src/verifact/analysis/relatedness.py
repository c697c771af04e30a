"""How much likelier the words of a title make it that a text is about the same thing than about any other."""

import math
import re
from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from verifact.analysis.lemmas import lemma, places
from verifact.analysis.words import words_of
from verifact.language.frequency import Frequencies, frequencies
from verifact.model import Article, CitationKind
from verifact.spans import Span

__all__ = ["LEAST_BODY", "Body", "Fit", "body_of", "is_english_title"]

LEAST_BODY = 60  # words; of a shorter text nobody can tell what it is about

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:'\w+)?")
_STEM = 5  # letters: "russi(a)" and "russi(an)"; commoner words share so much by chance
_STEM_MOST_COMMON = 4.6

# Zipf values: what is commoner says nothing; what the table does not know is a name, and rare; figures are
# common.
_TOO_COMMON, _UNKNOWN, _FIGURE = 6.0, 1.8, 4.6

# A word of the headline stands in the article with this probability at 300 words and at ten times as many;
# measured on 865 headlines and their articles, as were the share of words that any article has and the most a
# word may say.
_AT_300, _PER_DECADE, _LEAST, _MOST = 0.4, 0.25, 0.15, 0.8
_BURSTS, _FLOOR, _MOST_SAID = 0.7, 0.005, 4.0
_OFTEN, _OFTEN_MORE = 3, 0.3
# Set on 865 headlines beside their own articles and 473 beside others.
_UNRELATED, _PER_WORD = 0.2, 0.2
_USUAL_WORDS, _MOST_WORDS, _SHARED_ENOUGH = 6, 12, 4

_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")


@frozen
class Fit:
    """How a title fits a text: `score` is a natural log-likelihood ratio (above 0: about the same thing).

    `shared` and `lacking` are its telling words as written, the most telling first.
    """

    score: float
    shared: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def telling(self) -> int:
        """How many of the title's words say something."""
        return len(self.shared) + len(self.lacking)

    def is_unrelated(self, more: float = 0.0) -> bool:
        """Tell whether title and text are about different things; `more` raises the bar, where others fit very well."""
        if self.score > 0 and len(self.shared) >= _SHARED_ENOUGH:
            return False
        bar = _UNRELATED + more
        return self.score < bar + _PER_WORD * (min(self.telling, _MOST_WORDS) - _USUAL_WORDS)


class Body:
    """The words of a text that titles are compared with."""

    def __init__(self, words: Iterable[str]) -> None:
        """Count `words` (lower case, straight apostrophes)."""
        written = Counter(words)
        self._known = frequencies("en")
        self._places = places("en")
        self._counts: Counter[str] = Counter()
        for word, count in written.items():
            self._counts[lemma(word)] += count
        self._stems = {word[:_STEM] for word in self._counts if len(word) >= _STEM}
        self._named = {self._places[word] for word in self._counts if word in self._places}
        self.size = written.total()

    def fit(self, title: str) -> Fit:
        """Return how well `title` fits."""
        usual = _AT_300 + _PER_DECADE * math.log10(max(self.size, 1) / 300)
        usual = min(_MOST, max(_LEAST, usual))
        score = 0.0
        shared: list[tuple[float, str]] = []
        lacking: list[tuple[float, str]] = []
        for form, word in self._telling(title).items():
            zipf = _zipf(word, self._known)
            chance = 1 - math.exp(-_BURSTS * self.size * 10 ** (zipf - 9))
            chance = min(0.9, max(_FLOOR, chance))
            expected = max(usual, chance)
            gain = min(_MOST_SAID, math.log(expected / chance))
            loss = math.log((1 - expected) / (1 - chance))
            present = self._presence(word, zipf)
            score += present * gain + (1 - present) * loss
            if self._counts[word] >= _OFTEN:
                score += _OFTEN_MORE * gain
            (shared if present else lacking).append((zipf, form))
        return Fit(score, _by_rarity(shared), _by_rarity(lacking))

    def _telling(self, title: str) -> dict[str, str]:
        """Return the words of a title that say something, as written, with their lemmas; each lemma once."""
        found: dict[str, str] = {}
        for form in _WORD.findall(title.replace("’", "'")):
            word = lemma(form.lower())
            if "'" in word or (word.isdigit() and len(word) < 2):
                continue  # contractions are style, and any text may have a "1"
            if word and word not in found.values() and _zipf(word, self._known) <= _TOO_COMMON:
                found[form] = word
        return found

    def _presence(self, word: str, zipf: float) -> float:
        """1 where the text has the word, less where it has another word of the same stem or place, else 0."""
        if word in self._counts:
            return 1.0
        if self._places.get(word) in self._named and word in self._places:
            return 0.7
        return 0.5 if len(word) >= _STEM and zipf <= _STEM_MOST_COMMON and word[:_STEM] in self._stems else 0.0


def _zipf(word: str, known: Frequencies) -> float:
    if word.isdigit():
        return _FIGURE
    return known.zipf(word) or _UNKNOWN


def _by_rarity(found: list[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(form for _, form in sorted(found, key=lambda each: each[0]))


def body_of(article: Article) -> Body:
    """Return the words of an article without its list of sources; ask through `article.derived(body_of)`."""
    words = article.derived(words_of)
    spans = sorted(entry.span for entry in article.citations if entry.kind is not CitationKind.LINK)
    kept: list[str] = []
    start = 0
    for span in [*spans, Span(len(article.text), len(article.text))]:
        among = words.range_in(Span(start, max(start, span.start)))
        kept += words.lower[among.start : among.stop]
        start = max(start, span.end)
    return Body(kept)


def is_english_title(title: str) -> bool:
    """Tell whether a title is in Latin letters, and most of its plain words are English."""
    letters = len(_LETTER.findall(title))
    if len(_LATIN.findall(title)) < 0.9 * letters or not letters:
        return False
    plain = [word for word in title.replace("’", "'").split() if word.isalpha() and word.islower()]
    return 2 * len(frequencies("en").unknown(plain)) < max(1, len(plain))
