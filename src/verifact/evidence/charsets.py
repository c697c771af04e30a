"""The bytes of a page to text, whatever it says of its encoding (Encoding Standard and HTML Standard, 13.2.3, in short)."""

import codecs
import re

__all__ = ["decode_page"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LOOKED_AT = 4096  # bytes; browsers look at 1024, and pages have grown
_SAMPLE = 64_000
# Labels that stand for another encoding (Encoding Standard, 4.2).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
# The encodings of the standard under Python's names: no others (Python's codecs include ones that are no charsets at all).
_KNOWN = frozenset(
    [
        "utf-8",
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp{number}" for number in (866, 874, 932, 949, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp"),
        *("utf-16-le", "utf-16-be"),
    ]
)


def decode_page(body: bytes, content_type: str = "") -> str:
    """Return the text of a page; never raises.

    A byte-order mark counts first. What is valid UTF-8 and not plain ASCII is UTF-8 whatever else is said: by chance it
    hardly ever is. Then the header, then what the page says, as far as the bytes fit; then a guess; then Windows-1252.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    stated = [_HEADER.search(content_type)]
    start = body[:_LOOKED_AT]
    said = [
        *(match[1] for match in stated if match),
        *(m[1].decode() for m in (_XML.search(start), _META.search(start)) if m),
    ]
    for name in ["utf-8", *filter(None, map(_codec, said))]:
        text = _strictly(body, name)
        if text is not None:
            return text
    return body.decode(_guess(body), "replace")


def _strictly(body: bytes, name: str) -> str | None:
    """Return the decoded text, where all of it fits but the last character, which may have been cut."""
    if name.startswith("utf-16") and b"\0" not in body[:_SAMPLE]:  # a page that can say so in ASCII isn't UTF-16
        return None
    if name == "utf-8" and b"\x1b$" in body[:_SAMPLE]:  # ISO-2022-JP is ASCII to the eye
        return None
    try:
        return codecs.getincrementaldecoder(name)().decode(body)
    except UnicodeDecodeError:
        return None


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _KNOWN else None


def _guess(body: bytes) -> str:
    try:
        from charset_normalizer import from_bytes  # comes with trafilatura
    except ImportError:
        return "cp1252"
    best = from_bytes(body[:_SAMPLE], steps=3).best()
    return (_codec(best.encoding) if best else None) or "cp1252"
