"""`verifact check` and `verifact verify`."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from verifact.cli.caching import wanted_cache
from verifact.cli.color import wants_color
from verifact.cli.output import open_output
from verifact.cli.progress import Progress
from verifact.cli.sources import STDIN, Stdin, given_config
from verifact.cli.streams import complain
from verifact.engine.caching.checking import CachedFiles
from verifact.engine.settings import Configs, Settings
from verifact.errors import UsageError
from verifact.files import find_files
from verifact.findings import Report, Severity
from verifact.formats import Format
from verifact.reporters import View, load_reporter

if TYPE_CHECKING:
    from verifact.cli.changes import Changes
    from verifact.engine import Checker

FOUND, UNREADABLE = 1, 2


def run(args: Namespace) -> int:
    """Check the files, fix them if asked to, write the reports, and return the exit code."""
    if args.unsafe_fixes and not (args.fix or args.diff):
        raise UsageError("--unsafe-fixes says which fixes are made: it needs --fix or --diff")
    if (args.update_baseline or args.diff_base is not None) and (args.fix or args.diff):
        raise UsageError("--update-baseline and --diff-base are about what is told: they don't go with --fix or --diff")
    _check_look_ups(args)
    render = load_reporter(args.output_format)
    kind = Format(args.format) if args.format else None
    settings = Settings.of(
        given_config(args),
        None if args.select is None else ",".join(args.select),
        None if args.extend_select is None else ",".join(args.extend_select),
        None if args.ignore is None else ",".join(args.ignore),
        kind,
    )
    known = Path(args.baseline) if args.baseline is not None else None
    listed = tuple(map(Path, args.bibliography or ()))
    settings = evolve(
        settings,
        baseline=known,
        ignore_baseline=args.update_baseline,
        bibliography=listed,
        evidence_only=args.evidence_only,
    )
    configs = Configs(settings)
    checker = cache(partial(_checker, configs))
    files = list(_files(args, configs))
    reads_stdin = STDIN in args.paths
    if args.update_baseline and reads_stdin:
        raise UsageError("--update-baseline keeps what was found in files; it cannot go with stdin")
    changes = _changes(args.diff_base, reads_stdin=reads_stdin)
    if changes is not None:
        files = changes.among(files)
    total = len(files) + reads_stdin
    if args.update_baseline:
        from verifact.cli.adoption import write_baseline

        found = _checked(args, files, configs, checker)
        reports = found if args.online else Progress(len(files)).track(found)
        return 0 if write_baseline(args, configs, reports) else UNREADABLE
    if total == 0 and changes is None:
        complain(f"warning: no articles in {', '.join(args.paths)}")
    outcome = _Outcome(configs, Severity(args.fail_level) if args.fail_level else None)
    if args.diff:
        return _show_diff(args, files, checker(), outcome)
    found = _fixed(args, files, checker(), outcome) if args.fix else _checked(args, files, configs, checker)
    stdin = Stdin(args.stdin_filename, kind, listed)
    if reads_stdin and not args.fix:
        found = chain(_from_stdin(args, stdin, checker()), found)
    with open_output(args.output_file, files) as out:
        if args.fix and reads_stdin and args.output_file is None:
            out = sys.stderr  # stdout is for the fixed text
        view = View(args.quiet, args.statistics, wants_color(args.color, out), stdin.article)
        progress = Progress(total)
        reports = outcome.watch(map(changes.only, found) if changes is not None else found)
        if not args.online:  # looking up has a bar of its own
            reports = progress.track(reports)
        held: list[str] = []
        for piece in render(reports, view):
            held.append(piece)
            if not (progress.is_showing and out.isatty()):  # the bar and the text would write over one another
                out.writelines(held)
                held.clear()
        out.writelines(held)
    return outcome.exit_code(exit_zero=args.exit_zero)


def _check_look_ups(args: Namespace) -> None:
    if args.online:
        if args.fix or args.diff:
            raise UsageError("--online is about what is told: it doesn't go with --fix or --diff")
        return
    from verifact.cli.verify_arguments import given_look_ups

    given = given_look_ups(args)
    if given:
        raise UsageError(f"{given[0]} says how sources are looked up: it needs --online")


def _changes(ref: str | None, *, reads_stdin: bool) -> "Changes | None":
    if ref is None:
        return None
    from verifact.cli.changes import Changes

    if reads_stdin:
        raise UsageError("--diff-base compares files with what git has of them; it cannot go with stdin")
    return Changes(ref)


def _show_diff(args: Namespace, files: list[Path], checker: "Checker", outcome: "_Outcome") -> int:
    from verifact.cli.fixing import Fixing, shown

    differs = False
    with open_output(args.output_file, files) as out:
        for report, diff in Fixing(args, files, checker, checker.settings).diffs():
            outcome.unreadable |= not report.is_readable
            differs |= bool(diff)
            out.write(shown(diff, out))
    return outcome.exit_code(exit_zero=args.exit_zero) or (FOUND if differs and not args.exit_zero else 0)


def _files(args: Namespace, configs: Configs) -> Iterator[Path]:
    paths = (Path(path) for path in args.paths if path != STDIN)
    return find_files(paths, configs.config_of, force_exclude=args.force_exclude)


def _checker(configs: Configs) -> "Checker":
    from verifact.engine import Checker  # and with it every check: not where all reports are in the cache

    return Checker(configs.settings, configs=configs)


def _checked(
    args: Namespace, files: list[Path], configs: Configs, checker: "Callable[[], Checker]"
) -> Iterator[Report]:
    """Return the reports on the files, in order. What is wrong with the settings is raised here, not in their midst."""
    if args.online:
        from verifact.cli.look_ups import verified_reports

        found = checker()
        return verified_reports(args, [partial(found.loaded, file) for file in files], found)
    reports_cache = wanted_cache(args, configs)
    if reports_cache is None:
        from verifact.engine import check_files

        return check_files(files, configs.settings, checker(), args.jobs)
    looked_up = CachedFiles.look_up(files, configs, reports_cache)
    if not looked_up.is_complete:
        checker()
    return looked_up.reports(checker, args.jobs)


def _fixed(args: Namespace, files: list[Path], checker: "Checker", outcome: "_Outcome") -> Iterator[Report]:
    from verifact.cli.fixing import Fixing

    fixing = Fixing(args, files, checker, checker.settings)
    yield from fixing.reports()
    outcome.unreadable |= fixing.failed


def _from_stdin(args: Namespace, stdin: Stdin, checker: "Checker") -> Iterator[Report]:
    if not args.online:
        yield stdin.report(checker)
        return
    from verifact.cli.look_ups import verified_reports

    yield from verified_reports(args, [partial(stdin.load, checker)], checker)


class _Outcome:
    """Keeps the worst of what passes by. `unreadable`: some file could not be read, or not be written."""

    def __init__(self, configs: Configs, fail_level: Severity | None) -> None:
        self.unreadable = False
        self._configs = configs
        self._fail_level = fail_level
        self._failed = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports as they are."""
        for report in reports:
            level = self._fail_level or self._configs.at(report.path).fail_level
            worst = report.worst()
            self._failed |= worst is not None and worst.rank >= level.rank
            self.unreadable |= not report.is_readable
            yield report

    def exit_code(self, *, exit_zero: bool) -> int:
        """Return the exit code for all that passed."""
        if self.unreadable:
            return UNREADABLE
        return FOUND if self._failed and not exit_zero else 0
