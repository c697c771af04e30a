#!/usr/bin/env python3
"""Time `verifact --version` and a first parse against `python -c "import attrs"`, in turns.

usage: startup.py [ROUNDS]

Prints the median of each in milliseconds, and the ratio of the first to the import of attrs. Exit 1 where that is over
2.0. ROUNDS is 40 by default. The command is the one beside this Python, as a user has it on the PATH. The first parse
is of one sentence, its attributions asked for, in a new process that may use Python's byte code.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

BAR = 2.0
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COMMANDS = {
    "verifact --version": [str(Path(sys.executable).with_name("verifact")), "--version"],
    'python -c "import attrs"': [sys.executable, "-c", "import attrs"],
    "python -c pass": [sys.executable, "-c", "pass"],
    "first parse": [
        sys.executable,
        "-c",
        "import verifact; verifact.parse('The mayor, Jane Roe, said that it rains.').attributions",
    ],
}


def seconds(command: Sequence[str]) -> float:
    """Return the time of one run."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    return perf_counter() - start


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    rounds = int(arguments[0]) if arguments else 40
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(rounds + 1):
        for name, command in COMMANDS.items():
            taken = seconds(command)
            if turn:  # the first turn fills the file system's cache
                times[name].append(taken)
    for name, taken_all in times.items():
        print(f"{median(taken_all) * 1000:7.1f} ms  {name}")
    ours, attrs = (median(times[name]) for name in list(COMMANDS)[:2])
    print(f"ratio {ours / attrs:.2f} (bar {BAR})")
    return int(ours / attrs > BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
