"""What a run of capitalised words says by itself, wherever it stands: titles, the name proper, its kind and gender."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from verifact.analysis.grammar import Grammar
from verifact.model import SpeakerKind

__all__ = ["SUFFIXES", "Reading", "count_titles", "read_run", "read_word"]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MAX_PERSON_WORDS = 4
_REMEMBERED = 60  # characters; what is longer hardly comes again
_PERSON, _ORGANIZATION = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION  # fetched once


class Reading(NamedTuple):
    """`titles`: how many words stand before the name proper, the `text`; `key` is the same casefolded.

    `parts` are the words of the key, none where the run names nobody (titles alone, kind ROLE; a people, kind NONE).
    `certain` is False where the kind is only the likelier one. `feminine` is None where nothing tells.
    """

    titles: int
    text: str
    key: str
    parts: tuple[str, ...]
    kind: SpeakerKind
    certain: bool
    feminine: bool | None


def read_run(written: str, run: tuple[str, ...], known: Grammar) -> Reading:
    """Return what a run of several words says: as written, and word for word in lower case. Kind NONE for a people."""
    return (_read_once if len(written) <= _REMEMBERED else _read)(written, run, known)


def _read(written: str, run: tuple[str, ...], known: Grammar) -> Reading:
    text = " ".join(written.replace("’", "'").split()).removesuffix("'s").removesuffix("'")
    feminine = _gender(run, known)
    titles, core = 0, run
    if run[-1].endswith("'s"):
        core = run = (*run[:-1], run[-1][:-2])
    if not known.person_titles.isdisjoint(run):
        titles = count_titles(run, known)
        if titles == len(run):
            return Reading(titles, text, text.casefold(), (), SpeakerKind.ROLE, True, feminine)
        core, text = run[titles:], text.split(" ", titles)[-1]
    key = text.casefold()
    if known.demonyms.issuperset(core):
        return Reading(titles, text, key, (), SpeakerKind.NONE, True, None)
    kind, certain = _ORGANIZATION, True
    if "&" not in text:
        kind, certain = _kind(key, core, titled=titles > 0, known=known)
    if feminine is None and kind is _PERSON and len(core) > 1:
        feminine = True if core[0] in known.given_names_feminine else None
        feminine = False if core[0] in known.given_names_masculine else feminine
    return Reading(titles, text, key, tuple(key.replace(",", "").split(" ")), kind, certain, feminine)


_read_once = lru_cache(maxsize=1 << 13)(_read)  # the same people and bodies are named in article after article


def read_word(word: str, known: Grammar) -> tuple[SpeakerKind, bool | None]:
    """Return the kind of a name of one word, in lower case, and what it tells of the gender."""
    if word in known.person_titles:
        return SpeakerKind.ROLE, _gender([word], known)
    if word in known.places or word not in known.given_names:
        return _ORGANIZATION, None
    if word in known.given_names_feminine:
        return _PERSON, True
    return _PERSON, False if word in known.given_names_masculine else None


def count_titles(run: Sequence[str], known: Grammar) -> int:
    """Return how many words stand before the name proper: 3 in "Secretary of State Antony Blinken"."""
    core = index = 0
    while index < len(run):
        word = run[index].removesuffix("'s")
        if word in known.person_titles and not _is_surname(word, run, index, core, known):
            index += 1
            while index < len(run) - 1 and _governs(run[index], known):
                while index < len(run) - 1 and _governs(run[index], known):
                    index += 1
                index += 1
            core = min(index, len(run))
        else:
            index += 1
            if index - core > 2:
                break
    return core


def _is_surname(word: str, run: Sequence[str], index: int, core: int, known: Grammar) -> bool:
    """Whether a title is a surname where it stands, at `index`: "Ann Bishop", "Mr. Major". `core`: where the titles end."""
    if index == 0 or word not in known.titles_like_surnames or run[index - 1] in known.places:
        return False
    if index + 2 < len(run) and run[index + 2] not in SUFFIXES:
        return False
    return index > core or (index == len(run) - 1 and run[index - 1] in known.courtesy_titles)


def _governs(word: str, known: Grammar) -> bool:
    """Whether a title goes on behind the word: "Secretary of | State"."""
    return word in known.name_connectors and word not in known.name_particles


def _kind(key: str, core: Sequence[str], *, titled: bool, known: Grammar) -> tuple[SpeakerKind, bool]:
    """Return the kind and whether it is certain."""
    if key in known.places:
        return _ORGANIZATION, True
    if titled:
        return _PERSON, True
    if known.name_particles.isdisjoint(core) and not (
        known.organization_words.isdisjoint(core)
        and known.thing_words.isdisjoint(core)
        and known.name_connectors.isdisjoint(core)
    ):
        return _ORGANIZATION, True
    if len(core) > _MAX_PERSON_WORDS:
        return _ORGANIZATION, False
    if core[0] in known.given_names:
        return _PERSON, True
    foreign = core[-1] in known.places or core[0] in known.places or core[0] in known.demonyms
    return (_ORGANIZATION, True) if foreign else (_PERSON, False)


def _gender(run: Sequence[str], known: Grammar) -> bool | None:
    if not known.feminine.isdisjoint(run):
        return True
    return None if known.masculine.isdisjoint(run) else False
