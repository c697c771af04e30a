"""The kinds of markup that verifact reads, and the suffixes of their files."""

from enum import StrEnum
from pathlib import PurePath

__all__ = ["SUFFIXES", "Format", "format_of"]


class Format(StrEnum):
    """The markup a file is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


SUFFIXES: dict[str, Format] = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
}


def format_of(path: PurePath | str) -> Format:
    """Return the format that the suffix of `path` stands for; plain text where it stands for none."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), Format.TEXT)
