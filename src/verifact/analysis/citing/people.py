"""Names of people as references write them: "Lee, Ann", "Smith, J. K.", "Lau MK", "Ann Lee and Tom Kim", "et al."."""

import re

__all__ = ["all_people", "leading_people"]

_PREFIX = r"(?:(?:[vV]an|[vV]on|[dD]e|[dD]er|[dD]en|[dD]el|[dD]ella|[dD]i|[dD]a|[dD]os|[dD]u|[lL]a|[lL]e|[tT]en|[tT]er|[bB]in|[eE]l|[aA]l)\s){0,3}"
_PART = r"[^\W\d_a-z][\w’'‐-]*\w"
_SURNAME = rf"{_PREFIX}{_PART}(?:\s{_PART})?"
_INITIALS = r"[^\W\d_a-z]\.(?:[\s‐-]?[^\W\d_a-z]\.){0,4}"
_GIVEN = rf"{_PART}(?:[ -]{_PART})?(?:\s{_INITIALS})?"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
# "García Márquez, Gabriel" is one person, "Ann Lee, Tom Kim" are two.
_INVERTED = re.compile(
    rf"(?:{_PREFIX}{_PART},\s?(?:{_INITIALS}|{_GIVEN})|{_PREFIX}{_PART}\s{_PART},\s?(?:{_INITIALS}|{_PART}\b(?!\s{_PART}))){_SUFFIX}"
)
_VANCOUVER = re.compile(rf"{_SURNAME}\s[A-Z]{{1,3}}(?!\w|\.\S)")
_DIRECT = re.compile(rf"(?:{_INITIALS}|{_PART})(?:\s(?:{_INITIALS}|{_PREFIX}{_PART})){{1,3}}{_SUFFIX}")
_AND = re.compile(r",?\s*(?:&|\band\b|\bwith\b)\s*")
_COMMA = re.compile(r"\s*[,;]\s*")
_OTHERS = re.compile(r"[,;]?\s*(?:and others|et\sal)\b\.?")
_OPENING = re.compile(r"(?:by|see(?: also)?|cf\.|compare|e\.g\.,?)\s+", re.IGNORECASE)
_ROLE = re.compile(r"\s*,?\s*\(?\b(?:eds?|editors?|trans|dir|director|comps?)\b\.?\)?\.?\s*\Z", re.IGNORECASE)
_EDITORS = re.compile(r"\s*,?\s*\(?(?:eds?|editors?)\b\.?\)?", re.IGNORECASE)
# What no person is called by: a name that opens so is an organisation's.
_THINGS = frozenset(
    {"The", "US", "U.S", "UK", "United", "National", "International", "World", "European", "American", "British", "New"}
)
_MOST = 60


def all_people(text: str) -> tuple[str, ...]:
    """Return the people that `text` names if it names nothing else, each as written; else none."""
    opening = _OPENING.match(text)
    text = _ROLE.sub("", text[opening.end() if opening else 0 :].strip(" ,.:;–—") + ".").rstrip(". ")
    names, end = _run(f"{text}.", direct=True)
    return names if names and not text[end:].strip(" .") else ()


def leading_people(text: str) -> tuple[tuple[str, ...], int]:
    """Return the people that a reference opens with, surname first, and where what follows their full stop begins."""
    names, end = _run(text, direct=False)
    if not names:
        return (), 0
    role = _EDITORS.match(text, end)
    end = role.end() if role else end
    if text[end - 1 : end] != ".":
        if text[end : end + 1] != ".":
            return (), 0
        end += 1
    rest = text[end:]
    return (names, end + len(rest) - len(rest.lstrip())) if rest[:1].isspace() else ((), 0)


def _run(text: str, *, direct: bool) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    at = 0
    while len(found) < _MOST:
        match = _VANCOUVER.match(text, at) or _INVERTED.match(text, at) or (_DIRECT.match(text, at) if direct else None)
        if match is None or match[0].split()[0].rstrip(",.") in _THINGS:
            break
        found.append(match[0])
        at = match.end()
        others = _OTHERS.match(text, at)
        if others:
            return tuple(found), others.end()
        between = _AND.match(text, at)
        if between is None:
            between = _COMMA.match(text, at)
            direct = direct and between is not None
        else:
            direct = True  # MLA: only the first name is turned around
        following = between.end() if between else at
        if between is None or not text[following : following + 1].isalpha():
            break
        probe = _VANCOUVER.match(text, following) or _INVERTED.match(text, following)
        if probe is None and not (direct and _DIRECT.match(text, following)):
            break
        at = following
    return tuple(found), at
