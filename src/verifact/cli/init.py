"""`verifact init`: a configuration under which today's articles pass, and tomorrow's findings are told."""

from argparse import Namespace
from pathlib import Path

from verifact.cli.adoption import DEFAULT_NAME, write_baseline
from verifact.cli.output import open_output
from verifact.cli.progress import Progress
from verifact.cli.streams import complain
from verifact.config_file import load_config
from verifact.engine import Checker, Configs, Settings, check_files
from verifact.errors import ConfigError, UsageError
from verifact.files import find_files

UNREADABLE = 2
_NAME = "verifact.toml"
_TEXT = f"""\
# verifact: https://pypi.org/project/verifact; `verifact explain CODE` says why a check exists.

# The findings that were there when this file was written: they are not told again. Mend them in time, then
# `verifact check --update-baseline`.
baseline = "{DEFAULT_NAME}"

# What a run fails on: "error", "warning" or "info".
fail-level = "warning"

# Checks of severity info are off; turn on what fits your desk.
# extend-select = ["VF107", "VF109"]

# Opinion need not source every sentence (front matter with `type: opinion` says so too).
# [per-file-ignores]
# "opinion/**" = ["VF1"]
"""


def run(args: Namespace) -> int:
    """Write both files, and return the exit code."""
    folder = Path.cwd()
    if (folder / _NAME).exists() or _is_configured(folder / "pyproject.toml"):
        raise UsageError(
            "there is a configuration here already; `verifact check --update-baseline` renews its baseline"
        )
    settings = Settings(ignore_baseline=True)
    configs = Configs(settings)
    above = configs.config_of(folder).source
    if above is not None:  # today's findings would be those under its rules, and it would not hold here any more
        raise UsageError(f"{above} holds here already: run `verifact check --update-baseline` in {above.parent}")
    checker = Checker(settings, configs=configs)
    files = list(find_files(map(Path, args.paths), configs.config_of))
    reports = Progress(len(files)).track(check_files(files, settings, checker, args.jobs))
    args.baseline = args.select = None
    args.online = False
    is_readable = write_baseline(args, configs, reports)
    with open_output(_NAME, ()) as out:  # last: where it stands, init has done all of its work
        out.write(_TEXT)
    complain(f"{_NAME}: written; `verifact check` tells what is new from now on")
    nested = sorted({str(c.source) for c in map(configs.config_of, {file.parent for file in files}) if c.source})
    if nested:
        complain(f"warning: files below {', '.join(nested)} have a configuration of their own: add `baseline` to it")
    return 0 if is_readable else UNREADABLE


def _is_configured(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        load_config(path)
    except ConfigError as error:
        if "there is no [tool.verifact]" in str(error):
            return False
        raise
    return True
