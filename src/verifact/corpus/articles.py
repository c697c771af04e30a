"""From a row to the article it holds."""

from typing import Any

from attrs import evolve

from verifact.analysis import analyse
from verifact.corpus.columns import Row
from verifact.document import Document, Format
from verifact.errors import UnreadableError
from verifact.model import Article
from verifact.readers.registry import read_text
from verifact.suggest import did_you_mean

__all__ = ["FORMATS", "PAGE", "article_of"]

# A web page of which only the main text is read.
PAGE = "page"
FORMATS = (*(each.value for each in Format), PAGE)


def article_of(row: Row) -> Article:
    """Return the article in a row; what the row says of it comes before what it says of itself.

    Its path is the row's id: it may name a day, as in `2019-10-29-title.md`, and ignores that hold for some articles. Nothing is
    read from there: bibliographies that an article names are left alone. Raises UnreadableError where there is no text.
    """
    document = _document(row)
    known = {"url": row.url, "title": row.title, "publisher": row.publisher, "language": row.lang}
    changes: dict[str, Any] = {name: value.strip() for name, value in known.items() if value and value.strip()}
    try:
        day = row.day()
    except ValueError:  # told beside the findings
        day = None
    if day is not None:
        changes["published"] = day
    metadata = evolve(document.metadata, **changes, bibliography=())
    return analyse(evolve(document, metadata=metadata)).complete()


def _document(row: Row) -> Document:
    if row.problem is not None:
        raise UnreadableError(row.problem)
    unread = dict(row.problems)
    has_html = row.html is not None and row.html.strip()
    text, name = (row.html, "html") if row.text is None or (has_html and not row.text.strip()) else (row.text, "text")
    if text is None:
        raise UnreadableError(unread.get("text") or unread.get("html") or "there is no text")
    if not text.strip():
        raise UnreadableError(f"{name} is empty")
    kind = (row.format or "").strip().lower() or Format.TEXT.value
    if "format" in unread:
        raise UnreadableError(unread["format"])
    if kind not in FORMATS:
        advice = did_you_mean(kind, FORMATS) or f": it can be {', '.join(FORMATS)}"
        raise UnreadableError(f"format: unknown format {kind[:40]!r}{advice}")
    if kind != PAGE:
        return read_text(text, Format(kind) if name == "text" else Format.HTML, row.id)
    from verifact.corpus.main_text import main_text  # needs trafilatura, which few articles need

    return main_text(text, row.url, row.id)
