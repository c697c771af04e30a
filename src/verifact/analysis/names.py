"""Names: every run of capitalised words that names somebody or something, its kind, and the fuller form it stands for."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.name_readings import SUFFIXES, Reading, read_run
from verifact.analysis.name_register import Bearer, Register
from verifact.analysis.name_runs import find_runs
from verifact.analysis.words import Words, words_of
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

__all__ = ["Name", "Names", "find_names", "names_of"]

_OPENS = re.compile(r"[.!?:;\n•*#|]")  # before the first word of a sentence or a line
_HEADLINE_WORDS = 3


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
    vocabulary = set(words.words)
    finder = _Finder(words, known, vocabulary)
    rows = [(first, last, finder.read(first, last)) for first, last in find_runs(words, vocabulary, known)]
    finder.register(rows)
    found = [name for first, last, reading in rows if (name := finder.name(first, last, reading)) is not None]
    return Names(found, [name.last for name in found])


Row = tuple[int, int, Reading]


class _Openings(dict[str, bool]):
    """Whether a gap stands before the first word of a sentence or a line, for each gap that was asked for."""

    def __missing__(self, gap: str) -> bool:
        opens = self[gap] = not gap or _OPENS.search(gap) is not None
        return opens


class _Finder:
    def __init__(self, words: Words, known: Grammar, vocabulary: set[str]) -> None:
        self.words, self.known, self.vocabulary = words, known, vocabulary
        self.readings: dict[str, Reading] = {}
        self.people = Register(known)
        self.openings: Mapping[str, bool] = _Openings()
        self.inner: set[str] = set()  # capitalised words that do not open a sentence

    def read(self, first: int, last: int) -> Reading:
        """Return what a run says by itself: read once for each way it is written."""
        words = self.words
        written = words.words[first] if last - first == 1 else words.text[words.starts[first] : words.ends[last - 1]]
        reading = self.readings.get(written)
        if reading is None:
            reading = self.readings[written] = read_run(words, first, last, self.known)
        return reading

    def register(self, rows: list[Row]) -> None:
        """Make known who bears which name: the plain ones first, for longer and shorter forms lean on them."""
        lower, gaps, definite = self.words.lower, self.words.gaps, self.known.definite_articles
        firsts: dict[str, Row] = {}
        certain: dict[str, SpeakerKind] = {}
        later: dict[str, Row] = {}
        bare: set[str] = set()
        alone: set[str] = set()
        for row in rows:
            first, _, reading = row
            gap = gaps[first]
            if gap == " " or (first and not self.openings[gap]):
                self.inner.add(lower[first])
            parts = len(reading.parts)
            if parts == 1:
                alone.add(reading.key)
            if parts == 0 or (parts == 1 and not reading.titles):
                continue
            if gap != " " or lower[first - 1] not in definite:
                bare.add(reading.key)
            if reading.certain:
                certain.setdefault(reading.key, reading.kind)
            if reading.parts[0] in self.known.name_particles or (parts == 2 and reading.parts[1] in SUFFIXES):
                later.setdefault(reading.key, row)
            else:
                firsts.setdefault(reading.key, row)
        for key, row in sorted(firsts.items(), key=lambda item: len(item[1][2].parts) > 2):
            if not self._is_cut(row[2]):
                kind = certain.get(key) or row[2].kind
                if kind is SpeakerKind.PERSON and key not in certain and key not in bare:
                    kind = SpeakerKind.ORGANIZATION  # people have no article: "the Affordable Care Act"
                self._add(row, kind, sure=key in certain)
        for key, row in later.items():
            if key not in self.people:
                self._add(row, certain.get(key) or row[2].kind, sure=key in certain)
        for key in alone.intersection(self.people.by_surname):
            for bearer in self.people.by_surname[key]:
                bearer.sure = True
        for _, last, reading in rows:
            self._add_acronym(last, reading)

    def _add(self, row: Row, kind: SpeakerKind, *, sure: bool) -> None:
        first, last, reading = row
        bearer = Bearer(
            reading.text, kind, self.words.span(first + reading.titles, last), first, self._gender(first, reading)
        )
        bearer.sure = sure
        self.people.add(reading, bearer)

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
        if len(parts) < _HEADLINE_WORDS or (reading.certain and reading.kind is not SpeakerKind.PERSON):
            return False
        opener = self.people.by_key.get(f"{parts[0]} {parts[1]}")
        return opener is not None and opener.kind is SpeakerKind.PERSON and parts[2] not in SUFFIXES

    def _add_acronym(self, last: int, reading: Reading) -> None:
        """Let "ISW" stand for the "Institute for the Study of War (ISW)"."""
        words = self.words
        if "(" not in words.gaps[last] or last >= len(words) or words.gaps[last].strip() != "(":
            return
        if not words.gaps[last + 1].startswith(")") or not reading.text:
            return
        acronym = words.words[last]
        letters = acronym.replace(".", "")
        if not letters.isupper() or len(letters) < 2 or not set(letters) <= set(reading.text.upper()):
            return
        bearer = self.people.by_key.get(reading.key)
        if bearer is not None:
            self.people.by_acronym.setdefault(acronym.casefold(), bearer)

    def name(self, first: int, last: int, reading: Reading) -> Name | None:
        """Return the name that a run is in its place, None where its capital says nothing."""
        if last - first == 1 and not self._is_name_here(first, reading.key):
            return None
        if reading.kind is SpeakerKind.NONE:
            return None
        if not reading.text:
            return self._role(first, last, reading)
        bearer = self._bearer(first, reading)
        if bearer is None and self._is_cut(reading) and last - first == reading.titles + len(reading.parts):
            bearer = self.people.by_key[f"{reading.parts[0]} {reading.parts[1]}"]
            last = first + reading.titles + 2
        if bearer is None:
            bearer = self._alone(first, last, reading)
        return Name(first, last, bearer.full, bearer.kind, bearer.introduced, bearer.feminine, bearer.sure)

    def _is_name_here(self, index: int, key: str) -> bool:
        """Whether a capitalised word is more than the opener of a sentence: "Opponents said" is no name, "ISW said" is."""
        words, known = self.words, self.known
        word, written, gap = words.lower[index], words.words[index], words.gaps[index]
        opens = gap != " " and (not index or self.openings[gap])
        if opens and not (
            word in self.inner
            or key in self.inner
            or key in known.places
            or key in known.well_known_organizations
            or key in self.people
            or not written.removesuffix("'s")[1:].islower()
            or words.gaps[index + 1].startswith((",", " ("))  # "Acme, which …", "Acme (AI)"
        ):
            return False
        if (word in self.vocabulary or word in known.common_nouns) and not written[1:2].isupper():
            return not opens and self.people.namesake(key)
        if known.capital_nouns:
            return key in known.places or (len(key) > 1 and written.removesuffix("'s").isupper()) or key in self.people
        return True

    def _role(self, first: int, last: int, reading: Reading) -> Name:
        """Return "the Prime Minister", or the person whose surname looks like a title ("King said")."""
        if last - first == 1 and reading.key in self.known.titles_like_surnames:
            bearer = self.people.person(reading.key, None, first)
            if bearer is not None:
                return Name(first, last, bearer.full, bearer.kind, bearer.introduced, bearer.feminine)
        span = self.words.span(first, last)
        text = " ".join(span.of(self.words.text).replace("’", "'").split()).removesuffix("'s")
        return Name(first, last, text, SpeakerKind.ROLE, span, reading.feminine)

    def _bearer(self, first: int, reading: Reading) -> Bearer | None:
        """Return whom a name means that was registered, None for a name of its own."""
        people, key = self.people, reading.key
        if len(reading.parts) > 1:
            return people.by_key.get(key) or people.person(key, reading.feminine, first)
        bearer = people.by_acronym.get(key)
        if bearer is not None:
            return bearer
        if reading.titles:
            return people.person(key, reading.feminine, first)
        if key in self.known.places:
            return people.by_key.get(key)
        bearer = people.person(key, None, first)
        if bearer is not None or people.namesake(key):
            return bearer
        return people.given(key, first) or people.part(key, first) or people.by_key.get(key)

    def _alone(self, first: int, last: int, reading: Reading) -> Bearer:
        """Return the bearer of a name that stands for nobody registered, the same one each time."""
        is_person = reading.kind is SpeakerKind.PERSON or (
            self.people.namesake(reading.key) and reading.key not in self.known.places
        )
        key = f"{reading.key} {reading.feminine}" if is_person else reading.key
        bearer = self.people.by_key.get(key)
        if bearer is None:
            kind = SpeakerKind.PERSON if is_person else reading.kind
            span = self.words.span(first + reading.titles, last)
            bearer = Bearer(reading.text, kind, span, first, self._gender_alone(reading))
            self.people.by_key[key] = bearer
        return bearer

    def _gender_alone(self, reading: Reading) -> bool | None:
        """Return what a title or, where it is nobody's surname, a given name tells ("Melanie")."""
        if reading.feminine is not None or self.people.namesake(reading.key):
            return reading.feminine
        if reading.key in self.known.given_names_feminine:
            return True
        return False if reading.key in self.known.given_names_masculine else None
