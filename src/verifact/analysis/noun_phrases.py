"""Noun phrases next to a cue, read off word classes and punctuation: who said it.

There is no tagger here (the fastest ones read a hundredth of what the checks read): a phrase is followed from its end
to where an English noun phrase has to begin, or from its beginning to where it has to end.
"""

from verifact.analysis.grammar import Grammar
from verifact.analysis.words import Words

__all__ = ["is_plain", "phrase_after", "phrase_before"]

_INSIDE = frozenset({"of", "for", "from", "at", "in", "with", "on", "to", "against", "near", "by", "inside", "within"})
_MAX_WORDS = 40
_MAX_APPOSITION = 30


def is_plain(words: Words, index: int, known: Grammar) -> bool:
    """Tell whether nothing but white space, a hyphen or the stop of an abbreviation stands before word `index`."""
    gap = words.gaps[index]
    if not gap:
        return False
    if gap.isspace():
        return True
    previous = words.lower[index - 1] if index else ""
    if gap[0] == "." and gap[1:].isspace():
        return len(previous) == 1 or previous in known.titles_before_names or previous in ("jr", "sr", "u.s")
    return gap in (" & ", "&", "/", "-", "$", " $", "’ ", "' ")


def phrase_before(words: Words, end: int, floor: int, known: Grammar) -> tuple[int, int] | None:
    """Return the noun phrase whose last word is `end` - 1, as (first, last) words, not reaching below `floor`."""
    last = end
    if end - 1 < floor:
        return None
    gap = words.gaps[end] if end < len(words) else ""
    if gap.lstrip(" .").startswith(")"):
        opening = _opening_bracket(words, end, floor)
        if opening <= floor:
            return None
        inner = phrase_before(words, opening, floor, known)
        return (inner[0], last) if inner else None
    lower = words.lower
    if lower[end - 1] in ("that", "which") and end - 1 > floor and is_plain(words, end - 1, known):
        head = phrase_before(words, end - 1, floor, known)  # "comments that compared"
        return (head[0], last) if head else None
    if lower[end - 1] in known.prepositions or (lower[end - 1] in known.clause_openers and lower[end - 1] != "who"):
        return None
    if lower[end - 1] in known.pronouns_personal:
        return (end - 1, end)
    index = end - 1
    for _ in range(_MAX_WORDS):
        word = lower[index]
        if word in known.determiners:
            joined = _attached(words, index, floor, known)
            if joined is None:
                return (index, last)
            index = joined
            continue
        if _ends_phrase(word, known):
            if (
                word in _INSIDE
                and index > floor
                and is_plain(words, index, known)
                and _nominal(lower[index - 1], known)
            ):
                index -= 1
                continue
            if word in ("who", "whom", "whose") and index > floor:
                head = phrase_before(words, index, floor, known)
                return (head[0], last) if head else None
            index += 1
            return (index, last) if index < last else None
        if index == floor or not is_plain(words, index, known):
            return (index, last)
        index -= 1
    return (index, last)


def _attached(words: Words, index: int, floor: int, known: Grammar) -> int | None:
    """Return the noun that "… of/for the …" hangs on, left of the determiner at `index`."""
    if index - 2 < floor or not (is_plain(words, index, known) and is_plain(words, index - 1, known)):
        return None
    if words.lower[index - 1] not in _INSIDE or not _nominal(words.lower[index - 2], known):
        return None
    return index - 2


def _nominal(word: str, known: Grammar) -> bool:
    return not (_ends_phrase(word, known) or word in known.pronouns_personal or word in known.adverbs_in_verb_phrase)


def _ends_phrase(word: str, known: Grammar) -> bool:
    return (
        word in known.clause_openers
        or word in known.auxiliaries
        or word in known.copulas
        or word in known.prepositions
        or ((word in known.cue_verbs or word in known.attitude_verbs) and word not in known.cue_nouns_also)
    )


def _opening_bracket(words: Words, end: int, floor: int) -> int:
    """Return the index of the first word after the "(" that the ")" behind word `end` - 1 closes."""
    for index in range(end - 1, max(floor, end - 12) - 1, -1):
        if "(" in words.gaps[index]:
            return index
    return -1


def apposition_before(words: Words, end: int, floor: int, known: Grammar) -> tuple[int, int] | None:
    """Return "Ann Lee, 49, the mayor of Ely," where a comma or dash stands before word `end`: name and explanation."""
    mark = "—" if "—" in words.gaps[end] else "–" if "–" in words.gaps[end] else ","
    for index in range(end - 1, max(floor, end - _MAX_APPOSITION), -1):
        gap = words.gaps[index]
        if mark not in gap:
            if any(stop in gap for stop in '“”";:'):
                return None
            continue
        phrase = phrase_before(words, index, floor, known)
        if phrase is None:
            return None
        opener = words.words[phrase[0]]
        if opener.isdecimal():
            continue  # the age: "Ann Lee, 49, the mayor"
        if opener[0].isupper() or opener.lower() in known.determiners or mark != ",":
            return (phrase[0], end)
    return None


def phrase_after(words: Words, start: int, ceiling: int, known: Grammar) -> tuple[int, int] | None:
    """Return the noun phrase that begins with word `start`, its apposition included, not reaching `ceiling`."""
    if start >= ceiling:
        return None
    lower = words.lower
    if lower[start] in known.pronouns_personal:
        return (start, start + 1)
    if _ends_phrase(lower[start], known):
        return None
    index = start + 1
    while index < ceiling and index - start < _MAX_WORDS:
        word, plain = lower[index], is_plain(words, index, known)
        if not plain:
            if "," in words.gaps[index] and _opens_apposition(words, index, known):
                index += 1
                continue
            if words.gaps[index].strip() in ("(", ")", "”", "“", '"'):
                index += 1
                continue
            break
        if _ends_phrase(word, known) and word not in _INSIDE and word not in ("who", "and"):
            break
        if word in ("on", "in", "at") and index + 1 < ceiling and _is_time(lower[index + 1]):
            break
        if _is_time(word):
            break
        index += 1
    while index > start + 1 and _ends_phrase(lower[index - 1], known):
        index -= 1
    return (start, index)


def _opens_apposition(words: Words, index: int, known: Grammar) -> bool:
    word = words.lower[index]
    return (
        word in known.determiners
        or word in ("who", "whose", "of", "formerly")
        or word in known.role_nouns
        or words.words[index].isdigit()
    )


_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "during",
        "after",
        "before",
        "when",
        "while",
        "as",
    ]
)


def _is_time(word: str) -> bool:
    return word in _TIMES
