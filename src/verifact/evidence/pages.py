"""A page as it came, read: its main text, and what it says about itself."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import unescape

from attrs import evolve, frozen

from verifact.document import Document
from verifact.evidence.charsets import decode_page
from verifact.evidence.reviews import reviews_in
from verifact.model import Review
from verifact.readers import html
from verifact.readers.roots import survey
from verifact.readers.tokens import Token, TokenKind, tokenize

__all__ = ["Page", "is_readable", "read_page"]

_PDF = "application/pdf"
_HTML = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_PLAIN = frozenset({"application/json", "application/ld+json", "application/x-ndjson", "application/yaml"})
_UNSURE = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/x-download", "application/download"}
)
_SNIFFED = 1024
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1)\b", re.IGNORECASE)
_LONGEST_TEXT = 2_000_000  # code points
_LONGEST_FOR_TRAFILATURA = 1_000_000  # code points: what it does with more is not worth the time and memory
# Blocks with these roles are around the content, not in it.
_AROUND = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "dialog", "alertdialog"})
_THIN = 250  # code points of text that a page filled by scripts has at most
_NEEDS_SCRIPTS = re.compile(
    r"(?:enable|turn on|requires?|activate|without) java\s?script|java\s?script (?:is )?(?:required|disabled)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"<meta[^>]{0,80}http-equiv\s*=\s*[\"']?refresh[^>]{0,80}url\s*=", re.IGNORECASE)
_PAYWALLED = re.compile(r""""isAccessibleForFree"\s*:\s*"?false""", re.IGNORECASE)


@frozen
class Page:
    """What a page says. `text` is empty where it has none that can be read; `is_partial`: what it lacks proves nothing.

    `title` is that of the article, `window_title` what stands in `<title>`, often with the name of the site.
    """

    content_type: str | None = None
    title: str | None = None
    window_title: str | None = None
    publisher: str | None = None
    published: date | None = None
    modified: date | None = None
    text: str = ""
    is_partial: bool = False
    reviews: tuple[Review, ...] = ()


def is_readable(kind: str) -> bool:
    """Tell whether a body of this media type may hold text that can be read."""
    return kind in _HTML or kind in _PLAIN or kind in _UNSURE or kind == _PDF or kind.startswith("text/")


def read_page(body: bytes, headers: Mapping[str, str], *, is_cut: bool = False) -> Page:
    """Return what a body says, by its media type, or by its first bytes where that tells nothing. Never raises."""
    stated = headers.get("content-type", "")
    kind = _kind_of(body, stated.partition(";")[0].strip().lower())
    if not body:
        return Page(kind or None, is_partial=True)
    if kind == _PDF:
        from verifact.evidence.pdfs import read_pdf

        page = read_pdf(body)
    elif kind in _HTML:
        page = _read_html(decode_page(body, stated))
    elif kind in _PLAIN or kind.startswith("text/"):
        page = Page(text=_one_line_end(decode_page(body, stated)).strip())
    else:
        page = Page(is_partial=True)
    is_long = len(page.text) > _LONGEST_TEXT
    return evolve(
        page,
        content_type=kind or None,
        text=page.text[:_LONGEST_TEXT],
        is_partial=page.is_partial or is_cut or is_long or not page.text,
    )


def _kind_of(body: bytes, stated: str) -> str:
    start = body[:_SNIFFED].lstrip()
    if start.startswith(b"%PDF-"):
        return _PDF
    if stated not in _UNSURE:
        return stated
    if _LOOKS_LIKE_HTML.search(start):
        return "text/html"
    if start and b"\0" not in start and stated == "":
        return "text/plain"
    return stated


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _read_html(raw: str) -> Page:
    raw = raw.replace("\0", "")
    document = html.read(raw)
    tokens = list(tokenize(raw))
    text = _content(document)
    if survey(tokens).root not in ("article", "main"):  # the page does not say where its content is
        text = _main_text(raw, text)
    about = document.metadata
    is_thin = len(text) < _THIN
    needs_scripts = is_thin and "<script" in raw and (len(text) < _THIN // 5 or bool(_NEEDS_SCRIPTS.search(raw)))
    is_partial = needs_scripts or bool(_PAYWALLED.search(raw)) or (is_thin and bool(_GOES_ON.search(raw)))
    return Page(
        title=about.title,
        window_title=_window_title(raw, tokens),
        publisher=about.publisher,
        published=about.published,
        modified=about.modified,
        text=text,
        is_partial=is_partial,
        reviews=reviews_in(raw, tokens),
    )


def _window_title(raw: str, tokens: Iterable[Token]) -> str | None:
    found = (raw[start:end] for kind, start, end, name in tokens if kind is TokenKind.RAW and name == "title")
    return " ".join(unescape(next(found, "")).split()) or None


def _content(document: Document) -> str:
    """Return the document's blocks as paragraphs, without those that stand around the content."""
    return "\n\n".join(block.span.of(document.text) for block in document.blocks if block.role not in _AROUND).strip()


def _main_text(raw: str, whole: str) -> str:
    """Return the main text as trafilatura finds it, or `whole` where it finds next to nothing of it."""
    if len(raw) > _LONGEST_FOR_TRAFILATURA:
        return whole
    try:
        from trafilatura import extract
    except ImportError:
        return whole
    try:
        found = extract(raw, favor_recall=True, include_comments=False, include_tables=True, output_format="txt") or ""
    except Exception:  # lxml's on pages that are none; the reader has read it anyway
        return whole
    return found.strip() if len(found) * 4 >= len(whole) else whole
