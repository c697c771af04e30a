"""A record: what an input says of one article, under our names, whatever the input's own names and types are."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from verifact.corpus.schema import INPUT_FIELDS
from verifact.errors import UnreadableError, UsageError
from verifact.readers import decoding
from verifact.suggest import did_you_mean

__all__ = ["BrokenInputError", "Reading", "Record", "field_columns", "matched_columns", "parse_columns", "to_record"]

_MB = 1_000_000
# What others call the fields, the likeliest first; case, hyphens and underscores count for nothing.
_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "docid", "articleid", "uid", "uuid", "guid"),
        "url": ("url", "link", "uri", "sourceurl", "articleurl", "permalink", "canonicalurl"),
        "text": (
            "text",
            "content",
            "body",
            "maintext",
            "article",
            "articletext",
            "articlebody",
            "fulltext",
            "plaintext",
        ),
        "html": ("html", "rawhtml", "contenthtml", "bodyhtml"),
        "format": ("format", "markup"),
        "title": ("title", "headline"),
        "published": (
            "published",
            "date",
            "datepublished",
            "publishedat",
            "publishdate",
            "pubdate",
            "publicationdate",
            "publisheddate",
            "datepublish",
        ),
        "publisher": (
            "publisher",
            "source",
            "outlet",
            "sitename",
            "sourcedomain",
            "newspaper",
            "publication",
            "domain",
        ),
        "lang": ("lang", "language", "inlanguage"),
    }
)
_TEXTS = ("text", "html")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LETTERS = re.compile(r"[\W_]+")
# Seconds and milliseconds since 1970 for the years from 1973 to 2096.
_SECONDS, _MILLISECONDS = range(10**8, 4 * 10**9), range(10**11, 4 * 10**12)


class BrokenInputError(UnreadableError):
    """An input that cannot be read on from some place; what came before it counts."""


@frozen
class Reading:
    """How inputs are read.

    `columns` names the input's own column for some of our fields ("" for none). `kind` is the kind of every input, None for what
    its suffix tells. `largest` is the number of bytes from which on an article's text is not read any more. With
    `main_text` only the main text of articles in HTML is read.
    """

    columns: Mapping[str, str] = field(factory=dict)
    kind: str | None = None
    largest: int = 16 * _MB
    main_text: bool = False

    def over(self, times: int = 1) -> str:
        """Return what is said of something larger than `times` the largest article."""
        return f"over {self.largest * times / _MB:,g} MB (--max-article-size)"


@frozen
class Record:
    """What an input says of one article. `number` counts from 1 within the input; `problem` says why there is no text."""

    number: int
    values: Mapping[str, str | None] = field(factory=dict)
    problem: str | None = None


def parse_columns(pairs: Iterable[str]) -> Mapping[str, str]:
    """Read "id=doc_id" and the like. Raises UsageError for an unknown field and for what has no equals sign."""
    columns = {}
    for pair in pairs:
        name, equals, column = (part.strip() for part in pair.partition("="))
        if name not in INPUT_FIELDS or not equals:
            advice = did_you_mean(name, INPUT_FIELDS) or f": the fields are {', '.join(INPUT_FIELDS)}"
            what = f"unknown field {name!r}{advice}" if equals else f"{pair!r} is not FIELD=COLUMN, as in text=content"
            raise UsageError(f"columns: {what}")
        columns[name] = column
    return columns


def field_columns(names: Iterable[str], given: Mapping[str, str], where: str) -> Mapping[str, str]:
    """Return the input's column for each field it has one for, by what was given and by usual names.

    Raises BrokenInputError where a given column is missing, or none holds a text.
    """
    own = [*names]
    there = f"it has {', '.join(own) or 'no columns'}"
    for each, column in given.items():
        if column and column not in own:
            raise BrokenInputError(f"{where}: no column {column!r} for {each}{did_you_mean(column, own)}; {there}")
    found = matched_columns(own, given)
    if not any(each in found for each in _TEXTS):
        raise BrokenInputError(f"{where}: no column holds the text; {there}. Name it, as in --columns text=content")
    return found


def matched_columns(names: Iterable[str], given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the column of each field that has one among `names`; a field with a given column has no other."""
    own = [*names]
    by_letters: dict[str, str] = {}
    for name in own:
        by_letters.setdefault(_letters(name), name)
    found = {each: column for each, column in given.items() if column in own and column}
    taken = set(found.values())
    for each, aliases in _ALIASES.items():
        column = next((by_letters[alias] for alias in aliases if alias in by_letters), None)
        if each not in given and column is not None and column not in taken:
            found[each] = column
    return found


def to_record(number: int, values: Mapping[str, Any], columns: Mapping[str, str], reading: Reading) -> Record:
    """Return the record of one row of an input."""
    found: dict[str, str | None] = {}
    problem: str | None = None
    for each, column in columns.items():
        try:
            found[each] = _string(each, values.get(column))
        except (UnreadableError, ValueError, OverflowError, RecursionError) as error:
            if each == "published":
                found[each] = str(values.get(column))  # whoever reads it says that it is no date
            if each in _TEXTS:
                problem = str(error) if isinstance(error, UnreadableError) else f"{each}: {error}"
    return limited(Record(number, found, problem), reading)


def limited(record: Record, reading: Reading) -> Record:
    """Return the record, without its text where that is too long, and with the format that was asked for."""
    values = dict(record.values)
    for each in _TEXTS:
        text = values.get(each)
        if text is not None and len(text) > reading.largest:
            return Record(record.number, {**values, each: None}, f"{each} is {reading.over()}")
    if reading.main_text and (not (values.get("text") or "").strip() or values.get("format") == "html"):
        values["format"] = "page"
    return Record(record.number, values, record.problem)


def _string(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, ValueError | OverflowError):  # of a reader that could not make a value of it
        raise value
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, bytes):
        return decoding.decode(value, name)[0]
    if name in _TEXTS:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):  # paragraphs
            return _string(name, "\n\n".join(value))
        raise ValueError(f"expected a string, got {type(value).__name__}")
    if name == "published" and isinstance(value, date | int | float) and not isinstance(value, bool):
        return _day(value)
    if isinstance(value, dict):  # as schema.org has publishers
        return _string(name, value.get("name"))
    return str(value)


def _whole(text: str) -> str:
    """Return a text without halves of surrogate pairs, which JSON can spell and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _day(value: date | float) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if int(value) in _MILLISECONDS:
        value /= 1000
    return datetime.fromtimestamp(value, UTC).date().isoformat() if int(value) in _SECONDS else str(value)


def _letters(name: str) -> str:
    return _LETTERS.sub("", name).casefold()
