"""The pytest plugin: `pytest --verifact` makes a test of every article; tests can use the fixture `verifact`.

pytest loads this module at every start, so it imports nothing of verifact until something is to be checked.
"""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from datetime import date

    from verifact.config import Config
    from verifact.document import Format
    from verifact.engine import Checker
    from verifact.findings import Report, Severity
    from verifact.model import Article

__all__ = ["Verifact"]

Codes = Iterable[str] | None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare `--verifact` and the keys `verifact_…`."""
    group = parser.getgroup("verifact", "fact-checking of articles")
    group.addoption("--verifact", action="store_true", help="check articles, one test a file")
    parser.addini(
        "verifact_files",
        "globs, as in a .gitignore in the root directory, of the files that --verifact checks "
        "(default: what `verifact check` would check)",
        type="args",
        default=[],
    )
    codes = "codes or prefixes of the checks that --verifact"
    parser.addini("verifact_select", f"{codes} runs, instead of the configured ones", type="args", default=[])
    parser.addini("verifact_ignore", f"{codes} leaves out", type="args", default=[])
    parser.addini("verifact_fail_level", "error, warning or info: from which severity on an article fails", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Start to collect articles where that is asked for."""
    config.addinivalue_line("markers", "verifact: an article that --verifact checks")
    if config.getoption("verifact"):
        config.pluginmanager.register(_Collector(config), "verifact-collector")


class Verifact:
    """What the fixture `verifact` gives a test."""

    def check_text(
        self,
        text: str,
        format: "Format | str" = "text",  # noqa: A002
        *,
        path: str | Path | None = None,
        published: "date | str | None" = None,
        title: str | None = None,
        select: Codes = None,
        ignore: Codes = None,
        extend_select: Codes = None,
        config: "Config | None" = None,
    ) -> "Report":
        """Return the report on a text; the arguments are those of `verifact.parse` and `verifact.check`."""
        from verifact.engine import check, parse

        article = parse(text, format, path=path, published=published, title=title)
        return check(article, select=select, ignore=ignore, extend_select=extend_select, config=config)

    def check_file(
        self,
        path: str | Path,
        *,
        format: "Format | str | None" = None,  # noqa: A002
        select: Codes = None,
        ignore: Codes = None,
        extend_select: Codes = None,
        config: "Config | None" = None,
    ) -> "Report":
        """Return the report on a file; the arguments are those of `verifact.check`."""
        from verifact.engine import check

        return check(
            Path(path),
            format=format,
            select=select,
            ignore=ignore,
            extend_select=extend_select,
            config=config,
        )

    def assert_sourced(self, article: "Article | str | Path", floor: float = 0.5) -> None:
        """Fail where less than `floor` (0 to 1) of the claims worth checking have a source, and show those without."""
        __tracebackhide__ = True
        from verifact import pytest_assertions

        pytest_assertions.sourced(article, floor)

    def assert_quotes_attributed(self, article: "Article | str | Path", *, ignore: Iterable[str] = ()) -> None:
        """Fail where a quotation has no speaker, or one that cannot be found (VF207, VF208)."""
        __tracebackhide__ = True
        from verifact import pytest_assertions

        pytest_assertions.quotes_attributed(article, ignore)

    def assert_citations_complete(self, article: "Article | str | Path", *, ignore: Iterable[str] = ()) -> None:
        """Fail where an entry of the list lacks something, is not used or cannot be, or a marker leads nowhere."""
        __tracebackhide__ = True
        from verifact import pytest_assertions

        pytest_assertions.citations_complete(article, ignore)


@pytest.fixture(name="verifact", scope="session")
def _verifact() -> Verifact:
    """Check texts and files, and assert what an article should be: `verifact.check_text`, `.assert_sourced` and so on."""
    return Verifact()


class _Collector:
    """Decides which files are articles. It is registered only for `--verifact`."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_sessionstart(self) -> None:
        """End the run at once where a configuration is wrong, before it spoils the collection."""
        from verifact.errors import VerifactError

        try:
            _ = self._checker, self._fail_level, self._config.getini("verifact_files") or self._found
        except VerifactError as error:
            raise pytest.UsageError(f"verifact: {error}") from None

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> "_ArticleFile | None":
        """Collect an article."""
        if not self._is_article(file_path, named=parent.session.isinitpath(file_path)):
            return None
        node: _ArticleFile = _ArticleFile.from_parent(parent, path=file_path)
        node.checker, node.fail_level = self._checker, self._fail_level
        return node

    @cached_property
    def _fail_level(self) -> "Severity | None":
        from verifact.errors import UsageError
        from verifact.findings import Severity

        name: str = self._config.getini("verifact_fail_level")
        if name and name not in list(Severity):
            raise UsageError(f"verifact_fail_level: {name!r} is none of {', '.join(Severity)}")
        return Severity(name) if name else None

    @cached_property
    def _checker(self) -> "Checker":
        from verifact.engine import Checker, Settings

        select, ignore = self._config.getini("verifact_select"), self._config.getini("verifact_ignore")
        return Checker(Settings.of(None, select or None, None, ignore))

    def _is_article(self, path: Path, *, named: bool) -> bool:
        from verifact.readers.registry import SUFFIXES
        from verifact.triage.selection import matches

        is_known = path.suffix.lower() in SUFFIXES
        globs = self._config.getini("verifact_files")
        if globs:
            root = self._config.rootpath
            return (named and is_known) or any(matches(glob, str(path), root) for glob in globs)
        return is_known and os.path.realpath(path) in self._found

    @cached_property
    def _found(self) -> frozenset[str]:
        """What `verifact check` would check, given the same paths."""
        from verifact.files import find_files

        start = self._config.invocation_params.dir
        paths = (start / argument.partition("::")[0] for argument in self._config.args)
        return frozenset(map(os.path.realpath, find_files(paths, self._checker.config_of)))


class _ArticleFile(pytest.File):
    """A file with an article in it."""

    checker: "Checker"
    fail_level: "Severity | None"

    def collect(self) -> "Iterable[_ArticleItem]":
        item: _ArticleItem = _ArticleItem.from_parent(self, name="verifact")
        item.add_marker("verifact")
        yield item


class _FailedError(Exception):
    """What an article failed for, ready to be read."""


class _ArticleItem(pytest.Item):
    """The test of an article: nothing at or over the failing level of its configuration."""

    parent: _ArticleFile

    def runtest(self) -> None:
        checker = self.parent.checker
        report = checker.file(self.path)
        level = self.parent.fail_level or checker.selection(self.path).config.fail_level
        self.user_properties += _properties(report)
        worst = report.worst()
        if not report.is_readable or (worst is not None and worst.rank >= level.rank):
            raise _FailedError(self._text(report))
        if report.findings:
            self.add_report_section("call", "findings", self._text(report))

    def _text(self, report: "Report") -> str:
        from attrs import evolve

        from verifact.reporters import View, load_reporter

        shown = evolve(report, path=self.reportinfo()[2])
        return "".join(load_reporter("text")([shown], View())).rstrip()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:
        from verifact.errors import VerifactError

        if isinstance(excinfo.value, _FailedError | VerifactError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **kwargs)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, os.path.relpath(self.path, self.config.invocation_params.dir)


def _properties(report: "Report") -> "Iterable[tuple[str, object]]":
    """Yield what a JUnit report says of an article."""
    from verifact.findings import Severity

    for severity in Severity:
        yield f"verifact.{severity}", sum(finding.severity is severity for finding in report.findings)
    yield "verifact.claims", report.stats.claims
    for name in ("sourced_share", "named_share"):
        share = getattr(report.stats, name)
        if share is not None:
            yield f"verifact.{name}", round(share, 3)
