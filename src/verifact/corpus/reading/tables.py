"""CSV and Parquet: an article a row."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, Any, Self

from attrs import evolve

from verifact.corpus.columns import column_of, value_at
from verifact.corpus.extra import needs_extra
from verifact.corpus.reading.records import BrokenInputError, Reading, Record, field_columns, to_record
from verifact.corpus.reading.streams import bounded_lines

__all__ = ["read_csv", "read_parquet"]

_DELIMITERS = ",;\t|"
_UNDECODED = "surrogateescape"
_BATCH_ROWS = 64


def read_csv(stream: IO[bytes], name: str, reading: Reading) -> Iterator[Record]:
    """Yield the record of each row below the header; the delimiter is the one that the header has most of.

    Raises BrokenInputError where no column holds the text, where a field is too long or never ends, or where the stream cannot
    be read on.
    """
    lines = _Lines(stream, name, reading)
    header = next(lines, None)
    if header is None:
        return
    delimiter = max(_DELIMITERS, key=header.count)
    kept = csv.field_size_limit(reading.largest)
    try:
        rows = csv.reader(chain([header], lines), delimiter=delimiter)
        names = _next(rows, f"{name}, the header") or []
        lines.demand_row(f"{name}, the header")
        columns = field_columns(names, reading.columns, name)
        number = 0
        while (row := _next(rows, f"{name}, row {number + 1}")) is not None:
            if row:
                number += 1
                yield _csv_record(number, row, names, columns, reading)
                lines.demand_row(f"{name}, row {number}")
    finally:
        csv.field_size_limit(kept)


class _Lines:
    """The lines of a CSV file, and whether there was none where a row went on."""

    def __init__(self, stream: IO[bytes], name: str, reading: Reading) -> None:
        self._lines = enumerate(bounded_lines(stream, reading.largest), 1)
        self._name, self._reading = name, reading
        self._is_over = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        number, line = next(self._lines, (0, b""))
        if not number:
            self._is_over = True
            raise StopIteration
        if line is None:
            raise BrokenInputError(f"{self._name}, line {number}: it is {self._reading.over()}")
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise BrokenInputError(f"{self._name} is UTF-16. Re-save it as UTF-8")
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", _UNDECODED)
        return f"{text}\n"

    def demand_row(self, where: str) -> None:
        """Raise BrokenInputError where the row that was just read took all lines that were left, and asked for more."""
        if self._is_over:
            raise BrokenInputError(
                f"{where}: a quotation mark that opens a field is never closed; what follows it was read as that field"
            )


def _next(rows: Iterator[list[str]], where: str) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        # Where the next row begins is not known any more.
        raise BrokenInputError(f"{where}: {error}") from error


def _csv_record(number: int, row: list[str], names: list[str], columns: Mapping[str, str], reading: Reading) -> Record:
    values: dict[str, Any] = dict(zip(names, row, strict=False))
    surplus = any(cell.strip() for cell in row[len(names) :])
    for column in columns.values():
        value = values.get(column)
        if value and not value.isascii():
            values[column] = _as_encoded(value)
        else:
            values[column] = value or None
    record = to_record(number, values, columns, reading)
    if surplus:  # an unquoted delimiter, mostly: any of the cells may be another's
        return evolve(record, problem=f"the row has {len(row)} cells, the header {len(names)}")
    return record


def _as_encoded(value: str) -> str | bytes:
    """Return a string, or the bytes that it was made of where they are not UTF-8: whoever decodes them will say so."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode(errors=_UNDECODED)
    return value


def read_parquet(stream: IO[bytes], name: str, reading: Reading, partition: Mapping[str, str]) -> Iterator[Record]:
    """Yield the record of each row; only the columns that are meant are read. `partition` are values the path tells.

    Raises BrokenInputError where no column holds the text.
    """
    parquet = needs_extra("pyarrow.parquet", "to read Parquet")
    file = parquet.ParquetFile(stream, pre_buffer=False)
    names = file.schema_arrow.names
    columns = field_columns([*names, *partition], reading.columns, name)
    number = 0
    wanted = [column for column in dict.fromkeys(columns.values()) if column in names]
    for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=wanted):
        arrays = {column: column_of(batch, column) for column in wanted}
        for index in range(batch.num_rows):
            number += 1
            row = {column: _value(array, index) for column, array in arrays.items()}
            yield to_record(number, {**partition, **row}, columns, reading)


def _value(array: Any, index: int) -> Any:
    """Return a value, or what is wrong with it: that is told of its column alone."""
    try:
        return value_at(array, index)
    except (ValueError, OverflowError) as error:
        return error
