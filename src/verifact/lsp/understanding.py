"""A text that is open in an editor, and what verifact makes of it."""

from functools import cached_property
from pathlib import Path, PurePath

from attrs import frozen
from lsprotocol import types

from verifact.document import Document, Format
from verifact.engine import Checker, Settings, parse
from verifact.engine.fixing import fix_article
from verifact.files import find_files
from verifact.findings import Report
from verifact.fixing import Fixed
from verifact.lsp.client import Client
from verifact.lsp.diagnosing import diagnostics
from verifact.lsp.positions import Positions
from verifact.model import Article
from verifact.readers.registry import SUFFIXES

__all__ = ["Draft", "Understood", "format_of", "understand"]

_MARK = "\ufeff"
_LANGUAGES = {
    "plaintext": Format.TEXT,
    "text": Format.TEXT,
    "markdown": Format.MARKDOWN,
    "mdx": Format.MARKDOWN,
    "html": Format.HTML,
    "xhtml": Format.HTML,
}


@frozen(eq=False)
class Draft:
    """A text as it is in the editor now, saved or not. `path` is None where it has no place in any folder."""

    uri: str
    version: int | None
    text: str
    format: Format
    path: Path | None


@frozen(eq=False)
class Understood:
    """A draft with its article, its report and its diagnostics; `article` is None where it could not be analysed."""

    draft: Draft
    checker: Checker
    article: Article | None
    report: Report
    positions: Positions
    diagnostics: tuple[types.Diagnostic, ...] = ()

    @cached_property
    def fixed(self) -> Fixed | None:
        """What all safe fixes make of the draft; None where no finding has one. It takes as long as a few checks."""
        offers = any(edit.safe for finding in self.report.findings for edit in finding.fix)
        return fix_article(self.article, self.checker) if offers and self.article is not None else None


def format_of(path: str, language: str | None) -> Format | None:
    """Return the format of a document: its suffix tells, as on the command line, else the editor's name of its language.

    None: it is no article.
    """
    return SUFFIXES.get(PurePath(path).suffix.lower()) or _LANGUAGES.get((language or "").lower())


def understand(draft: Draft, settings: Settings, client: Client) -> Understood:
    """Check a draft under the configuration of its path, read anew; nothing is found in a file that `exclude` leaves out.

    Raises ConfigError for a configuration that cannot be used.
    """
    checker = Checker(settings)
    path = None if draft.path is None else str(draft.path)
    lead = _MARK if draft.text.startswith(_MARK) else ""
    raw = draft.text.removeprefix(_MARK)
    made = checker.understood(path, lambda: parse(raw, draft.format, path=path))
    article = None if isinstance(made, Report) else made
    document = Document(raw, raw, draft.format) if article is None else article.document
    positions = Positions(document, client.encoding, lead)
    if draft.path is not None and not any(find_files([draft.path], checker.config_of, force_exclude=True)):
        report = Report(path)
    else:
        report = made if isinstance(made, Report) else checker.article(made)
    found = diagnostics(report, article, positions, draft.uri, client)
    return Understood(draft, checker, article, report, positions, tuple(found))
