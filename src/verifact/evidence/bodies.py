"""The body of an answer, unpacked piece by piece and never beyond a limit, however small a bomb it came as.

httpx would unpack each piece whole: 64 kB of zeros, packed, are 64 MB. So only gzip and deflate are asked for, and zlib is
told how much may come out.
"""

import zlib
from collections.abc import AsyncIterator

__all__ = ["ENCODINGS", "BodyError", "read_body"]

ENCODINGS = "gzip, deflate"
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_MOST_LAYERS = 2


class BodyError(Exception):
    """A body that cannot be unpacked."""


async def read_body(pieces: AsyncIterator[bytes], encoding: str, limit: int) -> tuple[bytes, bool]:
    """Return the unpacked body, of `limit` bytes at most, and whether it was cut there.

    `encoding` is the Content-Encoding. What comes over the line is held to `limit` bytes, too. Raises BodyError for a body
    that is packed in another way, or damaged before any of it could be unpacked.
    """
    layers = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if len(layers) > _MOST_LAYERS or not set(layers) <= {"gzip", "x-gzip", "deflate"}:
        raise BodyError(f"the body is packed as {encoding[:60]!r}, which was not asked for")
    unpackers = [_Unpacker() for _ in layers]
    held = bytearray()
    received = 0
    async for piece in pieces:
        received += len(piece)
        try:
            for unpacker in unpackers:
                piece = unpacker.feed(piece, limit + 1)
        except zlib.error as error:
            if not held:
                raise BodyError(f"the body cannot be unpacked: {error}") from None
            return bytes(held[:limit]), True
        held += piece
        if len(held) > limit or received > limit:
            return bytes(held[:limit]), True
    is_short = any(not unpacker.is_at_end for unpacker in unpackers)
    return bytes(held), is_short and bool(held)


class _Unpacker:
    """One layer of gzip or deflate, the latter with or without zlib's header (servers differ)."""

    def __init__(self) -> None:
        self._first = True
        self._zlib = zlib.decompressobj(_GZIP_OR_ZLIB)

    @property
    def is_at_end(self) -> bool:
        return self._zlib.eof

    def feed(self, piece: bytes, limit: int) -> bytes:
        if not piece or self._zlib.eof:  # what follows the end is padding
            return b""
        try:
            unpacked = self._zlib.decompress(piece, limit)
        except zlib.error:
            if not self._first:
                raise
            self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)
            unpacked = self._zlib.decompress(piece, limit)
        self._first = False
        # Beyond the limit the rest stays packed: the caller stops there.
        return unpacked
