"""`verifact check --fix` and `--diff`."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from verifact.cli.sources import STDIN, STDIN_NAME, stdin_bytes
from verifact.cli.streams import complain
from verifact.engine import Checker, Settings
from verifact.engine.fixing import FileFixed, fix_data, fixing_work
from verifact.engine.many import each_file
from verifact.findings import Report
from verifact.reporters.visible import escape


class Fixing:
    """Fixes files as it goes, and keeps count."""

    def __init__(self, args: Namespace, files: Sequence[Path], checker: Checker, settings: Settings) -> None:
        self.failed = False
        self._args = args
        self._files = files
        self._checker = checker
        self._settings = settings
        self._fixed = 0
        self._changed = 0

    def reports(self) -> Iterator[Report]:
        """Write what is fixed into the files (for stdin: to stdout), and yield the reports on what is left."""
        for result in self._results(write=True):
            yield result.report
        self._sum_up("fixed")

    def diffs(self) -> Iterator[tuple[Report, str]]:
        """Yield, for each file, the report on what would be left and a unified diff of what would be fixed."""
        for result in self._results(write=False):
            yield result.report, result.diff
        self._sum_up("would fix")

    def _results(self, *, write: bool) -> Iterator[FileFixed]:
        unsafe: bool = self._args.unsafe_fixes
        if STDIN in self._args.paths:
            name = self._args.stdin_filename or STDIN_NAME
            result = fix_data(self._checker, stdin_bytes(), name, unsafe=unsafe)
            if write:
                _to_stdout(result.data)
            yield self._counted(result)
        work = fixing_work(unsafe=unsafe, write=write)
        for result in each_file(work, self._files, self._settings, self._checker, self._args.jobs):
            yield self._counted(result)

    def _counted(self, result: FileFixed) -> FileFixed:
        self._fixed += result.fixed
        self._changed += result.fixed > 0
        if result.problem:
            self.failed = True
            complain(f"error: {result.problem}")
        return result

    def _sum_up(self, did: str) -> None:
        if self._changed and not self._args.quiet:
            findings = "1 finding" if self._fixed == 1 else f"{self._fixed} findings"
            files = "1 file" if self._changed == 1 else f"{self._changed} files"
            complain(f"{did} {findings} in {files}")


def shown(diff: str, out: TextIO) -> str:
    """Return a diff as it goes to `out`: as it is, for patch to read, but on a terminal nothing in it may act."""
    if not out.isatty():
        return diff
    return "".join(f"{escape(line)}\n" for line in diff.split("\n")[:-1])


def _to_stdout(data: bytes) -> None:
    """Write the bytes of a fixed text, which is no text of this program's."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
