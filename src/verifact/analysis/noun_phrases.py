"""Noun phrases next to a cue, read off word classes and punctuation: who said it.

There is no tagger here (the fastest ones read a hundredth of what the checks read): a phrase is followed from its end
to where an English noun phrase has to begin, or from its beginning to where it has to end.
"""

from itertools import repeat

from verifact.analysis.grammar import Grammar
from verifact.analysis.word_classes import (
    AUXILIARY,
    CLAUSE_OPENER,
    COORDINATOR,
    CUE,
    DETERMINER,
    ENDS_PHRASE,
    INSIDE,
    NO_NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
)
from verifact.analysis.words import Words

__all__ = ["Phrase", "Phrases", "phrases_of"]

Phrase = tuple[int, int]

_MAX_WORDS = 40
_GOES_ON = INSIDE | COORDINATOR | DETERMINER
_MAX_APPOSITION = 30
_MAX_DEPTH = 4
_MAX_JOINED = 6
_LONGEST_ABBREVIATION = 4
_JOINING_GAPS = frozenset({" ", " & ", "&", "/", "-", "$", " $", "’ ", "' "})


def phrases_of(words: Words, known: Grammar) -> "Phrases":
    """Return the reader of the noun phrases of a text."""
    return Phrases(words, [*map(known.classes.get, words.lower, repeat(0))], known)


class Phrases:
    """Reads noun phrases; `classes` holds the closed classes of each word as a number."""

    __slots__ = ("classes", "known", "words")

    def __init__(self, words: Words, classes: list[int], known: Grammar) -> None:
        self.words, self.classes, self.known = words, classes, known

    def is_plain(self, index: int) -> bool:
        """Tell whether nothing but white space, a hyphen or the stop of an abbreviation stands before word `index`."""
        gap = self.words.gaps[index]
        if gap == " " or gap in _JOINING_GAPS:
            return True
        if not gap:
            return False
        if gap.isspace():
            return True
        if gap[0] == "." and gap[1:].isspace() and index:
            previous = self.words.words[index - 1]
            return len(previous) <= _LONGEST_ABBREVIATION or previous.lower() in self.known.titles_before_names
        return False

    def before(self, end: int, floor: int, depth: int = 0) -> Phrase | None:
        """Return the noun phrase whose last word is `end` - 1, as (first, last) words, not reaching below `floor`."""
        if end - 1 < floor or depth > _MAX_DEPTH:
            return None
        words, classes = self.words, self.classes
        gap = words.gaps[end]
        if gap != " " and gap.lstrip(" .").startswith(")"):
            opening = _opening_bracket(words, end, floor)
            inner = self.before(opening, floor, depth + 1) if opening > floor else None
            return (inner[0], end) if inner else None
        ending = classes[end - 1]
        if ending & PRONOUN:
            return (end - 1, end)
        if ending & RELATIVE and end - 1 > floor and self.is_plain(end - 1):
            head = self.before(end - 1, floor, depth + 1)  # "comments that compared"
            if head is not None:
                return (head[0], end)
        if ending & RELATIVE and words.gaps[end - 1].startswith(","):
            return (end - 1, end)
        if ending & (PREPOSITION | CLAUSE_OPENER) and words.lower[end - 1] != "who":
            return None
        first = self._first_of(end, floor, depth)
        if first is None or first >= end:
            return None
        if words.lower[first] in self.known.complementizers and first + 1 < end and first and classes[first - 1] & CUE:
            return (first + 1, end)  # "said that | officials"
        return (self._joined(first, floor, depth), end)

    def _first_of(self, end: int, floor: int, depth: int) -> int | None:
        """Return the first word of the phrase that ends before `end`."""
        classes = self.classes
        index = end - 1
        for _ in range(_MAX_WORDS):
            kind = classes[index]
            if kind & DETERMINER and not self._is_letter(index, end, floor):
                if index - 2 < floor or not (
                    classes[index - 1] & INSIDE
                    and not classes[index - 2] & NO_NOUN
                    and self.is_plain(index)
                    and self.is_plain(index - 1)
                ):
                    return index
                index -= 2  # "the head of | the party"
                continue
            if kind & ENDS_PHRASE and not self._is_in_name(index):
                if kind & INSIDE and index > floor and self.is_plain(index) and not classes[index - 1] & NO_NOUN:
                    index -= 1
                    continue
                if kind & RELATIVE and index > floor:
                    head = self.before(index, floor, depth + 1)
                    return head[0] if head else None
                return index + 1
            if index == floor or not self.is_plain(index):
                return index
            index -= 1
        return index

    def _is_letter(self, index: int, end: int, floor: int) -> bool:
        """Tell whether a determiner is part of a name: "James A. Lee", "CBS This Morning"."""
        words = self.words
        if index + 1 < end and words.gaps[index + 1].startswith("."):
            return True
        if index == floor or not words.words[index][0].isupper() or words.gaps[index] != " ":
            return False
        return words.words[index - 1][0].isupper() and not self.classes[index - 1]

    def _is_in_name(self, index: int) -> bool:
        """Tell whether an auxiliary is part of a name: "Will Doyle", "Theresa May"."""
        word = self.words.words[index]
        return bool(self.classes[index] & AUXILIARY) and word[0].isupper() and word.isalpha()

    def _joined(self, first: int, floor: int, depth: int) -> int:
        """Return where "Ann Lee and | the mayor" begins: a phrase before "and" at the head of its clause joins in."""
        words, classes = self.words, self.classes
        link = first - 1
        if link - 1 < floor or not classes[link] & COORDINATOR or words.lower[link] not in self.known.phrase_joiners:
            return first
        if not (self.is_plain(first) and self.is_plain(link)) or classes[link - 1] & (NO_NOUN & ~PRONOUN):
            return first
        last = words.words[link - 1]
        other = self.before(link, max(floor, link - _MAX_JOINED), depth + 1)
        if other is None:
            return first
        if not (last[0].isupper() or last.endswith("s") or classes[link - 1] & PRONOUN):
            return first if other[0] > floor or not classes[other[0]] & DETERMINER else other[0]
        heads_clause = other[0] == floor or not self.is_plain(other[0]) or classes[other[0] - 1] & CLAUSE_OPENER
        return other[0] if heads_clause else first

    def apposition_before(self, end: int, floor: int) -> Phrase | None:
        """Return "Ann Lee, 49, the mayor of Ely," where a comma or dash stands before word `end`."""
        words = self.words
        gap = words.gaps[end]
        mark = "—" if "—" in gap else "–" if "–" in gap else ","
        for index in range(end - 1, max(floor, end - _MAX_APPOSITION), -1):
            gap = words.gaps[index]
            if gap == " ":
                continue
            if '"' in gap or "”" in gap:
                continue
            if mark not in gap:
                if ";" in gap or ":" in gap or "“" in gap:
                    return None
                continue
            phrase = self.before(index, floor)
            if phrase is None:
                return None
            opener = words.words[phrase[0]]
            if opener.isdecimal():
                continue  # the age: "Ann Lee, 49, the mayor"
            if opener[0].isupper() or self.classes[phrase[0]] & DETERMINER or mark != "," or phrase[0] == floor:
                return (phrase[0], end)
        return None

    def after(self, start: int, ceiling: int) -> Phrase | None:
        """Return the noun phrase that begins with word `start`, its apposition included, not reaching `ceiling`."""
        if start >= ceiling:
            return None
        words, classes = self.words, self.classes
        if classes[start] & PRONOUN and not classes[start] & DETERMINER:
            return (start, start + 1)
        if classes[start] & ENDS_PHRASE and not self._is_in_name(start):
            return None
        index, nouns_end = start + 1, self.known.capital_nouns
        ceiling = min(ceiling, start + _MAX_WORDS)
        while index < ceiling:
            kind = classes[index]
            if not self.is_plain(index):
                gap = words.gaps[index]
                if "," in gap and self._opens_apposition(index):
                    index += 1
                    continue
                if gap.strip() in ("(", ")", "”", "“", '"'):
                    index += 1
                    continue
                break
            if kind:
                if kind & ENDS_PHRASE and not kind & (INSIDE | COORDINATOR) and words.lower[index] != "who":
                    if not self._is_in_name(index):
                        break
                elif kind & COORDINATOR and words.lower[index] not in self.known.phrase_joiners:
                    break
                if kind & PRONOUN and not kind & (DETERMINER | CLAUSE_OPENER):
                    break
                joined = classes[index - 1] & (DETERMINER | INSIDE | COORDINATOR)
                if kind & DETERMINER and not (joined or self.known.genitives) and "." not in words.gaps[index + 1]:
                    break  # "told the paper | her group"
                if kind & INSIDE and index + 1 < ceiling and classes[index + 1] & TIME:
                    break
                if kind & TIME and not self._is_in_name(index):
                    break
            if (
                nouns_end
                and not kind & _GOES_ON
                and words.words[index][0].islower()
                and words.words[index - 1][0].isupper()
            ):
                break  # "nach Angaben der Polizei | nicht zu retten"
            index += 1
        while index > start + 1 and classes[index - 1] & ENDS_PHRASE and not self._is_in_name(index - 1):
            index -= 1
        return (start, index)

    def _opens_apposition(self, index: int) -> bool:
        word = self.words.lower[index]
        return (
            bool(self.classes[index] & (DETERMINER | RELATIVE))
            or word in self.known.apposition_openers
            or word in self.known.role_nouns
            or word.isdigit()
        )


def _opening_bracket(words: Words, end: int, floor: int) -> int:
    """Return the index of the first word after the "(" that the ")" behind word `end` - 1 closes."""
    for index in range(end - 1, max(floor, end - 12) - 1, -1):
        if "(" in words.gaps[index]:
            return index
    return -1
