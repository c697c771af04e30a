"""What the engines have in common: the work of one worker, and giving an article up."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from verifact._version import __version__
from verifact.corpus.batch import check_batch, lost_batch
from verifact.corpus.extra import needs_extra
from verifact.corpus.schema import input_schema
from verifact.engine.settings import Settings
from verifact.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["LostError", "check_as", "row_by_row", "slices"]

_SLICE = 64  # articles
_LOST = "every process that checked it ended without a word: out of memory, or a crash below Python"


class LostError(Exception):
    """The processes that had a batch ended, as often as it was tried."""


def check_as(version: str, batch: "pa.RecordBatch", settings: Settings | None) -> "pa.RecordBatch":
    """Return what `check_batch` does, on a worker. Raises UsageError where it has not the `version` of whoever asks."""
    if version != __version__:
        raise UsageError(
            f"a worker has verifact {__version__}, and this is verifact {version}: install the same on all machines"
        )
    return check_batch(batch, settings)


def row_by_row(
    batch: "pa.RecordBatch", settings: Settings, check: "Callable[[pa.RecordBatch], pa.RecordBatch]"
) -> "pa.RecordBatch":
    """Return what `check` makes of each row by itself; a row for which it raises LostError has the finding VF905.

    Raises UsageError where a sentence that harms nobody is lost, too: it is the cluster then, not the article.
    """
    pa = needs_extra()
    results = []
    for index in range(batch.num_rows):
        # A slice would take the whole batch along to the worker.
        row = pa.RecordBatch.from_pylist(batch.slice(index, 1).to_pylist(), schema=batch.schema)
        try:
            results.append(check(row))
        except LostError:
            _see_whether_anything_works(check)
            results.append(lost_batch(row, settings, _LOST))
    return pa.Table.from_batches(results).combine_chunks().to_batches()[0]


def _see_whether_anything_works(check: "Callable[[pa.RecordBatch], pa.RecordBatch]") -> None:
    pa = needs_extra()
    try:
        check(pa.RecordBatch.from_pylist([{"id": "", "text": "It rained."}], schema=input_schema()))
    except LostError as error:
        raise UsageError("the workers end, whatever they are given: see what the engine says of them") from error


def slices(batch: "pa.RecordBatch") -> "Iterator[pa.RecordBatch]":
    """Yield an engine's batch in pieces of a few articles: what is found in one is sent on before the next is read."""
    for start in range(0, batch.num_rows, _SLICE):
        yield batch.slice(start, _SLICE)
