"""The bibliography files of an article: those a caller gives, and those its front matter names."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from verifact.analysis.markers import keys_in
from verifact.document import Document
from verifact.errors import MissingExtraError, UnreadableError
from verifact.interchange.bibliography import BIBTEX_SUFFIXES, CSL_SUFFIXES, read_bibliography
from verifact.model import Citation

__all__ = ["entries_for", "named_files"]


def entries_for(document: Document, given: Iterable[Path]) -> tuple[Citation, ...]:
    """Return the entries that belong to the article's list: those whose keys its text has, or all where it has no key.

    Files named in the front matter are looked for beside the article, and left out where they cannot be read: another
    tool may look elsewhere. Raises UnreadableError and MissingExtraError for the files that were given.
    """
    entries = [entry for path in given for entry in read_bibliography(path)]
    named = [entry for path in named_files(document) for entry in _read_if_possible(path)]
    used = keys_in(document.text)
    found = {entry.label: entry for entry in [*named, *entries] if entry.label in used}
    return tuple(found.values()) if found else tuple(entries)


def named_files(document: Document) -> Iterator[Path]:
    """Yield the files, existing or not, that an article's front matter names as its bibliography."""
    if document.path is None:
        return
    for name in document.metadata.bibliography:
        path = Path(name)
        if not path.is_absolute() and path.suffix.lower() in BIBTEX_SUFFIXES | CSL_SUFFIXES:
            yield Path(document.path).parent / path


def _read_if_possible(path: Path) -> tuple[Citation, ...]:
    try:
        return read_bibliography(path)
    except (UnreadableError, MissingExtraError):
        return ()
