"""`--baseline` and `--update-baseline`: what was there before is known, what is new is told."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from verifact.checks.discovery import all_checks
from verifact.cli.output import open_output
from verifact.cli.streams import complain
from verifact.engine import Checker
from verifact.findings import Report
from verifact.triage.baseline import Baseline

DEFAULT_NAME = "verifact-baseline.json"


def write_baseline(args: Namespace, checker: Checker, reports: Iterable[Report]) -> bool:
    """Write the findings of `reports` into the baseline, and tell how many; files not checked stay as they were.

    With `--select` only what these checks find is renewed. Returns whether every file could be read. Raises UsageError where
    the baseline cannot be written, ConfigError where there is one that cannot be read.
    """
    path = baseline_path(args, checker)
    kept = list(reports)
    before = Baseline.load(path) if path.exists() else Baseline(path.absolute().parent)
    # With some checks alone, what the others found before stays known.
    after = before.updated(kept, lambda code: _was_checked(code, args))
    with open_output(str(path), ()) as out:
        out.write(after.dumps())
    findings = sum(len(known) for known in after.files.values())
    complain(f"{path}: {findings:,} findings in {len(after.files):,} files are known from now on")
    return all(report.is_readable for report in kept)


def _was_checked(code: str, args: Namespace) -> bool:
    check = all_checks().get(code)
    if check is not None and check.evidence and not args.online:
        return False
    return args.select is None or _is_selected(code, args.select)


def _is_selected(code: str, select: Iterable[str]) -> bool:
    return any(code.startswith(prefix.strip()) for codes in select for prefix in codes.split(","))


def baseline_path(args: Namespace, checker: Checker) -> Path:
    """Return the file that the arguments name, else the one of the configuration here, else one of the usual name."""
    if args.baseline is not None:
        return Path(args.baseline)
    return checker.config_of(Path.cwd()).baseline or Path(DEFAULT_NAME)
