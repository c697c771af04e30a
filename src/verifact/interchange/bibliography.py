"""A bibliography file, CSL-JSON or BibTeX, as the citations it holds."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from verifact.errors import MissingExtraError, UnreadableError
from verifact.interchange.csl import from_csl
from verifact.model import Citation
from verifact.reading_files import read_bytes

__all__ = ["BIBTEX_SUFFIXES", "CSL_SUFFIXES", "read_bibliography"]

BIBTEX_SUFFIXES = frozenset({".bib", ".bibtex"})
CSL_SUFFIXES = frozenset({".json", ".csljson"})


def read_bibliography(path: Path) -> tuple[Citation, ...]:
    """Return the entries of a bibliography file; .bib and .bibtex are BibTeX, any other is CSL-JSON.

    Raises UnreadableError where it cannot be read or is neither, MissingExtraError for BibTeX without the extra "bibtex".
    """
    try:
        state = path.stat()
        return _read(str(path), state.st_mtime_ns, state.st_size)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise UnreadableError(f"{path}: the bibliography cannot be read: {reason}", path=path) from error


@lru_cache(maxsize=8)
def _read(path: str, _changed: int, _size: int) -> tuple[Citation, ...]:
    """Read a file once for all the articles that name it."""
    text = read_bytes(path).decode("utf-8-sig")
    if Path(path).suffix.lower() in BIBTEX_SUFFIXES:
        return _from_bibtex(text, path)
    try:
        data: Any = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if isinstance(data, dict):  # as some tools wrap it
        data = data.get("items", data.get("references", data))
    return from_csl(data)


def _from_bibtex(text: str, name: str) -> tuple[Citation, ...]:
    try:
        from verifact.interchange.bibtex_entries import from_bibtex
    except ImportError as error:
        raise MissingExtraError("to read BibTeX, install verifact[bibtex]") from error
    return from_bibtex(text, name)
