"""Read and understand one text."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import evolve

from verifact.analysis import analyse
from verifact.document import Document, Format
from verifact.engine.arguments import AnyPath, Day, as_date, as_format, as_path, as_paths, as_text
from verifact.model import Article
from verifact.readers.registry import format_of, read_text


def parse(
    text: str,
    format: Format | str = "text",  # noqa: A002
    *,
    path: AnyPath | None = None,
    published: Day = None,
    title: str | None = None,
    bibliography: AnyPath | Iterable[AnyPath] = (),
) -> Article:
    """Return the article that `text` is.

    `format` is "text", "markdown" or "html". `path` only names the text in reports. `published` (a date, or a
    string as in "2024-10-27") and `title` come before what the text says of itself. `bibliography` are files of
    CSL-JSON or BibTeX that hold its list of sources; where the text has Pandoc's keys ([@lee2020]), what they name.

    Raises UsageError for an unknown format and for a string that is no date, TypeError for what has another type,
    UnreadableError for a bibliography that cannot be read, MissingExtraError for BibTeX without the extra "bibtex".
    """
    name = None if path is None else str(as_path("path", path))
    document = read_text(as_text("text", text), as_format(format), name)
    return understand(document, published, title, as_paths("bibliography", bibliography))


def read(
    path: AnyPath,
    *,
    format: Format | str | None = None,  # noqa: A002
    published: Day = None,
    title: str | None = None,
    bibliography: AnyPath | Iterable[AnyPath] = (),
) -> Article:
    """Return the article in a file.

    Its suffix tells the format (.md, .markdown, .mdx, .html, .htm, .xhtml; any other is plain text) unless
    `format` does. Raises UnreadableError where its text cannot be had; else as `parse`.
    """
    path = as_path("path", path)
    kind = format_of(path) if format is None else as_format(format)
    from verifact.readers.decoding import read_file

    text, encoding = read_file(path)
    document = read_text(text, kind, str(path), encoding)
    return understand(document, published, title, as_paths("bibliography", bibliography))


def decode(
    data: bytes,
    path: str,
    format: Format | None = None,  # noqa: A002
    bibliography: Iterable[Path] = (),
) -> Article:
    """Return the article that the bytes of a file are; `path` is its name. Raises UnreadableError."""
    from verifact.readers import decoding

    text, encoding = decoding.decode(data, path)
    return understand(read_text(text, format or format_of(path), path, encoding), bibliography=bibliography)


def understand(
    document: Document, published: Day = None, title: str | None = None, bibliography: Iterable[Path] = ()
) -> Article:
    """Return the article that a document is, its metadata put right by what the caller knows."""
    changes: dict[str, Any] = {"published": as_date("published", published)}
    changes["title"] = None if title is None else as_text("title", title)
    known = {name: value for name, value in changes.items() if value is not None}
    if known:
        document = evolve(document, metadata=evolve(document.metadata, **known))
    article = analyse(document)
    if bibliography or document.metadata.bibliography:
        from verifact.analysis.citations import given_entries
        from verifact.engine.bibliographies import entries_for

        article.keep(given_entries, entries_for(document, bibliography))
    return article
