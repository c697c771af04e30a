"""From pyproject.toml or verifact.toml to `Config`: the nearest file wins, and a mistake in it is an error.

Codes and the options of checks are validated later (`verifact.triage`), where the checks are known.
"""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from attrs import frozen

from verifact.config import DEFAULT_EXCLUDE, Config, Online, Suppression
from verifact.errors import ConfigError
from verifact.findings import Severity
from verifact.globs import compile_globs
from verifact.model import Carrying
from verifact.reading_files import exists, is_folder, read_bytes
from verifact.suggest import did_you_mean

__all__ = ["ConfigFinder", "load_config"]

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_OWN_FILE = "verifact.toml"
_PROJECT_FILE = "pyproject.toml"
_NONE = Config()


def load_config(path: Path) -> Config:
    """Read one configuration file: a pyproject.toml at `[tool.verifact]`, any other at its top level.

    Raises ConfigError, naming the file and the key, for a file that cannot be read, an unknown key or a wrong
    type.
    """
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path}: there is no [tool.verifact] in it")
    return _config(table, path)


class ConfigFinder:
    """Finds the configuration of a file: the nearest one in its folder or above, read once a folder."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Config] = {}

    def for_file(self, path: Path) -> Config:
        """Return the configuration for a file, existing or not. Raises ConfigError."""
        return self.for_folder(path.parent)

    def for_folder(self, folder: Path) -> Config:
        """Return the configuration for files that lie directly in `folder`. Raises ConfigError."""
        folder = folder.absolute()
        seen: list[Path] = []
        config = _NONE
        for place in (folder, *folder.parents):
            known = self._by_folder.get(place)
            if known is None:
                seen.append(place)
                known = _in_folder(place)
            if known is not None:
                config = known
                break
        self._by_folder.update(dict.fromkeys(seen, config))
        return config


def _in_folder(folder: Path) -> Config | None:
    for name in (_OWN_FILE, _PROJECT_FILE):
        path = folder / name
        if exists(path) and not is_folder(path):
            table = _table(path)
            if table is not None:
                return _config(table, path)
    return None


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: not usable: it is nested too deeply") from error
    if path.name != _PROJECT_FILE:
        return data
    tool = data.get("tool", {})
    table = tool.get("verifact") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.verifact: expected a table, got {_kind(table)}")
    return table


@frozen
class _Key:
    """A place in a configuration file, for the message."""

    path: Path
    name: str

    def below(self, name: str) -> "_Key":
        return _Key(self.path, f"{self.name}.{name}" if self.name else name)

    def wrong(self, expected: str, value: object) -> NoReturn:
        raise ConfigError(f"{self.path}: {self.name}: expected {expected}, got {_kind(value)}")

    def bad(self, message: str) -> NoReturn:
        raise ConfigError(f"{self.path}: {self.name}: {message}")


_TYPE_NAMES = {
    bool: "a boolean",
    int: "an integer",
    float: "a float",
    str: "a string",
    list: "an array",
    dict: "a table",
}


def _kind(value: object) -> str:
    return _TYPE_NAMES.get(type(value), f"a {type(value).__name__}")


def _config(table: dict[str, Any], path: Path) -> Config:
    fields: dict[str, Any] = {"root": path.parent.absolute(), "source": path}
    top = _Key(path, "")
    for name, value in table.items():
        reader = _READERS.get(name)
        if reader is None:
            raise ConfigError(f"{path}: unknown key {name!r}{did_you_mean(name, _READERS)}")
        fields[_FIELDS.get(name, name.replace("-", "_"))] = reader(top.below(name), value)
    fields["exclude"] = (*fields.get("exclude", DEFAULT_EXCLUDE), *fields.pop("extend_exclude", ()))
    return Config(**fields)


def _string(key: _Key, value: Any) -> str:
    if not isinstance(value, str):
        key.wrong("a string", value)
    return value


def _file(key: _Key, value: Any) -> Path:
    return key.path.parent.absolute() / _string(key, value)


def _strings(key: _Key, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        key.wrong("an array of strings", value)
    return tuple(_string(key.below(str(index)), item) for index, item in enumerate(value))


def _globs(key: _Key, value: Any) -> tuple[str, ...]:
    globs = _strings(key, value)
    for index, glob in enumerate(globs):
        _glob(key.below(str(index)), glob)
    return globs


def _glob(key: _Key, value: Any) -> str:
    glob = _string(key, value)
    try:
        compile_globs([glob])
    except ConfigError as error:
        key.bad(str(error))
    return glob


def _ignores_by_glob(key: _Key, value: Any) -> Mapping[str, tuple[str, ...]]:
    ignores = _mapping(_strings, key, value)
    for glob in ignores:
        _glob(key, glob)
    return ignores


def _member(kind: type[E], key: _Key, value: Any) -> E:
    names = [member.value for member in kind]
    text = _string(key, value)
    if text not in names:
        key.bad(f"{text!r} is none of {', '.join(names)}{did_you_mean(text, names)}")
    return kind(text)


def _date(key: _Key, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        key.wrong("a date", value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        key.bad(f"{value!r} is not a date as in 2024-10-27")


def _mapping(read: Callable[[_Key, Any], T], key: _Key, value: Any) -> Mapping[str, T]:
    if not isinstance(value, dict):
        key.wrong("a table", value)
    return {name: read(key.below(name), item) for name, item in value.items()}


def _anything(_key: _Key, value: Any) -> Any:
    return value


_SUPPRESS_KEYS = ("path", "codes", "text", "reason")


def _suppressions(key: _Key, value: Any) -> tuple[Suppression, ...]:
    if not isinstance(value, list):
        key.wrong("an array of tables", value)
    return tuple(_suppression(key.below(str(index)), item) for index, item in enumerate(value))


def _suppression(key: _Key, value: Any) -> Suppression:
    if not isinstance(value, dict):
        key.wrong("a table", value)
    for name in value:
        if name not in _SUPPRESS_KEYS:
            key.bad(f"unknown key {name!r}{did_you_mean(name, _SUPPRESS_KEYS)}")
    for name in ("path", "codes"):
        if name not in value:
            key.bad(f"the key {name!r} is missing")
    text = value.get("text")
    codes = _strings(key.below("codes"), value["codes"])
    if not codes:
        key.below("codes").bad('it names no code; ["VF"] stands for every check')
    return Suppression(
        path=_glob(key.below("path"), value["path"]),
        codes=codes,
        text=None if text is None else _string(key.below("text"), text),
        reason=_string(key.below("reason"), value.get("reason", "")),
    )


def _seconds(key: _Key, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        key.wrong("a number of seconds", value)
    if not 0 < value < float("inf"):
        key.bad(f"{value} is not a number of seconds")
    return float(value)


def _boolean(key: _Key, value: Any) -> bool:
    if not isinstance(value, bool):
        key.wrong("a boolean", value)
    return value


def _contact(key: _Key, value: Any) -> str:
    text = _string(key, value)
    if not text.isascii() or not text.isprintable():
        key.bad("it can only hold printable ASCII: it goes into a header")
    return text


_ONLINE_READERS: dict[str, Callable[[_Key, Any], Any]] = {
    "contact": _contact,
    "timeout": _seconds,
    "archive-all": _boolean,
    "sources": _file,
}


# What would let a file of a repository that somebody has cloned reach into their network.
_NOT_FOR_FILES = frozenset({"allow-host", "allow-hosts", "archive-url", "crossref", "online", "proxy"})


def _online(key: _Key, value: Any) -> Online:
    if not isinstance(value, dict):
        key.wrong("a table", value)
    fields = {}
    for name, item in value.items():
        if name in _NOT_FOR_FILES:
            key.below(name).bad("only the command line says so, for a file may be somebody else's")
        reader = _ONLINE_READERS.get(name)
        if reader is None:
            key.bad(f"unknown key {name!r}{did_you_mean(name, _ONLINE_READERS)}")
        fields[name.replace("-", "_")] = reader(key.below(name), item)
    return Online(**fields)


_FIELDS = {"checks": "options"}
_READERS: dict[str, Callable[[_Key, Any], Any]] = {
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "per-file-ignores": _ignores_by_glob,
    "severity": partial(_mapping, partial(_member, Severity)),
    "exclude": _globs,
    "extend-exclude": _globs,
    "published": _date,
    "publisher": _string,
    "fail-level": partial(_member, Severity),
    "checks": partial(_mapping, partial(_mapping, _anything)),
    "suppress": _suppressions,
    "baseline": _file,
    "carry-sources": partial(_member, Carrying),
    "online": _online,
}
