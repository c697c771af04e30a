"""What an HTML page says about itself: JSON-LD first, then meta elements, then `<title>` and `<time>`."""

import re
from collections.abc import Iterable
from html import unescape

from verifact.document import Metadata
from verifact.readers.dates import parse_date
from verifact.readers.jsonld import is_jsonld, read_jsonld
from verifact.readers.tokens import Token, TokenKind, attributes

_TITLE = ("og:title", "twitter:title", "dc.title")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author")
_PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "application-name")
_PUBLISHED = (
    "article:published_time",
    "date",
    "datepublished",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified", "datemodified")
_DESCRIPTION = ("description", "og:description", "dc.description")
_KEEPS = ("meta", "html", "link", "time", "title", "script")
_SPACES = re.compile(r"\s+")


def read_metadata(raw: str, tokens: Iterable[Token], heading: str | None) -> Metadata:
    """Return the metadata of a page; `heading`, its first of level 1, is the title if it states no other."""
    meta: dict[str, list[str]] = {}
    scripts: list[str] = []
    language = canonical = title = moment = None
    in_jsonld = False
    for kind, start, end, name in tokens:
        if name not in _KEEPS:
            continue
        if kind is TokenKind.RAW:
            if name == "script" and in_jsonld:
                scripts.append(raw[start:end])
            elif name == "title" and title is None:  # a later one names a drawing
                title = _clean(unescape(raw[start:end]))
            continue
        if kind is not TokenKind.START:
            continue
        tag = attributes(raw[start:end])
        if name == "script":
            in_jsonld = is_jsonld(tag)
        elif name == "meta":
            key = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
            content = _clean(tag.get("content", ""))
            if key and content:
                meta.setdefault(key.strip().lower(), []).append(content)
        elif name == "html":
            language = language or _clean(tag.get("lang") or tag.get("xml:lang") or "")
        elif name == "link":
            if "canonical" in tag.get("rel", "").lower().split():
                canonical = canonical or _clean(tag.get("href", ""))
        elif name == "time":
            moment = moment or tag.get("datetime")
    said = read_jsonld(scripts)
    return Metadata(
        title=said.title or _first(meta, _TITLE) or heading or title,
        authors=said.authors or _people(meta),
        publisher=said.publisher or _first(meta, _PUBLISHER),
        published=said.published or parse_date(_first(meta, _PUBLISHED)) or parse_date(moment),
        modified=said.modified or parse_date(_first(meta, _MODIFIED)),
        language=said.language or language,
        type=said.type or _first(meta, ("og:type",)),
        url=said.url or canonical or _first(meta, ("og:url",)),
        description=said.description or _first(meta, _DESCRIPTION),
    )


def _first(meta: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    return next((meta[key][0] for key in keys if key in meta), None)


def _people(meta: dict[str, list[str]]) -> tuple[str, ...]:
    for key in _AUTHOR:
        names = [name for name in meta.get(key, ()) if "://" not in name]  # Facebook's article:author is an address
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _clean(text: str) -> str | None:
    return _SPACES.sub(" ", text).strip() or None
