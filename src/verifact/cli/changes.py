"""`--diff-base REF`: only what stands on lines that were changed since the branch left REF."""

import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from verifact.errors import UsageError
from verifact.findings import Finding, Report

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_UNREADABLE = "VF904"


@frozen
class _Lines:
    """The changed lines of a file, ascending; a file that is new is changed as a whole."""

    numbers: tuple[int, ...] = ()
    is_new: bool = False

    def hold(self, first: int, last: int) -> bool:
        """Tell whether one of the lines `first` to `last` (included) was changed."""
        index = bisect_left(self.numbers, first)
        return self.is_new or (index < len(self.numbers) and self.numbers[index] <= last)


class Changes:
    """What was changed since the merge base of REF and HEAD, committed or not, untracked files included.

    Raises UsageError where git is missing, the working directory is in no repository, or REF names no commit.
    """

    def __init__(self, ref: str) -> None:
        self._root = Path(_git("rev-parse", "--show-toplevel").decode(errors="surrogateescape").rstrip("\n")).resolve()
        commit = _git(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", why=f"{ref!r} is no commit"
        )
        bases = _git("merge-base", commit.decode().strip(), "HEAD", why=f"{ref!r} and HEAD have no common ancestor")
        self._base = bases.decode().split()[0]
        top = ("-C", str(self._root))
        changed = _names(_git(*top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", self._base))
        added = _names(_git(*top, "diff", "--name-only", "-z", "--find-renames", "--diff-filter=A", self._base))
        self._moved = _moved(_git(*top, "diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", self._base))
        untracked = _names(_git(*top, "ls-files", "--others", "--exclude-standard", "-z"))
        self._new = {*added, *untracked}
        self._changed = {*changed, *untracked}

    def among(self, files: Sequence[Path]) -> list[Path]:
        """Return the files that were changed."""
        return [file for file in files if self._name(file) in self._changed]

    def only(self, report: Report) -> Report:
        """Return the report with the findings on changed lines; what concerns a whole article is told of new files."""
        lines = self._lines(Path(report.path)) if report.path else _Lines()
        return evolve(report, findings=tuple(finding for finding in report.findings if _concerns(finding, lines)))

    def _name(self, file: Path) -> str:
        absolute = file.parent.resolve() / file.name
        return absolute.relative_to(self._root).as_posix() if absolute.is_relative_to(self._root) else ""

    def _lines(self, file: Path) -> _Lines:
        name = self._name(file)
        if name in self._new:
            return _Lines(is_new=True)
        options = (
            "diff",
            "--unified=0",
            "--inter-hunk-context=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--text",
        )
        names = {
            name,
            self._moved.get(name, name),
        }  # with its old name beside it a moved file is compared with what it was
        places = [f":(top,literal){each}" for each in sorted(names)]
        patch = _git("-C", str(self._root), *options, "--find-renames", self._base, "--", *places)
        return _Lines(tuple(_numbers(patch)))


def _concerns(finding: Finding, lines: _Lines) -> bool:
    if finding.code == _UNREADABLE or lines.is_new:
        return True
    if not finding.is_placed:
        return False
    return lines.hold(finding.line, finding.end_line) or any(lines.hold(at.line, at.line) for at in finding.related_at)


def _numbers(patch: bytes) -> Iterator[int]:
    for first, count in _HUNK.findall(patch):
        yield from range(int(first), int(first) + (int(count) if count else 1))


def _moved(output: bytes) -> dict[str, str]:
    """Return the old names of moved files by their new ones."""
    fields = _names(output)  # status, old name, new name; and again
    return dict(zip(fields[2::3], fields[1::3], strict=True))


def _names(output: bytes) -> list[str]:
    return [name.decode(errors="surrogateescape") for name in output.split(b"\0") if name]


def _git(*arguments: str, why: str = "") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - no shell
    except OSError as error:
        raise UsageError(f"--diff-base: git cannot be run: {error.strerror or error}") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"--diff-base: {why or (said[0] if said else 'git failed')}")
    return done.stdout
