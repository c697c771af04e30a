"""The article that a page describes in JSON-LD (schema.org)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from verifact.document import Metadata
from verifact.readers.dates import parse_date

_ARTICLES = ("Article", "BlogPosting", "Report", "ClaimReview", "LiveBlogPosting")
_LONGEST = 1_000_000  # characters of one script
_DEEPEST = 6
_MOST_NODES = 2000


def read_jsonld(scripts: Iterable[str]) -> Metadata:
    """Return what the first article described in `scripts` says of itself; nothing if none can be read."""
    for script in scripts:
        for node in objects_in(script):
            kind = _article_type(node)
            if kind:
                return _metadata(node, kind)
    return Metadata()


def is_jsonld(tag: Mapping[str, str]) -> bool:
    """Tell whether a `<script>` with these attributes holds JSON-LD."""
    return tag.get("type", "").partition(";")[0].strip().lower() == "application/ld+json"


def objects_in(script: str) -> Iterator[dict[str, object]]:
    """Yield the objects that a script of JSON-LD describes, the outer ones first; none where it cannot be read."""
    if len(script) > _LONGEST:
        return
    try:
        data = json.loads(script.strip(), strict=False)
    except (ValueError, RecursionError):
        return
    yield from _nodes(data)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects at the top, in lists, and in `@graph` or `mainEntity`, the outer ones first."""
    level, seen = [data], 0
    for _ in range(_DEEPEST):
        below: list[object] = []
        for node in level:
            seen += 1
            if seen > _MOST_NODES:
                return
            if isinstance(node, list):
                below += node
            elif isinstance(node, dict):
                yield node
                below += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]
        level = below


def _article_type(node: dict[str, object]) -> str | None:
    stated = node.get("@type")
    for name in stated if isinstance(stated, list) else [stated]:
        if isinstance(name, str) and (name in _ARTICLES or name.endswith("Article")):
            return name
    return None


def _metadata(node: dict[str, object], kind: str) -> Metadata:
    publisher = _names(node.get("publisher"))
    return Metadata(
        title=text_of(node.get("headline")) or text_of(node.get("name")),
        authors=_names(node.get("author") or node.get("creator")),
        publisher=publisher[0] if publisher else None,
        published=parse_date(node.get("datePublished")),
        modified=parse_date(node.get("dateModified")),
        language=_language(node.get("inLanguage")),
        type=kind,
        url=_url(node.get("url")) or _url(node.get("mainEntityOfPage")),
        description=text_of(node.get("description")),
    )


def text_of(value: object) -> str | None:
    """Return a string without markup's escapes and needless blanks, None for anything else."""
    return (" ".join(unescape(value).split()) or None) if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    found = []
    for entry in value if isinstance(value, list) else [value]:
        name = text_of(entry.get("name") if isinstance(entry, dict) else entry)
        if name and "://" not in name:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _language(value: object) -> str | None:
    return text_of(value.get("alternateName")) if isinstance(value, dict) else text_of(value)


def _url(value: object) -> str | None:
    return text_of(value.get("@id")) if isinstance(value, dict) else text_of(value)
