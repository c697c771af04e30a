"""A small archive, what is found in it on this machine, and workers that die."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa

from verifact.corpus import check_batch, input_schema
from verifact.corpus.job import Job
from verifact.corpus.running import run_job
from verifact.corpus.summary import Summary
from verifact.engine import Settings

COUNT = 256
FATAL = "a-250"  # the article that ends processes
SETTINGS = Settings(select=("VF",))


def rows() -> list[dict[str, Any]]:
    """Return the articles: with a finding, with none, with no text, with a bad day."""
    made = []
    for number in range(COUNT):
        text = (
            f"Mayor keeps bridge {number} open\n\nSources say the bridge, built in {1900 + number % 90}, is the oldest. “It is safe,” "
            f"said Jane Roe, the mayor, on Monday.\n\nSign up for our newsletter\n\nAnn Lee told the council {number} times."
        )
        made.append(
            {
                "id": f"a-{number:03}",
                "text": None if number % 97 == 5 else text,
                "url": f"https://herald.example/{number}",
                "published": "yesterday" if number % 50 == 7 else f"2024-03-{number % 28 + 1:02}",
                "publisher": "Herald" if number % 3 else None,
            }
        )
    return made


def table() -> pa.Table:
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in input_schema().names} for row in rows()], input_schema()
    )


def expected() -> list[dict[str, Any]]:
    """Return what `check_batch` finds in them, in the order of their ids."""
    (batch,) = table().combine_chunks().to_batches()
    found: list[dict[str, Any]] = check_batch(batch, SETTINGS).to_pylist()
    return found


def written(folder: Path) -> str:
    """Write the archive as JSON Lines and return the file's name."""
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows()), encoding="utf-8")
    return str(path)


def run(source: str, output: Path, engine: str) -> Summary:
    return run_job(Job((source,), str(output), SETTINGS, engine=engine, part_articles=120))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def absolute(code: str, folder: Path) -> str:
    """Return a job of the documentation with its folders in `folder`: workers have working directories of their own."""
    for name in ("archive", "checked"):
        assert f'"{name}/"' in code
        code = code.replace(f'"{name}/"', f'"{folder}/{name}/"')
    return code


def dying(marker: Path | None) -> Callable[[pa.RecordBatch], None]:
    """Return a function that kills its process where the fatal article comes by: once, or with no `marker` always.

    It is a closure, so that it travels to the workers by value: this module does not exist there.
    """
    place = None if marker is None else str(marker)

    def die(batch: pa.RecordBatch) -> None:
        import os
        import signal

        if "a-250" not in batch.column("id").to_pylist():
            return
        if place is not None:
            try:
                os.close(os.open(place, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return
        os.kill(os.getpid(), signal.SIGKILL)

    return die
