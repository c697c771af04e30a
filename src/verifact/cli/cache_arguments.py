"""The arguments that say where reports on unchanged files are kept."""

from argparse import ArgumentParser

__all__ = ["add"]


def add(parser: ArgumentParser) -> None:
    """Add `--cache-dir` and `--no-cache`."""
    which = parser.add_argument_group("cache")
    which.add_argument("--cache-dir", metavar="DIR", help="keep the reports on unchanged files there")
    which.add_argument(
        "--no-cache", action="store_true", help="check every file anew, and keep nothing, whatever else is said"
    )
