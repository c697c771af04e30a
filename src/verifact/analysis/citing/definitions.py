"""Markdown's reference links: which definitions a file has, what uses them, and which references nothing defines."""

import re
from bisect import bisect_right

from attrs import frozen

from verifact.document import BlockKind, Document, Format, InlineKind
from verifact.model import Article
from verifact.spans import BY_START, Span, holder

__all__ = ["Definition", "References", "references_of"]

_LABEL = r"\[((?:[^\[\]\\]|\\.){1,999})\]"
_DEFINITION = re.compile(rf"^[ ]{{0,3}}{_LABEL}:[ \t]*(\S*)", re.MULTILINE)
_BRACKETED = re.compile(_LABEL)
_REFERENCE = re.compile(rf"(?<![\w\])\\!]){_LABEL}\[((?:[^\[\]\\]|\\.){{0,999}})\](?![\[(])")
# Definitions that say nothing: the idiom for a comment.
_COMMENT_TARGETS = frozenset({"#", "<>", ""})
# What brings text from elsewhere, and its definitions with it.
_INCLUDES = re.compile(r"\{%|\{\{|--8<--|<!--\s*#?include|!\[\[|^\s*import\s.*from\s", re.MULTILINE)
# A name in code ("str::len", "os.path"): documentation tools link it by themselves.
_CODE_LABEL = re.compile(r"[`:(){}<>/=_@]|\w\.\w")


@frozen
class Definition:
    """A link definition: its label, and the raw range of the label with its brackets."""

    label: str
    url: str
    raw: Span


@frozen
class References:
    """`orphans` are definitions that nothing uses; `undefined` the places in the text, with the label, that nothing defines.

    `includes` tells that the file takes in text from elsewhere: what seems undefined may be defined there.
    """

    definitions: tuple[Definition, ...] = ()
    orphans: tuple[Definition, ...] = ()
    undefined: tuple[tuple[Span, str], ...] = ()
    includes: bool = False


def references_of(article: Article) -> References:
    """Return the reference links of an article; ask through `article.derived(references_of)`."""
    document = article.document
    if document.format is not Format.MARKDOWN or "[" not in document.raw:
        return References()
    includes = _INCLUDES.search(document.raw) is not None
    definitions = _definitions(document, includes=includes)
    starts = {definition.raw.start for definition in definitions}
    used = {_normal(m[1]) for m in _BRACKETED.finditer(document.raw) if m.start() not in starts}
    known = {_normal(definition.label) for definition in definitions}
    return References(
        tuple(definitions),
        tuple(definition for definition in definitions if _normal(definition.label) not in used),
        tuple(_undefined(document, known)) if known & used else (),
        includes,
    )


def _normal(label: str) -> str:
    """Return a label as CommonMark compares it (4.7: case-folded, runs of white space as one)."""
    return " ".join(label.casefold().split())


def _definitions(document: Document, *, includes: bool) -> list[Definition]:
    """Return the definitions. Below a template's line they look like text until the template has been filled in."""
    comments = sorted(comment.span for comment in document.comments)
    found: dict[str, Definition] = {}
    for match in _DEFINITION.finditer(document.raw):
        span = Span(match.start(1) - 1, match.end(1) + 1)
        if match[1].startswith("^") or match[2] in _COMMENT_TARGETS or holder(comments, span.start) is not None:
            continue
        shown = document.source_map.to_plain(Span(*match.span()))  # what is shown defines nothing
        block = document.block_at(shown.start) if shown else None
        if shown is None or (includes and block is not None and block.kind is BlockKind.PARAGRAPH):
            found.setdefault(_normal(match[1]), Definition(match[1], match[2], span))
    return list(found.values())


def _undefined(document: Document, known: set[str]) -> list[tuple[Span, str]]:
    found = []
    for match in _in_prose(document, _REFERENCE):
        label = match[2] or match[1]
        if _normal(label) not in known and not _CODE_LABEL.search(label) and any(map(str.isalnum, label)):
            found.append((Span(*match.span()), label))
    return found


def _in_prose(document: Document, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    marked = (InlineKind.CODE, InlineKind.LINK, InlineKind.FOOTNOTE_REFERENCE)
    taken = [inline.span for inline in document.inlines if inline.kind in marked]
    found = []
    for block in document.blocks:
        if not block.is_prose:
            continue
        for match in pattern.finditer(document.text, block.span.start, block.span.end):
            index = bisect_right(taken, match.end() - 1, key=BY_START) - 1
            if index < 0 or match.start() >= taken[index].end:
                found.append(match)
    return found
