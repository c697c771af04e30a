"""What verifact knows of a language: one folder a language, one data file an idea.

A data file is UTF-8 text with one term a line (words separated by single spaces, straight apostrophes, lower case); `#`
opens a comment. The file's name is the category of its terms. A first line `#: verb` or `#: noun` asks for all inflected
forms; they get the category and a sub-category for the form ("cue_verbs" and "cue_verbs.past"). `#: set` (or `#: noun
set`) keeps the terms out of the search for terms in a text, where only membership is ever asked. A folder may hold a
`morphology.py` with `inflect(term, part_of_speech) -> iterable of (form name, form)`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

__all__ = ["Entry", "Lexicon", "function_words", "lexicon", "supported"]

_FOLDER = Path(__file__).parent
Inflect = Callable[[str, str], Iterable[tuple[str, str]]]


@frozen
class Entry:
    """A term: the words that follow its first one, and the categories it belongs to."""

    rest: tuple[str, ...]
    categories: tuple[str, ...]


@frozen
class Lexicon:
    """All terms of a language. `first` maps a lower-case first word to the entries it opens, longest first."""

    tag: str
    first: Mapping[str, tuple[Entry, ...]]
    terms: Mapping[str, frozenset[str]]

    def __contains__(self, category: str) -> bool:
        return category in self.terms


@cache
def supported() -> frozenset[str]:
    """Return the IETF tags of the languages there is a folder for."""
    return frozenset(path.name for path in _FOLDER.iterdir() if path.is_dir() and any(path.glob("*.txt")))


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Return the function words of every supported language, by which to tell it, without loading the rest of it."""
    files = {tag: _FOLDER / tag / "function_words.txt" for tag in sorted(supported())}
    return {tag: frozenset(_terms_of(path.read_text(encoding="utf-8").splitlines())) for tag, path in files.items()}


@cache
def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a supported language, loaded once.

    Raises KeyError for a language without a folder.
    """
    if tag not in supported():
        raise KeyError(tag)
    module = f"verifact.language.{tag}.morphology"
    inflect: Inflect | None = import_module(module).inflect if find_spec(module) else None
    terms: dict[str, set[str]] = {}
    sets: dict[str, set[str]] = {}
    for path in sorted((_FOLDER / tag).glob("*.txt")):
        _read_terms(path, inflect, terms, sets)
    first = _by_first_word(terms)
    return Lexicon(tag, first, {name: frozenset(found) for name, found in (terms | sets).items()})


def _read_terms(path: Path, inflect: Inflect | None, terms: dict[str, set[str]], sets: dict[str, set[str]]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0][2:].split() if lines and lines[0].startswith("#:") else []
    part_of_speech = next((word for word in header if word != "set"), "")
    wanted = sets if "set" in header else terms
    category = wanted.setdefault(path.stem, set())
    for term in _terms_of(lines):
        if not part_of_speech or inflect is None:
            category.add(term)
            continue
        for form_name, form in inflect(term, part_of_speech):
            category.add(form)
            wanted.setdefault(f"{path.stem}.{form_name}", set()).add(form)


def _terms_of(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        term = line.partition("#")[0].strip()
        if term:
            yield term


def _by_first_word(terms: Mapping[str, set[str]]) -> dict[str, tuple[Entry, ...]]:
    categories: dict[str, list[str]] = {}
    for category, found in terms.items():
        for term in found:
            categories.setdefault(term, []).append(category)
    first: dict[str, list[Entry]] = {}
    for term, names in categories.items():
        head, *rest = term.split(" ")
        first.setdefault(head, []).append(Entry(tuple(rest), tuple(sorted(names))))
    return {
        head: tuple(sorted(entries, key=lambda entry: (-len(entry.rest), entry.rest)))
        for head, entries in first.items()
    }
