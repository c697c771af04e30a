"""What verifact knows of a language: one folder a language, one data file an idea.

A data file is UTF-8 text with one term a line (words separated by single spaces, straight apostrophes, lower case); `#`
opens a comment. The file's name is the category of its terms. A first line `#: verb` or `#: noun` asks for all inflected
forms; they get the category and a sub-category for the form ("cue_verbs" and "cue_verbs.past"). `#: set` (or `#: noun
set`) keeps the terms out of the search for terms in a text, where only membership is ever asked. A folder may hold a
`morphology.py` with `inflect(term, part_of_speech) -> iterable of (form name, form)`.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from verifact.language.compiled import compiled

__all__ = ["Lexicon", "Phrase", "function_words", "lexicon", "supported"]

_FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib takes a millisecond more over the folder
_SUFFIX = ".txt"
# The words of a term that follow its first one, and the categories it belongs to.
Phrase = tuple[tuple[str, ...], tuple[str, ...]]
Inflect = Callable[[str, str], Iterable[tuple[str, str]]]
_Single = dict[str, tuple[str, ...]]
_Phrases = dict[tuple[str, str], tuple[Phrase, ...]]


class Lexicon(NamedTuple):
    """All terms of a language.

    `single` maps a lower-case word that is a term to its categories (sorted), `phrases` the first two words of terms to
    the terms they open, longest first; both without those terms whose membership alone is ever asked. `terms` maps every
    category to its terms.
    """

    tag: str
    single: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, str], tuple[Phrase, ...]]
    terms: Mapping[str, frozenset[str]]

    def __contains__(self, category: object) -> bool:
        return category in self.terms


@cache
def supported() -> frozenset[str]:
    """Return the IETF tags of the languages there is a folder for."""
    return frozenset(name for name in os.listdir(_FOLDER) if _data_files(name))  # noqa: PTH208


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Return the function words of every supported language, by which to tell it, without loading the rest of it."""
    return {tag: frozenset(_terms_of(_read(f"{_FOLDER}/{tag}/function_words.txt"))) for tag in sorted(supported())}


@cache
def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a supported language, loaded once.

    Raises KeyError for a language without a folder.
    """
    if tag not in supported():
        raise KeyError(tag)
    return Lexicon(tag, *compiled(f"{_FOLDER}/{tag}", lambda: _read_folder(tag)))


@cache
def together(tag: str, *categories: str) -> frozenset[str]:
    """Return the terms of all these categories, joined once and not an article; what a language has no file for adds none.

    Raises KeyError for a language without a folder.
    """
    terms = lexicon(tag).terms
    return frozenset[str]().union(*(terms[category] for category in categories if category in terms))


def _read_folder(tag: str) -> tuple[_Single, _Phrases, dict[str, frozenset[str]]]:
    module = f"verifact.language.{tag}.morphology"
    inflect: Inflect | None = import_module(module).inflect if find_spec(module) else None
    terms: dict[str, set[str]] = {}
    sets: dict[str, set[str]] = {}
    for name in _data_files(tag):
        _add_terms(name.removesuffix(_SUFFIX), _read(f"{_FOLDER}/{tag}/{name}"), inflect, terms, sets)
    every = {name: frozenset(found) for name, found in (terms | sets).items()}
    return *_by_opening(terms), every


def _data_files(tag: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(f"{_FOLDER}/{tag}") if name.endswith(_SUFFIX))  # noqa: PTH208
    except NotADirectoryError:
        return []


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - some ninety of them, at every start
        return file.read()


def _add_terms(
    category: str, text: str, inflect: Inflect | None, terms: dict[str, set[str]], sets: dict[str, set[str]]
) -> None:
    header = text.partition("\n")[0][2:].split() if text.startswith("#:") else []
    part_of_speech = next((word for word in header if word != "set"), "")
    wanted = sets if "set" in header else terms
    every = wanted.setdefault(category, set())
    if not part_of_speech or inflect is None:
        every.update(_terms_of(text))
        return
    by_form: dict[str, set[str]] = {}
    for term in _terms_of(text):
        for form_name, form in inflect(term, part_of_speech):
            if form_name not in by_form:
                by_form[form_name] = wanted.setdefault(f"{category}.{form_name}", set())
            by_form[form_name].add(form)
    every.update(*by_form.values())


def _terms_of(text: str) -> list[str]:
    lines = text.split("\n")
    if "#" in text:
        lines = [line.partition("#")[0] for line in lines]
    return [*filter(None, map(str.strip, lines))]


def _by_opening(
    terms: Mapping[str, set[str]],
) -> tuple[_Single, _Phrases]:
    categories: dict[str, tuple[str, ...]] = {}
    for category in sorted(terms):
        own = (category,)
        known: dict[tuple[str, ...], tuple[str, ...]] = {}  # words of the same categories share one tuple
        for term in terms[category]:
            before = categories.get(term)
            if before is None:
                categories[term] = own
            else:
                categories[term] = known.get(before) or known.setdefault(before, before + own)
    opened: dict[tuple[str, str], list[Phrase]] = {}
    for term in [term for term in categories if " " in term]:
        first, *rest = term.split(" ")
        opened.setdefault((first, rest[0]), []).append((tuple(rest), categories.pop(term)))
    phrases = {
        key: tuple(sorted(found, key=lambda phrase: (-len(phrase[0]), phrase[0]))) for key, found in opened.items()
    }
    return categories, phrases
