"""`verifact show-config`: the configuration that holds for a path, as TOML, and where it comes from."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from verifact.cli.sources import given_config
from verifact.config import Config, Online
from verifact.engine import Checker, Settings
from verifact.triage import Selection


def run(args: Namespace) -> int:
    """Print the configuration."""
    path = Path(args.path)
    checker = Checker(Settings(config=given_config(args)))
    inside = path / "article" if path.is_dir() else path
    print("\n".join(_lines(checker.selection(inside), str(inside))))
    return 0


def _lines(selection: Selection, path: str) -> Iterator[str]:
    config = selection.config
    yield f"# from {config.source}" if config.source else "# no configuration file: these are the defaults"
    on = selection.enabled(path)
    yield f"# checks that are on: {', '.join(check.code for check in on if not check.evidence)}"
    if any(check.evidence for check in on):
        yield f"# with --online also: {', '.join(check.code for check in on if check.evidence)}"
    for name, value in _values(config):
        yield f"{name} = {_toml(value)}"
    tables: dict[str, Mapping[str, Any]] = {
        "per-file-ignores": config.per_file_ignores,
        "severity": config.severity,
        "online": {name: value for name, value in _online(config.online) if value is not None},
        **{f"checks.{code}": options for code, options in config.options.items()},
    }
    for name, table in tables.items():
        if table:
            yield ""
            yield f"[{name}]"
            yield from (f"{_key(key)} = {_toml(value)}" for key, value in table.items())
    for entry in config.suppress:
        yield ""
        yield "[[suppress]]"
        yield f"path = {_toml(entry.path)}"
        yield f"codes = {_toml(entry.codes)}"
        if entry.text is not None:
            yield f"text = {_toml(entry.text)}"
        yield f"reason = {_toml(entry.reason)}"


def _values(config: Config) -> Iterator[tuple[str, Any]]:
    if config.select is not None:
        yield "select", config.select
    yield "extend-select", config.extend_select
    yield "ignore", config.ignore
    yield "exclude", config.exclude
    yield "fail-level", config.fail_level
    yield "carry-sources", config.carry_sources
    if config.baseline is not None:
        yield "baseline", str(config.baseline)
    if config.published is not None:
        yield "published", config.published
    if config.publisher is not None:
        yield "publisher", config.publisher


def _online(online: Online) -> Iterator[tuple[str, Any]]:
    yield "contact", online.contact
    yield "timeout", online.timeout
    yield "archive-all", online.archive_all
    yield "sources", None if online.sources is None else str(online.sources)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else _toml(name)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    # A JSON string is a TOML string, once it holds no escapes of surrogate pairs.
    return json.dumps(str(value), ensure_ascii=False) if isinstance(value, str) else str(value)
