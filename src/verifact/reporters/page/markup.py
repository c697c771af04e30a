"""Elements of a page: every text is escaped on its way in, so that nothing an article says can become markup."""

import re
from html import escape
from typing import Final

__all__ = ["Markup", "element", "join", "link"]

# What HTML has no character for: controls but tab and line feed, noncharacters, lone surrogates (HTML Living Standard,
# 13.2.3.5).
_FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_VOID: Final = frozenset({"br", "input", "meta"})
_LINKED = ("http://", "https://")


class Markup(str):
    """Text that is markup already; only `element` and `join` make it."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element. `content` that is no Markup is escaped, and so are the attributes' values.

    An attribute's trailing "_" is dropped ("class_"), other "_" become "-"; True stands for an attribute without a value,
    None and False for none at all.
    """
    given = {name: value for name, value in attributes.items() if value is not None and value is not False}
    written = "".join(_attribute(name, value) for name, value in given.items())
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{join(*content)}</{tag}>")


def join(*content: str) -> Markup:
    """Return the pieces one after another, escaped where they are no Markup."""
    return Markup("".join(piece if isinstance(piece, Markup) else escape(_shown(piece)) for piece in content))


def link(address: str, *content: str) -> Markup:
    """Return a link to a web address; of any other address only the content, since a page must not run or open it."""
    if not address.lower().startswith(_LINKED):
        return join(*content)
    return element("a", *content, href=address, rel="noreferrer noopener nofollow")


def _attribute(name: str, value: str | int | bool | None) -> str:
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(_shown(str(value)))}"'


def _shown(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
