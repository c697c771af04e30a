"""Who a source phrase means: its kind, its fullest name, the antecedent of a pronoun; abstains rather than guesses."""

from verifact.analysis.antecedents import Antecedents, Spoken
from verifact.analysis.descriptions import Descriptions
from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Name, Names
from verifact.analysis.words import Words
from verifact.model import Speaker, SpeakerKind

__all__ = ["UNKNOWN", "Resolver"]

UNKNOWN = Speaker("", SpeakerKind.NONE)

_PERSON, _GROUP, _ANONYMOUS = SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ANONYMOUS  # fetched once
_APPOSED = 5  # words before a name that go with it: "a neighbour, the retired teacher Ann Lee"


class Resolver:
    """Tells who is meant by a noun phrase, given the names of the article."""

    def __init__(self, words: Words, names: Names, known: Grammar, quoted: bytearray) -> None:
        """Take the columns of an article; `quoted` is 1 for a word inside a quotation."""
        self.words, self.names, self.known = words, names, known
        self._antecedents = Antecedents(words, names, known, quoted)
        self._descriptions = Descriptions(words, names, known)

    def resolve(self, first: int, last: int, earlier: Spoken) -> Speaker:
        """Return the speaker that words `first` to `last` (not included) stand for.

        `earlier` are the speakers already found, each with the word it ends at, in the order of the text. A pronoun
        without an antecedent gives kind PRONOUN and its own words as name.
        """
        if last - first == 1 and self._antecedents.is_pronoun(first):
            return self._antecedents.of(first, earlier)
        ending = self.names.ending_in(first, last)
        head_end = self._head_end(first, last, ending)
        if self._joins(head_end, last):
            place = self.words.span(first, last)
            return Speaker(place.of(self.words.text), _GROUP, place)
        mentions = [name for name in ending if name.first >= first]
        name = self._name_in(mentions, head_end) if mentions else None
        name = name or self._descriptions.meant_by(first, last)
        if name is not None:
            return Speaker(name.full, name.kind, name.introduced)
        return self._unnamed(first, last, head_end, mentions)

    def _head_end(self, first: int, last: int, ending: list[Name]) -> int:
        """Return the word after the head: "a spokesman | for the ministry", "lawmakers | who objected".

        `ending` are the names that end in the phrase.
        """
        lower, gaps, known = self.words.lower, self.words.gaps, self.known
        inside = {i for name in ending for i in range(max(first, name.first) + 1, name.last)}
        for index in range(first + 1, last):
            if index in inside:
                continue  # "the Institute for the Study of War"
            word, gap = lower[index], gaps[index]
            if word in known.prepositions or word in known.clause_openers or (gap != " " and "," in gap):
                if lower[index - 1] in known.counts_of_people and word == "of":
                    continue
                return index
            if known.genitives and word in known.determiners and lower[index - 1] not in known.prepositions:
                return index  # "der Sprecher | der Stadt"
        return last

    def _joins(self, index: int, last: int) -> bool:
        """Whether word `index` joins somebody else to the head: "Ann Lee and her sons", "Ann Lee and Eve Poe"."""
        words, known = self.words, self.known
        if index + 1 >= last or words.lower[index] not in known.phrase_joiners or not words.gaps[index].isspace():
            return False
        following = words.lower[index + 1]
        return words.words[index + 1][0].isupper() or following in known.determiners or following in known.pronouns

    def _name_in(self, mentions: list[Name], head_end: int) -> Name | None:
        at_head = [m for m in mentions if m.first < head_end]
        if at_head:
            people = [m for m in at_head if m.kind is _PERSON]
            name = (people or at_head)[-1]
            if name.last >= head_end or (name.kind is _PERSON and not self._qualifies(name, head_end)):
                return name
        behind = [m for m in mentions if m.kind is _PERSON and self._explains(m, head_end)]
        return behind[0] if behind else None

    def _qualifies(self, name: Name, head_end: int) -> bool:
        """Whether the name only says whose the head is: "Lee's lawyer", "Clinton aides", "the workers' union"."""
        words, known = self.words, self.known
        if words.lower[name.last - 1].endswith("'s") or words.gaps[name.last].startswith(("'", "’")):
            return True
        return words.lower[head_end - 1] in known.common_nouns

    def _explains(self, name: Name, head_end: int) -> bool:
        """Whether a comma parts the name from what it explains: "a neighbour, Ann Lee", "Lee's lawyer, John Poe"."""
        if name.first < head_end:
            return False
        start = name.first
        while start > head_end and name.first - start < _APPOSED and self.words.gaps[start].isspace():
            start -= 1
            if self.words.lower[start] in self.known.prepositions:
                return False
        return "," in self.words.gaps[start]

    def _unnamed(self, first: int, last: int, head_end: int, mentions: list[Name]) -> Speaker:
        words, known = self.words, self.known
        place = words.span(first, last)
        text = place.of(words.text)
        head = words.lower[head_end - 1].removesuffix("'s")
        if head in known.bare_sources or head in known.vague_pronouns:
            return Speaker(text, _ANONYMOUS, place)
        if head in known.vague_heads and not self._qualified(first, last, head_end, mentions):
            return Speaker(text, _ANONYMOUS, place)
        if head in known.group_nouns:
            return Speaker(text, _GROUP, place)
        if head in known.documents:
            qualified = self._qualified(first, last, head_end, mentions)
            return Speaker(text, SpeakerKind.DOCUMENT if qualified else _ANONYMOUS, place)
        if head in known.role_nouns:
            unnamed = words.lower[first] in known.counts_of_people
            return Speaker(text, _ANONYMOUS if unnamed else SpeakerKind.ROLE, place)
        return Speaker(text, _GROUP, place)

    def _qualified(self, first: int, last: int, head_end: int, mentions: list[Name]) -> bool:
        """Whether the phrase says which one: "the study", "analysts at Acme", "a Pew survey", "12 experts"."""
        lower, known = self.words.lower, self.known
        if lower[first] in known.own_determiners:
            return True
        if lower[first] in known.definite_determiners and head_end - first > 1:
            return True
        if mentions:
            return not all(m.last < head_end and m.full.casefold() in known.places for m in mentions)
        return last > head_end and lower[head_end] in known.pronouns_relative
