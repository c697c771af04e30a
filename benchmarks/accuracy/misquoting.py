"""Quotations changed as they are in print: some say something else, others the same in another setting.

Each takes the words of a quotation, a source of chance and the words of the corpus by class; it gives the quotation back
changed, or None where it gives no occasion.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

from verifact.language import function_words

Classes = Mapping[str, Sequence[str]]
Change = Callable[[str, Random, Classes], str | None]

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_FUNCTION = function_words()["en"]
_ENDINGS = ("ing", "ed", "ly", "s")
_NOT = re.compile(r"\bnot\b ?|(?<=[a-z])n['’]t\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|can|could|should|would|must|do|does|did)\b(?! not)(?!['’])"
)
_DIGIT = re.compile(r"\d")
_PRONOUN = re.compile(r"\b(?:he|she|they|him|them|it)\b")
_BRACKETS = re.compile(r"\w*\[[^\]]*\]\w*")
_CURLY, _STRAIGHT = "“”‘’–", "\"\"''-"
_INSIDE = (0.25, 0.75)  # what is left out is left out of the middle


def _outside(pattern: re.Pattern[str], quote: str) -> list[re.Match[str]]:
    """Return where a pattern matches outside brackets: what is in them is not the speaker's anyway."""
    marked = [match.span() for match in _BRACKETS.finditer(quote)]
    found = pattern.finditer(quote)
    return [match for match in found if not any(start < match.end() and match.start() < end for start, end in marked)]


def class_of(word: str) -> str:
    """Return the class in which a word may stand for another: so that the change is one that a reader may miss."""
    if word.lower() in _FUNCTION:
        return "function"
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    return ("Capital" if word[0].isupper() else "plain") + ending


def swapped_word(quote: str, chance: Random, classes: Classes) -> str | None:
    """Put another word of the corpus, of the same class, in the place of one."""
    places = [match for match in _outside(WORD, quote) if len(match[0]) > 1]
    if not places:
        return None
    place = chance.choice(places)
    others = [word for word in classes.get(class_of(place[0]), ()) if word.lower() != place[0].lower()]
    return quote[: place.start()] + chance.choice(others) + quote[place.end() :] if others else None


def dropped_word(quote: str, chance: Random, _: Classes) -> str | None:
    """Leave a word out of the middle."""
    places = _outside(WORD, quote)[1:-1]
    if not places:
        return None
    place = chance.choice(places)
    return re.sub(r"  +", " ", quote[: place.start()] + quote[place.end() :])


def added_word(quote: str, chance: Random, classes: Classes) -> str | None:
    """Put a word into the middle."""
    places = _outside(WORD, quote)[1:]
    if not places:
        return None
    place = chance.choice(places)
    return f"{quote[: place.start()]}{chance.choice(classes['plain'])} {quote[place.start() :]}"


def turned(quote: str, chance: Random, _: Classes) -> str | None:
    """Drop a "not", or put one in where there is none."""
    denied = _outside(_NOT, quote)
    if denied:
        place = chance.choice(denied)
        return quote[: place.start()] + quote[place.end() :]
    affirmed = _outside(_AUXILIARY, quote)
    if not affirmed:
        return None
    place = chance.choice(affirmed)
    return f"{quote[: place.end()]} not{quote[place.end() :]}"


def renumbered(quote: str, chance: Random, _: Classes) -> str | None:
    """Put another digit in the place of one."""
    digits = _outside(_DIGIT, quote)
    if not digits:
        return None
    place = chance.choice(digits)
    other = chance.choice([digit for digit in "123456789" if digit != place[0]])
    return quote[: place.start()] + other + quote[place.end() :]


def remarked(quote: str, _: Random, __: Classes) -> str:
    """Set it with straight marks and double hyphens where it had curly ones and dashes, or the other way round."""
    straight = quote.translate(str.maketrans(_CURLY, _STRAIGHT)).replace("—", " -- ").replace("…", "...")
    return straight if straight != quote else quote.replace("'", "’").replace(" - ", " — ").replace("--", "—")


def respaced(quote: str, chance: Random, _: Classes) -> str:
    """Set it with no-break and thin spaces, soft hyphens, and ligatures."""
    spaces = ["\u00a0", "\u202f", "  ", " \n", " "]
    set_again = re.sub(" ", lambda _: chance.choice(spaces), quote)
    return re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", set_again).replace("fi", "ﬁ").replace("fl", "ﬂ")


def recased(quote: str, _: Random, __: Classes) -> str:
    """Change the case of the first letter, once in brackets, and end it with a comma."""
    body = quote.rstrip(".,!?;: ")
    if not body[0].isalpha():
        return f"{body},"
    return f"[{body[0].swapcase()}]{body[1:]}," if len(body) % 2 else f"{body[0].swapcase()}{body[1:]},"


def shortened(quote: str, chance: Random, _: Classes) -> str | None:
    """Put an ellipsis in the place of a few words of the middle."""
    words = quote.split(" ")
    if len(words) < 8:
        return None
    first = chance.randrange(max(2, int(_INSIDE[0] * len(words))), int(_INSIDE[1] * len(words)))
    mark = chance.choice(["…", "...", ". . .", "[…]", "[...]", "(...)"])
    return " ".join([*words[:first], mark, *words[first + chance.randrange(1, 4) :]])


def explained(quote: str, chance: Random, classes: Classes) -> str | None:
    """Put a name in brackets in the place of a pronoun, or a remark of the editor's behind a word."""
    pronouns = [*_PRONOUN.finditer(quote)]
    if pronouns:
        place = chance.choice(pronouns)
        return f"{quote[: place.start()]}[{chance.choice(classes['Capital'])}]{quote[place.end() :]}"
    spaces = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", quote)]
    if not spaces:
        return None
    at = chance.choice(spaces)
    return f"{quote[:at]} [sic]{quote[at:]}"


def untouched(quote: str, _: Random, __: Classes) -> str:
    """Leave it alone."""
    return quote


MISQUOTED: Mapping[str, Change] = {
    "swapped_word": swapped_word,
    "dropped_word": dropped_word,
    "added_word": added_word,
    "turned": turned,
    "renumbered": renumbered,
}
FAITHFUL: Mapping[str, Change] = {
    "untouched": untouched,
    "remarked": remarked,
    "respaced": respaced,
    "recased": recased,
    "shortened": shortened,
    "explained": explained,
}
