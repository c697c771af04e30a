"""`verifact corpus`."""

import sys
from argparse import Namespace
from pathlib import Path

from attrs import evolve

from verifact.cli.corpus_progress import Bar
from verifact.cli.sources import given_config
from verifact.cli.streams import complain
from verifact.config_file import ConfigFinder
from verifact.corpus.job import Job
from verifact.corpus.reading.records import Reading, parse_columns
from verifact.corpus.running import run_job
from verifact.corpus.sampling import parse_sample
from verifact.corpus.summary import Summary
from verifact.engine import Settings
from verifact.findings import Severity
from verifact.reporters.base import counted

FOUND, UNREADABLE = 1, 2
_MOST_CODES = 10


def run(args: Namespace) -> int:
    """Check an archive, and return the exit code."""
    job = _job(args)
    try:
        with Bar() as bar:
            summary = run_job(job, bar.show)
    except KeyboardInterrupt:
        complain("interrupted; the same command again takes it up")
        raise
    for problem in dict.fromkeys(summary.problems):
        complain(problem)
    if not args.quiet:
        sys.stdout.writelines(f"{line}\n" for line in _told(summary, args.output))
    if summary.problems:
        return UNREADABLE
    level = Severity(args.fail_level) if args.fail_level else None
    return FOUND if level and any(Severity(name).rank >= level.rank for name in summary.severities) else 0


def _job(args: Namespace) -> Job:
    config = given_config(args) or ConfigFinder().for_folder(Path())
    select, added, left_out = (
        None if codes is None else ",".join(codes) for codes in (args.select, args.extend_select, args.ignore)
    )
    columns = [pair for pairs in args.columns for pair in pairs.split(",")]
    reading = Reading(parse_columns(columns), args.input_format, main_text=args.main_text)
    if args.max_article_size is not None:
        reading = evolve(reading, largest=args.max_article_size)
    return Job(
        inputs=tuple(args.inputs),
        output=args.output,
        settings=Settings.of(config, select, added, left_out),
        reading=reading,
        output_format=args.output_format,
        jobs=args.jobs,
        engine=args.engine,
        sample=None if args.sample is None else parse_sample(args.sample),
        limit=args.limit,
        part_articles=args.part_articles,
        restart=args.restart,
    )


def _told(summary: Summary, output: str) -> list[str]:
    """Return the lines of the summary."""
    by_severity = [
        counted(count, level) for level in ("error", "warning", "info") if (count := summary.severities[level])
    ]
    figures = ((summary.articles, "article"), (summary.words, "word"), (summary.findings.total(), "finding"))
    total = ", ".join(counted(number, noun) for number, noun in figures)
    lines = [f"{total} ({', '.join(by_severity)})" if by_severity else total]
    for code, count in sorted(summary.findings.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CODES]:
        lines.append(f"  {code}  {count:,}")
    rest = len(summary.findings) - _MOST_CODES
    if rest > 0:
        lines.append(f"  and {rest} other codes")
    if summary.unreadable or summary.crashed:
        lines.append(f"{summary.unreadable:,} could not be read, {summary.crashed:,} could not be analysed")
    if summary.taken_over:
        lines.append(f"{summary.taken_over:,} were checked by an earlier run")
    new = summary.articles - summary.taken_over
    if new and summary.seconds:
        megabytes = summary.bytes / 1e6
        rate = f"{new / summary.seconds:,.0f} articles/s, {megabytes / summary.seconds:.2f} MB/s"
        lines.append(f"{megabytes:,.1f} MB in {summary.seconds:,.1f} s ({rate})")
    lines.append(f"written to {output}")
    return lines
