"""From a batch's columns to the values of each row, whatever type they have; a bad one is that row's alone."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from verifact.corpus.extra import needs_extra
from verifact.corpus.schema import INPUT_FIELDS
from verifact.errors import UnreadableError
from verifact.readers import decoding
from verifact.readers.dates import parse_date

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["PROBLEM", "Row", "column_of", "rows_of", "value_at"]

# A column that the readers of this package add: why there is no text, where they know.
PROBLEM = "problem"


@frozen
class Row:
    """One article as it came in. `problems` are the columns that could not be read, each with the reason."""

    id: str = ""
    url: str | None = None
    text: str | None = None
    html: str | None = None
    format: str | None = None
    title: str | None = None
    published: date | str | None = None
    publisher: str | None = None
    lang: str | None = None
    problem: str | None = None
    problems: tuple[tuple[str, str], ...] = ()

    def day(self) -> date | None:
        """Return the day it was published. Raises ValueError, saying what is wrong, for what names none."""
        if not isinstance(self.published, str):
            return self.published
        text = self.published.strip()
        day = _compact(text) if len(text) == 8 and text.isdecimal() else parse_date(text)
        if text and day is None:
            raise ValueError(f"published: {text[:40]!r} is not a date as in 2024-10-27")
        return day


def rows_of(batch: "pa.RecordBatch") -> Iterator[Row]:
    """Yield the rows of a batch; columns may be missing, be bytes, or be dates and times."""
    names = [name for name in (*INPUT_FIELDS, PROBLEM) if name in batch.schema.names]
    columns = [(name, column_of(batch, name)) for name in names]
    for index in range(batch.num_rows):
        values: dict[str, Any] = {}
        problems = []
        for name, column in columns:
            try:
                value = _plain(name, value_at(column, index))
            except UnreadableError as error:
                problems.append((name, str(error)))
            except (ValueError, OverflowError) as error:
                problems.append((name, f"{name}: {_said(error)}"))
            else:
                if value is not None:
                    values[name] = value
        yield Row(**values, problems=tuple(problems))


def column_of(batch: "pa.RecordBatch", name: str) -> "pa.Array":
    """Return the column of a name, the first of several; nanoseconds, which Python's times lack, are cut off."""
    pa = needs_extra()
    column = batch.column(batch.schema.get_all_field_indices(name)[0])
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        return column.cast(pa.timestamp("us", kind.tz), safe=False)
    return column


def value_at(column: "pa.Array", index: int) -> Any:
    """Return a value of a column as Python has it; a time in a zone that is not known here is in UTC.

    Raises ValueError and OverflowError for what Python cannot hold.
    """
    try:
        return column[index].as_py()
    except LookupError:
        return column[index].cast(needs_extra().timestamp(column.type.unit)).as_py()


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, bytes):
        value = decoding.decode(value, name)[0]
    if name == "published" and isinstance(value, date):
        return parse_date(value)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | int | float) and name != "text":
        return str(value)
    raise ValueError(f"expected a string, got {type(value).__name__}")


def _said(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} (0x{error.object[error.start]:02x}) is not UTF-8"
    return str(error)


def _compact(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
