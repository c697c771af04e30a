"""Who a source phrase means: its kind, its fullest name, the antecedent of a pronoun; abstains rather than guesses."""

from attrs import frozen

from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Name, Names
from verifact.analysis.words import Words
from verifact.model import Speaker, SpeakerKind

__all__ = ["UNKNOWN", "Resolver"]

UNKNOWN = Speaker("", SpeakerKind.NONE)

_SINGULAR = frozenset({"he", "she"})
_AUTHOR = frozenset({"i", "we", "you"})
_NEAR = 60
_RECENT = 40  # speakers back: what a pronoun could mean at all
_RELATIVE = 2  # words between a name and the "who" that goes on about it
_BEFORE_PREDICATES = frozenset({"as", "like", "than", "for", "to", "was", "is", "become", "became", "of", "from"})
_COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another"})


@frozen(eq=False)
class Resolver:
    """Tells who is meant by a noun phrase, given the names of the article."""

    words: Words
    names: Names
    known: Grammar
    quoted: bytearray  # 1 for a word inside a quotation

    def resolve(self, first: int, last: int, earlier: "list[tuple[int, Speaker]]") -> Speaker:
        """Return the speaker that words `first` to `last` (not included) stand for.

        `earlier` are the speakers already found, each with the word it ends at, in the order of the text. A pronoun
        without an antecedent gives kind PRONOUN and its own words as name.
        """
        lower = self.words.lower[first:last]
        if last - first == 1 and lower[0] in self.known.pronouns_personal:
            return self._antecedent(first, lower[0], earlier)
        head_end = self._head_end(first, last)
        named = self._name_in(first, last, head_end)
        if named is not None:
            return Speaker(named.full, named.kind, named.introduced)
        return self._unnamed(first, last, head_end)

    def _head_end(self, first: int, last: int) -> int:
        """Return the word after the head: "a spokesman | for the ministry", "lawmakers | who objected"."""
        for index in range(first + 1, last):
            word = self.words.lower[index]
            if word in self.known.prepositions or word in self.known.clause_openers or "," in self.words.gaps[index]:
                if self.words.lower[index - 1] in _COUNTS and word == "of":
                    continue
                return index
        return last

    def _name_in(self, first: int, last: int, head_end: int) -> Name | None:
        mentions = [m for m in self.names.ending_in(first, last) if m.first >= first]
        if not mentions:
            return None
        at_head = [m for m in mentions if m.first < head_end]
        persons = [m for m in mentions if m.kind is SpeakerKind.PERSON]
        if at_head:
            person = [m for m in at_head if m.kind is SpeakerKind.PERSON]
            name = (person or at_head)[-1]
            if name.last >= head_end or name.kind is SpeakerKind.PERSON:
                return name
            return None  # "Russian officials", "U.S. intelligence": the name only qualifies the head
        if "," in "".join(self.words.gaps[first + 1 : last]) and persons:
            return persons[0]  # "a neighbour, Ann Lee"
        return None

    def _unnamed(self, first: int, last: int, head_end: int) -> Speaker:
        words, known = self.words, self.known
        text = words.span(first, last).of(words.text)
        head = words.lower[head_end - 1].removesuffix("'s")
        place = words.span(first, last)
        if head in known.bare_sources or head in known.vague_pronouns:
            return Speaker(text, SpeakerKind.ANONYMOUS, place)
        if head in known.vague_heads and not self._qualified(first, last, head_end):
            return Speaker(text, SpeakerKind.ANONYMOUS, place)
        if head in known.group_nouns:
            return Speaker(text, SpeakerKind.GROUP, place)
        if head in known.documents:
            return (
                Speaker(text, SpeakerKind.DOCUMENT, place)
                if self._qualified(first, last, head_end)
                else Speaker(text, SpeakerKind.ANONYMOUS, place)
            )
        if head in known.role_nouns:
            if words.lower[first] in _COUNTS:
                return Speaker(text, SpeakerKind.ANONYMOUS, place)
            return Speaker(text, SpeakerKind.ROLE, place)
        return Speaker(text, SpeakerKind.GROUP, place)

    def _qualified(self, first: int, last: int, head_end: int) -> bool:
        """Whether the phrase says which one: "the study", "analysts at Acme", "a Pew survey", "12 experts"."""
        lower = self.words.lower
        if lower[first] in ("our", "my"):
            return True
        if (
            lower[first] in ("the", "this", "that", "his", "her", "its", "their", "these", "those")
            and head_end - first > 1
        ):
            return True
        if any(m.first >= first for m in self.names.ending_in(first, last)):
            return not all(
                m.last < head_end and m.full.casefold() in self.known.places for m in self.names.ending_in(first, last)
            )
        return last > head_end and lower[head_end] in ("who", "whose")

    def _antecedent(self, at: int, pronoun: str, earlier: "list[tuple[int, Speaker]]") -> Speaker:
        place = self.words.span(at, at + 1)
        unresolved = Speaker(self.words.words[at], SpeakerKind.PRONOUN, place)
        if pronoun in _AUTHOR:
            return unresolved
        if pronoun == "who":
            for name in self.names.before(at):
                if at - name.last <= _RELATIVE and name.kind is not SpeakerKind.ROLE:
                    return Speaker(name.full, name.kind, name.introduced)
            return unresolved
        recent = earlier[: -_RECENT - 1 : -1]
        if pronoun in _SINGULAR:
            office = next(((e, s) for e, s in recent if e <= at and s.kind is SpeakerKind.ROLE), None)
            person = self._person_before(at, feminine=pronoun == "she", floor=office[0] if office else 0)
            return person or (office[1] if office else unresolved)
        for end, speaker in recent:
            if end <= at and speaker.kind in (
                SpeakerKind.ORGANIZATION,
                SpeakerKind.GROUP,
                SpeakerKind.DOCUMENT,
            ):
                return speaker
        return unresolved

    def _person_before(self, at: int, *, feminine: bool, floor: int) -> Speaker | None:
        """Return the nearest person before `at`, unless somebody unnamed stands nearer ("one of the scouts … he")."""
        for name in self.names.before(at):
            if not self._may_be_person(name) or (name.feminine is not None and name.feminine is not feminine):
                continue
            if name.last <= floor:
                break
            rival = self._somebody_between(max(name.last, at - _NEAR), at)
            return rival or Speaker(name.full, name.kind, name.introduced)
        return self._somebody_between(max(floor, at - _NEAR), at)

    def _may_be_person(self, name: Name) -> bool:
        """Whether it is a person's name, or a single word that might be one ("Melanie")."""
        if name.kind is SpeakerKind.PERSON:
            return True
        key = name.full.casefold()
        single = " " not in name.full and key not in self.known.places and not name.full.isupper()
        return single and name.kind is SpeakerKind.ORGANIZATION

    def _somebody_between(self, low: int, high: int) -> Speaker | None:
        """Return the nearest unnamed single person among the words: "one of the scouts", "a resident"."""
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
                if lower[first] in ("a", "an", "one", "another"):
                    if lower[first - 1] in _BEFORE_PREDICATES:
                        break  # a comparison or a predicate, nobody who is there
                    if "," in self.words.gaps[first] and self.words.words[first - 1][0].isupper():
                        break  # "John Poe, a scout": the name is known
                    span = self.words.span(first, index + 1)
                    return Speaker(span.of(self.words.text), SpeakerKind.ANONYMOUS, span)
                if lower[first] in known.determiners and lower[first - 1 : first] != ["of"]:
                    break
        return None
