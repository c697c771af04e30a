"""The arguments of `verifact corpus`."""

from argparse import ArgumentParser, ArgumentTypeError

__all__ = ["add_corpus"]

_SEVERITIES = ("error", "warning", "info")
_SIZES = {"kB": 1_000, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


def add_corpus(parser: ArgumentParser) -> None:
    """Add the arguments to the command's parser."""
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="folders, .jsonl, .csv, .parquet, .warc, also compressed or s3://…"
    )
    parser.add_argument(
        "output",
        metavar="OUTPUT",
        help="the folder for the tables (Parquet or JSON Lines); the same command again takes up a run",
    )
    reading = parser.add_argument_group("what is read")
    reading.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="FIELD=COLUMN,…",
        help="which column holds id, url, text, html, format, title, published, publisher, lang (default: usual names)",
    )
    reading.add_argument(
        "--input-format", metavar="NAME", help="jsonl, csv, parquet, warc, article (default: by suffix)"
    )
    reading.add_argument("--main-text", action="store_true", help="of HTML read only the main text (WARC: always)")
    reading.add_argument(
        "--max-article-size", type=_size, metavar="SIZE", help="do not read longer ones (default: 16MB)"
    )
    reading.add_argument("--sample", metavar="N", help="only N articles, or N%%: the same ones every time")
    reading.add_argument("--limit", type=_positive, metavar="N", help="stop after N articles")
    selection = parser.add_argument_group("what is checked")
    for name, meaning in (
        ("--select", "codes or prefixes, comma-separated, instead of the configured ones"),
        ("--extend-select", "codes or prefixes to add"),
        ("--ignore", "codes or prefixes to leave out"),
    ):
        selection.add_argument(name, action="append", metavar="CODES", help=meaning)
    which = selection.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="this configuration, not that of the working directory")
    which.add_argument("--isolated", action="store_true", help="no configuration file")
    output = parser.add_argument_group("output")
    output.add_argument("--output-format", default="parquet", metavar="NAME", help="parquet (default) or jsonl")
    output.add_argument(
        "--part-articles",
        type=_positive,
        default=10_000,
        metavar="N",
        help="articles in a file of the output (default: 10000)",
    )
    output.add_argument("--restart", action="store_true", help="delete what an earlier run wrote there")
    output.add_argument("--fail-level", choices=_SEVERITIES, help="exit 1 from this severity on (default: never)")
    output.add_argument("-q", "--quiet", action="store_true", help="no summary")
    where = parser.add_argument_group("where it runs")
    where.add_argument(
        "--engine", default="local", metavar="NAME", help="local (default: processes of this machine), ray or spark"
    )
    where.add_argument(
        "-j",
        "--jobs",
        type=_positive,
        metavar="N",
        help="processes (default: one a processor); on a cluster, batches at once",
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _size(text: str) -> int:
    number, unit = text, 1
    for name, factor in _SIZES.items():
        if text.endswith(name):
            number, unit = text.removesuffix(name).strip(), factor
    if not number.isdecimal() or int(number) < 1:
        raise ArgumentTypeError(f"{text!r} is not a size as in 500kB, 16MB or 1000000 (bytes)")
    return int(number) * unit
