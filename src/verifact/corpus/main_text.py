"""The main text of a web page, by trafilatura, as a document whose offsets are those of the extracted text."""

from attrs import evolve

from verifact.corpus.extra import needs_extra
from verifact.document import Document, Format
from verifact.errors import UnreadableError
from verifact.readers.registry import read_text

__all__ = ["main_text"]


def main_text(page: str, url: str | None = None, path: str | None = None) -> Document:
    """Return the main text of a page, without its menus, teasers and comments, as a document.

    It is cut out as HTML, so that headings, lists and links stay what they are; its `raw` is that HTML. What the page says of
    itself (title, day, publisher, language) is read from the whole of it. Raises UnreadableError where there is no main text,
    MissingExtraError without the extra "archive".
    """
    extract = needs_extra("trafilatura", "to find the main text of a page").extract
    body = extract(
        page,
        url=url or None,
        output_format="html",
        include_links=True,
        include_formatting=True,
        include_comments=False,
    )
    document = read_text(body, Format.HTML, path) if body else None
    if document is None or not document.text.strip():
        raise UnreadableError("no main text was found in the page")
    return evolve(document, metadata=read_text(page, Format.HTML, path).metadata)
