"""From a path or a text to a report: the only place that knows all the steps."""

from typing import TYPE_CHECKING

from verifact.lazy import loader

if TYPE_CHECKING:
    from verifact.engine.api import check, check_paths
    from verifact.engine.checker import Checker
    from verifact.engine.many import check_files
    from verifact.engine.reading import decode, parse, read
    from verifact.engine.settings import Configs, Settings

__all__ = ["Checker", "Configs", "Settings", "check", "check_files", "check_paths", "decode", "parse", "read"]

# Loaded when first asked for: who only parses needs neither checks nor configuration.
_HOMES = {
    "verifact.engine.api": ("check", "check_paths"),
    "verifact.engine.checker": ("Checker",),
    "verifact.engine.many": ("check_files",),
    "verifact.engine.reading": ("decode", "parse", "read"),
    "verifact.engine.settings": ("Configs", "Settings"),
}


__getattr__ = loader(__name__, _HOMES)
