"""Who an article has introduced as what: the senator, the mayor of Ely, the company; for phrases that go back to it."""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from verifact.analysis.grammar import Grammar
from verifact.analysis.name_readings import count_titles
from verifact.analysis.names import Name, Names
from verifact.analysis.word_classes import CLAUSE_OPENER, DETERMINER, PREPOSITION
from verifact.analysis.words import Words
from verifact.model import SpeakerKind

__all__ = ["Descriptions"]

_BEFORE = 4  # words before a name that may describe it: "the former Democratic senator Ann Lee"
_APPOSITION = 8  # words behind a name's comma that may: "Ann Lee, 49, the Republican mayor of Ely"
_MANY = 40  # candidates for one noun: beyond that nobody is "the senator"
_BORDER = DETERMINER | PREPOSITION | CLAUSE_OPENER


class _Described(NamedTuple):
    name: Name
    modifiers: frozenset[str]


_ByNoun = dict[str, list[_Described]]


class _Bodies(NamedTuple):
    by_noun: _ByNoun
    unclear: list[int]  # ends of the mentions of bodies of which nobody knows what they are


class Descriptions:
    """What the names of an article are said to be: for people, and for bodies, gathered when one is first asked for.

    That takes time linear in the number of names.
    """

    def __init__(self, words: Words, names: Names, known: Grammar) -> None:
        self.words, self.names, self.known = words, names, known

    def meant_by(self, first: int, last: int) -> Name | None:
        """Return the one person or body that "the senator", "the Ohio senator" or "the company" can mean.

        None where the words `first` to `last` (not included) are another kind of phrase, nobody was introduced so before
        them, or more than one.
        """
        lower, gaps, known = self.words.lower, self.words.gaps, self.known
        if last - first < 2 or lower[first] not in known.definite_articles:
            return None
        if not all(gap.isspace() for gap in gaps[first + 1 : last]):
            return None
        noun, modifiers = lower[last - 1], frozenset(lower[first + 1 : last - 1])
        if noun in known.plurals:
            return None
        if noun in known.role_nouns:
            feminine = True if noun in known.feminine else False if noun in known.masculine else None
            return self._one(self._people.get(self._office(noun), ()), modifiers, first, feminine)
        if noun in known.group_nouns:
            name = self._one(self._bodies.by_noun.get(self._body(noun), ()), modifiers, first)
            return None if name is None or self._is_unclear(name, first) else name
        return None

    def _office(self, noun: str) -> str:
        return self.known.same_office.get(noun, noun)

    def _body(self, noun: str) -> str:
        return self.known.same_body.get(noun, noun)

    def _one(
        self,
        described: "list[_Described] | tuple[()]",
        modifiers: frozenset[str],
        at: int,
        feminine: bool | None = None,
    ) -> Name | None:
        if len(described) > _MANY:
            return None
        other = self.known.office_modifiers
        fitting = {
            one.name.full: one.name
            for one in described
            if one.name.last <= at and modifiers <= one.modifiers and modifiers & other == one.modifiers & other
            if feminine is None or one.name.feminine in (None, feminine)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _is_unclear(self, name: Name, at: int) -> bool:
        """Whether a body that may be one of this kind as well was mentioned after `name` and before word `at`."""
        latest = next((n.last for n in self.names.before(at) if n.full == name.full), name.last)
        unclear = self._bodies.unclear
        index = bisect_left(unclear, latest + 1)
        return index < len(unclear) and unclear[index] <= at

    @cached_property
    def _people(self) -> _ByNoun:
        people: _ByNoun = {}
        person = SpeakerKind.PERSON
        for name in self.names.mentions:
            if name.kind is person:
                self._add_person(people, name)
        return people

    @cached_property
    def _bodies(self) -> _Bodies:
        bodies = _Bodies({}, [])
        organization = SpeakerKind.ORGANIZATION
        for name in self.names.mentions:
            if name.kind is organization:
                self._add_body(bodies, name)
        return bodies

    def _add_person(self, people: _ByNoun, name: Name) -> None:
        lower, known = self.words.lower, self.known
        titles = lower[name.first : name.first + count_titles(lower[name.first : name.last], known)]
        head = next((i for i, word in enumerate(titles) if word in ("of", "for")), len(titles)) if titles else 0
        opening = self._words_before(name.first)
        if head and titles[head - 1] not in known.courtesy_titles:
            self._note(people, self._office(titles[head - 1]), name, opening + titles[: head - 1])
        elif opening and opening[-1] in known.role_nouns:
            self._note(people, self._office(opening[-1]), name, opening[:-1])
        for phrase in (self._apposition(name.last), self._apposition_before(name.first)):
            if phrase and phrase[-1] in known.role_nouns:
                self._note(people, self._office(phrase[-1]), name, phrase[:-1])

    def _add_body(self, bodies: _Bodies, name: Name) -> None:
        known = self.known
        parts = name.full.casefold().split()
        kinds = [body for part in parts if (body := known.same_body.get(part.strip(".,")))]
        for kind in kinds:
            self._note(bodies.by_noun, kind, name, parts)
        phrase = self._apposition(name.last)
        if phrase and phrase[-1] in known.group_nouns:
            self._note(bodies.by_noun, self._body(phrase[-1]), name, phrase[:-1])
        elif not kinds and " ".join(parts) not in known.places:
            bodies.unclear.append(name.last)

    def _note(self, described: _ByNoun, noun: str, name: Name, modifiers: list[str]) -> None:
        entries = described.setdefault(noun, [])
        if len(entries) <= _MANY and all(one.name.full != name.full for one in entries):
            entries.append(_Described(name, frozenset(modifiers)))

    def _words_before(self, first: int) -> list[str]:
        """Return the words right before a name that belong to it, back to an article or a preposition."""
        lower, gaps, known = self.words.lower, self.words.gaps, self.known
        start = first
        while start > 0 and first - start < _BEFORE and gaps[start] == " ":
            if self._is_border(lower[start - 1]) or lower[start - 1] in known.cue_verbs:
                break
            start -= 1
        return lower[start:first]

    def _apposition(self, last: int) -> list[str]:
        """Return "republican mayor" of "Ann Lee, 49, the Republican mayor of Ely,"."""
        lower, gaps, known = self.words.lower, self.words.gaps, self.known
        start = last
        if not gaps[start].startswith(", "):
            return []
        if start + 1 < len(lower) and lower[start].isdecimal():
            start += 1
        if start >= len(lower) or not gaps[start].startswith(", "):
            return []
        if lower[start] in known.definite_articles or lower[start] in known.indefinite_articles:
            start += 1
        end = start
        while end < len(lower) and end - start < _APPOSITION and (end == start or gaps[end] == " "):
            if self._is_border(lower[end]):
                break
            if lower[end] in known.cue_verbs or lower[end] in known.auxiliaries:
                return []  # "…, the mayor said"
            end += 1
        return lower[start:end]

    def _apposition_before(self, first: int) -> list[str]:
        """Return "mayor" of "The mayor, Ann Lee, …"."""
        lower, gaps, known = self.words.lower, self.words.gaps, self.known
        if not first or gaps[first] != ", " or lower[first - 1] not in known.role_nouns:
            return []
        start = first - 1
        while start > 0 and first - start < _BEFORE and gaps[start] == " " and not self._is_border(lower[start - 1]):
            start -= 1
        opened = start > 0 and gaps[start] == " " and lower[start - 1] in known.definite_articles
        return lower[start:first] if opened else []

    def _is_border(self, word: str) -> bool:
        return self.known.classes.get(word, 0) & _BORDER != 0
