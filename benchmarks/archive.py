#!/usr/bin/env python3
"""Measure `verifact corpus` on archives of several sizes, and with one process and two.

usage: archive.py FOLDER [--articles N ...] [--jobs N ...] [--rounds N] [--work FOLDER]

The archives are JSON Lines, made of the paragraphs of the plain-text articles below FOLDER: each has as many as one of these
articles, drawn by a generator with a fixed seed, so that two runs read the same. For every size and number of processes
prints articles/s and MB/s (millions of bytes of text, as UTF-8) by the clock, MB/s per second of processor time of all
processes together (the rate of one core, whatever else the machine does), and the memory of the largest process. Below:
how the processor time of an article grows with the size (1.00: linear), and how many times faster more processes are, with the
rounds of both taken in turns. Each figure is the median of the rounds. Everything counts, start-up too.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from attrs import frozen

from verifact.config import Config
from verifact.errors import UnreadableError
from verifact.files import find_files
from verifact.readers import decoding

COMMAND = [sys.executable, "-m", "verifact", "corpus", "--isolated", "--quiet"]


@frozen
class Run:
    """One run: seconds by the clock, seconds of all processes together, bytes of memory of the largest."""

    seconds: float
    processor: float
    memory: int


def paragraphs_of(folder: Path) -> list[list[str]]:
    """Return the paragraphs of each plain-text article below a folder."""
    found = []
    for path in find_files([folder], lambda _: Config()):
        if path.suffix == ".txt":
            try:
                text = decoding.read_file(path)[0]
            except UnreadableError as error:
                print(error, file=sys.stderr)
                continue
            paragraphs = [part for part in text.split("\n\n") if part.strip()]
            found += [paragraphs] if paragraphs else []
    return found


def recombined(articles: Sequence[Sequence[str]], count: int) -> Iterator[str]:
    """Yield `count` texts, each as long as one of the articles, of paragraphs of all of them."""
    random = Random(8)  # the same every time
    pool = [paragraph for article in articles for paragraph in article]
    for _ in range(count):
        yield "\n\n".join(random.choices(pool, k=len(random.choice(articles))))


def write(path: Path, articles: Sequence[Sequence[str]], count: int) -> int:
    """Write an archive, and return how many bytes of text it holds."""
    size = 0
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(recombined(articles, count)):
            row = {"id": f"article-{number}", "text": text, "publisher": f"paper-{number % 7}"}
            size += len(text.encode())
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return size


def timed(archive: Path, output: Path, jobs: int) -> Run:
    """Run the command once. The output is deleted."""
    start = perf_counter()
    process = subprocess.Popen([*COMMAND, f"--jobs={jobs}", str(archive), str(output)])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"verifact corpus failed with {process.returncode}")
    rmtree(output)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    parser = ArgumentParser(description="Measure verifact corpus on archives of several sizes.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="N")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--rounds", type=int, default=1, metavar="N")
    parser.add_argument(
        "--work", type=Path, metavar="FOLDER", help="where archives are made (default: a temporary one)"
    )
    args = parser.parse_args(arguments)
    articles = paragraphs_of(args.folder)
    if not articles:
        print(f"no plain-text articles in {args.folder}", file=sys.stderr)
        return 2
    costs: dict[int, float] = {}
    speeds: dict[int, list[float]] = {}
    print(
        f"{'articles':>9} {'MB':>8} {'jobs':>4} {'articles/s':>10} {'MB/s':>7} {'MB/s of a core':>14} {'largest process':>15}"
    )
    with TemporaryDirectory(dir=args.work) as work:
        for count in args.articles:
            archive = Path(work) / f"{count}.jsonl"
            megabytes = write(archive, articles, count) / 1e6
            runs: dict[int, list[Run]] = {jobs: [] for jobs in args.jobs}
            for _ in range(args.rounds):
                for jobs in args.jobs:
                    runs[jobs].append(timed(archive, Path(work) / "output", jobs))
            archive.unlink()
            for jobs, found in runs.items():
                seconds = median(run.seconds for run in found)
                processor = median(run.processor for run in found)
                memory = max(run.memory for run in found) / 1e6
                rates = f"{count / seconds:10,.0f} {megabytes / seconds:7.2f} {megabytes / processor:14.2f}"
                print(f"{count:9,} {megabytes:8.1f} {jobs:4} {rates} {memory:12,.0f} MB", flush=True)
            first = runs[args.jobs[0]]
            costs[count] = median(run.processor for run in first) / count
            speeds[count] = [median(run.seconds for run in found) for found in runs.values()]
    for count, cost in costs.items():
        growth = cost / costs[args.articles[0]]
        faster = ", ".join(
            f"{jobs} processes {speeds[count][0] / seconds:.2f} times as fast"
            for jobs, seconds in zip(args.jobs[1:], speeds[count][1:], strict=True)
        )
        print(
            f"{count:,} articles: {cost * 1e3:.2f} ms of processor time an article, {growth:.2f} of the first size{'; ' * bool(faster)}{faster}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
