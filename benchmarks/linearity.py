#!/usr/bin/env python3
"""Find inputs that cost more than linear time: each input is doubled up to 8 MB, and each doubling timed.

usage: linearity.py [--largest BYTES] [--limit SECONDS] [NAME ...]

For every input and every format it fits, prints the seconds (of CPU time) of `verifact.check` with all checks on at each size, and
the ratio of each doubling (2 is linear, 4 quadratic). A measurement under 0.1 s says nothing about growth and is not
judged. An input is given up, and counts as failed, once one run takes longer than the limit (120 s). With NAMEs only
inputs whose name contains one of them are run. Exit 1 where a ratio is over 2.5.
"""

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from time import process_time

import verifact
from verifact.config import Config

BAR = 2.5
JUDGED = 0.1  # seconds
AGAIN = 3.0  # seconds below which the best of three runs counts
ALL = Config(select=("VF",))
PROSE = (
    "The mayor, Jane Roe, said on Monday that 4,000 people had left the town since 2019. “Nobody has told us why,” she "
    "added. Analysts warn that the bridge, the oldest in the county, could reportedly fall within 30 days [1]. "
)


def repeated(text: str, most: int | None = None) -> Callable[[int], str]:
    """Return a maker of inputs of a given length (at most `most` repetitions)."""
    return lambda size: text * min(size // len(text), most or size)


EVERY = ("text", "markdown", "html")
# name: what makes the input of a length, in which formats, up to which length (None: the largest)
INPUTS: dict[str, tuple[Callable[[int], str], Sequence[str], int | None]] = {
    "prose in paragraphs": (repeated(PROSE + "\n\n"), EVERY, None),
    "prose in one line": (repeated(PROSE), EVERY, None),
    "one word in one line": (repeated("a"), EVERY, None),
    "one long word among others": (lambda size: f"She said that the {'a' * size} is here.", EVERY, None),
    "words in one line": (repeated("word "), EVERY, None),
    "names in one line": (repeated("Jane Roe "), EVERY, None),
    "other names": (lambda size: " ".join(f"Jane R{n:x} said so." for n in range(size // 20)), EVERY, None),
    "pronouns": (repeated("He said that she said so. "), EVERY, None),
    "opening quotes": (repeated("“"), EVERY, 100_000),
    "opening quotes and words": (repeated("“It is "), EVERY, 700_000),
    "straight quotes": (repeated('" '), EVERY, 200_000),
    "closing quotes": (repeated("”"), EVERY, 100_000),
    "quotes that open paragraphs": (repeated("“It is so.\n\n"), EVERY, None),
    "brackets": (repeated("["), EVERY, 100_000),
    "markers": (repeated("It is so [1]. "), EVERY, None),
    "entries": (lambda size: "It is.\n\n" + "".join(f"{n}. The Title  Forbes\n" for n in range(1, size // 22)), EVERY, None),
    "spaces": (repeated(" "), EVERY, None),
    "no-break spaces in a sentence": (repeated("that \u00a0it "), EVERY, None),
    "line feeds": (repeated("\n"), EVERY, None),
    "short lines": (repeated("Read more\n"), EVERY, None),
    "interface": (repeated("Read more\n\n"), EVERY, None),
    "initials": (repeated("A. "), EVERY, None),
    "full stops": (repeated("."), EVERY, None),
    "figures": (repeated("4,000 "), EVERY, None),
    "digits": (repeated("1"), EVERY, None),
    "dates": (repeated("On October 24, it rained. "), EVERY, None),
    "addresses": (repeated("https://example.org/a?b=c "), EVERY, None),
    "unclosed tags": (repeated("<div>"), ("markdown", "html"), 250_000),
    "unfinished tags": (repeated("<div x "), ("markdown", "html"), 350_000),
    "unclosed emphasis": (repeated("*a "), ("markdown",), None),
    "nested quotes": (repeated("> "), ("markdown",), 200_000),
    "footnotes": (lambda size: "".join(f"It is.[^{n}]\n\n[^{n}]: A.\n\n" for n in range(size // 24)), ("markdown",), None),
    "comments": (repeated("<!-- verifact: ignore[VF101] -->\nIt is.\n\n"), ("markdown", "html"), None),
    "entities": (repeated("&amp;"), ("markdown", "html"), None),
    "paragraphs": (repeated("<p>It is so.</p>\n"), ("html",), None),
    "table cells": (repeated("<td>a"), ("html",), None),
}  # fmt: skip


def seconds(text: str, markup: str) -> float:
    """Return the time of one check."""
    gc.collect()
    start = process_time()
    verifact.check(verifact.parse(text, markup), config=ALL)
    return process_time() - start


def measure(make: Callable[[int], str], markup: str, largest: int, limit: float) -> Iterator[float]:
    """Yield the time for each size, from a sixteenth of the largest on, until one is over the limit."""
    for halvings in range(4, -1, -1):
        text = make(largest >> halvings)
        taken = seconds(text, markup)
        if taken < AGAIN:
            taken = min(taken, *(seconds(text, markup) for _ in range(2)))
        yield taken
        if taken > limit:
            return


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    parser = ArgumentParser(description="Find inputs that cost more than linear time.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--largest", type=int, default=8_000_000, metavar="BYTES")
    parser.add_argument("--limit", type=float, default=120.0, metavar="SECONDS")
    args = parser.parse_args(arguments)
    worst_of_all = 0.0
    seconds("The mayor said so.", "text")
    for name, (make, formats, most) in INPUTS.items():
        if args.names and not any(part in name for part in args.names):
            continue
        for markup in formats:
            times = list(measure(make, markup, min(most or args.largest, args.largest), args.limit))
            pairs = list(pairwise(times))
            judged = [after / before for before, after in pairs if before >= JUDGED]
            if times[-1] > args.limit and not judged:
                judged = [float("inf")]
            worst = max(judged, default=0.0)
            worst_of_all = max(worst_of_all, worst)
            flag = "  <-- over the bar" if worst > BAR else ""
            print(f"{name} ({markup}): {' '.join(f'{t:.2f}' for t in times)} s, ", end="")
            print(f"ratios {' '.join(f'{after / before:.1f}' for before, after in pairs)}{flag}", flush=True)
    print(f"worst ratio {worst_of_all:.2f} (bar {BAR})")
    return int(worst_of_all > BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
