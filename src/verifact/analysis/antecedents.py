"""Whom a pronoun goes back to; nobody where that is not plain."""

import re

from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Name, Names
from verifact.analysis.words import Words
from verifact.model import Speaker, SpeakerKind

__all__ = ["Antecedents", "Spoken"]

Spoken = list[tuple[int, Speaker]]  # the speakers found so far, each with the word it ends at, in the order of the text

_NEAR = 60
_RECENT = 40  # speakers back: what a pronoun could mean at all
_RELATIVE = 2  # words between a name and the "who" that goes on about it
_QUALIFIED = 8  # the same, where "of Yale" stands between
_SHORTEST = 3  # letters of a name: "Va." and "Md." stand behind towns
_OPENS = re.compile(r"[.!?:;\n]")
# Fetched once: every member of an enumeration that is fetched costs as much as a call.
_PERSON, _ROLE, _GROUP, _ORGANIZATION = (
    SpeakerKind.PERSON,
    SpeakerKind.ROLE,
    SpeakerKind.GROUP,
    SpeakerKind.ORGANIZATION,
)
_BODIES = (_ORGANIZATION, _GROUP, SpeakerKind.DOCUMENT)
_MAYBE_SEVERAL = (_ROLE, _GROUP, SpeakerKind.ANONYMOUS)


class Antecedents:
    """Tells what a pronoun stands for, given the names of the article."""

    def __init__(self, words: Words, names: Names, known: Grammar, quoted: bytearray) -> None:
        """Take the columns of an article; `quoted` is 1 for a word inside a quotation."""
        self.words, self.names, self.known, self.quoted = words, names, known, quoted

    def is_pronoun(self, at: int) -> bool:
        """Whether word `at` is one that stands for somebody ("she", "his", "they're")."""
        return self._base(at) in self.known.pronouns

    def _base(self, at: int) -> str:
        return self.words.lower[at].partition("'")[0]

    def of(self, at: int, earlier: Spoken) -> Speaker:
        """Return whom the pronoun at word `at` means, or a speaker of kind PRONOUN with its own words as name."""
        pronoun, known = self._base(at), self.known
        recent = [item for item in earlier[: -_RECENT - 1 : -1] if item[0] <= at]
        found: Speaker | None = None
        if pronoun in known.pronouns_relative:
            found = self._related(at)
        elif pronoun in known.pronouns_masculine:
            found = self._person(at, recent, feminine=False)
        elif pronoun in known.pronouns_feminine:
            found = self._person(at, recent, feminine=True)
            if found is None and pronoun in known.pronouns_plural:
                found = self._several(at, recent)
        elif pronoun in known.pronouns_plural:
            found = self._several(at, recent)
        elif pronoun in known.pronouns_neuter:
            found = self._body(at, recent)
        return found or Speaker(self.words.words[at], SpeakerKind.PRONOUN, self.words.span(at, at + 1))

    def _related(self, at: int) -> Speaker | None:
        """Return the name right before "who": Ann Lee in "Ann Lee of Acme, who said"."""
        for name in self.names.before(at)[:3]:
            if at - name.last > (_RELATIVE if name.kind is not _PERSON else _QUALIFIED):
                return None
            if name.kind is _ROLE or name.full.casefold() in self.known.places:
                continue
            if name.kind is _PERSON:
                between = self.words.gaps[name.last : at]
                plain = at - name.last <= _RELATIVE or not any(_OPENS.search(gap) for gap in between)
                return _speaker(name) if plain else None
            if name.first and self.words.lower[name.first - 1] not in self.known.prepositions:
                before = self.words.lower[name.first - 1]
                if (
                    before not in self.known.determiners
                    or self.words.lower[name.first - 2] not in self.known.prepositions
                ):
                    return _speaker(name)
        return None

    def _person(self, at: int, recent: Spoken, *, feminine: bool) -> Speaker | None:
        office = next((item for item in recent if item[1].kind is _ROLE), None)
        if office is not None and self._is_plural(office):
            office = None
        person = self._person_before(at, recent, feminine=feminine, floor=office[0] if office else 0)
        return person or (office[1] if office else None)

    def _person_before(self, at: int, recent: Spoken, *, feminine: bool, floor: int) -> Speaker | None:
        """Return the person meant, unless somebody unnamed stands nearer ("one of the scouts … he")."""
        before = [n for n in self.names.before(at) if n.last > floor and n.feminine in (None, feminine)]
        heard = {speaker.name for _, speaker in recent}
        people = [n for n in before if n.kind is _PERSON or (n.full in heard and self._may_be_person(n))]
        people = [n for n in people if n.sure] or people or [n for n in before if self._may_be_person(n)]
        if not self.quoted[at]:
            people = [n for n in people if not self.quoted[n.first]] or people
        if not people:
            rival = self._somebody_between(max(floor, at - _NEAR), at)
            return rival[1] if rival else None
        speaking = self._speaking(people, at, recent)
        name = speaking or people[0]
        rival = self._somebody_between(max(name.last, at - _NEAR), at)
        if rival is None or (speaking is not None and not self._opens_sentence(rival[0])):
            return _speaker(name)
        return rival[1]

    def _speaking(self, people: list[Name], at: int, recent: Spoken) -> Name | None:
        """Return who spoke last, unless somebody else has become the subject since.

        In "Ann Lee told Eve Poe that it was over. She added …" it is still Ann Lee who speaks (the subject outranks the
        object: Grosz, Joshi and Weinstein 1995, "Centering").
        """
        if not recent or at - recent[0][0] > _NEAR:
            return None
        last, speaker = recent[0]
        speaking = next((n for n in people if n.full == speaker.name), None)
        if speaking is None:
            return None
        since = [n for n in people if n.last > last and n.full != speaker.name]
        return None if any(self._opens_sentence(n.first) for n in since) else speaking

    def _opens_sentence(self, first: int) -> bool:
        return first == 0 or _OPENS.search(self.words.gaps[first]) is not None

    def _may_be_person(self, name: Name) -> bool:
        """Whether a single word of unknown kind might be somebody's name ("Melanie"), and no place's."""
        if name.kind is not _ORGANIZATION or " " in name.full or "-" in name.full or name.full.isupper():
            return False
        key, known = name.full.casefold(), self.known
        if key in known.places or key in known.organization_words or key in known.well_known_organizations:
            return False
        if len(key) < _SHORTEST or not name.first:
            return len(key) >= _SHORTEST
        before = self.words.lower[name.first - 1]
        placed = self.words.gaps[name.first].startswith(",") and self.words.words[name.first - 1][0].isupper()
        return not placed and before not in known.prepositions and before not in known.definite_articles

    def _several(self, at: int, recent: Spoken) -> Speaker | None:
        """Return the people, or the body, that were last heard; None where somebody alone was heard later."""
        for item in recent:
            if at - item[0] > _NEAR:
                return None
            kind = item[1].kind
            if self._is_plural(item) or kind is _GROUP:
                return item[1]
            if kind is _ORGANIZATION:
                return item[1] if self._is_surely_body(item[1]) else None
        return None

    def _body(self, at: int, recent: Spoken) -> Speaker | None:
        """Return what "it" means: the body or document last heard, or the one body that the sentence before is about."""
        for item in recent:
            if at - item[0] <= _NEAR and item[1].kind in _BODIES and not self._is_plural(item):
                return item[1]
        near = [n for n in self.names.before(at) if at - n.last <= _NEAR // 2 and n.kind is _ORGANIZATION]
        bodies = {n.full: n for n in near}
        return _speaker(next(iter(bodies.values()))) if len(bodies) == 1 else None

    def _is_plural(self, item: tuple[int, Speaker]) -> bool:
        """Whether several are meant: "officials", "the lawyers for Acme"."""
        if item[1].kind not in _MAYBE_SEVERAL:
            return False
        words = item[1].name.casefold().split()
        head = next((i for i, word in enumerate(words) if i and word in self.known.prepositions), len(words))
        return words[head - 1].strip(",") in self.known.plurals if words else False

    def _is_surely_body(self, speaker: Speaker) -> bool:
        key = speaker.name.casefold()
        return " " in key or speaker.name.isupper() or key in self.known.well_known_organizations

    def _somebody_between(self, low: int, high: int) -> tuple[int, Speaker] | None:
        """Return the nearest unnamed single person among the words, and its first word: "one of the scouts"."""
        lower, known = self.words.lower, self.known
        for index in range(high - 1, low - 1, -1):
            if lower[index] not in known.role_nouns or self.quoted[index]:
                continue
            following = lower[index + 1] if index + 1 < high and self.words.gaps[index + 1].isspace() else ""
            if following in known.role_nouns:
                continue
            first = index
            while first > low and first > index - 4 and self.words.gaps[first].isspace():
                first -= 1
                if lower[first] in known.prepositions and lower[first] != "of":
                    break
                if lower[first] in known.indefinite_articles:
                    if lower[first - 1] in known.before_predicates:
                        break  # a comparison or a predicate, nobody who is there
                    if "," in self.words.gaps[first] and self.words.words[first - 1][0].isupper():
                        break  # "John Poe, a scout": the name is known
                    span = self.words.span(first, index + 1)
                    return first, Speaker(span.of(self.words.text), SpeakerKind.ANONYMOUS, span)
                if lower[first] in known.determiners and lower[first - 1 : first] != ["of"]:
                    break
        return None


def _speaker(name: Name) -> Speaker:
    return Speaker(name.full, name.kind, name.introduced)
