"""What a run of capitalised words says by itself, wherever it stands: titles, the name proper, its kind and gender."""

from typing import NamedTuple

from verifact.analysis.grammar import Grammar
from verifact.analysis.words import Words
from verifact.model import SpeakerKind

__all__ = ["SUFFIXES", "Reading", "count_titles", "read_run"]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MAX_PERSON_WORDS = 4


class Reading(NamedTuple):
    """`titles`: how many words stand before the name proper. `text`: the name proper, "" where titles are all there is.

    `certain` is False where the kind is only the likelier one. `feminine` is None where nothing tells.
    """

    titles: int
    text: str
    key: str
    parts: tuple[str, ...]  # the words of the key, without the commas between
    kind: SpeakerKind
    certain: bool
    feminine: bool | None
    courtesy: bool = False


def read_run(words: Words, first: int, last: int, known: Grammar) -> Reading:
    """Return what the words `first` to `last` (not included) say; kind NONE for what names a people only."""
    run = words.lower[first:last]
    titles = 0 if known.person_titles.isdisjoint(run) else count_titles(run, known)
    feminine = _gender(run, known)
    if titles == len(run):
        text = _written(words, first, last).removesuffix("'s")
        return Reading(titles, "", text.casefold(), (), SpeakerKind.ROLE, True, feminine)
    text = _written(words, first + titles, last).removesuffix("'s").removesuffix("'")
    key = text.casefold()
    core = run[titles:]
    core[-1] = core[-1].removesuffix("'s")
    if known.demonyms.issuperset(core):
        return Reading(titles, text, key, (), SpeakerKind.NONE, True, None)
    is_firm = len(core) > 1 and any("&" in gap for gap in words.gaps[first + titles + 1 : last])
    kind, certain = (SpeakerKind.ORGANIZATION, True) if is_firm else _kind(core, titled=titles > 0, known=known)
    if feminine is None and kind is SpeakerKind.PERSON and len(core) > 1:
        feminine = True if core[0] in known.given_names_feminine else None
        feminine = False if core[0] in known.given_names_masculine else feminine
    parts = (key,) if len(core) == 1 else tuple([part.strip(",") for part in key.split()])
    courtesy = titles > 0 and run[titles - 1] in known.courtesy_titles
    return Reading(titles, text, key, parts, kind, certain, feminine, courtesy)


def _written(words: Words, first: int, last: int) -> str:
    """Return a name as written, with straight apostrophes and single spaces: "George W. Bush", "Ford & Sons"."""
    if last - first == 1:
        return words.words[first]
    return " ".join(words.text[words.starts[first] : words.ends[last - 1]].replace("’", "'").split())


def count_titles(run: list[str], known: Grammar) -> int:
    """Return how many words stand before the name proper: 3 in "Secretary of State Antony Blinken"."""
    core = index = 0
    while index < len(run):
        word = run[index].removesuffix("'s")
        like_surname = index > 0 and word in known.titles_like_surnames and run[index - 1] not in known.places
        surname = like_surname and (index > core or (index == len(run) - 1 and run[index - 1] in known.courtesy_titles))
        if word in known.person_titles and not surname:
            index += 1
            while index < len(run) - 1 and run[index] in ("of", "for", "the"):
                index += 2
            core = min(index, len(run))
        else:
            index += 1
            if index - core > 2:
                break
    return core


def _kind(core: list[str], *, titled: bool, known: Grammar) -> tuple[SpeakerKind, bool]:
    """Return the kind and whether it is certain."""
    if " ".join(core) in known.places:
        return SpeakerKind.ORGANIZATION, True
    if titled:
        return SpeakerKind.PERSON, True
    particled = not known.name_particles.isdisjoint(core)
    if not particled and any(word in known.organization_words or word in known.name_connectors for word in core):
        return SpeakerKind.ORGANIZATION, True
    if len(core) == 1:
        return (SpeakerKind.PERSON if core[0] in known.given_names else SpeakerKind.ORGANIZATION), False
    if len(core) > _MAX_PERSON_WORDS:
        return SpeakerKind.ORGANIZATION, False
    if core[0] in known.given_names:
        return SpeakerKind.PERSON, True
    foreign = core[-1] in known.places or core[0] in known.places or core[0] in known.demonyms
    return (SpeakerKind.ORGANIZATION, True) if foreign else (SpeakerKind.PERSON, False)


def _gender(run: list[str], known: Grammar) -> bool | None:
    if not known.feminine.isdisjoint(run):
        return True
    return None if known.masculine.isdisjoint(run) else False
