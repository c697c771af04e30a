"""What names the code that is running: a report was made by this code or by another.

Checks, lexicon and readers are hashed file by file, so that a change of a working copy counts and a new installation of
the same release does not. What they stand on is named by the installed distributions, whose folders carry the version.
Nothing is imported for it: not a check, not importlib.metadata where no plug-in is installed.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from verifact._version import __version__
from verifact.engine.caching.store import Store

__all__ = ["code_digest"]

_OWN = Path(__file__).parents[2]
_METADATA = (".dist-info", ".egg-info")
_GROUP = b"verifact.checks"  # the entry points of third parties' checks (verifact.checks.discovery)
_SIZE = 16


def code_digest(store: Store) -> str:
    """Return a name for verifact, Python, the installed distributions and third parties' checks, as they are now.

    The hash of verifact's own files is looked up in `store` by their sizes and times, which takes a third of the time.
    """
    digest = blake2b(digest_size=_SIZE)
    distributions, has_plugins = _distributions()
    for part in (__version__, sys.version, *distributions):
        _add(digest, part.encode(errors="surrogateescape"))
    _add(digest, _own_digest(store))
    if has_plugins:
        for folder in _plugins():
            _add(digest, _content(list(_files(folder)), folder))
    return digest.hexdigest()


def _own_digest(store: Store) -> bytes:
    files = list(_files(_OWN))
    stamp = blake2b(digest_size=_SIZE)
    for path in files:
        status = os.stat(path)  # noqa: PTH116 - hundreds of them, at every start
        _add(stamp, f"{path}\0{status.st_size}\0{status.st_mtime_ns}".encode(errors="surrogateescape"))
    key = stamp.hexdigest()
    known = store.get(key)
    if known is None:
        known = _content(files, _OWN)
        store.put(key, known)
    return known


def _files(place: Path) -> Iterator[str]:
    """Yield the paths of the files below a folder (or of the one file), sorted, but for what Python compiled."""
    if not place.is_dir():
        yield str(place)
        return
    for folder, inner, names in os.walk(place):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        for name in sorted(names):
            if not name.endswith((".pyc", ".pyo")):
                yield os.path.join(folder, name)  # noqa: PTH118


def _content(files: Iterable[str], folder: Path) -> bytes:
    digest = blake2b(digest_size=_SIZE)
    for path in files:
        _add(digest, os.path.relpath(path, folder).encode(errors="surrogateescape"))
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                _add(digest, file.read())
        except OSError:  # a link that leads nowhere, an editor's lock
            _add(digest, b"")
    return digest.hexdigest().encode()


def _distributions() -> tuple[list[str], bool]:
    """Return the names, with versions, of what is installed, and whether anything there says it brings checks."""
    names: list[str] = []
    has_plugins = False
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                found = sorted(entry.name for entry in entries if entry.name.endswith(_METADATA))
        except NotADirectoryError:  # a zip file
            status = os.stat(place)  # noqa: PTH116
            names.append(f"{place}\0{status.st_size}\0{status.st_mtime_ns}")
            has_plugins = True
            continue
        except OSError:
            continue
        names += found
        has_plugins = has_plugins or any(_brings_checks(os.path.join(place, name)) for name in found)  # noqa: PTH118
    return names, has_plugins


def _brings_checks(metadata: str) -> bool:
    try:
        with open(os.path.join(metadata, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
            return _GROUP in file.read()
    except OSError:
        return False


def _plugins() -> Iterator[Path]:
    """Yield the folder (or file) of each top-level package that brings checks."""
    from importlib.metadata import entry_points  # as long to import as all of this takes
    from importlib.util import find_spec

    for name in sorted({point.module.partition(".")[0] for point in entry_points(group=_GROUP.decode())}):
        try:
            spec = find_spec(name)
        except (ImportError, ValueError):
            spec = None
        if spec is None:
            continue  # loading it will say why
        if spec.submodule_search_locations is not None:
            yield from map(Path, spec.submodule_search_locations)
        elif spec.origin is not None:
            yield Path(spec.origin)


def _add(digest: "blake2b", part: bytes) -> None:
    digest.update(len(part).to_bytes(8, "big"))
    digest.update(part)
