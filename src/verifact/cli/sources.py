"""What a command reads: the configuration that was asked for, and stdin."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifact.config import Config
from verifact.config_file import load_config
from verifact.errors import UsageError, VerifactError
from verifact.findings import Report
from verifact.formats import Format
from verifact.reporters.base import reread

if TYPE_CHECKING:
    from verifact.engine import Checker
    from verifact.model import Article

STDIN = "-"
STDIN_NAME = "<stdin>"


def given_config(args: Namespace) -> Config | None:
    """Return what `--config` or `--isolated` asks for; None: the nearest. Raises ConfigError."""
    if args.isolated:
        return Config()
    return None if args.config is None else load_config(Path(args.config))


class Stdin:
    """What comes from stdin, read once; `name` tells its format and its configuration.

    `kind` and `bibliography` are what it, and the files that are checked beside it, are read with.
    """

    def __init__(self, name: str | None, kind: Format | None, bibliography: Sequence[Path] = ()) -> None:
        self._name, self._kind, self._bibliography = name or STDIN_NAME, kind, bibliography
        self._data: bytes | None = None

    def report(self, checker: "Checker") -> Report:
        """Return the report on it."""
        article = self.load(checker)
        return article if isinstance(article, Report) else checker.article(article)

    def load(self, checker: "Checker") -> "Article | Report":
        """Return the article in it, or the report that says why there is none."""
        self._data = stdin_bytes()
        return checker.decoded(self._data, self._name)

    def article(self, report: Report) -> "Article | None":
        """Return the article behind a report: this one, or a file's that is read again; None where there is none."""
        if self._data is None or report.path != self._name:
            return reread(report, self._kind, self._bibliography)
        from verifact.engine import decode  # most forms show no article

        try:
            return decode(self._data, self._name, self._kind, self._bibliography)
        except VerifactError:
            return None


def stdin_bytes() -> bytes:
    """Return everything that comes from stdin. Raises UsageError where nothing can come from it."""
    stream: Any = sys.stdin  # None where it was closed before the start, which its type does not say
    if stream is None:
        raise UsageError("stdin is closed")
    try:
        data: bytes = stream.buffer.read()
    except OSError as error:
        raise UsageError(f"stdin cannot be read: {error.strerror or error}") from error
    return data
