"""Where a report goes: to stdout, or to a file that is whole or not there at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from typing import TextIO

from verifact.errors import UsageError


@contextmanager
def open_output(path: str | None, inputs: Iterable[Path]) -> Iterator[TextIO]:
    """Open stdout, or a file that gets its name when all is written.

    Raises UsageError where the file cannot be written, or is one of those to be checked.
    """
    if path is None:
        yield sys.stdout
        return
    target = Path(os.path.realpath(path))
    if any(_is_same(target, file) for file in inputs):
        raise UsageError(f"--output-file: {path} is also an input; name another file, or exclude it")
    try:
        if target.exists() and not target.is_file():  # a device, a pipe: nothing can take its place
            with _open(target, "w") as out:
                yield out
        else:
            with _replacing(target) as out:
                yield out
    except OSError as error:
        raise UsageError(f"--output-file: {path} cannot be written: {error.strerror or error}") from error


def _is_same(target: Path, file: Path) -> bool:
    try:
        return target.samefile(file)
    except OSError:  # one of them does not exist
        return os.path.realpath(file) == str(target)


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    draft = target.with_name(f".verifact-{os.getpid()}.tmp")
    with _open(draft, "x") as out:
        try:
            yield out
            out.close()
            if target.exists():
                draft.chmod(S_IMODE(target.stat().st_mode))
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def _open(path: Path, mode: str) -> TextIO:
    return path.open(mode, encoding="utf-8", errors="backslashreplace")  # type: ignore[return-value]
