"""What the first lines of an article say about it: the byline, the line with its date, the dateline.

Only lines that say nothing else are read, and only dates with a day, a month and a year; running prose is never searched. A
dateline is the exception that newspapers make (AP Stylebook, "datelines"): place and date, then a dash, then the story.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from verifact.document import Metadata

__all__ = ["opening_metadata"]

_LINES = 5
_LONGEST = 160
_LONGEST_DAY = 80
_WIDEST_DATELINE = 100
_YEAR = re.compile(r"\b[12]\d{3}\b")
_DASH = re.compile(r"[—–]|--|- ")
_BEFORE_NAMES = ("By", "BY", "Written by", "Story by", "Reported by", "Author:")
_EDGE = 4000  # how far into the text the first lines are looked for
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sep(?:t(?:ember|\.)?|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d))(?!\d)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_CLOCK = r"(?:(?:,| at|T)? ?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{1,4}\)?)?)?"
_DAY_LINE = (
    r"(?P<label>(?:(?:First|Originally|Last) )?(?:Published|Posted|Updated|Modified|PUBLISHED|POSTED|UPDATED)(?: on|:)?:? )?"
    rf"{_WEEKDAY}{_DATE}{_CLOCK}\.?"
)
_LABELS_OF_CHANGE = ("updated", "modified")
_PLACE = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
_NO_PLACE = r"(?!(?:On|In|By|At|As|For|From|Since|Until|After|Before|Between|The|This|\w{2,7}day)\b)"
_DATELINE = rf"{_NO_PLACE}{_PLACE}(?:, {_PLACE}){{0,2}}, \(?{_DATE}\)?(?: \([^()]{{2,30}}\))? ?(?:[—–]|--|- )"
_PERSON = r"[A-Z][\w.'’-]{0,30}(?: (?:(?:de|da|di|van|von|der|den|al|bin|la|le) ){0,2}[A-Z][\w.'’-]{0,30}){1,3}"
_BYLINE = (
    rf"(?:By:?|BY:?|Written by|Story by|Reported by|Author:) (?P<names>{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,4}})"
    r"(?:, [\w ]{3,40})?"
)
_BETWEEN_NAMES = re.compile(r", and | and | & |, ")
_PARTS = re.compile(r" [|·•/—–] ")
_MARKUP = " \t*_~\\"
_ROLE = re.compile(r"\b(?:Staff|Writer|Reporter|Editor|Correspondent|News|Press|Bureau)\b", re.IGNORECASE)


def opening_metadata(body: str) -> Metadata:
    """Return the authors, the date of publication and that of the last change, as far as the first five lines state them.

    `body` is the raw text after any front matter. Headings, quotations, list items and code say nothing. A date of change
    alone counts as the date of publication too, for it bounds it.
    """
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    for line in _first_lines(body):
        for part in _PARTS.split(line):
            byline = _compiled(_BYLINE).fullmatch(part) if part.startswith(_BEFORE_NAMES) else None
            if byline and not authors:
                authors = tuple(name for name in _BETWEEN_NAMES.split(byline["names"]) if not _ROLE.search(name))
            day = _compiled(_DAY_LINE).fullmatch(part) if len(part) <= _LONGEST_DAY and _YEAR.search(part) else None
            if day is None:
                continue
            if day["label"] and any(label in day["label"].lower() for label in _LABELS_OF_CHANGE):
                modified = modified or _day(day)
            elif day["label"] or part == line or authors:
                published = published or _day(day)
        if published is None and _DASH.search(line, 0, _WIDEST_DATELINE) and _YEAR.search(line, 0, _WIDEST_DATELINE):
            dateline = _compiled(_DATELINE).match(line)
            published = _day(dateline) if dateline else None
    return Metadata(authors=authors, published=published or modified, modified=modified)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern compiled; most files have no line for which it is needed."""
    return re.compile(pattern)


def _first_lines(body: str) -> Iterator[str]:
    seen = 0
    for line in body[:_EDGE].splitlines():
        if not line.strip():
            continue
        seen += 1
        if seen > _LINES or line.startswith(("```", "~~~")):
            return
        if line.startswith((">", "#", "    ", "\t", "- ", "* ", "|")):
            continue
        text = " ".join(line.strip(_MARKUP).split())[:_LONGEST]
        if text[:1].isalnum():
            yield text.replace("*", "").replace("__", "")


def _day(match: re.Match[str]) -> date | None:
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
