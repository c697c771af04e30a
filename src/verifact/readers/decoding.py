"""Bytes to text: which encodings are accepted, and what is said of the rest."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from verifact.errors import UnreadableError

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_BINARY_PROBE = 8192  # bytes looked at for a NUL, as git does


def decode(data: bytes, path: Path | str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the name of its codec: "utf-8", "utf-16-le" or "utf-16-be".

    UTF-8 needs no byte-order mark, UTF-16 does; the mark is no part of the text. Line ends stay as they
    are. `path` is only named in messages. Raises `UnreadableError` with the byte offset of the first byte
    that does not fit.
    """
    where = str(path) if path is not None else "the input"
    encoding, skipped = "utf-8", 0
    for mark, name in _MARKS:
        if data.startswith(mark):
            encoding, skipped = name, len(mark)
            break
    if encoding == "utf-8":
        nul = data.find(b"\0", 0, _BINARY_PROBE)
        if nul >= 0:
            raise UnreadableError(
                f"{where} looks like a binary file: byte {nul} is NUL. If it is text, re-save it as UTF-8.",
                path=path,
                offset=nul,
            )
    try:
        return data[skipped:].decode(encoding), encoding
    except UnicodeDecodeError as error:
        offset = skipped + error.start
        raise UnreadableError(
            f"{where} is not {encoding.upper()}: byte {offset} (0x{data[offset]:02x}) cannot be decoded. "
            "Re-save it as UTF-8.",
            path=path,
            offset=offset,
        ) from error


def read_file(path: Path | str) -> tuple[str, str]:
    """Return the text of a file and the name of its codec.

    Raises `UnreadableError` if the file is missing, a directory, not permitted, or not decodable (see
    `decode`).
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(f"{path} does not exist.", path=path) from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{path} is a directory, not a file.", path=path) from error
    except PermissionError as error:
        # Windows refuses to open a directory with this very error.
        problem = (
            "is a directory, not a file" if Path(path).is_dir() else "may not be read: permission denied"
        )
        raise UnreadableError(f"{path} {problem}.", path=path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be read: {reason}.", path=path) from error
    return decode(data, path)
