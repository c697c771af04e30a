"""The standard streams, which may be closed, full, or left by their reader: never a traceback, always an exit code."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import StringIO, TextIOBase
from typing import Any

USAGE = 2
BROKEN_PIPE = 128 + 13  # as a shell counts SIGPIPE


def guarded(command: Callable[[], int]) -> int:
    """Return the exit code of a command, also where its output cannot be written."""
    kept = sys.stdout, sys.stderr
    _open_closed()
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
        return BROKEN_PIPE
    except OSError as error:
        _hush(sys.stdout)
        complain(f"error: {_reason(error)}")
        return USAGE
    else:
        return code
    finally:
        try:
            sys.stderr.flush()
        except OSError:
            _hush(sys.stderr)
        sys.stdout, sys.stderr = kept


def complain(message: str) -> None:
    """Say something in one line on stderr, if anybody can hear it."""
    with suppress(OSError):
        print(f"verifact: {message}", file=sys.stderr)


class _Closed(TextIOBase):
    """What stands for a stdout that was closed before the start: `print` would drop everything without a word."""

    def write(self, text: str, /) -> int:  # noqa: ARG002 - nothing can be done with it
        raise OSError(errno.EBADF, f"{os.strerror(errno.EBADF)} (it is closed)")


def _open_closed() -> None:
    streams: Any = sys  # where a stream is closed at the start it is None, which its type does not say
    if streams.stdout is None:
        streams.stdout = _Closed()
    if streams.stderr is None:
        streams.stderr = StringIO()


def _hush(stream: Any) -> None:
    """Let go what is still buffered: it would fail again when the interpreter ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOENT and error.filename is None:
        return "the working directory does not exist"
    where = "the output" if error.filename is None else f"{error.filename}"
    return f"{where} cannot be written: {error.strerror or error}"
