"""WARC, the format of web archives: each page that was fetched is an article, its main text is what is read."""

import codecs
import re
from collections.abc import Iterator
from typing import IO, Any

from verifact.corpus.extra import needs_extra
from verifact.corpus.reading.records import BrokenInputError, Reading, Record, limited

__all__ = ["page_text", "read_warc"]

_HTML = ("text/html", "application/xhtml+xml")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 1024  # bytes, as the HTML standard has it
# Codecs of Python's that are no encodings of pages.
_NO_ENCODING = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
)
# What says so means Windows' Latin alphabet, by the Encoding standard.
_LATIN = frozenset({"iso8859-1", "ascii"})


def read_warc(stream: IO[bytes], name: str, reading: Reading) -> Iterator[Record]:
    """Yield a record for each page (a response in HTML with the status 200) and each converted plain text (as in WET files).

    The format of pages is "page": the worker takes the main text. A page's id is its address.
    """
    iterator = needs_extra("warcio.archiveiterator", "to read WARC").ArchiveIterator(stream)
    for number, record in enumerate(_records(iterator, name), 1):
        kind = record.rec_type
        if kind == "conversion":
            yield _plain(number, record, name, reading)
        elif kind == "response" and record.http_headers is not None and _is_page(record.http_headers):
            yield _page(number, record, name, reading)


def _records(iterator: Any, name: str) -> Iterator[Any]:
    """Yield the records. Raises BrokenInputError for damage, of which warcio makes errors of every type."""
    number = 0
    while True:
        try:
            record = next(iterator, None)
        except (AttributeError, ValueError, LookupError, TypeError) as error:
            raise BrokenInputError(f"{name}, record {number + 1}: it is damaged ({error})") from error
        if record is None:
            return
        number += 1
        yield record


def _is_page(headers: Any) -> bool:
    media = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return headers.get_statuscode() == "200" and media in _HTML


def _page(number: int, record: Any, name: str, reading: Reading) -> Record:
    values = {"url": _address(record), "format": "page"}
    data = _payload(record, reading.largest, f"{name}, record {number}")
    if data is None:
        return Record(number, values, f"{name}, record {number}: it is {reading.over()}")
    media = record.http_headers.get_header("Content-Type") or ""
    charset = re.search(r"charset=[\"']?([\w.:-]+)", media, re.IGNORECASE)
    return Record(number, {**values, "html": page_text(data, charset[1] if charset else None)})


def _plain(number: int, record: Any, name: str, reading: Reading) -> Record:
    values = {"url": _address(record)}
    data = _payload(record, reading.largest, f"{name}, record {number}")
    if data is None:
        return Record(number, values, f"{name}, record {number}: it is {reading.over()}")
    return limited(Record(number, {**values, "text": data.decode("utf-8", "replace"), "format": "text"}), reading)


def _payload(record: Any, largest: int, where: str) -> bytes | None:
    """Return what a record holds, None where that is too much. Raises BrokenInputError where the file ends within it."""
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while size <= largest and (piece := stream.read(largest + 1 - size)):
        pieces.append(piece)
        size += len(piece)
    if size > largest:
        return None
    left = getattr(record.raw_stream, "limit", 0)  # of a record that does not tell its length there is none
    if left > 0 and not record.raw_stream.read(1):  # which warcio takes for an end like any other
        raise BrokenInputError(f"{where}: the file breaks off")
    return b"".join(pieces)


def _address(record: Any) -> str | None:
    address = record.rec_headers.get_header("WARC-Target-URI")
    return address.strip("<> ") if address else None


def page_text(data: bytes, charset: str | None = None) -> str:
    """Return the text of a page as browsers decode it: byte-order mark, HTTP, `<meta>`, UTF-8 if it is that, Windows-1252."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    for name in (charset, declared[1].decode("ascii", "replace") if declared else None):
        codec = _encoding(name)
        if codec is not None:
            return data.decode(codec, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _encoding(name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if codec.name.replace("_", "-") in _NO_ENCODING or not codec._is_text_encoding:
        return None
    return "cp1252" if codec.name in _LATIN else codec.name
