"""Front matter: what a Markdown file says about itself between `---` (YAML) or `+++` (TOML) at its top."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, fields, frozen

from verifact.document import Metadata
from verifact.readers.dates import date_in_name, parse_date
from verifact.spans import Span

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_LARGEST = 64 * 1024  # characters
_DEEPEST = 40
_MOST_ALIASES = 16  # merged aliases double at every level
_CODE = re.compile(r"VF\d{1,3}\b")


@frozen
class FrontMatter:
    """`end` is the raw offset where the body starts (0: no front matter); `metadata` what was said."""

    end: int = 0
    metadata: Metadata = field(factory=Metadata)


def read(raw: str, path: str | None = None) -> FrontMatter:
    """Return the front matter at the top of `raw`.

    What cannot be parsed, or is larger than 64 Ki characters, says nothing but is still not part of the
    body. A date in the file's name counts where the front matter has none.
    """
    end = int(raw.startswith("\ufeff"))  # a mark that the caller has not taken off
    block = Span(0, 0)
    data: Mapping[str, Any] = {}
    fence = _FENCE.match(raw)
    if fence:
        is_toml = fence[1] == "+++"
        closing = (_TOML_END if is_toml else _YAML_END).search(raw, fence.end())
        if closing:
            end, block = closing.end(), Span(fence.end(), closing.start())
            if len(block) <= _LARGEST:
                data = (_parse_toml if is_toml else _parse_yaml)(block.of(raw))
    return FrontMatter(end, _metadata(data, raw, block, path))


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Return `first` with what it leaves open taken from `second`."""
    missing = {
        entry.name: getattr(second, entry.name)
        for entry in fields(Metadata)
        if not getattr(first, entry.name) and getattr(second, entry.name)
    }
    return evolve(first, **missing)


def _parse_toml(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return {}


def _parse_yaml(text: str) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _is_harmless(yaml.parse(text, Loader=loader)):
            return {}
        data = yaml.load(text, Loader=loader)  # noqa: S506 - one of the two safe loaders
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError, AttributeError, TypeError, KeyError):
        return {}
    return data if isinstance(data, dict) else {}


def _is_harmless(events: Iterable[Any]) -> bool:
    """Look for deep nesting, on which libyaml's constructor overflows the C stack, and for alias bombs."""
    import yaml

    depth = aliases = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > _DEEPEST or aliases > _MOST_ALIASES:
            return False
    return True


def _metadata(data: Mapping[str, Any], raw: str, block: Span, path: str | None) -> Metadata:
    keyed = {key.lower(): value for key, value in data.items() if isinstance(key, str) and value is not None}

    def first(*keys: str) -> Any:
        return next((keyed[key] for key in keys if key in keyed), None)

    return Metadata(
        title=_text(first("title")),
        authors=_names(first("author", "authors", "by")),
        publisher=next(iter(_names(first("publisher", "source", "site"))), None),
        published=parse_date(first("date", "published", "publishdate", "pubdate", "datepublished"))
        or date_in_name(path),
        modified=parse_date(first("lastmod", "updated", "modified", "datemodified")),
        language=_text(first("lang", "language", "inlanguage")),
        type=_text(first("type", "genre")),
        url=_text(first("url", "canonical", "canonical_url", "permalink")),
        description=_text(first("description", "summary", "excerpt", "dek")),
        ignore=_ignored(keyed.get("verifact"), raw, block),
    )


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return " ".join(str(value).split()) or None
    except ValueError:  # an integer of more digits than Python writes
        return None


def _names(value: object) -> tuple[str, ...]:
    names = []
    for entry in value if isinstance(value, list) else [value]:
        name = _text(entry.get("name") if isinstance(entry, Mapping) else entry)
        if name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def _ignored(settings: object, raw: str, block: Span) -> tuple[tuple[str, Span], ...]:
    """Return the codes under `verifact: ignore:`, each with the range of the word in the file."""
    listed = settings.get("ignore") if isinstance(settings, Mapping) else None
    codes = [listed] if isinstance(listed, str) else listed if isinstance(listed, list) else []
    found: dict[str, Span] = {}
    key = raw.find("verifact", block.start, block.end)
    for match in _CODE.finditer(raw, max(key, block.start), block.end):
        found.setdefault(match[0], Span(*match.span()))
    return tuple((code, found.get(code, block)) for code in codes if isinstance(code, str))
