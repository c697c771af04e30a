"""The values in front matter, YAML or TOML; what cannot be had of them, and where."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

_DEEPEST = 40
_MOST_ALIASES = 16  # merged aliases double at every level
_LARGEST = 64 * 1024  # characters
_TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
# What is only ever read as text: no date of a 30 February, no number of 5,000 digits makes a file unreadable.
_LEFT_AS_TEXT = frozenset(f"tag:yaml.org,2002:{name}" for name in ("timestamp", "int", "float"))


class BrokenError(Exception):
    """Front matter that cannot be read; `line` is the line at fault, from 0, where that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def parse_toml(text: str) -> Mapping[str, Any]:
    """Return what is in TOML. Raises BrokenError."""
    _check_size(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise BrokenError("it is nested too deeply") from None
    except ValueError as error:
        match = _TOML_LINE.search(str(error))
        raise BrokenError(_TOML_LINE.sub("", str(error)), int(match[1]) - 1 if match else None) from None


def parse_yaml(text: str) -> Mapping[str, Any] | None:
    """Return the mapping in YAML, None where it is anything else: prose between two rules. Raises BrokenError."""
    import yaml

    _check_size(text)
    try:
        _check_nesting(yaml.parse(text, Loader=_loader()))
        data = yaml.load(text, Loader=_loader())  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenError(error.problem or "it is not YAML", mark.line if mark else None) from None
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError, AttributeError, TypeError, KeyError) as error:
        raise BrokenError(" ".join(str(error).split()) or "it is not YAML") from None
    if data is None:
        return {}
    return data if isinstance(data, dict) else None


def _check_size(text: str) -> None:
    if len(text) > _LARGEST:
        raise BrokenError(f"it is longer than {_LARGEST:,} characters")


@cache
def _loader() -> Any:
    import yaml

    safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if tag not in _LEFT_AS_TEXT]
        for first, pairs in safe.yaml_implicit_resolvers.items()
    }
    return type("TextLoader", (safe,), {"yaml_implicit_resolvers": resolvers})


def _check_nesting(events: Iterable[Any]) -> None:
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
        if depth > _DEEPEST:
            raise BrokenError("it is nested too deeply")
        if aliases > _MOST_ALIASES:
            raise BrokenError("it has too many aliases")
