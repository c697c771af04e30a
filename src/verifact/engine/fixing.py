"""Fix and check again until nothing changes: a text, or a file in its place."""

from codecs import BOM_UTF8
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, fields, frozen

from verifact.analysis import analyse
from verifact.config import Config
from verifact.document import Document, Format, Metadata
from verifact.engine.arguments import AnyPath, Codes, as_format, as_path
from verifact.engine.checker import Checker
from verifact.engine.many import Work
from verifact.engine.reading import parse, read
from verifact.engine.run import crashed_report, unreadable_report
from verifact.engine.settings import Settings
from verifact.errors import UnreadableError, VerifactError
from verifact.findings import Edit, Finding, Report
from verifact.fixing import Fixed, Guard, applied, choose, composed, replace_file, unified_diff
from verifact.model import Article
from verifact.readers import decoding
from verifact.readers.registry import read_text

__all__ = ["FileFixed", "fix", "fix_article", "fix_data", "fixing_work"]

# A round may uncover what the next one fixes; two are the rule. The bound holds for texts made to go on.
_MOST_ROUNDS = 16


def fix(
    source: Article | AnyPath,
    *,
    unsafe: bool = False,
    format: Format | str | None = None,  # noqa: A002
    select: Codes = None,
    ignore: Codes = None,
    extend_select: Codes = None,
    config: Config | None = None,
) -> Fixed:
    """Return what the fixes make of an article, of a file (a path) or, where `format` is given, of a string of text.

    Nothing is written. `unsafe` makes the edits, too, that may change what the text says. The other arguments and the errors
    raised are those of `check`; besides, UnreadableError is raised for a file whose text cannot be had.
    """
    kind = None if format is None else as_format(format)
    checker = Checker(Settings.of(config, select, extend_select, ignore, kind))
    if isinstance(source, Article):
        article = source
    elif isinstance(source, str) and kind is not None:
        article = parse(source, kind)
    else:
        article = read(as_path("source", source), format=kind)
    return fix_article(article, checker, unsafe=unsafe)


def fix_article(article: Article, checker: Checker, *, unsafe: bool = False) -> Fixed:
    """Return what the fixes make of an article."""
    length = len(article.document.raw)
    selection = checker.selection(article.path)
    report = checker.article(article)
    findings: list[Finding] = []
    edits: tuple[Edit, ...] = ()
    told: dict[str, Any] | None = None
    guard = Guard(partial(_read_again, article.document))
    for _ in range(_MOST_ROUNDS):
        choice = choose(article, report.findings, selection, unsafe=unsafe)
        choice = guard.harmless(article.document, choice)
        if not choice.edits:
            break
        findings += choice.findings
        edits = composed(edits, choice.edits, length)
        told = _told(article) if told is None else told
        article = _again(article, applied(article.document.raw, choice.edits), told)
        report = checker.article(article)
    return Fixed(article.document.raw, report, tuple(findings), edits)


def _told(article: Article) -> dict[str, Any]:
    """Return the metadata that the caller knew, and that reading the text again would lose."""
    document = article.document
    said = read_text(document.raw, document.format, document.path, document.encoding).metadata
    names = [each.name for each in fields(Metadata)]
    return {name: known for name in names if (known := getattr(article.metadata, name)) != getattr(said, name)}


def _again(article: Article, raw: str, told: dict[str, Any]) -> Article:
    document = _read_again(article.document, raw)
    return analyse(evolve(document, metadata=evolve(document.metadata, **told)))


def _read_again(before: Document, raw: str) -> Document:
    return read_text(raw, before.format, before.path, before.encoding)


@frozen
class FileFixed:
    """What became of a file: the report on what is left, how many findings were fixed, and how (a unified diff).

    `data` are the bytes it now has, or would have. `problem` says why it could not be written; it is as it was then.
    """

    report: Report
    data: bytes = b""
    fixed: int = 0
    diff: str = ""
    problem: str = ""


def fixing_work(*, unsafe: bool, write: bool) -> Work[FileFixed]:
    """Return the work of fixing files; without `write` it is only told what would be done."""
    return Work(partial(_fix_file, unsafe=unsafe, write=write), FileFixed)


def fix_data(checker: Checker, data: bytes, path: str, *, unsafe: bool) -> FileFixed:
    """Return what becomes of the bytes of a file of that name, also of ones that cannot be decoded."""
    article = checker.decoded(data, path)
    if isinstance(article, Report):
        return FileFixed(article, data)
    try:
        fixed = fix_article(article, checker, unsafe=unsafe)
    except VerifactError:
        raise
    except Exception as error:  # a defect: this file's, not the run's
        return FileFixed(crashed_report(checker.selection(path), path, error), data)
    raw = article.document.raw
    if fixed.text == raw:
        return FileFixed(fixed.report, data)
    mark = "\ufeff" if data.startswith(BOM_UTF8) else ""
    diff = "".join(unified_diff(raw, fixed.edits, path, mark))
    return FileFixed(fixed.report, decoding.encode(fixed.text, data), len(fixed.findings), diff)


def _fix_file(checker: Checker, path: Path, *, unsafe: bool, write: bool) -> FileFixed:
    try:
        data = decoding.load(path)
    except UnreadableError as error:
        return FileFixed(unreadable_report(checker.selection(path), str(path), error))
    result = fix_data(checker, data, str(path), unsafe=unsafe)
    if not write or result.data == data:
        return result
    try:
        replace_file(path, result.data)
    except OSError as error:
        problem = f"{path} cannot be written: {error.strerror or error}"
        return FileFixed(checker.data(data, str(path)), data, problem=problem)
    return result
