"""A folder of entries by key, which any number of processes read and write at once, and any of them may die.

An entry is a file that gets its name when it is whole, and that begins with a digest of its key and content: what was
cut off, damaged or brought from elsewhere is no entry. What is read from it is never executed (no pickles).
"""

import errno
import os
from contextlib import suppress
from hashlib import blake2b
from itertools import count
from pathlib import Path
from time import time

from attrs import field, frozen

from verifact.reading_files import read_bytes

__all__ = ["Store"]

# The entries stand in 16 folders by the first digit of their key, each kept below its bounds on its own.
_MOST_BYTES = 16 * 1024 * 1024
_MOST_ENTRIES = 4096
_KEPT = 0.75  # of either bound, once one is passed
_ROOM = 4096  # bytes that a small file takes on most disks
_STALE = 3600.0  # seconds after which a draft belongs to a process that died
_DAY = 86_400.0  # an entry is marked as used once a day at most
_DIGEST_SIZE = 16  # bytes, written as twice as many digits

_OURS = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder was made by verifact"
_TAG = f"""\
{_OURS}: what is in it can be removed at any time.
# About cache directory tags see https://bford.info/cachedir/
"""
_TAG_NAME = "CACHEDIR.TAG"
_NO_ENTRIES = (_TAG_NAME, ".gitignore", "snapshots.sqlite3")  # the last one, with its journals, is verifact.evidence's
_drafts = count()


@frozen
class Store:
    """The entries in a folder; `open` makes it. It can be sent to another process."""

    folder: Path
    most_bytes: int = field(default=_MOST_BYTES, kw_only=True)
    most_entries: int = field(default=_MOST_ENTRIES, kw_only=True)

    def open(self) -> None:
        """Make the folder, for its user alone, with the marks for backups and git.

        Raises OSError, also for a folder that holds anything else: what is in a cache is ignored by git, and pruned.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # In this order: another process may be making the folder, and writes the tag before all else.
        is_empty = all(name.startswith(_NO_ENTRIES) for name in os.listdir(self.folder))  # noqa: PTH208
        tag = self.folder / _TAG_NAME
        if not (is_empty and _is_blank(tag)) and not _starts_with(tag, _OURS):
            raise FileExistsError(errno.EEXIST, "it holds something else already", str(self.folder))
        for path, text in ((tag, _TAG), (self.folder / ".gitignore", "*\n")):
            if _is_blank(path):
                path.write_text(text, encoding="utf-8")
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise PermissionError(13, "it may not be written to", str(self.folder))

    def get(self, key: str) -> bytes | None:
        """Return what was put there; None where there is nothing, or not what was put."""
        path = self._path(key)
        try:
            status = path.stat()
            if status.st_size > self.most_bytes:
                return None
            digest, _, content = read_bytes(path).partition(b"\n")
            if digest != _digest(key, content):
                return None
            if time() - status.st_mtime > _DAY:
                os.utime(path)
        except (OSError, ValueError):
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` if it can be kept; otherwise there is just no entry."""
        if len(content) + _ROOM > self.most_bytes * _KEPT:
            return
        path = self._path(key)
        draft = path.with_name(f"{os.getpid()}-{next(_drafts)}.tmp")
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            try:
                with draft.open("xb") as out:
                    out.write(_digest(key, content) + b"\n" + content)
                draft.replace(path)
            except BaseException:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
                raise
            self._prune(path.parent)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[0] / key[1:]

    def _prune(self, folder: Path) -> None:
        """Remove the entries that were used longest ago where there are too many, and what dead processes left."""
        now = time()
        found: list[tuple[float, int, str]] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                with suppress(OSError):  # another process removed it
                    status = entry.stat(follow_symlinks=False)
                    if entry.name.endswith(".tmp"):
                        if now - status.st_mtime > _STALE:
                            os.unlink(entry.path)  # noqa: PTH108 - a scanned entry
                        continue
                    found.append((status.st_mtime, max(status.st_size, _ROOM), entry.path))
        size = sum(each for _, each, _ in found)
        if size <= self.most_bytes and len(found) <= self.most_entries:
            return
        left = len(found)
        for _, each, path in sorted(found):
            if size <= self.most_bytes * _KEPT and left <= self.most_entries * _KEPT:
                break
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108
            size -= each
            left -= 1


def _is_blank(path: Path) -> bool:
    """Tell whether a file is not there, or has nothing in it: a full disk leaves such a one."""
    try:
        return path.stat().st_size == 0
    except OSError:
        return True


def _starts_with(path: Path, text: str) -> bool:
    try:
        return read_bytes(path).startswith(text.encode())
    except (OSError, ValueError):
        return False


def _digest(key: str, content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST_SIZE, key=key.encode()[:64]).hexdigest().encode()
