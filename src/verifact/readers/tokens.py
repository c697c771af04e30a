"""HTML to tokens with exact offsets, in linear time.

Why not html.parser: it is quadratic in unclosed constructs (8,000 "<div x " take 10 s on Python 3.11),
raises AssertionError on "<![<!", and what it makes of comments and of `<script>` differs from one Python
release to the next.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from html import unescape

# Token: what it is, its raw range, and the lower-case name of a tag ("" for the rest).
Token = tuple["TokenKind", int, int, str]


class TokenKind(IntEnum):
    """What a token is. `RAW` is the content of an element whose content is not markup, `<script>` for one."""

    TEXT = 0
    START = 1
    END = 2
    COMMENT = 3
    RAW = 4


# Elements whose content is no markup up to their end tag, or, as browsers have it, to the end of the file.
_RAW_TO_END = frozenset({"script", "style"})
# The same, but only where the end tag is there: a forgotten one must not swallow the article.
_RAW_IF_CLOSED = frozenset({"title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp"})
_RAW = _RAW_TO_END | _RAW_IF_CLOSED

_OPENER = re.compile(r"</?([a-zA-Z][^\s/>]*+)|<[!?/]")
_TAG_REST = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|=)*+>""")
_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_COMMENT_END = re.compile(r"--!?>")


def tokenize(raw: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of `raw[start:end]`, ascending and disjoint, their offsets those of `raw`.

    Never raises. A tag that is not closed is text; so is an unclosed comment mark.
    """
    end = len(raw) if end is None else end
    at = text_start = start
    last_close = raw.rfind(">", start, end)  # behind it nothing can be a tag
    last_comment_end = raw.rfind("-->", start, end)
    ignore_quotes = False
    missing: set[str] = set()
    while True:
        at = raw.find("<", at, end)
        if at < 0 or at > last_close:
            break
        match = _OPENER.match(raw, at, end)
        if match is None:
            at += 1
            continue
        name = match[1]
        kind = TokenKind.COMMENT
        if name is None:
            if raw.startswith("<!--", at):
                if raw.startswith((">", "->"), at + 4):
                    stop = raw.find(">", at) + 1
                elif at + 4 <= last_comment_end:
                    closing = _COMMENT_END.search(raw, at + 4, end)
                    stop = closing.end() if closing else end
                else:
                    at += 4
                    continue
            else:
                stop = raw.find(">", at, end) + 1
        else:
            name = name.lower()
            kind = TokenKind.START if raw[at + 1] != "/" else TokenKind.END
            rest = None if ignore_quotes else _TAG_REST.match(raw, match.end(), end)
            if rest:
                stop = rest.end()
            else:  # a quote that runs to the end of the file: from here on a tag ends at the first ">"
                ignore_quotes = True
                stop = raw.find(">", at, end) + 1
        if text_start < at:
            yield TokenKind.TEXT, text_start, at, ""
        yield kind, at, stop, name or ""
        at = text_start = stop
        if kind is TokenKind.START and name in _RAW and name not in missing:
            closing = _closing_tag(name).search(raw, at, end)
            if closing or name in _RAW_TO_END:
                stop = closing.start() if closing else end
                if at < stop:
                    yield TokenKind.RAW, at, stop, name
                at = text_start = stop
            else:
                missing.add(name)
    if text_start < end:
        yield TokenKind.TEXT, text_start, end, ""


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag as it stands in the file: lower-case names, the first of each."""
    found: dict[str, str] = {}
    opener = _OPENER.match(tag)
    for match in _ATTRIBUTE.finditer(tag, opener.end() if opener else 1, len(tag) - 1):
        name, value = match[1].lower(), match[2] or ""
        if value[:1] in {'"', "'"} and len(value) > 1 and value[-1] == value[0]:
            value = value[1:-1]
        found.setdefault(name, unescape(value) if "&" in value else value)
    return found


def _closing_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
