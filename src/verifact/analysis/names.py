"""Names: every run of capitalised words that names somebody or something, its kind, and the fuller form it stands for."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from attrs import field, frozen

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.words import Words, words_of
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

__all__ = ["Name", "Names", "find_names", "names_of"]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OPENS = re.compile(r"[.!?:;\n•*#|]|^$")  # before the first word of a sentence or a line
_MAX_PERSON_WORDS = 4


@frozen
class Name:
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
    names, full = Names(), dict[str, Name]()
    runs = _runs(words, known)
    small = _written_small(words)
    inner = {words.lower[i] for i, _ in runs if i and not _OPENS.search(words.gaps[i])}
    for first, last in runs:
        word = words.lower[first]
        if last - first == 1 and not _is_known_start(words, first, inner, known, full):
            continue
        if (
            last - first == 1
            and (word in small or word in known.common_nouns)
            and not words.words[first][1:2].isupper()
        ):
            continue
        if last - first == 1 and known.capital_nouns and not _is_name_alone(words, first, known, full):
            continue
        mention = _name(words, first, last, known, full)
        if mention is None:
            continue
        names.mentions.append(mention)
        names._ends.append(mention.last)
        _remember(words, mention, known, full)
    return names


def _is_known_start(words: Words, index: int, inner: set[str], known: Grammar, full: Mapping[str, Name]) -> bool:
    """Whether a capitalised word is more than the opener of a sentence: "Opponents said" is no name, "ISW said" is."""
    if not _OPENS.search(words.gaps[index]) and index:
        return True
    written, word = words.words[index].removesuffix("'s"), words.lower[index].removesuffix("'s")
    if word in inner or word in known.places or word in full or not written[1:].islower():
        return True
    following = words.gaps[index + 1]
    return following.startswith((",", " ("))  # "Acme, which …", "Acme (AI)"


def _is_name_alone(words: Words, index: int, known: Grammar, full: Mapping[str, Name]) -> bool:
    """Whether a capitalised word by itself is a name where every noun has a capital: a place, an acronym, a name again."""
    word = words.words[index].removesuffix("'s")
    return word.casefold() in known.places or (len(word) > 1 and word.isupper()) or word.casefold() in full


def _written_small(words: Words) -> set[str]:
    """Return the words that the text somewhere writes without a capital: capitalised alone, they are no names."""
    return {word for word in set(words.words) if word[0].islower()}


def names_of(article: Article) -> Names:
    """Return the names of an article, none in an unknown language; ask through `article.derived(names_of)`."""
    if article.language is None:
        return Names()
    return find_names(article.derived(words_of), grammar(article.language))


def _runs(words: Words, known: Grammar) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that belong together."""
    capital = [word[0].isupper() for word in words.words]
    acronyms = _introduced_acronyms(words)
    count, index, runs = len(capital), 0, []
    lower, gaps = words.lower, words.gaps
    while index < count:
        try:
            index = capital.index(True, index)
        except ValueError:
            break
        if lower[index] in known.not_names and words.words[index] not in acronyms and not _is_ampersand(words, index):
            index += 1
            continue
        last = index + 1
        while last < count and not lower[last - 1].endswith("'s") and not lower[last - 1].endswith("s'"):
            if capital[last] and _joined(lower[last - 1], gaps[last], lower[last], known):
                last += 1
                continue
            after = last
            while (
                after < count and after < last + 2 and lower[after] in known.name_connectors and gaps[after].isspace()
            ):
                after += 1
            if (
                last < after < count
                and capital[after]
                and gaps[after].isspace()
                and lower[after] not in known.not_names
            ):
                last = after + 1
                continue
            break
        runs.append((index, last))
        index = last
    return runs


def _introduced_acronyms(words: Words) -> frozenset[str]:
    """Return what stands in brackets in capitals, so that "WHO" is told from "who"."""
    return frozenset(
        word
        for word, before, after in zip(words.words, words.gaps, words.gaps[1:], strict=False)
        if len(word) > 1 and word.isupper() and before.endswith("(") and after.startswith(")")
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


def _name(words: Words, first: int, last: int, known: Grammar, full: Mapping[str, Name]) -> Name | None:
    lower = words.lower
    core = _after_titles(lower, first, last, known)
    feminine = _gender(lower, first, last, known)
    if core == last:
        role = _written(words, first, last).removesuffix("'s")
        return Name(first, last, role, SpeakerKind.ROLE, words.span(first, last), feminine)
    text = _written(words, core, last).removesuffix("'s").removesuffix("'")
    earlier = full.get(text.casefold())
    if earlier is not None:
        return Name(first, last, earlier.full, earlier.kind, earlier.introduced, earlier.feminine or feminine)
    if all(word.removesuffix("'s") in known.demonyms for word in lower[core:last]):
        return None
    is_firm = any("&" in gap for gap in words.gaps[core + 1 : last])
    kind = SpeakerKind.ORGANIZATION if is_firm else _kind(lower[core:last], titled=core > first, known=known)
    return Name(first, last, text, kind, words.span(core, last), feminine)


def _written(words: Words, first: int, last: int) -> str:
    """Return a name as written, with straight apostrophes and single spaces: "George W. Bush", "Ford & Sons"."""
    return " ".join(words.span(first, last).of(words.text).replace("’", "'").split())


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
    near = lower[max(0, first - 1) : last]
    if any(word in known.feminine for word in near):
        return True
    return False if any(word in known.masculine for word in near) else None


def _remember(words: Words, mention: Name, known: Grammar, full: dict[str, Name]) -> None:
    key = mention.full.casefold()
    full.setdefault(key, mention)
    parts = mention.full.split()
    if mention.kind is SpeakerKind.PERSON and len(parts) > 1:
        surname = len(parts) - (2 if parts[-1].casefold() in _SUFFIXES and len(parts) > 2 else 1)
        full.setdefault(parts[surname].strip(",").casefold(), mention)  # the surname, from here on
        while surname > 1 and parts[surname - 1].casefold() in known.name_particles:
            surname -= 1
            full.setdefault(" ".join(parts[surname:]).casefold(), mention)
    acronym = _acronym_after(words, mention)
    if acronym:
        full[acronym.casefold()] = mention


def _acronym_after(words: Words, mention: Name) -> str:
    """Return "ISW" where the mention reads "Institute for the Study of War (ISW)"."""
    index = mention.last
    if index >= len(words) or words.gaps[index].strip() != "(" or not words.gaps[index + 1].startswith(")"):
        return ""
    acronym = words.words[index]
    initials = "".join(part[0] for part in mention.full.split() if part[0].isupper())
    letters = acronym.replace(".", "")
    if letters.isupper() and len(letters) > 1 and (letters == initials or set(letters) <= set(mention.full.upper())):
        return acronym
    return ""
