"""The command `verifact`."""

import sys
from collections.abc import Sequence

from verifact.cli.streams import guarded

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: `sys.argv[1:]`) and return its exit code.

    0: nothing to mark at or over the failing level; 1: something; 2: wrong usage, a configuration that cannot
    be used, a file that cannot be read, or output that cannot be written; 130: interrupted; 141: the reader of the output went away.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    if arguments == ["--version"]:  # asked by tools at every start: nothing else is loaded for it
        from verifact._version import __version__

        print(f"verifact {__version__}")
        return 0
    from verifact.cli.app import run

    return run(arguments)
