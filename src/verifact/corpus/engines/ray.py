"""On a Ray cluster: the command's batches as tasks, and a data set of one's own through `map_batches`."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from verifact._version import __version__
from verifact.corpus.engines.work import LostError, check_as, row_by_row, slices
from verifact.corpus.extra import needs_extra
from verifact.corpus.schema import output_schema
from verifact.engine.settings import Settings
from verifact.errors import UsageError, VerifactError

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

__all__ = ["check_all", "check_dataset"]

T = TypeVar("T")

_EXTRA = {"what": "to check archives on Ray", "extra": "verifact[ray]"}
# One batch in the works and two that wait for each processor; what waits is also what a cluster grows by.
_AHEAD = 3
_RETRIES = 3  # of a task whose process or machine is gone


def check_all(
    batches: "Iterable[tuple[T, pa.RecordBatch | None]]", settings: Settings, jobs: int | None
) -> "Iterator[tuple[T, pa.RecordBatch | None]]":
    """Yield what is found in each batch: see `verifact.corpus.engines.Engine`.

    The cluster is the one this process is connected to, else the one RAY_ADDRESS names or this machine is part of, else one of
    this machine alone.
    """
    ray = _ray()
    is_own = not ray.is_initialized()
    if is_own:
        _connect(ray)
    try:
        yield from _Tasks(ray, settings, jobs).all(batches)
    finally:
        if is_own:
            ray.shutdown()


class _Tasks:
    """Batches on their way through the cluster."""

    def __init__(self, ray: Any, settings: Settings, jobs: int | None) -> None:
        self._ray, self._settings, self._jobs = ray, settings, jobs
        self._check = ray.remote(num_cpus=1, max_retries=_RETRIES)(check_as)
        self._shared = ray.put(settings)

    def all(self, batches: "Iterable[tuple[T, pa.RecordBatch | None]]") -> "Iterator[tuple[T, pa.RecordBatch | None]]":
        pending: deque[tuple[T, pa.RecordBatch | None, Any]] = deque()
        for tag, batch in batches:
            pending.append((tag, batch, None if batch is None else self._sent(batch)))
            while len(pending) > self._room():
                yield self._first(pending)
        while pending:
            yield self._first(pending)

    def _room(self) -> int:
        if self._jobs is not None:
            return self._jobs
        return _AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))  # a cluster may have grown

    def _sent(self, batch: "pa.RecordBatch") -> Any:
        return self._check.remote(__version__, batch, self._shared)

    def _first(self, pending: "deque[tuple[T, pa.RecordBatch | None, Any]]") -> "tuple[T, pa.RecordBatch | None]":
        tag, batch, task = pending.popleft()
        if batch is None:
            return tag, None
        try:
            return tag, self._result(task)
        except LostError:
            return tag, row_by_row(batch, self._settings, lambda row: self._result(self._sent(row)))

    def _result(self, task: Any) -> "pa.RecordBatch":
        errors = self._ray.exceptions
        try:
            result: pa.RecordBatch = self._ray.get(task)
        except errors.RayTaskError as error:
            if isinstance(error.cause, VerifactError):
                raise error.cause from None
            raise UsageError(
                f"Ray’s workers cannot check: {error.cause}; see that verifact[ray] is installed there"
            ) from error
        except (
            errors.WorkerCrashedError,
            errors.OutOfMemoryError,
            errors.NodeDiedError,
            errors.ObjectLostError,
        ) as error:
            raise LostError from error
        except errors.RayError as error:
            raise UsageError(f"Ray cannot check: {str(error).splitlines()[0]}") from error
        return result


def check_dataset(dataset: "Dataset", settings: Settings | None = None, **options: Any) -> "Dataset":
    """Return what is found in a data set of articles: rows of `input_schema`, some columns of it, come out as `output_schema`.

    Other columns are left out. `options` are those of `map_batches`, such as `num_cpus` or `compute`. A task whose worker
    dies is tried again for as long as Ray Data does with its own: without end, by default. Raises MissingExtraError without the
    extra "ray".
    """
    _ray()
    chosen: dict[str, Any] = {"batch_size": None, "zero_copy_batch": True, **options}
    return dataset.map_batches(partial(_table, __version__, settings), **chosen, batch_format="pyarrow")


def _table(version: str, settings: Settings | None, table: "pa.Table") -> "Iterator[pa.Table]":
    pa = needs_extra()
    yield output_schema().empty_table()  # a block without articles has the columns, too
    for batch in table.to_batches():
        for piece in slices(batch):
            yield pa.Table.from_batches([check_as(version, piece, settings)])


def _ray() -> Any:
    # Nothing goes out that nobody asked for; Ray reads it when it is imported, and hands it to the processes it starts.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    needs_extra("ray.data", **_EXTRA)
    return needs_extra("ray", **_EXTRA)


def _connect(ray: Any) -> None:
    try:
        ray.init(log_to_driver=False, logging_level="error", include_dashboard=False)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise UsageError(f"Ray cannot be reached: {error}") from error
