"""The arguments of `verifact corpus-report`."""

from argparse import ArgumentParser


def add(parser: ArgumentParser) -> None:
    """Add them."""
    parser.add_argument(
        "folder", metavar="OUTPUT", help="what `verifact corpus INPUT OUTPUT` wrote: a folder or an address"
    )
    parser.add_argument("-o", "--output-file", metavar="FILE", help="write the page there instead of to stdout")
