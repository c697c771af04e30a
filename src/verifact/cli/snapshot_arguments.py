"""The arguments of `verifact snapshot`."""

from argparse import ArgumentParser

from verifact.cli.online_arguments import add_online, path

__all__ = ["add_snapshot"]


def add_snapshot(parser: ArgumentParser) -> None:
    """Add the arguments of `verifact snapshot`."""
    parser.add_argument("paths", nargs="+", type=path, metavar="FILE", help="the articles")
    parser.add_argument("--output", type=path, default="sources", metavar="DIR", help="save there (default: sources)")
    parser.add_argument(
        "--format", choices=("text", "markdown", "html"), help="the markup (default: as the suffix says)"
    )
    parser.add_argument("--bibliography", action="append", type=path, metavar="FILE", help="the articles' sources")
    add_online(parser)
