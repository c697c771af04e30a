"""Which reader reads what. Each is imported when it is first needed."""

from pathlib import PurePath

from verifact.document import Document, Format

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


def read_text(
    text: str,
    format: Format,  # noqa: A002 - the name callers know
    path: str | None = None,
    encoding: str = "utf-8",
) -> Document:
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
