"""A run over an archive: read, check, write, part by part; what an earlier run wrote is kept."""

from collections.abc import Callable, Iterator
from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from verifact.corpus.columns import PROBLEM
from verifact.corpus.engines import Engine, load_engine
from verifact.corpus.extra import needs_extra
from verifact.corpus.ids import UniqueIds, id_hash
from verifact.corpus.job import Job, difference, identity
from verifact.corpus.parts import Parts, split
from verifact.corpus.reading.reader import Reader
from verifact.corpus.reading.records import Record
from verifact.corpus.reading.sources import Source, find_sources, shown
from verifact.corpus.sampling import Sample
from verifact.corpus.schema import input_schema
from verifact.corpus.summary import Summary
from verifact.engine.checker import Checker
from verifact.errors import UnreadableError, UsageError
from verifact.reporters.base import counted

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Progress", "run_job"]

_BATCH_ARTICLES, _BATCH_TEXT = 64, 1_000_000
_PART_TEXT = 64_000_000


@frozen
class Progress:
    """How far a run is. `read` of `total` bytes of the inputs have been read, as they lie there (compressed)."""

    articles: int
    read: int
    total: int
    seconds: float


@frozen
class _Task:
    """What goes with a batch: its part, and whether the part ends with it; how far the inputs were read by then."""

    part: int
    ends_part: bool
    read: int
    bytes: int = 0


Watch = Callable[[Progress], None]


def run_job(job: Job, watch: Watch | None = None) -> Summary:
    """Check an archive, or finish what an earlier run began, and return what it came to.

    `watch` is told how far it is, a few times a second at most where there is much to do.

    Raises UsageError for what cannot be carried out, among it an output that another run began, ConfigError for a configuration
    that cannot be used, MissingExtraError where a library is missing, UnreadableError for a damaged part of an earlier run. Inputs that cannot be read are told in the summary.
    """
    job.validate()
    check_all = load_engine(job.engine)
    begun = monotonic()
    job = evolve(job, settings=evolve(job.settings, config=job.config))
    Checker(job.settings).selection(None)  # what is wrong with them is said before anything is read
    summary = Summary()
    sources = list(find_sources(job.inputs, job.reading, lambda _: job.config, summary.problems.append))
    if not sources:
        raise UsageError("; ".join(summary.problems) or "no input is named")
    parts = Parts(job.output, job.output_format)
    with parts.held():
        return _carried_out(job, sources, parts, summary, check_all, watch, begun)


def _carried_out(
    job: Job,
    sources: list[Source],
    parts: Parts,
    summary: Summary,
    check_all: Engine,
    watch: Watch | None,
    begun: float,
) -> Summary:
    plan, before = _taken_up(job, parts, identity(job, sources))
    done = parts.done()
    for number in sorted(done):
        summary.add(*parts.read(number))
    summary.taken_over = summary.articles
    if before is not None and len(done) == before["parts"]:
        summary.problems = before["problems"]
        return summary
    stream = _Stream(job, sources, done, summary.problems)
    total = sum(source.size for source in sources)
    results: list[pa.RecordBatch] = []
    checked = 0
    with closing(stream):
        for task, result in check_all(stream.tasks(), job.settings, job.jobs):
            if result is not None:
                results.append(result)
                checked += result.num_rows
                summary.bytes += task.bytes
            if task.ends_part:
                tables = split(results)
                results.clear()
                parts.write(task.part, *tables)
                summary.add(*tables)
            if watch is not None:
                watch(Progress(checked, task.read, total, monotonic() - begun))
    if not summary.parts:  # who reads the output finds its columns
        parts.write(0, *split([]))
        summary.add(*split([]))
    summary.seconds = monotonic() - begun
    parts.write_manifest({**plan, "state": "done", "summary": summary.to_dict()})
    return summary


def _taken_up(job: Job, parts: Parts, plan: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the plan, which the output folder now has, and the summary of a run that finished it, if any did.

    What another run wrote there is refused, or deleted if asked to.
    """
    known = None if job.restart and parts.clear() else parts.manifest()
    if known is None:
        parts.write_manifest({**plan, "state": "running"})
    else:
        changed = difference({key: known.get(key) for key in plan}, plan)
        if changed is not None:
            advice = "Name another folder, or start anew with --restart"
            raise UsageError(f"{job.output} was begun otherwise: {changed}. {advice}")
    parts.prepare()
    return plan, known.get("summary") if known else None


class _Stream:
    """The articles of all inputs, each with an id of its own, in batches that never depend on who reads them."""

    def __init__(self, job: Job, sources: list[Source], done: frozenset[int], problems: list[str]) -> None:
        self._job, self._sources, self._done, self._problems = job, sources, done, problems
        self._read = 0
        self._ids = UniqueIds()

    def close(self) -> None:
        self._ids.close()

    def tasks(self) -> Iterator[tuple[_Task, "pa.RecordBatch | None"]]:
        """Yield the batches of the parts that are not there yet; the last of a part may be None."""
        part = articles = text = 0
        batch = _Batch()
        for record in self._chosen():
            size = _size(record)
            articles, text = articles + 1, text + size
            if part not in self._done:
                batch.add(record, size)
            ends_part = articles >= self._job.part_articles or text >= _PART_TEXT
            if batch.records and (ends_part or batch.is_full):
                yield self._task(part, batch, ends_part=ends_part)
            if ends_part:
                part, articles, text = part + 1, 0, 0
        if articles and part not in self._done:
            yield self._task(part, batch, ends_part=True)

    def _task(self, part: int, batch: "_Batch", *, ends_part: bool) -> tuple[_Task, "pa.RecordBatch | None"]:
        taken = batch.taken()
        size = 0 if taken is None else sum(map(_bytes, (taken.column("text"), taken.column("html"))))
        return _Task(part, ends_part, self._read, size), taken

    def _chosen(self) -> Iterator[Record]:
        records = self._records(self._problems) if self._job.sample is None else self._sampled(self._job.sample)
        for count, record in enumerate(records, 1):
            yield record
            if count == self._job.limit:
                return

    def _sampled(self, sample: Sample) -> Iterator[Record]:
        ignored: list[str] = []
        threshold = sample.threshold(_id(record) for record in self._records(ignored))
        self._ids.close()
        self._ids = UniqueIds()
        return (record for record in self._records(self._problems) if id_hash(_id(record)) <= threshold)

    def _records(self, problems: list[str]) -> Iterator[Record]:
        before = 0
        for source in self._sources:
            reader = Reader(source, self._job.reading)
            count = 0
            try:
                for record in reader.records():
                    count += 1
                    self._read = before + reader.position
                    yield evolve(record, values={**record.values, "id": self._ids.own(_id(record))})
            except UnreadableError as error:
                before_it = f" ({counted(count, 'article')} came before)" if count else ""
                problems.append(shown(f"{error}{before_it}"))
            before += source.size


class _Batch:
    """Records that go to a process together."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.text = 0

    def add(self, record: Record, size: int) -> None:
        self.records.append(record)
        self.text += size

    @property
    def is_full(self) -> bool:
        return len(self.records) >= _BATCH_ARTICLES or self.text >= _BATCH_TEXT

    def taken(self) -> "pa.RecordBatch | None":
        """Return the records as Arrow has them, None where there are none, and begin anew."""
        pa = needs_extra()
        rows = [{**record.values, PROBLEM: record.problem} for record in self.records]
        self.records, self.text = [], 0
        schema = input_schema().append(pa.field(PROBLEM, pa.string()))
        return pa.RecordBatch.from_pylist(rows, schema=schema) if rows else None


def _bytes(column: "pa.StringArray") -> int:
    compute = needs_extra("pyarrow.compute")
    return compute.sum(compute.binary_length(column)).as_py() or 0


def _id(record: Record) -> str:
    return record.values.get("id") or ""


def _size(record: Record) -> int:
    return max(len(record.values.get(name) or "") for name in ("text", "html"))
