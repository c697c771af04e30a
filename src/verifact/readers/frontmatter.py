"""Front matter: what a Markdown file says about itself between `---` (YAML) or `+++` (TOML) at its top."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, fields, frozen

from verifact.document import Metadata, Problem
from verifact.readers.dates import date_in_name, parse_date
from verifact.readers.frontdata import BrokenError, parse_toml, parse_yaml
from verifact.readers.frontignore import read_ignored
from verifact.readers.offsets import plain_line_ends
from verifact.spans import Span

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)


@frozen
class FrontMatter:
    """`end` is the raw offset where the body starts (0: no front matter); `metadata` what was said."""

    end: int = 0
    metadata: Metadata = field(factory=Metadata)


def read(raw: str, path: str | None = None) -> FrontMatter:
    """Return the front matter at the top of `raw`.

    What cannot be parsed, or is larger than 64 Ki characters, is a problem of the metadata and still not part
    of the body. What is not a mapping is prose between two rules, and stays in the body. A date in the file's
    name counts where the front matter has none.
    """
    end = int(raw.startswith("\ufeff"))  # a mark that the caller has not taken off
    block = Span(0, 0)
    data: Mapping[str, Any] = {}
    problems: tuple[Problem, ...] = ()
    fence = _FENCE.match(raw)
    if fence:
        is_toml = fence[1] == "+++"
        lines = plain_line_ends(raw)
        closing = (_TOML_END if is_toml else _YAML_END).search(lines, fence.end())
        if closing:
            inner = Span(fence.end(), closing.start())
            parsed: Mapping[str, Any] | None = {}
            try:
                parsed = (parse_toml if is_toml else parse_yaml)(inner.of(lines).replace("\r\n", "\n"))
            except BrokenError as error:
                problems = (_problem(error, inner.of(lines), inner),)
            if parsed is not None:
                end, block, data = closing.end(), inner, parsed
    metadata = _metadata(data, raw, block, path)
    return FrontMatter(end, evolve(metadata, problems=(*problems, *metadata.problems)))


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Return `first` with what it leaves open taken from `second`."""
    missing = {
        entry.name: getattr(second, entry.name)
        for entry in fields(Metadata)
        if not getattr(first, entry.name) and getattr(second, entry.name)
    }
    return evolve(first, **missing)


def _problem(error: BrokenError, text: str, block: Span) -> Problem:
    message = f"the front matter cannot be read, and is left out: {error}"
    if error.line is None:
        return Problem(block, message)
    lines = text.split("\n")
    number = min(error.line, len(lines) - 1)
    start = block.start + sum(len(line) + 1 for line in lines[:number])
    return Problem(Span(start, start + len(lines[number].rstrip("\r"))), message)


def _metadata(data: Mapping[str, Any], raw: str, block: Span, path: str | None) -> Metadata:
    keyed = {key.lower(): value for key, value in data.items() if isinstance(key, str) and value is not None}

    def first(*keys: str) -> Any:
        return next((keyed[key] for key in keys if key in keyed), None)

    ignored = read_ignored(keyed.get("verifact"), raw, block)
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
        bibliography=_names(first("bibliography")),
        ignore=ignored.codes,
        problems=ignored.problems,
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
