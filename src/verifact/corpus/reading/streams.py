"""Compressed streams and their lines, never more of them in memory than asked for."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
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
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if name.endswith(".bz2"):
        return cast("IO[bytes]", bz2.BZ2File(stream))
    if name.endswith(".xz"):
        return cast("IO[bytes]", lzma.LZMAFile(stream))
    if name.endswith(".zst"):
        return cast("IO[bytes]", _Zstandard(stream))
    return stream


class _Zstandard:
    """The frames of a zstandard file, one after another; zstandard's own reader takes a cut-off frame for a whole one."""

    # A block of 4 bytes can hold 128 kB: so few at a time can become 16 MB at most.
    _FEED = 512

    def __init__(self, stream: IO[bytes]) -> None:
        self._new = needs_extra("zstandard", "to read .zst").ZstdDecompressor().decompressobj
        self._stream = stream
        self._frame: Any = None
        self._waiting = b""

    def read(self, size: int) -> bytes:
        """Return some of what is left, b"" at the end; not more than a few times `size`. Raises EOFError for a cut-off frame."""
        pieces: list[bytes] = []
        while sum(map(len, pieces)) < size:
            fed = self._waiting[: self._FEED] or self._stream.read(self._FEED)
            self._waiting = self._waiting[self._FEED :]
            if not fed:
                if self._frame is not None and not pieces:
                    raise EOFError("the compressed data breaks off")
                break
            if self._frame is None:
                self._frame = self._new()
            pieces.append(self._frame.decompress(fed))
            if self._frame.eof:
                self._waiting = self._frame.unused_data + self._waiting
                self._frame = None
        return b"".join(pieces)


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
