"""Measure how right verifact is on public corpora.

usage: python -m benchmarks.accuracy FOLDER [--only NAME,...] [--floors] [--json]

FOLDER holds the corpora, each in a folder of its own (docs/accuracy.md says which and where they are from); a question
whose corpus is missing is left out and named. `--floors` exits with 1 where a figure is worse than benchmarks/floors.toml
allows.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.accuracy.floors import broken

QUESTIONS = ("attribution", "claims", "weasel", "citations", "residue", "planted", "noise", "evidence", "misquotation")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    parser = ArgumentParser(prog="python -m benchmarks.accuracy", description="Measure accuracy on public corpora.")
    parser.add_argument("corpora", type=Path, metavar="FOLDER")
    parser.add_argument("--only", metavar="NAME,...", help=f"of {', '.join(QUESTIONS)}")
    parser.add_argument(
        "--floors", action="store_true", help="exit with 1 where a figure is worse than floors.toml allows"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(arguments)
    wanted = args.only.split(",") if args.only else list(QUESTIONS)
    if unknown := sorted({*wanted} - {*QUESTIONS}):
        parser.error(f"no question is called {', '.join(unknown)}; there are {', '.join(QUESTIONS)}")
    figures: dict[str, float] = {}
    for name in wanted:
        question = import_module(f"benchmarks.accuracy.{name}")
        if not (args.corpora / question.NEEDS).exists():
            print(f"{name}: left out, there is no {args.corpora / question.NEEDS}", file=sys.stderr)
            continue
        measured = {f"{name}.{figure}": value for figure, value in question.measure(args.corpora).items()}
        figures |= measured
        if not args.json:
            print("\n".join(f"{figure:32} {value:8.4f}" for figure, value in measured.items()), flush=True)
    if args.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}, indent=2))
    worse = list(broken(figures)) if args.floors else []
    print("".join(f"worse: {line}\n" for line in worse), end="", file=sys.stderr)
    return 1 if worse or not figures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
