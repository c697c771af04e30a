"""The kinds of markup that verifact reads."""

from enum import StrEnum

__all__ = ["Format"]


class Format(StrEnum):
    """The markup a file is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
