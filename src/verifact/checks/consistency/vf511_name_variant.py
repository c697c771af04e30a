"""VF511: Jane Kowalsky, some paragraphs after Jane Kowalski."""

import re
from collections import defaultdict
from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.names import names_of
from verifact.analysis.spelling import near_pairs
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.consistency._places import is_stated
from verifact.language import lexicon
from verifact.language.frequency import frequencies
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

_SHORTEST = 5  # letters; between short names one letter is all the difference
_LONG = 8  # from here on two letters may be a slip
_MOST = 500  # surnames of one first name that are compared; no article has more
_COMMON = 4.0  # Zipf value from which a word is known to everybody
_INITIAL = re.compile(r",\s[A-Z]\.")  # "Lee, K. O.", as in a list of works
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_NOWHERE = Span(0, 0)


@frozen
class _Person:
    """A full name as written somewhere: first name and surname in lower case, and where it stands."""

    first: str
    surname: str
    span: Span


@check(
    "VF511",
    "name-variant",
    severity=WARNING,
    bad=[
        "⟦Jane Kowalski⟧ opened the mill. Kowalski spoke first.\n\nThe mill, ⟦Jane Kowalsky⟧ said, is safe.",
        "⟦Hillary Brandt⟧ spoke first. Then ⟦Hilary Brandt⟧ spoke again.",
        "⟦Jane Kowalski⟧ opened the mill. Kowalski spoke first. Nobody asked ⟦Kowalsky⟧ about it.",
        "⟦Tomas Zielinsky⟧ met ⟦Tomas Zielinski⟧ in the hall, and Zielinski laughed.",
    ],
    good=[
        "Jane Kowalski opened the mill. Jane Kowalski spoke first.",
        "Jane Kowalski met John Kowalsky at the mill.",
        "Eric Kowalski and Erica Kowalski opened the mill. The Kowalskis live there.",
        "Jane Rice met Jane Reece at the mill.",
        "Jane Kowalski wrote that “Jane Kowalsky” is how they spell it.",
        "Michael Mahoney wrote it. See Lee, A. R., Maloney, K. O., and others.",
        "Paul Martin opened the mill. The marten was named Marten.",
    ],
)
def name_variant(article: Article) -> Iterator[Hit]:
    """A name that is spelt in two ways is misspelt at least once, and it is somebody's own.

    Found where two full names share the first name, and their surnames, of five letters or more, differ by a letter left out, put
    in, changed or swapped (two in long ones); where they share a surname and the first names differ so inside; and where a
    surname alone, that is no word, differs so from one that a full name introduced. The spelling used less often is marked,
    with one place of the other.

    Silent in quotations and the list of citations; for common words and short names, which may well be two people; and where
    only the end differs, as in plurals and in the names of women and men (Eric, Erica).
    """
    if not _pairs(*_forms(article)):
        return
    people, alone = _mentions(article)
    people = [person for person in people if is_stated(article, person.span)]
    alone = [(word, span) for word, span in alone if is_stated(article, span)]
    words = article.derived(words_of)
    spellings: dict[str, list[Span]] = defaultdict(list)
    for person in people:
        spellings[f"{person.first} {person.surname}"].append(person.span)
        spellings[person.surname].append(person.span)
    for word, span in alone:
        spellings[word].append(span)
    for one, other in _pairs(people, alone):
        rarer, usual = sorted((one, other), key=lambda name: (len(spellings[name]), -spellings[name][0].start))
        first, rest = spellings[rarer][0], spellings[rarer][1:]
        anchor = spellings[usual][0]
        yield Hit(
            first,
            f"“{words.text[first.start : first.end]}” is “{words.text[anchor.start : anchor.end]}” elsewhere",
            help="find out how the name is spelt, and spell it so everywhere",
            related=(anchor, *rest),
        )


def _pairs(people: list[_Person], alone: list[tuple[str, Span]]) -> list[tuple[str, str]]:
    """Return the pairs of spellings that are one name."""
    return [*dict.fromkeys([*_by_first_name(people), *_by_surname(people), *_alone(people, alone)])]


def _forms(article: Article) -> tuple[list[_Person], list[tuple[str, Span]]]:
    """Return each full name, and each single word that may be one, once and without its place: as a rule there is no more to do."""
    words = article.derived(words_of)
    mentions = article.derived(names_of).mentions
    full = {mention.full for mention in mentions if mention.kind is SpeakerKind.PERSON}
    single = {words.words[mention.first] for mention in mentions if mention.last - mention.first == 1}
    people = [person for name in full if (person := _person(name.lower().split())) is not None]
    lower = {word.lower().removesuffix("'s") for word in single}
    return people, [(word, _NOWHERE) for word in sorted(lower) if len(word) >= _SHORTEST and word.isalpha()]


def _person(parts: list[str]) -> _Person | None:
    if len(parts) > 2 and parts[-1] in _SUFFIXES:
        parts = parts[:-1]
    if len(parts) < 2 or len(parts[-1]) < _SHORTEST or not parts[-1].isalpha() or not parts[0].isalpha():
        return None
    return _Person(parts[0], parts[-1], _NOWHERE)


def _mentions(article: Article) -> tuple[list[_Person], list[tuple[str, Span]]]:
    """Return the full names of people, and the names of one word."""
    words = article.derived(words_of)
    people: list[_Person] = []
    alone: list[tuple[str, Span]] = []
    for mention in article.derived(names_of).mentions:
        last = mention.last - (words.lower[mention.last - 1] in _SUFFIXES)
        surname = words.lower[last - 1].removesuffix("'s")
        if len(surname) < _SHORTEST or not surname.isalpha():
            continue
        end = words.starts[last - 1] + len(surname)
        if last - mention.first == 1:
            span = Span(words.starts[last - 1], end)
            is_entry = _INITIAL.match(article.text, end) is not None
            if words.words[last - 1][1:2].islower() and not is_entry:
                alone.append((surname, span))
            continue
        parts = mention.full.split()
        if mention.kind is not SpeakerKind.PERSON or len(parts) < 2:
            continue
        first = next((at for at in range(mention.first, last) if words.words[at] == parts[0]), None)
        if first is None or last - first < 2:
            continue
        span = Span(words.starts[first], end)
        if words.lower[first].isalpha():
            people.append(_Person(words.lower[first], surname, span))
    return people, alone


def _by_first_name(people: list[_Person]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for person in people:
        groups[person.first].append(person.surname)
    for first, surnames in groups.items():
        if len(set(surnames)) > 1:
            for one, other in _slips([*dict.fromkeys(surnames)]):
                yield f"{first} {one}", f"{first} {other}"


def _by_surname(people: list[_Person]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for person in people:
        if len(person.first) >= _SHORTEST:
            groups[person.surname].append(person.first)
    for surname, firsts in groups.items():
        if len(set(firsts)) > 1:
            for one, other in near_pairs(firsts[:_MOST]):
                if one[-2:] == other[-2:] and one[0] == other[0]:
                    yield f"{one} {surname}", f"{other} {surname}"


def _alone(people: list[_Person], alone: list[tuple[str, Span]]) -> Iterator[tuple[str, str]]:
    surnames = dict.fromkeys(person.surname for person in people)
    others = dict.fromkeys(word for word, _ in alone if word not in surnames)
    initials = {word[0] for word in surnames} & {word[0] for word in others}
    names = [word for word in (*surnames, *others) if word[0] in initials]
    for one, other in _slips(names):
        single = other if one in surnames else one
        if (one in surnames) != (other in surnames) and single not in frequencies("en"):
            yield one, other


def _slips(surnames: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of surnames that are one name in two spellings, as far as one can tell."""
    names = [name for name in surnames if len(name) >= _SHORTEST][:_MOST]
    long = [name for name in names if len(name) >= _LONG]
    places = lexicon("en").terms["places"]
    for one, other in dict.fromkeys([*near_pairs(names), *near_pairs(long, 2)]):
        if one[0] != other[0] or one.rstrip("s") == other.rstrip("s") or one in places or other in places:
            continue
        known = frequencies("en")  # loaded only here: as a rule no name is near another one
        if max(known.zipf(one), known.zipf(other)) < _COMMON and min(known.zipf(one), known.zipf(other)) == 0:
            yield one, other
