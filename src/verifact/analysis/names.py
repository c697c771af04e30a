"""Names: every run of capitalised words that names somebody or something, its kind, and the fuller form it stands for."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.words import Words, words_of
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

__all__ = ["Name", "Names", "find_names", "names_of"]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OPENS = re.compile(r"[.!?:;\n•*#|]")  # before the first word of a sentence or a line
_MAX_PERSON_WORDS = 4


class Name(NamedTuple):
    """A mention: words `first` to `last` (not included, titles counted in), the form it stands for, its kind.

    `full` is the fullest form given so far in the text (the ISW -> "Institute for the Study of War"); `introduced` where
    that form stands. `feminine` is None where the text does not tell.
    """

    first: int
    last: int
    full: str
    kind: SpeakerKind
    introduced: Span
    feminine: bool | None = None


@frozen(eq=False)
class Names:
    """The mentions in the order of the text."""

    mentions: list[Name] = field(factory=list)
    _ends: list[int] = field(factory=list)

    def ending_in(self, first: int, last: int) -> list[Name]:
        """Return the mentions that end inside the words `first` to `last` (not included)."""
        low = bisect_left(self._ends, first + 1)
        found = []
        while low < len(self.mentions) and self.mentions[low].last <= last:
            found.append(self.mentions[low])
            low += 1
        return found

    def before(self, word: int) -> list[Name]:
        """Return up to twelve mentions that end at `word` or before it, nearest first."""
        high = bisect_left(self._ends, word + 1)
        return self.mentions[max(0, high - 12) : high][::-1]


def find_names(words: Words, known: Grammar) -> Names:
    """Return the names among `words`. A first word of a sentence counts only where it is no common opener."""
    full = dict[str, Name]()
    openings = _Openings()
    gaps, lower, written = words.gaps, words.lower, words.words
    vocabulary = set(written)  # a word that is somewhere written without a capital is, alone with one, no name
    runs = _runs(words, vocabulary, known)
    inner = {lower[first] for first, _ in runs if first and not (gaps[first] == " " or openings[gaps[first]])}
    inner.update([lower[first] for first, _ in runs if gaps[first] == " "])
    found: list[Name] = []
    for first, last in runs:
        if last - first == 1:
            word = lower[first]
            if not _is_known_start(words, first, inner, known, full, openings):
                continue
            if (word in vocabulary or word in known.common_nouns) and not written[first][1:2].isupper():
                continue
            if known.capital_nouns and not _is_name_alone(words, first, known, full):
                continue
        mention = _name(words, first, last, known, full)
        if mention is not None:
            found.append(mention)
    return Names(found, [mention.last for mention in found])


class _Openings(dict[str, bool]):
    """Whether a gap stands before the first word of a sentence or a line, for each gap that was asked for."""

    def __missing__(self, gap: str) -> bool:
        opens = self[gap] = not gap or _OPENS.search(gap) is not None
        return opens


def _is_known_start(
    words: Words, index: int, inner: set[str], known: Grammar, full: Mapping[str, Name], openings: Mapping[str, bool]
) -> bool:
    """Whether a capitalised word is more than the opener of a sentence: "Opponents said" is no name, "ISW said" is."""
    if index and not openings[words.gaps[index]]:
        return True
    written, word = words.words[index].removesuffix("'s"), words.lower[index].removesuffix("'s")
    if word in inner or word in known.places or word in full or not written[1:].islower():
        return True
    return words.gaps[index + 1].startswith((",", " ("))  # "Acme, which …", "Acme (AI)"


def _is_name_alone(words: Words, index: int, known: Grammar, full: Mapping[str, Name]) -> bool:
    """Whether a capitalised word by itself is a name where every noun has a capital: a place, an acronym, a name again."""
    word = words.words[index].removesuffix("'s")
    return word.casefold() in known.places or (len(word) > 1 and word.isupper()) or word.casefold() in full


def names_of(article: Article) -> Names:
    """Return the names of an article, none in an unknown language; ask through `article.derived(names_of)`."""
    if article.language is None:
        return Names()
    return find_names(article.derived(words_of), grammar(article.language))


def _runs(words: Words, vocabulary: set[str], known: Grammar) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that belong together."""
    lower, gaps, not_names = words.lower, words.gaps, known.not_names
    capitals = {word for word in vocabulary if word[0].isupper()}
    capital = bytes(map(capitals.__contains__, words.words))
    acronyms: frozenset[str] | None = None
    count, runs = len(capital), []
    index = capital.find(1)
    while index >= 0:
        last = index + 1
        if lower[index] in not_names and not _is_ampersand(words, index):
            if acronyms is None and words.words[index][1:].isupper():
                acronyms = _introduced_acronyms(words)
            if acronyms is None or words.words[index] not in acronyms:
                index = capital.find(1, last)
                continue
        while last < count and not lower[last - 1].endswith("'s"):
            if capital[last] and (gaps[last] == " " or _joined(lower[last - 1], gaps[last], lower[last], known)):
                last += 1
                continue
            after = _after_connectors(words, last, known)
            if after == last or not capital[after] or not gaps[after].isspace() or lower[after] in not_names:
                break
            last = after + 1
        runs.append((index, last))
        index = capital.find(1, last)
    return runs


def _after_connectors(words: Words, index: int, known: Grammar) -> int:
    """Return the word after up to two connectors from word `index` on ("Institute | for the | Study"), else `index`."""
    after = index
    while words.lower[after] in known.name_connectors and after < index + 2 and words.gaps[after].isspace():
        after += 1
        if after == len(words):
            return index
    return after


def _introduced_acronyms(words: Words) -> frozenset[str]:
    """Return what stands in brackets in capitals, so that "WHO" is told from "who"."""
    gaps = words.gaps
    return frozenset(
        [
            word
            for index, word in enumerate(words.words)
            if word.isupper() and len(word) > 1 and gaps[index].endswith("(") and gaps[index + 1].startswith(")")
        ]
    )


def _is_ampersand(words: Words, index: int) -> bool:
    """Whether the word opens a name such as AT&T."""
    return words.gaps[index + 1] == "&" and words.words[index].isupper() and index + 1 < len(words)


def _joined(previous: str, gap: str, following: str, known: Grammar) -> bool:
    if gap.isspace():
        return "\n\n" not in gap
    if not gap:
        return False
    if gap[0] == "." and gap[1:].isspace() and "\n" not in gap:
        return len(previous) == 1 or previous in known.titles_before_names
    return gap in (" & ", "&", "-", "–") or (gap == ", " and following in ("jr", "sr"))


def _name(words: Words, first: int, last: int, known: Grammar, full: dict[str, Name]) -> Name | None:
    run = words.lower[first:last]
    core = first if known.person_titles.isdisjoint(run) else _after_titles(words.lower, first, last, known)
    feminine = _gender(words.lower, first, last, known)
    if core == last:
        role = _written(words, first, last).removesuffix("'s")
        mention = Name(first, last, role, SpeakerKind.ROLE, words.span(first, last), feminine)
        _remember(mention, known, full)
        return _with_acronym(words, mention, full)
    text = _written(words, core, last).removesuffix("'s").removesuffix("'")
    earlier = full.get(text.casefold())
    if earlier is not None:
        _, _, name, kind, introduced, before = earlier
        return _with_acronym(words, Name(first, last, name, kind, introduced, before or feminine), full)
    if all(word.removesuffix("'s") in known.demonyms for word in run[core - first :]):
        return None
    is_firm = last - core > 1 and any("&" in gap for gap in words.gaps[core + 1 : last])
    kind = SpeakerKind.ORGANIZATION if is_firm else _kind(run[core - first :], titled=core > first, known=known)
    mention = Name(first, last, text, kind, words.span(core, last), feminine)
    _remember(mention, known, full)
    return _with_acronym(words, mention, full)


def _written(words: Words, first: int, last: int) -> str:
    """Return a name as written, with straight apostrophes and single spaces: "George W. Bush", "Ford & Sons"."""
    if last - first == 1:
        return words.words[first]
    return " ".join(words.text[words.starts[first] : words.ends[last - 1]].replace("’", "'").split())


def _after_titles(lower: list[str], first: int, last: int, known: Grammar) -> int:
    """Return where the name proper begins: "Secretary of State Antony Blinken" -> at "Antony"."""
    core, index = first, first
    while index < last:
        surname = index > core and lower[index] in known.titles_like_surnames and lower[index - 1] not in known.places
        if lower[index] in known.person_titles and not surname:
            index += 1
            while index < last - 1 and lower[index] in ("of", "for", "the"):
                index += 2
            core = min(index, last)
        else:
            index += 1
            if index - core > 2:
                break
    return core


def _kind(lower: list[str], *, titled: bool, known: Grammar) -> SpeakerKind:
    last = lower[-1].removesuffix("'s")
    phrase = " ".join(lower).removesuffix("'s")
    if phrase in known.places:
        return SpeakerKind.ORGANIZATION
    if titled:
        return SpeakerKind.PERSON
    particled = any(word in known.name_particles for word in lower)
    if not particled and any(
        word.removesuffix("'s") in known.organization_words or word in known.name_connectors for word in lower
    ):
        return SpeakerKind.ORGANIZATION
    foreign = last in known.places or lower[0] in known.places or lower[0] in known.demonyms
    is_person = 1 < len(lower) <= _MAX_PERSON_WORDS and not foreign
    return SpeakerKind.PERSON if is_person else SpeakerKind.ORGANIZATION


def _gender(lower: list[str], first: int, last: int, known: Grammar) -> bool | None:
    near = lower[first - 1 if first else 0 : last]
    if not known.feminine.isdisjoint(near):
        return True
    return None if known.masculine.isdisjoint(near) else False


def _remember(mention: Name, known: Grammar, full: dict[str, Name]) -> None:
    full.setdefault(mention.full.casefold(), mention)
    if mention.kind is not SpeakerKind.PERSON:
        return
    parts = mention.full.split()
    if len(parts) > 1:
        surname = len(parts) - (2 if parts[-1].casefold() in _SUFFIXES and len(parts) > 2 else 1)
        full.setdefault(parts[surname].strip(",").casefold(), mention)  # the surname, from here on
        while surname > 1 and parts[surname - 1].casefold() in known.name_particles:
            surname -= 1
            full.setdefault(" ".join(parts[surname:]).casefold(), mention)


def _with_acronym(words: Words, mention: Name, full: dict[str, Name]) -> Name:
    """Return the mention; let "ISW" stand for it where it reads "Institute for the Study of War (ISW)"."""
    index = mention.last
    if "(" not in words.gaps[index] or index >= len(words) or words.gaps[index].strip() != "(":
        return mention
    if not words.gaps[index + 1].startswith(")"):
        return mention
    acronym = words.words[index]
    initials = "".join([part[0] for part in mention.full.split() if part[0].isupper()])
    letters = acronym.replace(".", "")
    if letters.isupper() and len(letters) > 1 and (letters == initials or set(letters) <= set(mention.full.upper())):
        full[acronym.casefold()] = mention
    return mention
