"""Identifiers of published works: where a text writes them, and which of them cannot be one.

Sources: DOI Handbook 2.2 (with the prefixes that are assigned: 10. and four to nine digits); ISO 2108 (ISBN), ISO 3297
(ISSN) with their check digits; arXiv's "Understanding the arXiv identifier"; PubMed (PMIDs are numbers of up to eight digits).
"""

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from verifact.spans import Span

__all__ = ["Flaw", "flaws_in", "is_isbn", "is_issn", "may_name"]

_START = re.compile(r"\b(?:[Dd][Oo][Ii]|[Ii][Ss][BbSs][Nn]|[Aa][Rr][Xx][Ii][Vv]|[Pp][Mm][Ii][Dd])\b")
_DOI = re.compile(r"(?:\.org/|:?[ \t\u00a0]{0,3})(\d[^\s<>\"“”]*)")
_ISBN = re.compile(r"(?:-1[03])?(?:\s?\([^()\n]{1,20}\))?[:\s]{0,3}(\d[\dXx \u00a0‐–-]{6,24})")
_ISSN = re.compile(r"(?:-L)?(?:\s?\([^()\n]{1,20}\))?[:\s]{0,3}(\d[\dXx‐–-]{5,12})(?!\w)")
_ARXIV = re.compile(r"(?:\.org/(?:abs|pdf)/|:[ \t]{0,3})(\d[\w./]*)")
_PMID = re.compile(r":?[ \t\u00a0]{0,3}(\d+)(?![\w.-])")

_VALID_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]+", re.IGNORECASE)
_VALID_ARXIV = re.compile(r"(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}")
_ARXIV_TAIL = re.compile(r"(?:v\d{1,3})?(?:\.pdf)?\Z")
_NOT_DIGIT = re.compile(r"[^\dXx]")
_GAP = re.compile(r"[ \u00a0]+")
_CLOSING = ".,;:)]}'’"


@frozen
class Flaw:
    """An identifier at `span` that cannot be one, and why."""

    span: Span
    scheme: str
    value: str
    reason: str


def is_isbn(value: str) -> bool:
    """Tell whether the digits of `value` (anything else in it is passed over) are an ISBN-10 or ISBN-13."""
    digits = _NOT_DIGIT.sub("", value).upper()
    if len(digits) == 13:
        total = sum(int(digit) * (1 if index % 2 == 0 else 3) for index, digit in enumerate(digits) if digit != "X")
        return digits.isdecimal() and digits[:3] in ("978", "979") and total % 10 == 0
    return len(digits) == 10 and _is_mod_11(digits)


def is_issn(value: str) -> bool:
    """Tell whether the digits of `value` are an ISSN."""
    digits = _NOT_DIGIT.sub("", value).upper()
    return len(digits) == 8 and _is_mod_11(digits)


def may_name(text: str) -> bool:
    """Tell whether `text` might name a scheme of identifiers; to ask is cheaper by far than to look for flaws."""
    lower = text.lower()
    return any(scheme in lower for scheme in _SCHEMES)


def flaws_in(text: str, span: Span) -> Iterator[Flaw]:
    """Yield the identifiers within `span` of `text` that cannot be valid, in order."""
    for name in _START.finditer(text, span.start, span.end):
        scheme = name[0].lower()
        pattern, judge = _SCHEMES[scheme]
        match = pattern.match(text, name.end(), span.end)
        if match is None:
            continue
        value = match[1].rstrip(_CLOSING if scheme != "isbn" else "  ‐–-")
        reason = judge(value)
        if reason:
            yield Flaw(Span(match.start(1), match.start(1) + len(value)), scheme, value, reason)


def _is_mod_11(digits: str) -> bool:
    """Tell whether the weighted sum (last digit once, the one before twice, …) is a multiple of 11; the last may be X: 10."""
    if "X" in digits[:-1]:
        return False
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in enumerate(reversed(values), 1)) % 11 == 0


def _doi(value: str) -> str:
    if _VALID_DOI.fullmatch(value) or ("." not in value and "/" not in value):
        return ""
    return "a DOI is “10.” with four to nine digits, a slash, and a suffix"


def _isbn(value: str) -> str:
    tokens = _GAP.split(value)
    lengths = set()
    for end in range(1, len(tokens) + 1):  # a year may follow the number after a blank
        part = "".join(tokens[:end])
        if is_isbn(part):
            return ""
        lengths.add(len(_NOT_DIGIT.sub("", part)))
    if lengths & {10, 13}:
        return "its check digit does not fit"
    digits = len(_NOT_DIGIT.sub("", value))
    if digits == 9 and is_isbn(f"0{_NOT_DIGIT.sub('', value)}"):  # a Standard Book Number, before 1970
        return ""
    return f"an ISBN has 10 or 13 digits, this has {digits}" if 8 <= digits <= 15 and len(tokens) == 1 else ""


def _issn(value: str) -> str:
    digits = len(_NOT_DIGIT.sub("", value))
    if digits != 8:
        return f"an ISSN has 8 digits, this has {digits}"
    return "" if is_issn(value) else "its check digit does not fit"


def _arxiv(value: str) -> str:
    if "." not in value or _ARXIV_TAIL.match(value, _length_of_arxiv(value)):
        return ""
    return "an arXiv identifier is year and month, a dot, and four digits (five since 2015)"


def _length_of_arxiv(value: str) -> int:
    match = _VALID_ARXIV.match(value)
    return match.end() if match else 0


def _pmid(value: str) -> str:
    return "" if len(value) <= 8 and not value.startswith("0") else "a PMID is a number of at most eight digits"


_SCHEMES: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "doi": (_DOI, _doi),
    "isbn": (_ISBN, _isbn),
    "issn": (_ISSN, _issn),
    "arxiv": (_ARXIV, _arxiv),
    "pmid": (_PMID, _pmid),
}
