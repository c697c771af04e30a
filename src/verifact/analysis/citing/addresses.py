"""The web addresses of an article: those it shows, and those behind the words of its links."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import escape
from urllib.parse import SplitResult, urlsplit

from attrs import frozen

from verifact.document import BlockKind, Document, Format, Inline, InlineKind
from verifact.model import Article
from verifact.spans import BY_START, Span

__all__ = ["URL", "Address", "addresses_of", "canonical", "host_of", "split", "trimmed"]

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_SHOWN = re.compile(r"(?:(?:https?|ftp|file)://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_CLOSING = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_LONGEST = 2_000  # browsers and servers take hardly more (RFC 9110, 4.1, asks for 8,000 octets at least)
_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})
_MARKUP = 300  # code points of markup at most between an address and the words of its link
_HOST_LABEL = re.compile(r"^(?:www\d?|m|amp|mobile)\.")


@frozen
class Address:
    """An address: `span` is what the article shows, the address itself or the words of the link.

    `raw` is where the file writes the address, None where it is written otherwise (with escapes, as a definition).
    """

    url: str
    span: Span
    raw: Span | None


def addresses_of(article: Article) -> tuple[Address, ...]:
    """Return the addresses in the order of the text, code and tables left out; ask through `article.derived`."""
    document = article.document
    found = [*_linked(document), *_shown(document)]
    return tuple(sorted(found, key=lambda address: (address.span.start, address.span.end)))


def trimmed(url: str) -> str:
    """Return an address found in running text without the punctuation that follows it."""
    while url:
        last = url[-1]
        if last in _CLOSING or (last in _PAIRS and url.count(last) > url.count(_PAIRS[last])):
            url = url[:-1]
            continue
        return url
    return url


def split(url: str) -> SplitResult | None:
    """Return the parts of an address, None where it cannot be taken apart. What opens with "www." is https."""
    try:
        return urlsplit(f"https://{url}" if url[:4].lower() == "www." else url)
    except ValueError:  # brackets that hold no IPv6 address
        return None


def host_of(url: str) -> str:
    """Return the host of an address in lower case without "www.", or ""."""
    parts = split(url)
    try:
        host = (parts.hostname or "") if parts else ""
    except ValueError:
        return ""
    return _HOST_LABEL.sub("", host).rstrip(".")


def canonical(url: str) -> str:
    """Return a form that is the same for addresses of the same page: scheme, "www." and a closing slash left out."""
    parts = split(url)
    if parts is None:
        return url
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment and not parts.fragment.startswith(":~:") else ""
    return f"{host_of(url)}{parts.path.rstrip('/')}{query}{fragment}"


def _linked(document: Document) -> Iterator[Address]:
    for inline in document.inlines:
        if inline.kind is not InlineKind.LINK or not inline.target or ":" not in inline.target[:20]:
            continue
        block = document.block_at(inline.span.start)
        if block is None or block.kind in _SILENT:
            continue
        yield Address(inline.target, inline.span, _raw_place(document, inline))


def _raw_place(document: Document, inline: Inline) -> Span | None:
    target = inline.target or ""
    words = document.raw_span(inline.span)
    raw = document.raw
    if words.of(raw) == target:
        return words
    reach = min(len(target), _LONGEST) + _MARKUP
    if document.format is Format.HTML:
        for written in (target, escape(target), target.replace("&", "&amp;")):
            at = raw.rfind(written, max(0, words.start - reach), words.start)
            if at >= 0:
                return Span(at, at + len(written))
        return None
    at = raw.find(target, words.end, words.end + reach)
    is_next = at >= 0 and raw[words.end : at].strip("*_`~ ") in {"](", "](<"}
    return Span(at, at + len(target)) if is_next else None


def _shown(document: Document) -> Iterator[Address]:
    text = document.text
    if "://" not in text and "www." not in text:
        return
    taken = sorted(i.span for i in document.inlines if i.kind in (InlineKind.LINK, InlineKind.CODE))
    for block in document.blocks:
        if block.kind in _SILENT:
            continue
        for match in _SHOWN.finditer(text, block.span.start, block.span.end):
            url = trimmed(match[0][:_LONGEST])
            index = bisect_right(taken, match.start(), key=BY_START) - 1
            if len(url) > len("www.") and not (index >= 0 and match.start() < taken[index].end):
                span = Span(match.start(), match.start() + len(url))
                raw = document.raw_span(span)
                yield Address(url, span, raw if raw.of(document.raw) == url else None)
