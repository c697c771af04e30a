"""Read and understand one text."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import evolve

from verifact.analysis import analyse
from verifact.document import Document, Format
from verifact.errors import UsageError
from verifact.model import Article
from verifact.readers import decoding
from verifact.readers.registry import format_of, read_text
from verifact.suggest import did_you_mean

Day = date | str | None


def parse(
    text: str,
    format: Format | str = "text",  # noqa: A002
    *,
    path: str | Path | None = None,
    published: Day = None,
    title: str | None = None,
) -> Article:
    """Return the article that `text` is.

    `format` is "text", "markdown" or "html". `path` only names the text in reports. `published` (a date, or a
    string as in "2024-10-27") and `title` come before what the text says of itself. Raises UsageError for an
    unknown format, ValueError for a string that is no date.
    """
    document = read_text(text, as_format(format), None if path is None else str(path))
    return understand(document, published, title)


def read(
    path: str | Path,
    *,
    format: Format | str | None = None,  # noqa: A002
    published: Day = None,
    title: str | None = None,
) -> Article:
    """Return the article in a file.

    Its suffix tells the format (.md, .markdown, .mdx, .html, .htm, .xhtml; any other is plain text) unless
    `format` does. Raises UnreadableError where its text cannot be had; else as `parse`.
    """
    text, encoding = decoding.read_file(path)
    kind = format_of(path) if format is None else as_format(format)
    return understand(read_text(text, kind, str(path), encoding), published, title)


def decode(data: bytes, path: str, format: Format | None = None) -> Article:  # noqa: A002
    """Return the article that the bytes of a file are; `path` is its name. Raises UnreadableError."""
    text, encoding = decoding.decode(data, path)
    return understand(read_text(text, format or format_of(path), path, encoding))


def understand(document: Document, published: Day = None, title: str | None = None) -> Article:
    """Return the article that a document is, its metadata put right by what the caller knows."""
    changes: dict[str, Any] = {"published": as_date(published), "title": title}
    known = {name: value for name, value in changes.items() if value is not None}
    if known:
        document = evolve(document, metadata=evolve(document.metadata, **known))
    return analyse(document)


def as_format(name: Format | str) -> Format:
    """Return the format of that name. Raises UsageError for an unknown one."""
    try:
        return Format(name)
    except ValueError:
        names = [each.value for each in Format]
        advice = did_you_mean(name, names) or f": it can be {', '.join(names)}"
        raise UsageError(f"unknown format {name!r}{advice}") from None


def as_date(value: Day) -> date | None:
    """Return the day that a date, a time or an ISO string names. Raises ValueError for any other string."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return datetime.fromisoformat(value).date()
    return value
