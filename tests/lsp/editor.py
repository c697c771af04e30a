"""An editor for the tests: pygls' own client, which starts `verifact lsp` and speaks to it over stdio."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from attrs import frozen
from lsprotocol import types
from pygls.lsp.client import LanguageClient

__all__ = ["Editor", "Shared", "applied", "editing", "play", "sharing"]

PATIENCE = 60.0  # seconds; only a server that is broken is waited for so long

FULL: dict[str, Any] = {
    "publish_diagnostics": types.PublishDiagnosticsClientCapabilities(
        related_information=True,
        tag_support=types.ClientDiagnosticsTagOptions([types.DiagnosticTag.Unnecessary]),
        code_description_support=True,
    ),
    "document_symbol": types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
    "hover": types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
}
PULLING = {**FULL, "diagnostic": types.DiagnosticClientCapabilities()}


class Editor(LanguageClient):
    """Keeps what the server says, and waits for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__("tests", "1")
        self.folder = folder
        self.messages: list[str] = []
        self.watched: list[str] = []
        self.refreshed = 0
        self._told: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self._versions: dict[str, int] = {}
        self._news = asyncio.Event()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._published))
        self.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._shown))
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(partial(self._registered))
        self.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)(partial(self._refreshed))

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        self._told.setdefault(params.uri, []).append(params)
        self._news.set()

    def _shown(self, params: types.ShowMessageParams) -> None:
        self.messages.append(params.message)
        self._news.set()

    def _registered(self, params: types.RegistrationParams) -> None:
        self.watched += [each.method for each in params.registrations]
        self._news.set()

    def _refreshed(self, params: None) -> None:
        self.refreshed += 1
        self._news.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await self._news.wait()
                self._news.clear()

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a document and return the diagnostics that are sent."""
        self.show(name, text, language)
        return await self.told(name)

    def show(self, name: str, text: str, language: str = "markdown") -> None:
        """Open a document."""
        uri = self.uri(name)
        self._versions[uri] = 1
        self.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, version=1, text=text))
        )

    async def close_all(self) -> None:
        """Close what is open."""
        for uri in self._versions:
            self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        self._versions.clear()

    def type(self, name: str, text: str) -> None:
        """Replace the text of a document."""
        uri = self.uri(name)
        self._versions[uri] += 1
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def told(self, name: str) -> list[types.Diagnostic]:
        """Return the diagnostics of the document as it now is, once they are there."""
        uri = self.uri(name)
        await self.until(lambda: any(each.version == self._versions[uri] for each in self._told.get(uri, [])))
        return list(self._told.pop(uri)[-1].diagnostics)

    def count(self, name: str) -> int:
        """Return how often diagnostics came since they were last looked at."""
        return len(self._told.get(self.uri(name), []))

    async def hover(self, name: str, line: int, character: int) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), types.Position(line, character))
        return await self.text_document_hover_async(params)

    async def actions(
        self, name: str, place: types.Range, only: list[str] | None = None, told: list[types.Diagnostic] | None = None
    ) -> dict[str, types.CodeAction]:
        """Return the code actions offered at a place, by their titles."""
        context = types.CodeActionContext(told or [], only=only)
        document = types.TextDocumentIdentifier(self.uri(name))
        found = await self.text_document_code_action_async(types.CodeActionParams(document, place, context))
        return {each.title: each for each in found or [] if isinstance(each, types.CodeAction)}

    async def symbols(self, name: str) -> list[Any]:
        document = types.TextDocumentIdentifier(self.uri(name))
        return list(await self.text_document_document_symbol_async(types.DocumentSymbolParams(document)) or [])

    async def pull(self, name: str) -> list[types.Diagnostic]:
        document = types.TextDocumentIdentifier(self.uri(name))
        report = await self.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return list(report.items)

    def configuration_changed(self) -> None:
        """Say that a watched file has changed."""
        change = types.FileEvent(self.uri("verifact.toml"), types.FileChangeType.Changed)
        self.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))


@asynccontextmanager
async def editing(
    folder: Path,
    *arguments: str,
    program: Sequence[str] = ("-m", "verifact", "lsp"),
    encodings: list[types.PositionEncodingKind | str] | None = None,
    document: dict[str, Any] | None = None,
    workspace: types.WorkspaceClientCapabilities | None = None,
    editor: Editor | None = None,
    code: int = 0,
) -> AsyncIterator[Editor]:
    """Start a server, say hello, and goodbye in the end; it has to leave with `code`, and without a word on stderr."""
    editor = editor or Editor(folder)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONWARNINGS")}
    await editor.start_io(sys.executable, *program, *arguments, env=plain, cwd=folder)
    process = editor._server
    assert process is not None
    assert process.stderr is not None
    said = asyncio.ensure_future(process.stderr.read())
    capabilities = types.ClientCapabilities(
        workspace=workspace,
        text_document=types.TextDocumentClientCapabilities(**(FULL if document is None else document)),
        general=types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None,
    )
    try:
        await editor.initialize_async(
            types.InitializeParams(
                capabilities=capabilities,
                process_id=os.getpid(),
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
            )
        )
        editor.initialized(types.InitializedParams())
        yield editor
        if code == 0:
            await editor.shutdown_async(None)
        if code >= 0:
            editor.exit(None)
        async with asyncio.timeout(PATIENCE):
            assert await process.wait() == code
            assert (await said).decode() == ""
    finally:
        if process.returncode is None:
            process.kill()
        await editor.stop()  # type: ignore[no-untyped-call]
        await said


@frozen
class Shared:
    """A server for several tests: each has a folder of its own in the workspace, and no document open at first."""

    workspace: Path
    runner: asyncio.Runner
    editor: Editor

    def play(self, scene: Callable[[Editor], Coroutine[None, None, None]]) -> None:
        """Run a scene."""
        self.editor.folder = Path(mkdtemp(dir=self.workspace))
        self.editor.messages.clear()
        try:
            self.runner.run(scene(self.editor))
        finally:
            self.runner.run(self.editor.close_all())
            (self.workspace / "verifact.toml").unlink(missing_ok=True)


@contextmanager
def sharing(folder: Path, *arguments: str, workspace: types.WorkspaceClientCapabilities) -> Iterator[Shared]:
    """Start a server as `editing` does, for several scenes one after another."""
    with asyncio.Runner() as runner:
        session = editing(folder, *arguments, workspace=workspace)
        yield Shared(folder, runner, runner.run(session.__aenter__()))
        runner.run(session.__aexit__(None, None, None))


def play(scene: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run a scene, as an ordinary test."""
    asyncio.run(scene())


def applied(text: str, edits: list[types.TextEdit], units: str = "utf-16-le") -> str:
    """Return a text after edits, as an editor makes them: lines end in LF, CRLF or CR, columns count code units."""
    width = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[units]
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)), len(text)]

    def offset(at: types.Position) -> int:
        line = text[starts[at.line] : starts[at.line + 1]]
        return starts[at.line] + len(line.encode(units)[: at.character * width].decode(units))

    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
