#!/usr/bin/env python3
"""Time the whole command, start-up included: with two processes against one, and with every report in the cache.

usage: again.py FOLDER [ROUNDS]

Prints the medians of ROUNDS (5 by default) runs, made turn about, of `verifact check` over the articles in a folder: one
process and no cache, two processes and no cache, one process that finds all reports in a cache of its own; and the median
ratios to the first.
"""

import sys
from collections.abc import Sequence
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter

CHECK = (sys.executable, "-m", "verifact", "check", "--exit-zero", "--output-format", "json")


def seconds(*arguments: str) -> float:
    """Return the wall time of one run."""
    start = perf_counter()
    run([*CHECK, *arguments], stdout=DEVNULL, check=True)
    return perf_counter() - start


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder = arguments[0]
    rounds = int(arguments[1]) if len(arguments) > 1 else 5
    with TemporaryDirectory() as cache:
        ways = {
            "one process": ("--no-cache", "--jobs", "1"),
            "two processes": ("--no-cache", "--jobs", "2"),
            "from the cache": ("--cache-dir", cache, "--jobs", "1"),
        }
        seconds(*ways["from the cache"], folder)
        took = [[seconds(*way, folder) for way in ways.values()] for _ in range(rounds)]
    for index, name in enumerate(ways):
        ratio = median(each[0] / each[index] for each in took)
        print(f"{name:14} {median(each[index] for each in took):6.3f} s, {ratio:5.2f} times as fast as one process")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
