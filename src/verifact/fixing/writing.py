"""Writing a file back: whole or not at all, under its own name, with its own mode."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG, S_IWGRP, S_IWOTH, S_IWUSR
from tempfile import mkstemp

__all__ = ["replace_file"]

_WRITABLE = S_IWUSR | S_IWGRP | S_IWOTH


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` into the file `path`, or into what it is a link to, by renaming a new file of the same mode and owner.

    Nobody ever sees half of it. Raises OSError where that cannot be; then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    before = target.stat()
    if not S_ISREG(before.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    # A rename asks for no permission on the file itself, and root has it on every file: mean what the mode says.
    if not before.st_mode & _WRITABLE or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only", str(path))
    handle, name = mkstemp(prefix=".verifact-", suffix=".tmp", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):  # not everybody may give files away
                os.chown(draft, before.st_uid, before.st_gid)
        draft.chmod(S_IMODE(before.st_mode))
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
