"""Which reader reads what. Each is imported when it is first needed."""

from typing import TYPE_CHECKING

from verifact.formats import SUFFIXES, Format, format_of

if TYPE_CHECKING:
    from verifact.document import Document

__all__ = ["SUFFIXES", "format_of", "read_text"]


def read_text(
    text: str,
    format: Format,  # noqa: A002 - the name callers know
    path: str | None = None,
    encoding: str = "utf-8",
) -> "Document":
    """Return decoded `text` as a `Document`.

    `path` may give away a date (Jekyll's `2019-10-29-title.md`); nothing is read from it. Any string can be
    read: what is broken in the markup is read as the text it would show as.
    """
    if format is Format.MARKDOWN:
        from verifact.readers import markdown

        return markdown.read(text, path, encoding)
    if format is Format.HTML:
        from verifact.readers import html

        return html.read(text, path, encoding)
    from verifact.readers import plain

    return plain.read(text, path, encoding)
