"""Where batches are checked: in processes of this machine, on a Ray cluster, on a Spark cluster.

An engine is a function. It gets batches, each with a tag that it hands back, and yields what `check_batch` makes of them, in order:
who reads and who writes knows nothing of engines, so that the output is the same whichever one is used.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from verifact.engine.settings import Settings
from verifact.errors import UsageError
from verifact.suggest import did_you_mean

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ENGINES", "Engine", "load_engine"]

T = TypeVar("T")

# Each engine and the module whose `check_all` it is.
ENGINES = {
    "local": "verifact.corpus.workers",
    "ray": "verifact.corpus.engines.ray",
    "spark": "verifact.corpus.engines.spark",
}


class Engine(Protocol):
    """The `check_all` of an engine."""

    def __call__(
        self, batches: "Iterable[tuple[T, pa.RecordBatch | None]]", settings: Settings, jobs: int | None
    ) -> "Iterator[tuple[T, pa.RecordBatch | None]]":
        """Yield what `check_batch` makes of each batch, in order, each with what came with it; None stays None.

        `jobs` is how many batches are checked at once (None: as many as there are processors). Batches are asked for when there
        is room for them, so that no more than a few for each processor are held. An article that ends its process,
        whenever it is tried, becomes a row with the finding VF905.

        Raises MissingExtraError where the engine is not installed, UsageError where it cannot be used.
        """


def load_engine(name: str) -> Engine:
    """Return the engine of that name. Raises UsageError for an unknown one."""
    if name not in ENGINES:
        advice = did_you_mean(name, ENGINES) or f": it can be {', '.join(ENGINES)}"
        raise UsageError(f"unknown engine {name!r}{advice}")
    return cast("Engine", import_module(ENGINES[name]).check_all)
