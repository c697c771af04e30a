"""Whole archives: the same checks over any number of articles, on one machine or on an engine's many."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifact.corpus.api import run
    from verifact.corpus.batch import check_batch
    from verifact.corpus.schema import input_schema, output_schema
    from verifact.corpus.summary import Summary

__all__ = ["Summary", "check_batch", "input_schema", "output_schema", "run"]

# Loaded when first asked for, as in `verifact`.
_HOMES = {
    "api": ("run",),
    "batch": ("check_batch",),
    "schema": ("input_schema", "output_schema"),
    "summary": ("Summary",),
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
