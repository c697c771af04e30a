"""Whole archives: the same checks over any number of articles, on one machine or on an engine's many."""

from typing import TYPE_CHECKING

from verifact.lazy import loader

if TYPE_CHECKING:
    from verifact.corpus.api import run
    from verifact.corpus.batch import check_batch
    from verifact.corpus.schema import input_schema, output_schema
    from verifact.corpus.summary import Summary

__all__ = ["Summary", "check_batch", "input_schema", "output_schema", "run"]

# Loaded when first asked for, as in `verifact`.
_HOMES = {
    "verifact.corpus.api": ("run",),
    "verifact.corpus.batch": ("check_batch",),
    "verifact.corpus.schema": ("input_schema", "output_schema"),
    "verifact.corpus.summary": ("Summary",),
}


__getattr__ = loader(__name__, _HOMES)
