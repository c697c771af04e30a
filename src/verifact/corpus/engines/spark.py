"""On a Spark cluster: the command's batches a window at a time, and a data frame of one's own, both through `mapInArrow`."""

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from verifact._version import __version__
from verifact.corpus.engines.work import LostError, check_as, row_by_row, slices
from verifact.corpus.extra import needs_extra
from verifact.corpus.schema import INPUT_FIELDS, output_schema
from verifact.engine.settings import Settings
from verifact.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["check_all", "check_dataframe", "output_ddl"]

T = TypeVar("T")

_EXTRA = {"what": "to check archives on Spark", "extra": "verifact[spark]"}
# A window is one job. While the last tasks of one run, those of the next have the free processors.
_WINDOWS = 2
_AHEAD = 2  # batches of a window for each processor
_PACKED = "number int, batch binary"
# What Spark says when a process of its own ended, and not the code in it failed.
_LOST = ("exited unexpectedly", "ExecutorLostFailure", "Connection reset")


def check_all(
    batches: "Iterable[tuple[T, pa.RecordBatch | None]]", settings: Settings, jobs: int | None
) -> "Iterator[tuple[T, pa.RecordBatch | None]]":
    """Yield what is found in each batch: see `verifact.corpus.engines.Engine`.

    The session is the active one of this process, else the one that spark-submit or Spark's configuration names, else one of this
    machine alone. Batches travel packed as Arrow IPC, so that Spark's own types change nothing in them.
    """
    needs_extra("pyspark", **_EXTRA)
    session, is_own = _session()
    try:
        yield from _Windows(session, settings, jobs).all(batches)
    finally:
        if is_own:
            session.stop()


class _Windows:
    """Batches on their way through the cluster, some dozens to a job."""

    def __init__(self, session: Any, settings: Settings, jobs: int | None) -> None:
        self._session, self._settings, self._jobs = session, settings, jobs

    def all(self, batches: "Iterable[tuple[T, pa.RecordBatch | None]]") -> "Iterator[tuple[T, pa.RecordBatch | None]]":
        running: deque[tuple[list[tuple[T, pa.RecordBatch | None]], Future[list[pa.RecordBatch]]]] = deque()
        source = iter(batches)
        pool = ThreadPoolExecutor(_WINDOWS)
        try:
            while window := list(islice(source, self._room())):
                running.append(
                    (window, pool.submit(self._checked, [batch for _, batch in window if batch is not None]))
                )
                if len(running) >= _WINDOWS:
                    yield from self._finished(*running.popleft())
            while running:
                yield from self._finished(*running.popleft())
        finally:
            pool.shutdown(cancel_futures=True)

    def _room(self) -> int:
        return self._jobs or _AHEAD * max(1, self._session.sparkContext.defaultParallelism)

    def _finished(
        self, window: "list[tuple[T, pa.RecordBatch | None]]", future: "Future[list[pa.RecordBatch]]"
    ) -> "Iterator[tuple[T, pa.RecordBatch | None]]":
        results = iter(future.result())
        for tag, batch in window:
            yield tag, None if batch is None else next(results)

    def _checked(self, batches: "list[pa.RecordBatch]") -> "list[pa.RecordBatch]":
        if not batches:
            return []
        try:
            return self._run(batches)
        except LostError:
            return [self._rescued(batch) for batch in batches]

    def _rescued(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        try:
            return self._run([batch])[0]
        except LostError:
            return row_by_row(batch, self._settings, lambda row: self._run([row])[0])

    def _run(self, batches: "list[pa.RecordBatch]") -> "list[pa.RecordBatch]":
        """Return what is found in each batch, by one job with a task for each. Raises LostError where tasks keep ending."""
        rows = [(number, bytearray(_packed(batch))) for number, batch in enumerate(batches)]
        frame = self._session.createDataFrame(self._session.sparkContext.parallelize(rows, len(rows)), _PACKED)
        checked = frame.mapInArrow(partial(_on_worker, __version__, self._settings), _PACKED)
        try:
            found = checked.collect()
        except Exception as error:  # of py4j or of pyspark, by version
            if any(sign in str(error) for sign in _LOST):
                raise LostError from error
            raise UsageError(
                f"Spark’s workers cannot check: {_reason(error)}; see that verifact[spark] is installed there"
            ) from error
        return [_unpacked(row.batch) for row in sorted(found, key=lambda row: row.number)]


def check_dataframe(frame: "DataFrame", settings: Settings | None = None) -> "DataFrame":
    """Return what is found in a data frame of articles: rows of `input_schema`, some columns of it, come out as `output_schema`.

    Other columns are left out. Raises MissingExtraError without the extra "spark".
    """
    needs_extra("pyspark", **_EXTRA)
    known = frame.select([name for name in frame.columns if name in INPUT_FIELDS])
    return known.mapInArrow(partial(_pieces, __version__, settings), output_ddl())


def output_ddl() -> str:
    """Return `output_schema` as Spark writes schemas."""
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in output_schema())


def _ddl(kind: "pa.DataType") -> str:
    types = needs_extra("pyarrow.types")
    if types.is_list(kind):
        return f"array<{_ddl(kind.value_type)}>"
    if types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_ddl(field.type)}' for field in kind)}>"
    names: Mapping[str, str] = {"string": "string", "int32": "int", "double": "double", "date32[day]": "date"}
    return names[str(kind)]


def _pieces(version: str, settings: Settings | None, batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    for batch in batches:
        for piece in slices(batch):
            yield check_as(version, piece, settings)


def _on_worker(version: str, settings: Settings, batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    pa = needs_extra()
    schema = pa.schema([("number", pa.int32()), ("batch", pa.binary())])
    for rows in batches:
        for row in rows.to_pylist():
            checked = check_as(version, _unpacked(row["batch"]), settings)
            yield pa.RecordBatch.from_pylist([{"number": row["number"], "batch": _packed(checked)}], schema=schema)


def _packed(batch: "pa.RecordBatch") -> bytes:
    pa = needs_extra()
    sink = pa.BufferOutputStream()
    with needs_extra("pyarrow.ipc").new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def _unpacked(data: bytes) -> "pa.RecordBatch":
    with needs_extra("pyarrow.ipc").open_stream(bytes(data)) as reader:
        return reader.read_next_batch()


def _session() -> tuple[Any, bool]:
    """Return the session, and whether it was started here."""
    sql = needs_extra("pyspark.sql", **_EXTRA)
    active = sql.SparkSession.getActiveSession()
    if active is not None:
        return _classic(active), False
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers' one, where nobody says otherwise
    builder = sql.SparkSession.builder.appName("verifact corpus").config("spark.ui.showConsoleProgress", "false")
    try:
        return _classic(builder.getOrCreate()), True
    except UsageError:
        raise
    except Exception as error:  # of py4j or of pyspark, by version
        raise UsageError(f"Spark cannot be started (it needs Java 17): {_reason(error)}") from error


def _classic(session: Any) -> Any:
    if "connect" in type(session).__module__:
        raise UsageError(
            "the command needs a Spark session of its own, not one of Spark Connect; "
            "verifact.corpus.engines.spark.check_dataframe works with both"
        )
    return session


def _reason(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "Error" in line.partition(":")[0]]
    return (named or lines or [type(error).__name__])[-1][:300]
