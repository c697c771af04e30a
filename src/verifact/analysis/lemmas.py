"""Brings the forms of an English word together: plural, possessive, dotted acronym, names of one place."""

from collections.abc import Mapping
from functools import cache

from verifact.language import lexicon

__all__ = ["lemma", "places"]

_SIBILANTS = (("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("zzes", "zz"))
_SINGULAR_S = ("ss", "us", "is", "'s")
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "lives": "life",
    "wives": "wife",
}


def lemma(word: str) -> str:
    """Return the form that stands for a word in lower case: "results" and "result's" give "result".

    Dotted acronyms lose their dots ("u.s." gives "us"). Verb forms stay apart on purpose: "resulting" says nothing
    about results.
    """
    word = word.removesuffix("'s").rstrip("'")
    if "." in word:
        return word.replace(".", "")
    if len(word) <= 3 or not word.endswith("s"):
        return _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending, singular in _SIBILANTS:
        if word.endswith(ending):
            return word.removesuffix(ending) + singular
    return _IRREGULAR.get(word) or (word if word.endswith(_SINGULAR_S) else word[:-1])


@cache
def places(tag: str) -> Mapping[str, str]:
    """Return, for each form of a place's name ("russian", "moscow"), the first one of its line ("russia")."""
    lines = [line.split(" ") for line in lexicon(tag).terms["same_place"]]
    return {form: forms[0] for forms in lines for form in forms}
