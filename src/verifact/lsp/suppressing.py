"""The edit that silences one finding where it stands: tried out, and only offered where it does that and nothing else."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from verifact.config import Config, Suppression
from verifact.document import Block, BlockKind, Document, Format
from verifact.findings import Edit, Finding
from verifact.fixing import applied
from verifact.fixing.guarding import keeps_the_rest
from verifact.lsp.understanding import Draft, Understood
from verifact.readers.registry import read_text
from verifact.reading_files import read_bytes
from verifact.spans import Span
from verifact.triage import Selection
from verifact.triage.suppression import read_suppressions

__all__ = ["Entry", "comment_for", "entry_for", "holds_comments"]

_INDENT = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_GLOB = re.compile(r"([\\*?\[\]!#])")
_ABOVE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.CODE})
_LONGEST = 80


@frozen
class Entry:
    """An entry of `suppress`, to be written at the end of the configuration file `path`, whose text now is `before`."""

    path: Path
    before: str
    written: str


def holds_comments(draft: Draft) -> bool:
    """Tell whether a draft's format has comments that verifact reads; MDX takes `<!--` for a mistake."""
    is_mdx = draft.path is not None and draft.path.suffix.lower() == ".mdx"
    return draft.format is not Format.TEXT and not is_mdx


def comment_for(finding: Finding, understood: Understood) -> Edit | None:
    """Return the insertion of a comment that silences the finding and leaves the rest of the text as it reads, if there is one."""
    if understood.article is None or not holds_comments(understood.draft):
        return None
    document = understood.article.document
    selection = understood.checker.selection(understood.report.path)
    comment = f"<!-- verifact: ignore[{finding.code}] -->"
    for edit in _places(document, finding, comment):
        after = read_text(applied(document.raw, [edit]), document.format, document.path, document.encoding)
        if keeps_the_rest(document, after, []) and _is_silenced(_moved(finding, edit), after, selection):
            return edit
    return None


def _places(document: Document, finding: Finding, comment: str) -> Iterator[Edit]:
    block = _block(document, finding)
    if block is None:
        return
    span = document.raw_span(block.span)
    line = document.line_span(document.position(span.start).line)
    indent = _INDENT.match(document.raw, line.start, line.end)
    end = _LINE_END.search(document.raw)
    above = f"{indent[0] if indent else ''}{comment}{end[0] if end else chr(10)}"
    places = [
        Edit(Span(line.start, line.start), above),
        Edit(Span(span.end, span.end), f" {comment}"),
        Edit(Span(span.start, span.start), f"{comment} "),
    ]
    if document.format is Format.HTML or block.kind not in _ABOVE:
        places.append(places.pop(0))  # a line of its own would part a list, and stand outside an element
    yield from places


def _block(document: Document, finding: Finding) -> Block | None:
    """Return the block in which a finding stands; the first one for the article as a whole."""
    blocks = [block for block in document.blocks if len(block.span)]
    if finding.raw_span is None:
        return next(iter(blocks), None)
    at = finding.raw_span.start
    return next((block for block in blocks if _reaches(document.raw_span(block.span), at)), None)


def _reaches(span: Span, at: int) -> bool:
    return span.start <= at <= span.end


def _moved(finding: Finding, edit: Edit) -> Finding:
    if finding.raw_span is None or finding.raw_span.start < edit.span.start:
        return finding
    shift = len(edit.replacement)
    return evolve(finding, raw_span=Span(finding.raw_span.start + shift, finding.raw_span.end + shift))


def _is_silenced(finding: Finding, document: Document, selection: Selection) -> bool:
    told, _ = read_suppressions(document, selection.config, selection.checks).apply([finding])
    return not told


def entry_for(finding: Finding, understood: Understood) -> Entry | None:
    """Return the entry of the configuration that silences the finding, where its file can hold no comment.

    None: it can, there is no configuration file, or its form allows no entry at its end.
    """
    draft, article = understood.draft, understood.article
    selection = understood.checker.selection(understood.report.path)
    config = selection.config
    if article is None or draft.path is None or config.source is None or holds_comments(draft):
        return None
    suppression = _suppression(finding, draft.path, config)
    if suppression is None:
        return None
    with_it = evolve(selection, config=evolve(config, suppress=(*config.suppress, suppression)))
    if not _is_silenced(finding, article.document, with_it):
        return None
    entry = _entry(suppression, config.source)
    return entry if entry is not None and _is_valid(entry) else None


def _suppression(finding: Finding, path: Path, config: Config) -> Suppression | None:
    root = (config.root or Path()).absolute()
    if not path.absolute().is_relative_to(root):
        return None
    relative = path.absolute().relative_to(root).as_posix()
    words = " ".join(finding.excerpt.split())[:_LONGEST].strip()
    return Suppression(_GLOB.sub(r"\\\1", relative), (finding.code,), words or None)


def _entry(suppression: Suppression, path: Path) -> Entry | None:
    try:
        before = read_bytes(path).decode("utf-8-sig")
    except (OSError, ValueError):
        return None
    table = "[[tool.verifact.suppress]]" if path.name == "pyproject.toml" else "[[suppress]]"
    lines = ["", table, f"path = {_quoted(suppression.path)}", f"codes = [{_quoted(suppression.codes[0])}]"]
    lines += [f"text = {_quoted(suppression.text)}"] if suppression.text else []
    start = "" if not before or before.endswith("\n") else "\n"
    return Entry(path, before, start + "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML has the escapes of JSON


def _is_valid(entry: Entry) -> bool:
    try:
        tomllib.loads((entry.before + entry.written).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return False
    return True
