"""`--baseline` and `--update-baseline`: what was there before is known, what is new is told."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from verifact.cli.output import open_output
from verifact.cli.streams import complain
from verifact.engine import Checker
from verifact.errors import ConfigError
from verifact.findings import Report
from verifact.triage import Baseline

DEFAULT_NAME = "verifact-baseline.json"


def write_baseline(args: Namespace, checker: Checker, reports: Iterable[Report]) -> bool:
    """Write the findings of `reports` into the baseline, and tell how many; files not checked stay as they were.

    Returns whether every file could be read. Raises UsageError where the baseline cannot be written.
    """
    path = baseline_path(args, checker)
    kept = list(reports)
    try:
        before = Baseline.load(path)
    except ConfigError:  # there is none yet, or it has to be replaced
        before = Baseline(path.absolute().parent)
    after = before.updated(kept)
    with open_output(str(path), ()) as out:
        out.write(after.dumps())
    findings = sum(len(known) for known in after.files.values())
    complain(f"{path}: {findings:,} findings in {len(after.files):,} files are known from now on")
    return all(report.is_readable for report in kept)


def baseline_path(args: Namespace, checker: Checker) -> Path:
    """Return the file that the arguments name, else the one of the configuration here, else one of the usual name."""
    if args.baseline is not None:
        return Path(args.baseline)
    return checker.config_of(Path.cwd()).baseline or Path(DEFAULT_NAME)
