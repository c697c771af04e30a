"""The server: what the editor sends, and what it is sent. stdin and stdout are the protocol's (LSP 3.17)."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlparse

from attrs import evolve
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from verifact._version import __version__
from verifact.engine import Settings
from verifact.errors import UsageError, VerifactError
from verifact.lsp.acting import KINDS, actions
from verifact.lsp.background import Background
from verifact.lsp.client import Client
from verifact.lsp.explaining import hover
from verifact.lsp.outlining import symbols
from verifact.lsp.understanding import Draft, Understood, format_of, understand

__all__ = ["Server", "serve"]

T = TypeVar("T")
SettingsOf = Callable[[], Settings]

_PAUSE = 0.2  # seconds without a key before a draft is checked
_WATCHED = ("**/verifact.toml", "**/pyproject.toml", "**/*.json", "**/*.bib")  # baselines and bibliographies, too


class Server(LanguageServer):
    """Checks the articles that are open in an editor, one at a time in a thread of its own.

    `settings_of` gives what the command line asked for, anew for each check, so that no configuration is ever stale.
    """

    def __init__(self, settings_of: SettingsOf, docs: str | None = None) -> None:
        # Whole texts: pygls takes U+2028 and form feeds for line ends, and would change the wrong line (docs/adr/0010).
        super().__init__("verifact", __version__, types.TextDocumentSyncKind.Full)
        self.client = Client()
        self.stopped = False
        self._docs = docs
        self._settings_of = settings_of
        # Two, so that a long check keeps nobody waiting who asks about a text that is understood already.
        self._checking, self._answering = Background(), Background()
        self._drafts: dict[str, Draft] = {}
        self._checks: dict[Draft, asyncio.Future[Understood]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._complaints: dict[str, str] = {}
        self._tasks: set[asyncio.Future[None]] = set()
        _register(self)

    def connect(self, params: types.InitializeParams) -> None:
        """Take note of what the editor can do."""
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        self.client = Client.of(params.capabilities, str(getattr(encoding, "value", encoding)), self._docs)
        if self.client.pulls:
            self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC)(_pulled)

    def keep(self, uri: str, *, pause: float) -> None:
        """Take the text of a document as it now is, and check it in `pause` seconds unless it changes again."""
        document = self.workspace.text_documents.get(unquote(uri))  # get_text_document would read a file
        kind = format_of(document.path, document.language_id) if document is not None else None
        if document is None or kind is None:
            return
        self._forget(uri)
        self._drafts[uri] = Draft(uri, document.version, document.source, kind, self._path(uri))
        self._publish_in(uri, pause)

    def close(self, uri: str) -> None:
        """Let go of a document."""
        if uri in self._drafts:
            self._forget(uri)
            self._complaints.pop(uri, None)
            if not self.client.pulls:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_again(self) -> None:
        """Check everything that is open once more: something that it rests on has changed."""
        for uri, draft in list(self._drafts.items()):
            self._forget(uri)
            self._drafts[uri] = evolve(draft, path=self._path(uri))
            self._publish_in(uri, 0)
        if self.client.pulls:
            self.workspace_diagnostic_refresh(None)

    async def understood(self, uri: str) -> Understood | None:
        """Return what is made of a document as it is by then; None where it is not open, no article, or cannot be checked."""
        while (draft := self._drafts.get(uri)) is not None:
            if draft not in self._checks:
                self._checks[draft] = asyncio.ensure_future(self._checking.run(partial(self._check, draft)))
            try:
                result = await asyncio.shield(self._checks[draft])
            except _StaleError:
                continue
            except VerifactError as error:
                if self._drafts.get(uri) is draft:
                    self._complain(uri, str(error))
                    return None
            except Exception as error:
                if self._drafts.get(uri) is draft:
                    self._complain(uri, f"{uri} could not be checked: {type(error).__name__}: {error}")
                    return None
            else:
                if self._drafts.get(uri) is draft:
                    self._complaints.pop(uri, None)
                    return result
        return None

    async def asked(self, uri: str, answer: Callable[[Understood], T]) -> T | None:
        """Return what `answer` makes of a document, worked out in the background."""
        understood = await self.understood(uri)
        return None if understood is None else await self._answering.run(partial(answer, understood))

    def _check(self, draft: Draft) -> Understood:
        if self._drafts.get(draft.uri) is not draft:
            raise _StaleError
        return understand(draft, self._settings_of(), self.client)

    def _forget(self, uri: str) -> None:
        draft = self._drafts.pop(uri, None)
        if draft is not None:
            self._checks.pop(draft, None)
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()

    def _path(self, uri: str) -> Path | None:
        """Return where a document lies; one that was never saved belongs to the first folder of the workspace."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if path is not None:
            return Path(path)
        folders = [to_fs_path(folder) for folder in self.workspace.folders] or [self.workspace.root_path]
        name = Path(unquote(urlparse(uri).path)).name
        return Path(folders[0]) / name if folders[0] and name else None

    def _publish_in(self, uri: str, pause: float) -> None:
        if self.client.pulls:
            return
        loop = asyncio.get_running_loop()
        self._timers[uri] = loop.call_later(pause, lambda: self._start(self._publish(uri)))

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, uri: str) -> None:
        understood = await self.understood(uri)
        draft = self._drafts.get(uri)
        if draft is not None:
            told = [] if understood is None else list(understood.diagnostics)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told, draft.version))

    def _complain(self, uri: str, message: str) -> None:
        """Show a message, once for as long as it holds."""
        if message not in self._complaints.values():
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"verifact: {message}"))
        self._complaints[uri] = message


class _StaleError(Exception):
    """The draft has changed, or was closed, before its check began."""


def _register(server: Server) -> None:
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.SHUTDOWN)(_shutdown)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_files_changed)
    server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(_files_changed)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(_files_changed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(KINDS)))(_actions)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_symbols)


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.connect(params)


async def _initialized(ls: Server, params: types.InitializedParams) -> None:  # noqa: ARG001 - a notification
    if ls.client.watches:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in _WATCHED])
        watching = types.Registration("verifact-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with suppress(JsonRpcException):  # an editor that refuses after all: changes are seen at the next key
            await ls.client_register_capability_async(types.RegistrationParams([watching]))


def _shutdown(ls: Server, params: None) -> None:  # noqa: ARG001 - a request without parameters
    ls.stopped = True


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.keep(params.text_document.uri, pause=0)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.keep(params.text_document.uri, pause=_PAUSE)


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.keep(params.text_document.uri, pause=0)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


def _files_changed(ls: Server, params: object) -> None:  # noqa: ARG001 - whatever it was, all is read anew
    ls.check_again()


async def _pulled(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    understood = await ls.understood(params.text_document.uri)
    return types.RelatedFullDocumentDiagnosticReport([] if understood is None else list(understood.diagnostics))


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    return await ls.asked(params.text_document.uri, lambda it: hover(it, params.position, ls.client))


async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    return await ls.asked(params.text_document.uri, lambda it: actions(it, params, ls.client))


async def _symbols(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
    return await ls.asked(params.text_document.uri, lambda it: symbols(it, ls.client))


def serve(settings_of: SettingsOf, docs: str | None = None) -> int:
    """Serve one editor over stdin and stdout until it leaves; return the exit code: 1 where it did so without a goodbye.

    Raises UsageError where stdin is closed.
    """
    if sys.stdin is None:
        raise UsageError("stdin is closed: an editor starts this command, and speaks to it there")
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever else is printed must not get into the protocol
    server = Server(settings_of, docs)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # interrupted, pygls would still wait for the next message
    server.start_io(sys.stdin.buffer, out)
    return 0 if server.stopped else 1
