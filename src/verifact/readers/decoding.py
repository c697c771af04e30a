"""Bytes to text: which encodings are accepted, and what is said of the rest."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from pathlib import Path

from verifact.errors import UnreadableError
from verifact.reading_files import exists, is_folder, read_bytes

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_WIDE_MARKS = (BOM_UTF32_LE, BOM_UTF32_BE)  # the first begins as UTF-16's does


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
    if data.startswith(_WIDE_MARKS):
        raise UnreadableError(f"{where} is UTF-32. Re-save it as UTF-8.", path=path, offset=0)
    if encoding == "utf-8" and b"\0" in data:  # said before the first byte that is not UTF-8
        raise _binary(where, path, data.index(b"\0"))
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skipped + error.start
        raise UnreadableError(
            f"{where} is not {encoding.upper()}: byte {offset} (0x{data[offset]:02x}) cannot be decoded. "
            "Re-save it as UTF-8.",
            path=path,
            offset=offset,
        ) from error
    if "\0" in text:
        raise _binary(where, path, skipped + len(text[: text.index("\0")].encode(encoding)))
    return text, encoding


def _binary(where: str, path: Path | str | None, offset: int) -> UnreadableError:
    message = f"{where} looks like a binary file: byte {offset} is NUL. If it is text, re-save it as UTF-8."
    return UnreadableError(message, path=path, offset=offset)


def encode(text: str, like: bytes) -> bytes:
    """Return `text` as the bytes of a file that has the encoding, and the byte-order mark if any, of the file `like`.

    For what `decode` made of `like` these are the same bytes again.
    """
    for mark, name in _MARKS:
        if like.startswith(mark):
            return mark + text.encode(name)
    return text.encode("utf-8")


def read_file(path: Path | str) -> tuple[str, str]:
    """Return the text of a file and the name of its codec. Raises `UnreadableError` as `load` and `decode` do."""
    return decode(load(path), path)


def load(path: Path | str) -> bytes:
    """Return the bytes of a file.

    Raises `UnreadableError` if it is missing, a directory, a device or a pipe, or not permitted.
    """
    try:
        return read_bytes(path)
    except FileNotFoundError as error:
        problem = "is a link that leads nowhere" if exists(Path(path)) else "does not exist"
        raise UnreadableError(f"{path} {problem}.", path=path) from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{path} is a directory, not a file.", path=path) from error
    except PermissionError as error:
        # Windows refuses to open a directory with this very error.
        problem = "is a directory, not a file" if is_folder(Path(path)) else "may not be read: permission denied"
        raise UnreadableError(f"{path} {problem}.", path=path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be read: {reason}.", path=path) from error
