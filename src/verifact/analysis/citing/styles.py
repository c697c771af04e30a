"""The styles in which references are written: who, what, and where, told apart by punctuation and order."""

import re

from attrs import frozen

from verifact.analysis.citing.patterns import AUTHOR_DATE, DATE, GAP, QUOTED, URL
from verifact.analysis.citing.people import all_people, leading_people
from verifact.language import lexicon

__all__ = ["Parts", "fields_by_gap", "read_parts"]

_SEPARATOR = re.compile(r"(?<!\s)\s+[–—|-]\s+")
_EDGE = " .,;:–—|-("
_TITLE_IN_PROSE = re.compile(r"[A-Z]")
_SENTENCE_END = re.compile(r"(?<=[\w”\"?!)])[.?!]\s+(?=[A-Z])")
_PART_END = re.compile(r"[,.;(]\s|[,.;(]$")
_PLACE = re.compile(r"[A-Z][\w .’'-]{1,30}: (?=[A-Z])")  # "Ely: Ely Press"
_VOLUME = re.compile(r"\s+(?:vol(?:ume|\.)?\s*)?\d{1,4}(?:\s?\(|:|,?\s(?:no|nr)\b).*\Z", re.IGNORECASE | re.DOTALL)
_EDITORS = re.compile(r"[^()\n]{3,120}\((?:eds?|hrsg)\.?\),?\s+", re.IGNORECASE)
_BOOK_END = re.compile(r"\s\(|\.\s|,\s")
_HEAD_YEAR = re.compile(r"[.,]?\s*\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?\s*\Z")
_HOUSE = re.compile(r"\b(?:Press|Books|Publish(?:ing|ers)|Verlag|House|Éditions|Sons)\Z")
_NO_TITLE = re.compile(r"(?:arXiv|doi|https?|ISBN)\b|\(?\d{4}\)?\Z", re.IGNORECASE)
_IN = re.compile(r"in:?\s+(?=[A-Z“\"])", re.IGNORECASE)
_BOOK_NOTE = re.compile(
    r"([^,()\n]{3,80}(?:, [^,()\n]{3,60}){0,3}?), ([A-Z][^()\n]{2,200}?) \((?:[^():\n]{2,40}: )?([A-Z][^(),:\n]{1,60}), (?:1[5-9]|20)\d\d\)"
)
_AFTER_DATE = re.compile(r"[\s,):.–—-]*")
_MOST_NAME = 9  # words of an outlet's or a publisher's name


@frozen
class Parts:
    """What a reference was taken apart into; `at` is the offset of the title. Confidences are 0 to 1."""

    title: str | None = None
    at: int = 0
    publisher: str | None = None
    container: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    sure: float = 0.5
    sure_publisher: float = 0.5
    sure_authors: float = 0.8


def read_parts(body: str, cut: list[int], date: re.Match[str] | None) -> Parts:
    """Return the parts of a reference without its number.

    `cut` are offsets where an address, the day of access or a date begins; `date` is the date in it.
    """
    for style in (_by_gap, _author_date, _quoted, _book_note, _surname_first, _dashed, _outlet_first):
        parts = style(body, cut, date)
        if parts is not None:
            return parts
    return _sentences(body, cut)


def fields_by_gap(body: str) -> tuple[str, int, str] | None:
    """Return (title, its offset, publisher) of "title, two spaces, outlet"."""
    gaps = [m for m in GAP.finditer(body) if m.start() > 0]
    if not gaps:
        return None
    title = body[: gaps[0].start()]
    publisher = body[gaps[0].end() : gaps[1].start() if len(gaps) > 1 else len(body)].strip()
    if not _TITLE_IN_PROSE.search(title) or not 0 < len(publisher.split()) <= _MOST_NAME or URL.match(publisher):
        return None
    return title, 0, publisher


def _by_gap(body: str, _cut: list[int], _date: re.Match[str] | None) -> Parts | None:
    found = fields_by_gap(body)
    if found is None:
        return None
    title, at, publisher = found
    return Parts(title, at, publisher, publisher, sure=0.9, sure_publisher=0.9)


def _author_date(body: str, _cut: list[int], _date: re.Match[str] | None) -> Parts | None:
    """APA 7 ("Lee, A. (2024). Title. Outlet.") and what Wikipedia renders ("Lee, Ann (4 May 2024). "Title". Outlet.")."""
    dated = AUTHOR_DATE.match(body)
    if dated is None:
        return None
    head = dated[1].strip(" ,.")
    authors = all_people(head) or ((head,) if head else ())
    is_group = authors == (head,) and "," not in head
    published = None if dated[2] == "n.d." else dated[2]
    quoted = QUOTED.match(body, dated.end())
    if quoted:
        title, at, rest = quoted[1].rstrip(",."), quoted.start(1), body[quoted.end() :].strip(" .,;:–—-")
    else:
        title, _, rest = body[dated.end() :].partition(". ")
        title, at = title.rstrip("."), dated.end()
        if URL.match(title):
            title, rest = "", ""
    url = URL.search(rest)
    publisher, container = _outlet(rest[: url.start()] if url else rest)
    if publisher is None and is_group:
        publisher = head  # APA 7, 10.16: an author that is the publisher too is named once
    return Parts(title or None, at, publisher, container, authors, published, 0.9, 0.8, 0.6 if is_group else 0.9)


def _quoted(body: str, cut: list[int], _date: re.Match[str] | None) -> Parts | None:
    """MLA, Chicago, newspapers: authors, “title,” outlet; or outlet, “title”."""
    quoted = QUOTED.search(body)
    if quoted is None or any(at < quoted.start() and URL.match(body, at) for at in cut):
        return None
    end = min((at for at in cut if at >= quoted.end()), default=len(body))
    rest = body[quoted.end() : end].strip(" .,;:–—-(")
    head = body[: quoted.start()]
    start = min((at for at in cut if at < quoted.start()), default=quoted.start())
    head = _HEAD_YEAR.sub("", head[:start]).strip(_EDGE)
    authors = all_people(head) if head else ()
    publisher, container = _outlet(rest)
    sure_authors = 0.85
    is_person = bool(authors) and "," in authors[0]  # no outlet turns its name around
    if publisher is None and head and not is_person and len(head.split()) <= _MOST_NAME:
        publisher, container, authors = head, head, ()
    elif head and not authors and len(head.split()) <= _MOST_NAME:
        authors, sure_authors = (head,), 0.5
    return Parts(quoted[1].rstrip(",."), quoted.start(1), publisher, container, authors, None, 0.95, 0.8, sure_authors)


def _book_note(body: str, _cut: list[int], _date: re.Match[str] | None) -> Parts | None:
    """Chicago notes: "Ann Lee, The Mill (Ely: Ely Press, 2001), 45."."""
    match = _BOOK_NOTE.match(body)
    authors = all_people(match[1]) if match else ()
    if match is None or not authors:
        return None
    return Parts(match[2], match.start(2), match[3].strip(), None, authors, None, 0.85, 0.85, 0.85)


def _surname_first(body: str, cut: list[int], _date: re.Match[str] | None) -> Parts | None:
    """MLA and Vancouver: "Lee, Ann. The Mill. Ely Press, 2001.", "Lau MK, Lee A. Title. J Mills. 2022;9:60."."""
    authors, start = leading_people(body)
    end = min((at for at in cut if at >= start), default=len(body))
    if not authors or QUOTED.search(body):
        return None
    sentences = _SENTENCE_END.split(body[start:end].strip(), maxsplit=3)
    while len(sentences) > 1 and _NO_TITLE.match(sentences[0]):
        del sentences[0]
    title = sentences[0].strip(" .,;(")
    if not title:
        return None
    publisher, container = _outlet(sentences[1].strip(" .,;(")) if len(sentences) > 1 else (None, None)
    at = body.index(title, start)
    return Parts(title, at, publisher, container, authors, None, 0.75, 0.6, 0.85)


def _dashed(body: str, cut: list[int], _date: re.Match[str] | None) -> Parts | None:
    head = body[: min(cut)] if cut else body
    parts = _SEPARATOR.split(head, maxsplit=1)
    if len(parts) != 2:
        return None
    title, rest = parts[0].strip(" .,"), parts[1].strip(_EDGE)
    if _is_outlet(title) and not _is_outlet(rest) and len(rest.split()) > len(title.split()):
        return Parts(rest, head.rindex(rest), title, title, (), None, 0.7, 0.7)
    publisher, container = _outlet(rest)
    return Parts(title or None, head.index(title) if title else 0, publisher, container, (), None, 0.75, 0.7)


def _outlet_first(body: str, cut: list[int], date: re.Match[str] | None) -> Parts | None:
    """Agencies and newspapers among themselves: "Reuters, 4 May 2024, Council votes to close the mill"."""
    if date is None:
        return None
    outlet = body[: date.start()].strip(" ,.:;(")
    after = _AFTER_DATE.match(body, date.end())
    start = after.end() if after else date.end()
    end = min((at for at in cut if at >= start), default=len(body))
    title = body[start:end].strip(" .,;:(–—-")
    words = len(title.split())
    if (
        not outlet[:1].isupper()
        or "." in outlet
        or len(outlet.split()) > 5
        or words < 3
        or words <= len(outlet.split())
    ):
        return None
    if not title[0].isupper() or URL.search(title):
        return None
    return Parts(title, body.index(title, start), outlet, outlet, (), None, 0.7, 0.7)


def _sentences(body: str, cut: list[int]) -> Parts:
    head = body[: min(cut)] if cut else body
    sentences = _SENTENCE_END.split(head.strip(), maxsplit=2)
    title = sentences[0].strip(" .,;(")
    if len(title.split()) < 2:
        return Parts()
    publisher, container = _outlet(sentences[1].strip(" .,;(")) if len(sentences) > 1 else (None, None)
    return Parts(title, body.index(title), publisher, container, (), None, 0.6, 0.5)


def _is_outlet(name: str) -> bool:
    """Tell whether a name has a word that newspapers, broadcasters or journals call themselves by."""
    terms = lexicon("en").terms
    words = {word.casefold() for word in name.split()}
    return len(words) <= _MOST_NAME and bool(words & (terms["newspaper_words"] | terms["journal_words"]))


def _outlet(rest: str) -> tuple[str | None, str | None]:
    """Return who brought it out, and the work it stands in, that open `rest`: the same for an outlet."""
    inside = _IN.match(rest)
    editors = _EDITORS.match(rest, inside.end()) if inside else None
    if editors:
        return _chapter(rest[editors.end() :])
    rest = rest[inside.end() :] if inside else rest
    place = _PLACE.match(rest)
    name = _PART_END.split(_VOLUME.sub("", rest[place.end() if place else 0 :]), maxsplit=1)[0].strip(_EDGE)
    if not name or not name[0].isupper() or len(name.split()) > _MOST_NAME or DATE.match(name):
        return None, None
    return name, None if place or (_HOUSE.search(name) and not _is_agency(name)) else name


def _chapter(rest: str) -> tuple[str | None, str | None]:
    """Return publisher and book of "The book of mills (pp. 3-9). Ely Press."."""
    book = _BOOK_END.split(rest, maxsplit=1)[0].strip(_EDGE)
    _, _, after = rest.partition("). ") if " (" in rest else rest.partition(". ")
    publisher, _ = _outlet(after) if after else (None, None)
    return publisher or book or None, book or None


def _is_agency(name: str) -> bool:
    """Tell whether a name that ends like a publisher's is one of a newspaper or an agency all the same."""
    return name.casefold().removeprefix("the ") in _AGENCIES


_AGENCIES = frozenset(
    {"associated press", "united press", "canadian press", "free press", "detroit free press", "press"}
)
