"""`run`, as the public name has it."""

import os
from collections.abc import Iterable, Mapping

from verifact.config import Config
from verifact.corpus.job import Job
from verifact.corpus.reading.records import Reading, parse_columns
from verifact.corpus.running import Watch, run_job
from verifact.corpus.sampling import parse_sample
from verifact.corpus.summary import Summary
from verifact.engine.arguments import AnyPath, Codes, as_jobs
from verifact.engine.settings import Settings
from verifact.errors import UsageError

__all__ = ["run"]


def run(
    inputs: AnyPath | Iterable[AnyPath],
    output: AnyPath,
    *,
    columns: Mapping[str, str] | None = None,
    input_format: str | None = None,
    main_text: bool = False,
    max_article_size: int = Reading().largest,
    output_format: str = "parquet",
    jobs: int | None = None,
    engine: str = "local",
    sample: int | str | None = None,
    limit: int | None = None,
    part_articles: int = 10_000,
    select: Codes = None,
    ignore: Codes = None,
    extend_select: Codes = None,
    config: Config | None = None,
    restart: bool = False,
    watch: Watch | None = None,
) -> Summary:
    """Check an archive into the folder `output`, or finish what an earlier run with the same arguments began.

    `inputs` are paths, folders, patterns, and addresses that fsspec knows (`s3://…`). `columns` maps our names of the columns
    to the input's (`{"text": "content"}`). `input_format` is "jsonl", "csv", "parquet", "warc" or "article", None for what each
    suffix tells. With `main_text` only the main text of HTML is read. `max_article_size` is in bytes. `output_format` is
    "parquet" or "jsonl". `jobs` is the number of processes (None: as many as there are processors), on a cluster of batches at
    once; `engine` is "local", "ray" or "spark". `sample` is a number of
    articles or a share ("0.5%"); `limit` stops after so many. A part of the output holds at most `part_articles`. Without
    `config` the defaults hold; no configuration file is looked for. `restart` deletes what an earlier run left.
    `watch` is called with the `Progress` now and then.

    Inputs that cannot be read are `problems` of the summary; an article that cannot be read or checked is a row with the finding
    VF904 or VF905. Raises UsageError, ConfigError and MissingExtraError.
    """
    given = [f"{name}={column}" for name, column in (columns or {}).items()]
    job = Job(
        inputs=tuple(map(_address, [inputs] if isinstance(inputs, str | os.PathLike) else inputs)),
        output=_address(output),
        settings=Settings.of(config, select, extend_select, ignore),
        reading=Reading(parse_columns(given), input_format, max_article_size, main_text),
        output_format=output_format,
        jobs=as_jobs(jobs),
        engine=engine,
        sample=None if sample is None else parse_sample(str(sample)),
        limit=limit,
        part_articles=part_articles,
        restart=restart,
    )
    return run_job(job, watch)


def _address(path: AnyPath) -> str:
    text = os.fspath(path)
    if not isinstance(text, str):
        raise TypeError(f"expected a path, got {type(path).__name__}")
    if not text:
        raise UsageError("the path is empty")
    return text
