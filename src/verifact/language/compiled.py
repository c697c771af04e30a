"""What was read from a language's folder, kept as Python keeps byte code: in `__pycache__`, until a file there changes.

Reading and inflecting some ninety small files takes ten milliseconds, most of what a run over one short article needs.
"""

import marshal
import os
import sys
from collections.abc import Callable
from importlib.util import cache_from_source
from typing import Any

__all__ = ["compiled"]

_READ = (".txt", ".py")
_READERS = (os.path.dirname(__file__) + "/__init__.py", __file__)  # noqa: PTH120


def compiled(folder: str, make: Callable[[], Any]) -> Any:
    """Return `make()`, or what an earlier process kept of it for the same files of `folder`.

    It may consist of tuples, dicts, frozen sets and strings. Nothing is written where Python writes no byte code, nor
    where the folder cannot be written to.
    """
    try:
        path = cache_from_source(f"{folder}/lexicon.py").removesuffix(".pyc") + ".data"
    except NotImplementedError:  # this Python keeps no byte code
        return make()
    stamp = _stamp(folder)
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - no pathlib on the way to the first word
            kept, value = marshal.loads(file.read())  # noqa: S302 - trusted as the byte code beside it is
        if kept == stamp:
            return value
    except (OSError, EOFError, ValueError, TypeError):
        pass
    value = make()
    if not sys.dont_write_bytecode:
        _write(path, marshal.dumps((stamp, value)))
    return value


def _stamp(folder: str) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of all files that the value is made of."""
    with os.scandir(folder) as entries:
        files = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(_READ)]
    files += [(path, os.stat(path)) for path in _READERS]  # noqa: PTH116
    return tuple(sorted((name, status.st_size, status.st_mtime_ns) for name, status in files))


def _write(path: str, data: bytes) -> None:
    """Write the file as a whole or not at all; other processes may be writing it, too."""
    own = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(own, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(own, path)  # noqa: PTH105
    except OSError:
        pass
