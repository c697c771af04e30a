"""Compressed streams and their lines, never more of them in memory than asked for."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from verifact.corpus.extra import needs_extra
from verifact.corpus.reading.records import BrokenInputError

__all__ = ["COMPRESSIONS", "bounded_lines", "decompressed", "reading_errors"]

COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")
_CHUNK = 1 << 16


def decompressed(stream: IO[bytes], name: str) -> IO[bytes]:
    """Return the stream as the suffix of `name` tells it is to be read."""
    if name.endswith(".gz"):
        return cast("IO[bytes]", _Gzip(stream))
    if name.endswith(".bz2"):
        return cast("IO[bytes]", _Buffering(stream, bz2.BZ2Decompressor))
    if name.endswith(".xz"):
        return cast("IO[bytes]", _Buffering(stream, lzma.LZMADecompressor))
    if name.endswith(".zst"):
        return cast("IO[bytes]", _Zstandard(stream))
    return stream


class _Frames:
    """What the members of a compressed file hold, one after another, in pieces of bounded size.

    All that can be had of a damaged or cut-off file is returned before it is said to be so: the readers of the libraries keep
    that back, or take a cut-off file for a whole one.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._waiting = b""
        self._error: Exception | None = None
        self._is_inside = False

    def read(self, size: int) -> bytes:
        """Return some of what is left, b"" at the end. Raises OSError where the last member is cut off."""
        pieces: list[bytes] = []
        found = 0
        while found < size and self._error is None:
            try:
                piece = self._next(size - found)
            except Exception as error:
                self._error = error
                break
            if piece is None:
                if self._is_inside:
                    self._error = OSError("the compressed data breaks off")  # an EOFError passes for an end with warcio
                break
            pieces.append(piece)
            found += len(piece)
        if not found and self._error is not None:
            raise self._error
        return b"".join(pieces)

    def _fed(self, size: int) -> bytes:
        """Return some bytes that wait, or the next ones of the file."""
        fed = self._waiting[:size] or self._stream.read(size)
        self._waiting = self._waiting[size:]
        return fed if self._is_inside else fed.lstrip(b"\0")  # some writers fill up their last block

    def _next(self, size: int) -> bytes | None:
        raise NotImplementedError


class _Gzip(_Frames):
    _member: Any = None

    def _next(self, size: int) -> bytes | None:
        fed = self._fed(_CHUNK)
        if not fed:
            return None
        if not self._is_inside:
            self._member, self._is_inside = zlib.decompressobj(wbits=31), True
        piece: bytes = self._member.decompress(fed, size)
        self._is_inside = not self._member.eof
        self._waiting = (self._member.unused_data or self._member.unconsumed_tail) + self._waiting
        return piece


class _Buffering(_Frames):
    """The decompressors of `bz2` and `lzma`, which keep what they were fed until it is asked for."""

    _member: Any = None

    def __init__(self, stream: IO[bytes], new: Callable[[], Any]) -> None:
        super().__init__(stream)
        self._new = new

    def _next(self, size: int) -> bytes | None:
        fed = b"" if self._is_inside and not self._member.needs_input else self._fed(_CHUNK)
        if not self._is_inside and fed:
            self._member, self._is_inside = self._new(), True
        elif not fed and (not self._is_inside or self._member.needs_input):
            return None
        piece: bytes = self._member.decompress(fed, size)
        self._is_inside = not self._member.eof
        if not self._is_inside:
            self._waiting = self._member.unused_data + self._waiting
        return piece


class _Zstandard(_Frames):
    # A block of 4 bytes can hold 128 kB: so few at a time can become 16 MB at most.
    _FEED = 512
    _frame: Any = None

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._new = needs_extra("zstandard", "to read .zst").ZstdDecompressor().decompressobj

    def _next(self, size: int) -> bytes | None:  # noqa: ARG002 - it cannot be told how much is wanted
        fed = self._fed(self._FEED)
        if not fed:
            return None
        if not self._is_inside:
            self._frame, self._is_inside = self._new(), True
        piece: bytes = self._frame.decompress(fed)
        self._is_inside = not self._frame.eof
        if not self._is_inside:
            self._waiting = self._frame.unused_data + self._waiting
        return piece


@contextmanager
def reading_errors(where: str) -> Iterator[None]:
    """Turn whatever a file, a network or a damaged compression raises into BrokenInputError, its place named."""
    try:
        yield
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise BrokenInputError(f"{where}: {reason}") from error
    except Exception as error:
        # zstandard is imported only where it is needed, and file systems have errors of their own.
        if type(error).__module__.partition(".")[0] not in _FOREIGN:
            raise
        raise BrokenInputError(f"{where}: {error}") from error


_FOREIGN = frozenset(
    {"zstandard", "zstd", "botocore", "aiohttp", "gcsfs", "s3fs", "google", "pyarrow", "warcio", "adlfs", "azure"}
)


def bounded_lines(stream: IO[bytes], largest: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream without their ends; None for one of more than `largest` bytes, which is skipped unread."""
    kept: list[bytes] = []
    size, too_long = 0, False
    while chunk := stream.read(_CHUNK):
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            yield None if too_long or size + len(piece) > largest else b"".join((*kept, piece)).removesuffix(b"\r")
            kept, size, too_long = [], 0, False
        size += len(rest)
        if size > largest:
            kept, too_long = [], True
        elif rest:
            kept.append(rest)
    if size:
        yield None if too_long else b"".join(kept).removesuffix(b"\r")
