"""`verifact completion`: a script that completes the command line in a shell."""

from argparse import Namespace

from verifact.cli.parser import build_parser


def run(args: Namespace) -> int:
    """Print the script."""
    import shtab

    print(shtab.complete(build_parser(), shell=args.shell))
    return 0
