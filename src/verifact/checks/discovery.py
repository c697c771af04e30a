"""Finds every check: the files below this folder, and third parties' through the entry-point group `verifact.checks`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

from verifact.checks.base import Check
from verifact.errors import ConfigError

ENTRY_POINT_GROUP = "verifact.checks"
_CHECK_FILE = re.compile(r"vf\d{3}_\w+\.py$")


@cache
def all_checks() -> Mapping[str, Check]:
    """Return every check by its code, in the order of the codes.

    Raises ConfigError where two checks claim one code or an installed plug-in is not a check.
    """
    found: dict[str, Check] = {}
    for item in (*_own(), *_installed()):
        if item.code in found:
            raise ConfigError(f"two checks have the code {item.code}: {found[item.code].name} and {item.name}")
        found[item.code] = item
    return MappingProxyType(dict(sorted(found.items())))


def _own() -> Iterator[Check]:
    folder = Path(__file__).parent
    for path in sorted(folder.glob("*/vf*.py")):
        if _CHECK_FILE.match(path.name):
            yield from _checks_in(import_module(f"verifact.checks.{path.parent.name}.{path.stem}"))


def _installed() -> Iterator[Check]:
    for point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            loaded = point.load()
        except Exception as error:
            raise ConfigError(f"the plug-in {point.name!r} ({point.value}) cannot be loaded: {error}") from error
        found = list(_checks_in(loaded))
        if not found:
            raise ConfigError(f"the plug-in {point.name!r} ({point.value}) holds no check")
        yield from found


def _checks_in(thing: Any) -> Iterable[Check]:
    if isinstance(thing, Check):
        return [thing]
    values = vars(thing).values() if isinstance(thing, ModuleType) else thing
    return [value for value in values if isinstance(value, Check)]
