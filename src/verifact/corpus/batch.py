"""The one batch function: articles in, findings out, in Arrow; every engine calls it and nothing else."""

from typing import TYPE_CHECKING, Any

from attrs import evolve

from verifact.config import Config
from verifact.corpus.articles import article_of
from verifact.corpus.columns import Row, rows_of
from verifact.corpus.extra import needs_extra
from verifact.corpus.figures import checked, crashed, unreadable
from verifact.corpus.schema import output_schema
from verifact.engine.checker import Checker
from verifact.engine.run import crashed_report, unreadable_report
from verifact.engine.settings import Settings
from verifact.errors import UnreadableError, VerifactError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["check_batch", "lost_batch"]

Record = dict[str, Any]


def check_batch(batch: "pa.RecordBatch", settings: Settings | None = None) -> "pa.RecordBatch":
    """Return what is found in a batch of articles (see `input_schema`), one row an article, in order (see `output_schema`).

    It can be sent to another process, and keeps nothing from one call to the next but the checks made ready. A row without a
    text that can be read becomes a row with the finding VF904, an article whose analysis fails one with VF905. Without a
    configuration in `settings` the defaults hold; no configuration file is looked for.

    Raises UsageError and ConfigError for settings that cannot be used, MissingExtraError where the extra "archive" is
    missing.
    """
    checker = _checker(settings or Settings())
    return _as_batch([_record(row, checker) for row in rows_of(batch)])


def lost_batch(batch: "pa.RecordBatch", settings: Settings | None, reason: str) -> "pa.RecordBatch":
    """Return rows with the finding VF905 for articles whose checking ended the process."""
    checker = _checker(settings or Settings())
    return _as_batch([_crashed(row, checker, RuntimeError(reason)) for row in rows_of(batch)])


def _record(row: Row, checker: Checker) -> Record:
    try:
        article = article_of(row)
        return checked(row, article, checker.article(article), checker.selection(row.id))
    except UnreadableError as error:
        selection = checker.selection(row.id)
        return unreadable(row, unreadable_report(selection, row.id, error), selection)
    except VerifactError:  # the settings: the same for every row
        raise
    except Exception as error:  # a defect of a reader or of the analysis: this article's, not the batch's
        return _crashed(row, checker, error)


def _crashed(row: Row, checker: Checker, error: Exception) -> Record:
    return crashed(row, crashed_report(checker.selection(row.id), row.id, error))


_ready: list[tuple[Settings, Checker]] = []


def _checker(settings: Settings) -> Checker:
    """Return a checker of these settings: the last one, mostly."""
    if settings.config is None:
        settings = evolve(settings, config=Config())
    last = _ready[0] if _ready else None  # another thread may put its own there at any moment
    if last is None or last[0] != settings:
        last = (settings, Checker(settings))
        _ready[:] = [last]
    return last[1]


def _as_batch(records: list[Record]) -> "pa.RecordBatch":
    pa = needs_extra()
    schema = output_schema()
    try:
        return pa.RecordBatch.from_pylist(records, schema=schema)
    except UnicodeEncodeError:  # half of a surrogate pair, in what a check of somebody's says
        return pa.RecordBatch.from_pylist([_encodable(record) for record in records], schema=schema)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _encodable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_encodable(each) for each in value]
    return value
