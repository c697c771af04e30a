"""Code actions: fixing a finding, fixing all that is safe, silencing a finding."""

from collections.abc import Iterator, Sequence
from functools import partial

from lsprotocol import types
from pygls.uris import from_fs_path

from verifact.document import Document, Format
from verifact.findings import Edit, Finding
from verifact.fixing import Guard, choose
from verifact.lsp.client import Client
from verifact.lsp.diagnosing import SOURCE
from verifact.lsp.explaining import findings_at
from verifact.lsp.positions import Positions
from verifact.lsp.suppressing import comment_for, entry_for
from verifact.lsp.understanding import Understood
from verifact.readers.registry import read_text
from verifact.reporters.base import counted
from verifact.reporters.visible import clipped, escape
from verifact.spans import Span

__all__ = ["FIX_ALL", "KINDS", "actions"]

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
KINDS = [types.CodeActionKind.QuickFix.value, FIX_ALL]
_MOST = 20  # of the findings at one place
_LONGEST = 100
_LARGE = 100_000  # characters


def actions(understood: Understood, params: types.CodeActionParams, client: Client) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range, of the kinds that the editor asks for.

    A fix is preferred where it is safe: where it cannot change what the text says.
    """
    place = Span(*(understood.positions.offset(at) for at in (params.range.start, params.range.end)))
    found = findings_at(understood, place)[:_MOST]
    known = params.context.diagnostics
    made: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix.value, params.context.only):
        made += [action for each in found for action in _fix(each, understood, client, known)]
        silencing = (action for each in found for action in _silence(each, understood, client, known))
        made += {action.title: action for action in silencing}.values()
    # It takes several checks: of a large text they are only made when nothing but this is asked for.
    if _is_wanted(FIX_ALL, params.context.only) and (params.context.only or len(understood.draft.text) < _LARGE):
        made += _fix_all(understood, client)
    return made


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == each or kind.startswith(f"{each}.") or not each for each in map(_value, only))


def _value(kind: str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _fix(
    finding: Finding, understood: Understood, client: Client, known: Sequence[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    if understood.article is None or not finding.fix:
        return
    document = understood.article.document
    selection = understood.checker.selection(understood.report.path)
    choice = choose(understood.article, [finding], selection, unsafe=True)
    edits = Guard(partial(_read_again, document)).harmless(document, choice).edits
    if not edits:
        return
    safe = all(edit.safe for edit in edits)
    doubt = "" if safe else " (may change what the text says)"
    yield types.CodeAction(
        title=clipped(escape(f"{finding.code}: {finding.help or finding.message}"), _LONGEST) + doubt,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=_told(finding, known),
        is_preferred=safe,
        edit=_edit(understood, edits, client),
    )


def _read_again(document: Document, raw: str) -> Document:
    return read_text(raw, document.format, document.path, document.encoding)


def _fix_all(understood: Understood, client: Client) -> Iterator[types.CodeAction]:
    fixed = understood.fixed
    if fixed is not None and fixed.edits:
        yield types.CodeAction(
            title=f"verifact: fix all that is safe ({counted(len(fixed.findings), 'finding')})",
            kind=FIX_ALL,
            edit=_edit(understood, fixed.edits, client),
        )


def _silence(
    finding: Finding, understood: Understood, client: Client, known: Sequence[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    comment = comment_for(finding, understood)
    if comment is not None:
        where = "here" if finding.is_placed else "in this file"
        yield types.CodeAction(
            title=f"Ignore {finding.code} {where} (comment)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=_told(finding, known),
            edit=_edit(understood, [comment], client),
        )
        return
    entry = entry_for(finding, understood)
    uri = from_fs_path(str(entry.path.absolute())) if entry is not None else None
    if entry is not None and uri is not None:
        positions = Positions(Document(entry.before, entry.before, Format.TEXT), client.encoding)
        end = positions.at(len(entry.before))
        yield types.CodeAction(
            title=f"Ignore {finding.code} here (entry in {entry.path.name})",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=_told(finding, known),
            edit=_workspace_edit(uri, None, [types.TextEdit(types.Range(end, end), entry.written)], client),
        )


def _told(finding: Finding, known: Sequence[types.Diagnostic]) -> list[types.Diagnostic] | None:
    """Return the diagnostics of the request that are this finding."""
    told = [each for each in known if each.source == SOURCE and each.code == finding.code]
    return [each for each in told if each.message.startswith(finding.message)] or None


def _edit(understood: Understood, edits: Sequence[Edit], client: Client) -> types.WorkspaceEdit:
    written = [types.TextEdit(understood.positions.range(edit.span), edit.replacement) for edit in edits]
    return _workspace_edit(understood.draft.uri, understood.draft.version, written, client)


def _workspace_edit(uri: str, version: int | None, edits: list[types.TextEdit], client: Client) -> types.WorkspaceEdit:
    if not client.versioned:
        return types.WorkspaceEdit(changes={uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])
