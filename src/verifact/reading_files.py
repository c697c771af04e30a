"""The bytes of a file, without ever waiting for a pipe or reading a device that has no end."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG

__all__ = ["exists", "is_folder", "read_bytes"]

# What a shell passes for `<(command)`; any other pipe may have no writer, and would be waited for without end.
_SUBSTITUTED = ("/dev/fd/", "/proc/self/fd/")
_LARGEST_PIPE = 256 * 1024 * 1024


def read_bytes(path: Path | str) -> bytes:
    """Return what is in a regular file, or in a pipe that the shell opened for this process.

    Raises OSError for anything else, ValueError for a path that can be no path.
    """
    mode = os.stat(path).st_mode  # noqa: PTH116 - as a string: Path("") would be the working directory
    if S_ISFIFO(mode) and str(path).startswith(_SUBSTITUTED):
        with Path(path).open("rb") as pipe:
            data = pipe.read(_LARGEST_PIPE + 1)
        if len(data) > _LARGEST_PIPE:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return data
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return Path(path).read_bytes()


def is_folder(path: Path) -> bool:
    """Tell whether `path` is known to be a folder; what may not be looked at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def exists(path: Path) -> bool:
    """Tell whether something has that name, if only a link that leads nowhere."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True
