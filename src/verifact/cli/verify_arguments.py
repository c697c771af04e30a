"""The arguments of `verifact verify` and `verifact check --online` that say where sources are looked up."""

from argparse import ArgumentParser, Namespace

from verifact.cli.online_arguments import add_online, path

__all__ = ["add_look_ups", "given_look_ups"]


def add_look_ups(parser: ArgumentParser) -> None:
    """Add what says where sources are looked up, and how they are asked for."""
    where = parser.add_argument_group("where sources are looked up")
    where.add_argument(
        "--sources",
        type=path,
        metavar="DIR",
        help="among the pages saved there (verifact snapshot): nothing is asked for",
    )
    where.add_argument(
        "--archive-all", action="store_true", help="ask the archive about pages that are there, too (VF608)"
    )
    add_online(parser)


def given_look_ups(args: Namespace) -> list[str]:
    """Return the options of `add_look_ups` that the arguments give."""
    parser = ArgumentParser(allow_abbrev=False)
    add_look_ups(parser)
    usual = vars(parser.parse_args([]))
    return [f"--{name.replace('_', '-')}" for name, value in usual.items() if getattr(args, name) != value]
