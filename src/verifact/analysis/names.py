"""Names: every run of capitalised words that names somebody or something, its kind, and the fuller form it stands for."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.name_readings import SUFFIXES, Reading, read_run, read_word
from verifact.analysis.name_register import Bearer, Register
from verifact.analysis.name_runs import Run, find_runs
from verifact.analysis.words import Words, words_of
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

__all__ = ["Name", "Names", "find_names", "names_of"]

_OPENS = re.compile(r"[.!?:;\n•*#|]")  # before the first word of a sentence or a line
_HEADLINE_WORDS = 3
_PERSON, _ORGANIZATION, _ROLE = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION, SpeakerKind.ROLE  # fetched once


class Name(NamedTuple):
    """A mention: words `first` to `last` (not included, titles counted in), the form it stands for, its kind.

    `full` is the fullest form given in the text (the ISW -> "Institute for the Study of War"); `introduced` where that
    form stands. `feminine` is None where the text does not tell. `sure` is False where a person's name may be something
    else's: no title, no known given name, and nobody goes by its last word.
    """

    first: int
    last: int
    full: str
    kind: SpeakerKind
    introduced: Span
    feminine: bool | None = None
    sure: bool = True


@frozen(eq=False)
class Names:
    """The mentions in the order of the text."""

    mentions: list[Name] = field(factory=list)
    _ends: list[int] = field(factory=list)

    def ending_in(self, first: int, last: int) -> list[Name]:
        """Return the mentions that end inside the words `first` to `last` (not included)."""
        low = bisect_left(self._ends, first + 1)
        return self.mentions[low : bisect_left(self._ends, last + 1, low)]

    def before(self, word: int) -> list[Name]:
        """Return up to twelve mentions that end at `word` or before it, nearest first."""
        high = bisect_left(self._ends, word + 1)
        return self.mentions[max(0, high - 12) : high][::-1]


def names_of(article: Article) -> Names:
    """Return the names of an article, none in an unknown language; ask through `article.derived(names_of)`."""
    if article.language is None:
        return Names()
    return find_names(article.derived(words_of), grammar(article.language))


def find_names(words: Words, known: Grammar) -> Names:
    """Return the names among `words`. A first word of a sentence counts only where it is no common opener."""
    runs = find_runs(words, known)
    finder = _Finder(words, known, set(words.words))
    found = finder.names(runs, finder.register(runs))
    return Names(found, [name.last for name in found])


class _Openings(dict[str, bool]):
    """Whether a gap stands before the first word of a sentence or a line, for each gap that was asked for."""

    def __missing__(self, gap: str) -> bool:
        opens = self[gap] = not gap or _OPENS.search(gap) is not None
        return opens


class _Finder:
    """Two passes: first who bears which name, then whom each mention means."""

    def __init__(self, words: Words, known: Grammar, vocabulary: set[str]) -> None:
        self.words, self.known, self.vocabulary = words, known, vocabulary
        self.people = Register(known)
        self.openings: Mapping[str, bool] = _Openings()
        self.inner: set[str] = set()  # capitalised words that do not open a sentence
        self.settled: dict[str, Bearer] = {}  # single words that mean the same from here on

    def register(self, runs: list[Run]) -> list[Reading | None]:
        """Make known who bears which name, and return what each run of several words says by itself."""
        words, known = self.words, self.known
        lower, gaps, text, openings = words.lower, words.gaps, words.text, self.openings
        self.inner = {lower[i] for i, _ in runs if gaps[i] == " " or (i and not openings[gaps[i]])}
        readings: list[Reading | None] = []
        read: dict[str, Reading] = {}
        firsts: dict[str, tuple[int, int, Reading]] = {}
        certain: dict[str, SpeakerKind] = {}
        bare: set[str] = set()
        for first, last in runs:
            if last - first == 1:
                readings.append(None)
                continue
            written = text[words.starts[first] : words.ends[last - 1]]
            reading = read.get(written)
            if reading is None:
                reading = read[written] = read_run(written, tuple(lower[first:last]), known)
            readings.append(reading)
            if not reading.parts:
                continue
            key = reading.key
            firsts.setdefault(key, (first, last, reading))
            if key not in bare and (gaps[first] != " " or lower[first - 1] not in known.definite_articles):
                bare.add(key)
            if reading.certain:
                certain.setdefault(key, reading.kind)
        self._add_all(firsts, certain, bare)
        self._be_sure({lower[first].removesuffix("'s") for first, last in runs if last - first == 1})
        if "(" in text:
            for (_, last), reading in zip(runs, readings, strict=True):
                if reading is not None and "(" in gaps[last]:
                    self._add_acronym(last, reading)
        return readings

    def _add_all(
        self, firsts: dict[str, tuple[int, int, Reading]], certain: dict[str, SpeakerKind], bare: set[str]
    ) -> None:
        """Register the plain names first: longer forms, and surnames of several words, lean on them."""
        longer, surnames = [], []
        for row in firsts.values():
            parts = row[2].parts
            if len(parts) > 1 and (parts[0] in self.known.name_particles or (len(parts) == 2 and parts[1] in SUFFIXES)):
                surnames.append(row)
            elif len(parts) > 2:
                longer.append(row)
            else:
                self._add(row, certain, bare)
        for row in longer:
            if not self._is_cut(row[2]):
                self._add(row, certain, bare)
        for row in surnames:
            if row[2].key not in self.people:
                self._add(row, certain, bare)

    def _add(self, row: tuple[int, int, Reading], certain: dict[str, SpeakerKind], bare: set[str]) -> None:
        first, last, reading = row
        kind = certain.get(reading.key)
        sure = kind is not None
        if kind is None:
            kind = reading.kind if reading.key in bare else _ORGANIZATION  # "the Affordable Care Act"
        span = self.words.span(first + reading.titles, last)
        self.people.add(reading, Bearer(reading.text, kind, span, first, self._gender(first, reading), sure))

    def _be_sure(self, alone: set[str]) -> None:
        """Take those for people who go by their last word somewhere."""
        for key in alone.intersection(self.people.by_surname):
            for bearer in self.people.by_surname[key]:
                bearer.sure = True

    def _gender(self, first: int, reading: Reading) -> bool | None:
        """Return what the name, or the word right before it ("actress Ann Lee"), tells."""
        if reading.feminine is not None or not first or self.words.gaps[first] != " ":
            return reading.feminine
        before = self.words.lower[first - 1]
        if before in self.known.feminine:
            return True
        return False if before in self.known.masculine else None

    def _is_cut(self, reading: Reading) -> bool:
        """Whether somebody known opens a longer run, as in a headline: "Ann Lee Wins Vote"."""
        parts = reading.parts
        if len(parts) < _HEADLINE_WORDS or (reading.certain and reading.kind is not _PERSON):
            return False
        opener = self.people.by_key.get(f"{parts[0]} {parts[1]}")
        return opener is not None and opener.kind is _PERSON and parts[2] not in SUFFIXES

    def _add_acronym(self, last: int, reading: Reading) -> None:
        """Let "ISW" stand for the "Institute for the Study of War (ISW)"."""
        words = self.words
        if last >= len(words) or words.gaps[last].strip() != "(" or not words.gaps[last + 1].startswith(")"):
            return
        acronym = words.words[last]
        letters = acronym.replace(".", "")
        if not letters.isupper() or len(letters) < 2 or not set(letters) <= set(reading.text.upper()):
            return
        bearer = self.people.by_key.get(reading.key)
        if bearer is not None:
            self.people.by_acronym.setdefault(acronym.casefold(), bearer)

    def names(self, runs: list[Run], readings: list[Reading | None]) -> list[Name]:
        """Return the name that each run is in its place, leaving out capitals that say nothing."""
        found = []
        for (first, last), reading in zip(runs, readings, strict=True):
            name = self._of_word(first) if reading is None else self._of_run(first, last, reading)
            if name is not None:
                found.append(name)
        return found

    def _of_run(self, first: int, last: int, reading: Reading) -> Name | None:
        people, key = self.people, reading.key
        if not reading.parts:
            if reading.kind is _ROLE:
                return Name(first, last, reading.text, reading.kind, self.words.span(first, last), reading.feminine)
            return None
        bearer = people.by_key.get(key) if len(reading.parts) > 1 else None
        if bearer is None:
            bearer = people.by_acronym.get(key) or people.person(key, reading.feminine, first)
        if bearer is None and self._is_cut(reading) and last - first == reading.titles + len(reading.parts):
            bearer = people.by_key[f"{reading.parts[0]} {reading.parts[1]}"]
            last = first + reading.titles + 2
        if bearer is None:
            bearer = self._own(first + reading.titles, last, reading.text, key, reading.kind, reading.feminine)
        return Name(first, last, bearer.full, bearer.kind, bearer.introduced, bearer.feminine, bearer.sure)

    def _of_word(self, index: int) -> Name | None:
        word, gap = self.words.lower[index], self.words.gaps[index]
        key = word.removesuffix("'s")
        opens = gap != " " and (not index or self.openings[gap])
        if opens and not self._is_more_than_opener(index, word, key):
            return None
        if (word in self.vocabulary or word in self.known.common_nouns) and (
            not self.words.words[index][1:2].isupper() and (opens or not self.people.namesake(key))
        ):
            return None
        bearer = self.settled.get(key)
        if bearer is None:
            if self.known.capital_nouns and not self._is_name_among_nouns(index, key):
                return None
            if key in self.known.demonyms:
                return None
            bearer = self._bearer(index, key)
        return Name(index, index + 1, bearer.full, bearer.kind, bearer.introduced, bearer.feminine, bearer.sure)

    def _is_more_than_opener(self, index: int, word: str, key: str) -> bool:
        """Whether the first word of a sentence is a name: "Opponents said" is none, "ISW said" is."""
        return (
            word in self.inner
            or key in self.inner
            or key in self.known.places
            or key in self.known.well_known_organizations
            or key in self.people
            or not self.words.words[index].removesuffix("'s")[1:].islower()
            or self.words.gaps[index + 1].startswith((",", " ("))  # "Acme, which …", "Acme (AI)"
        )

    def _is_name_among_nouns(self, index: int, key: str) -> bool:
        """Whether a word is a name where every noun has a capital: a place, an acronym, somebody known."""
        written = self.words.words[index].removesuffix("'s")
        return key in self.known.places or (len(key) > 1 and written.isupper()) or key in self.people

    def _bearer(self, index: int, key: str) -> Bearer:
        """Return whom a single word means."""
        people, known = self.people, self.known
        text = self.words.words[index].removesuffix("'s")
        kind, feminine = read_word(key, known)
        if kind is _ROLE:
            bearer = people.person(key, None, index) if key in known.titles_like_surnames else None
            return bearer or Bearer(text, kind, self.words.span(index, index + 1), index, feminine)
        bearer = people.by_acronym.get(key)
        if bearer is None and key not in known.places:
            if people.namesake(key):
                bearer, kind, feminine = people.person(key, None, index), _PERSON, None
            else:
                bearer = people.given(key) or people.part(key, index)
        own = bearer or self._own(index, index + 1, text, key, kind, feminine)
        if len(people.by_surname.get(key, ())) < 2 and (bearer is not None or key not in people.by_part):
            self.settled[key] = own
        return own

    def _own(self, first: int, last: int, text: str, key: str, kind: SpeakerKind, feminine: bool | None) -> Bearer:
        """Return the bearer of a name that stands for nobody registered, the same one each time."""
        people = self.people
        if kind is _PERSON:
            key = f"{key} {feminine}"
        bearer = people.by_key.get(key)
        if bearer is None:
            bearer = people.by_key[key] = Bearer(text, kind, self.words.span(first, last), first, feminine)
        return bearer
