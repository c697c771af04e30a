"""The arguments of `verifact corpus-report`."""

from argparse import ArgumentParser

__all__ = ["add_corpus_report"]


def add_corpus_report(parser: ArgumentParser) -> None:
    """Add the arguments to the command's parser."""
    parser.add_argument(
        "folder", metavar="OUTPUT", help="what `verifact corpus INPUT OUTPUT` wrote: a folder or an address"
    )
    parser.add_argument("-o", "--output-file", metavar="FILE", help="write the page there instead of to stdout")
