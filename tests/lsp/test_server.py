"""`verifact lsp` as an editor meets it: a process, spoken to over stdio by pygls' own client."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound
from tests.lsp.editor import PULLING, Editor, Shared, applied, editing, play, sharing

import verifact
from verifact.cli import main

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SOURCES = "Sources say the deal is done."
STORY = f"""# The bridge \U0001f309

The mayor, Ann Lee, said on Monday that the bridge would stay open.

\U0001f600 {SOURCES}

Scroll to Top
"""
Place = types.Position


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(each.code) for each in found]


def edits(action: types.CodeAction, uri: str) -> list[types.TextEdit]:
    assert action.edit is not None
    if action.edit.changes is not None:
        return list(action.edit.changes[uri])
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.uri == uri
    return [each for each in change.edits if isinstance(each, types.TextEdit)]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """Give the server of the tests that need none of their own."""
    capabilities = types.WorkspaceClientCapabilities(
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
    )
    workspace = tmp_path_factory.mktemp("workspace")
    with sharing(workspace, "--stdio", "--docs", "https://example.org/docs/", workspace=capabilities) as made:
        yield made


def test_from_hello_to_goodbye(shared: Shared) -> None:
    async def scene(editor: Editor) -> None:
        found = await editor.open("a.md", STORY)
        assert codes(found) == ["VF204", "VF401"]
        vague, residue = found
        # The face counts two in UTF-16.
        assert vague.range == types.Range(Place(4, 3), Place(4, 14))
        assert vague.severity == types.DiagnosticSeverity.Warning
        assert vague.source == "verifact"
        assert vague.code_description == types.CodeDescription("https://example.org/docs/checks/VF204/")
        assert vague.tags is None
        assert residue.severity == types.DiagnosticSeverity.Error
        assert list(residue.tags or []) == [types.DiagnosticTag.Unnecessary]

        hover = await editor.hover("a.md", 4, 5)
        assert hover is not None
        assert hover.range == vague.range
        assert isinstance(hover.contents, types.MarkupContent)
        assert "**VF204 bare-source** (warning)" in hover.contents.value
        assert "A reader can't weigh a source" in hover.contents.value
        assert "verifact: ignore[VF204]" in hover.contents.value
        assert await editor.hover("a.md", 2, 5) is None

        offered = await editor.actions("a.md", residue.range, told=found)
        fix = offered["VF401: delete the line"]
        assert fix.kind == types.CodeActionKind.QuickFix
        assert fix.is_preferred is True
        assert list(fix.diagnostics or []) == [residue]
        fixed = applied(STORY, edits(fix, editor.uri("a.md")))
        assert fixed == STORY.replace("\nScroll to Top\n", "")
        comment = offered["Ignore VF401 here (comment)"]
        assert comment.is_preferred is None
        silenced = applied(STORY, edits(comment, editor.uri("a.md")))
        assert "<!-- verifact: ignore[VF401] -->\nScroll to Top\n" in silenced

        (everything,) = (
            await editor.actions("a.md", types.Range(Place(0, 0), Place(0, 0)), only=["source.fixAll"])
        ).values()
        assert everything.kind == "source.fixAll.verifact"
        assert applied(STORY, edits(everything, editor.uri("a.md"))) == fixed
        assert await editor.actions("a.md", residue.range, only=["refactor"]) == {}

        speakers = await editor.symbols("a.md")
        assert [speaker.name for speaker in speakers] == ["Ann Lee", "Sources"]
        said = speakers[0].children[0]
        assert said.name == "the bridge would stay open"
        assert said.selection_range == types.Range(Place(2, 40), Place(2, 66))
        for outer, inner in [(each, each.selection_range) for each in speakers] + [(speakers[0], said.range)]:
            assert outer.range.start <= inner.start
            assert inner.end <= outer.range.end

        for shorter in (silenced, fixed):
            editor.type("a.md", shorter)
        assert codes(await editor.told("a.md")) == ["VF204"]
        editor.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.md")))
        )
        await editor.until(lambda: editor.count("a.md") > 0)
        assert await editor.hover("a.md", 4, 5) is None

    shared.play(scene)


def test_what_is_typed_fast_is_checked_once(shared: Shared) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("a.md", STORY)
        for count in range(20):
            editor.type("a.md", STORY + "More. " * count)
        await editor.told("a.md")
        assert editor.count("a.md") == 0
        # Asked before the pause is over, an answer is about the text as it now is.
        editor.type("a.md", f"{SOURCES}\n")
        hover = await editor.hover("a.md", 0, 2)
        assert hover is not None
        assert hover.range == types.Range(Place(0, 0), Place(0, 11))

    shared.play(scene)


def test_diagnostics_that_are_asked_for_and_positions_as_agreed(tmp_path: Path) -> None:
    """UTF-16, the default, is in every other test; all three encodings are in test_positions.py."""
    text = STORY.replace("\n", "\r\n").replace("# The", "\u2028 The\x0c")
    refreshing = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    workspace = types.WorkspaceClientCapabilities(diagnostics=refreshing)

    async def scene() -> None:
        async with editing(tmp_path, encodings=["utf-7", "utf-8"], document=PULLING, workspace=workspace) as editor:
            editor.show("a.md", text)
            found = await editor.pull("a.md")
            assert codes(found) == ["VF204", "VF401"]
            vague, residue = found
            assert vague.range == types.Range(Place(4, 5), Place(4, 16))
            (fix,) = (await editor.actions("a.md", residue.range, only=["source.fixAll.verifact"])).values()
            wanted = verifact.fix(text, format="markdown").text
            assert applied(text, edits(fix, editor.uri("a.md")), "utf-8") == wanted
            # A byte-order mark that the editor left in the text shifts its first line, and nothing else.
            editor.show("b.md", f"\ufeff{SOURCES}\n")
            (marked,) = await editor.pull("b.md")
            assert marked.range == types.Range(Place(0, 3), Place(0, 14))

            (tmp_path / "verifact.toml").write_text('ignore = ["VF2"]\n', encoding="utf-8")
            editor.configuration_changed()
            await editor.until(lambda: editor.refreshed > 0)
            assert codes(await editor.pull("a.md")) == ["VF401"]
            assert editor.count("a.md") == 0  # who asks is sent none

    play(scene)


def test_the_configuration_is_the_nearest_and_always_fresh(shared: Shared) -> None:
    async def scene(editor: Editor) -> None:
        inner = editor.folder / "column"
        inner.mkdir()
        config = inner / "verifact.toml"
        config.write_text('ignore = ["VF204"]\nexclude = ["draft.md"]\n', encoding="utf-8")
        assert codes(await editor.open("a.md", STORY)) == ["VF204", "VF401"]
        assert codes(await editor.open("column/a.md", STORY)) == ["VF401"]
        assert codes(await editor.open("column/draft.md", STORY)) == []
        await editor.until(lambda: editor.watched == ["workspace/didChangeWatchedFiles"])

        config.write_text('ignore = ["VF4"]\n', encoding="utf-8")
        editor.configuration_changed()
        assert codes(await editor.told("column/a.md")) == ["VF204"]

        config.write_text('ignore = ["VF4"]\nselct = []\n', encoding="utf-8")
        editor.configuration_changed()
        assert await editor.told("column/a.md") == []
        await editor.until(lambda: len(editor.messages) > 0)
        editor.type("column/a.md", STORY + "More.\n")  # a mistake is told once, though every check meets it
        assert await editor.told("column/a.md") == []
        assert await editor.symbols("column/a.md") == []
        assert len(editor.messages) == 1
        assert "unknown key 'selct'; did you mean 'select'?" in editor.messages[0]

        # Nobody says that it was mended: the next key finds out.
        config.write_text('baseline = "known.json"\n', encoding="utf-8")
        known = verifact.check(STORY, format="markdown").findings[0].fingerprint
        entry = {"fingerprint": known, "code": "VF204", "excerpt": "Sources say"}
        (inner / "known.json").write_text(json.dumps({"version": 1, "files": {"a.md": [entry]}}), encoding="utf-8")
        editor.type("column/a.md", STORY)
        found = await editor.told("column/a.md")
        assert codes(found) == ["VF401"]
        (fix,) = (await editor.actions("column/a.md", found[0].range, only=["source"])).values()
        assert applied(STORY, edits(fix, editor.uri("column/a.md"))) == STORY.replace("\nScroll to Top\n", "")

        # Plain text has no comments: the entry goes where the configuration is.
        (vague,) = await editor.open("column/a.txt", f"{SOURCES}\n", "plaintext")
        offered = await editor.actions("column/a.txt", vague.range)
        entry_edits = edits(offered["Ignore VF204 here (entry in verifact.toml)"], config.as_uri())
        config.write_text(applied(config.read_text(encoding="utf-8"), entry_edits), encoding="utf-8")
        editor.configuration_changed()
        assert await editor.told("column/a.txt") == []

    shared.play(scene)


def test_a_text_that_is_nowhere_yet(shared: Shared) -> None:
    async def scene(editor: Editor) -> None:
        (shared.workspace / "verifact.toml").write_text('ignore = ["VF204"]\n', encoding="utf-8")
        assert codes(await editor.open("untitled:Untitled-1", STORY)) == ["VF401"]
        text = "<p>The mill is old.</p><p>Scroll to Top</p>"
        assert codes(await editor.open("untitled:Untitled-2", text, "html")) == ["VF401"]
        assert codes(await editor.open("odd\x01.md", "\ud800\0 Scroll to Top\n\nScroll to Top\n"))
        assert await editor.open("empty.md", "") == []
        assert await editor.actions("empty.md", types.Range(Place(9, 9), Place(9, 9))) == {}
        # No article: nothing is said of it, and the server goes on.
        document = types.TextDocumentItem("untitled:b.py", "python", 1, "# Scroll to Top\n")
        editor.text_document_did_open(types.DidOpenTextDocumentParams(document))
        assert await editor.hover("untitled:b.py", 0, 3) is None
        assert editor.count("untitled:b.py") == 0

    shared.play(scene)


CRASHING = """
import sys
from verifact.cli import main
from verifact.lsp import server
real = server.understand
def understand(draft, *rest):
    return real(draft, *rest) if "luck" not in draft.text else [][1]
server.understand = understand
sys.exit(main(["lsp"]))
"""


def test_a_defect_is_one_documents_own(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editing(tmp_path, program=["-c", CRASHING]) as editor:
            assert await editor.open("a.md", "No such luck.\n\nScroll to Top\n") == []
            assert "a.md could not be checked: IndexError" in editor.messages[0]
            assert codes(await editor.open("b.md", STORY)) == ["VF204", "VF401"]
            editor.type("a.md", "Scroll to Top\n")
            assert codes(await editor.told("a.md")) == ["VF401"]
            assert len(editor.messages) == 1

    play(scene)


def test_a_big_document_does_not_keep_the_editor_waiting(tmp_path: Path) -> None:
    big = f"{STORY}\n" * 2_000

    async def scene() -> None:
        async with editing(tmp_path, code=1) as editor:  # it leaves without a shutdown, in the middle of the check
            document = types.TextDocumentItem(editor.uri("big.md"), "markdown", 1, big)
            editor.text_document_did_open(types.DidOpenTextDocumentParams(document))
            # What needs no check is answered while one is going on.
            assert await editor.hover("unknown.md", 0, 0) is None
            assert editor.count("big.md") == 0

    play(scene)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in [each for each in sys.modules if each.startswith(("pygls", "verifact.lsp"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["lsp"]) == 2
    assert capsys.readouterr() == ("", "verifact: error: to serve an editor, install verifact[lsp]\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--config", "gone.toml"], "gone.toml: cannot be read"),
        (["--docs", "javascript:x"], "is no address"),
        (["--isolated", "--config", "x"], "not allowed with"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lsp", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")
def test_an_editor_that_refuses_and_interrupts(tmp_path: Path) -> None:
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    refusing = Refusing(tmp_path)

    async def scene() -> None:
        capabilities = types.WorkspaceClientCapabilities(did_change_watched_files=watching)
        async with editing(tmp_path, workspace=capabilities, editor=refusing, code=-signal.SIGINT) as editor:
            await editor.until(lambda: refusing.has_refused)
            assert codes(await editor.open("a.md", STORY)) == ["VF204", "VF401"]
            assert editor.messages == []
            refusing.interrupt()

    play(scene)


class Refusing(Editor):
    """Will not watch files, though it said that it can."""

    has_refused = False

    def _registered(self, params: types.RegistrationParams) -> None:
        self.has_refused = True
        self._news.set()
        raise JsonRpcMethodNotFound

    def interrupt(self) -> None:
        assert self._server is not None
        self._server.send_signal(signal.SIGINT)


def test_an_editor_that_dies(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "verifact", "lsp"]
    said = b"Content-Length: 5\r\n\r\n{"
    assert subprocess.run(command, capture_output=True, cwd=tmp_path, input=said).returncode == 1
