#!/usr/bin/env python3
"""Measure how fast the articles in a folder are read and checked, in one process.

usage: throughput.py FOLDER [ROUNDS]

Prints MB/s (millions of bytes of the files, as UTF-8) of reading (raw text to document), of parsing (reading and
analysis), and of parsing and all checks together: best and median of ROUNDS (5 by default). Loading code and lexicon
is left out; files are read from disk beforehand.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import verifact
from verifact.config import Config
from verifact.document import Format
from verifact.errors import UnreadableError
from verifact.files import find_files
from verifact.readers import decoding
from verifact.readers.registry import format_of, read_text

ALL = Config(select=("VF",))


def check(text: str, markup: Format) -> None:
    """Parse and check a text."""
    verifact.check(verifact.parse(text, markup), config=ALL)


STEPS: dict[str, Callable[[str, Format], object]] = {"read": read_text, "parse": verifact.parse, "check": check}


def load(folder: Path) -> list[tuple[str, Format]]:
    """Return the text and format of each readable article in a folder."""
    found = []
    for path in find_files([folder], lambda _: Config()):
        try:
            found.append((decoding.read_file(path)[0], format_of(path)))
        except UnreadableError as error:
            print(error, file=sys.stderr)
    return found


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    articles = load(Path(arguments[0]))
    rounds = int(arguments[1]) if len(arguments) > 1 else 5
    megabytes = sum(len(text.encode(errors="replace")) for text, _ in articles) / 1e6
    print(f"{len(articles):,} articles, {megabytes:.2f} MB")
    check("The mayor said so.", Format.TEXT)
    for name, step in STEPS.items():
        speeds = []
        for _ in range(rounds):
            start = perf_counter()
            for text, markup in articles:
                step(text, markup)
            speeds.append(megabytes / (perf_counter() - start))
        print(f"{name:6} best {max(speeds):6.2f} MB/s, median {median(speeds):6.2f} MB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
