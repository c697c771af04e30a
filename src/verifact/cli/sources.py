"""What a command reads: the configuration that was asked for, and stdin."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from verifact.config import Config
from verifact.config_file import load_config
from verifact.engine import Checker
from verifact.errors import UsageError
from verifact.findings import Report

STDIN = "-"
STDIN_NAME = "<stdin>"


def given_config(args: Namespace) -> Config | None:
    """Return what `--config` or `--isolated` asks for; None: the nearest. Raises ConfigError."""
    if args.isolated:
        return Config()
    return None if args.config is None else load_config(Path(args.config))


def stdin_report(name: str | None, checker: Checker) -> Report:
    """Return the report on what comes from stdin; `name` tells its format and its configuration."""
    return checker.data(stdin_bytes(), name or STDIN_NAME)


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
