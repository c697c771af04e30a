"""From arguments to an exit code: picks the command, and says in one line what went wrong."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from verifact.cli.parser import COMMANDS, build_parser
from verifact.cli.streams import USAGE, complain
from verifact.errors import VerifactError

INTERRUPTED = 128 + 2  # as a shell counts SIGINT


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return the exit code."""
    # Most of what is made stays, checks and words above all: to look for garbage all the time costs a tenth of a run.
    gc.set_threshold(50_000, 20, 100)
    try:
        command = arguments[0] if arguments and arguments[0] in COMMANDS else None
        args = build_parser(only=command).parse_args(arguments)
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else USAGE
    _never_fail_to_encode()
    try:
        code: int = import_module(f"verifact.cli.{COMMANDS[args.command]}").run(args)
    except VerifactError as error:
        complain(f"error: {error}")
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _never_fail_to_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
