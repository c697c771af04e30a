"""From a path or a text to a report: the only place that knows all the steps."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifact.engine.api import check, check_paths
    from verifact.engine.checker import Checker
    from verifact.engine.many import check_files
    from verifact.engine.reading import decode, parse, read
    from verifact.engine.settings import Configs, Settings

__all__ = ["Checker", "Configs", "Settings", "check", "check_files", "check_paths", "decode", "parse", "read"]

# Loaded when first asked for: who only parses needs neither checks nor configuration.
_HOMES = {
    "api": ("check", "check_paths"),
    "checker": ("Checker",),
    "many": ("check_files",),
    "reading": ("decode", "parse", "read"),
    "settings": ("Configs", "Settings"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    try:
        home = _HOME_OF[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
