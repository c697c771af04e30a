"""JSON Lines: an article a line; a line that is none is that article's trouble alone."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import IO, Any, TypeVar

from verifact.corpus.reading.records import Reading, Record, field_columns, matched_columns, to_record
from verifact.corpus.reading.streams import bounded_lines
from verifact.errors import UnreadableError
from verifact.readers import decoding

__all__ = ["read_jsonl"]

T = TypeVar("T")

# Text is escaped in JSON, and is not all that stands on a line.
_LINE_OVER_TEXT = 4
_LOOKED_AT = 20


def read_jsonl(stream: IO[bytes], name: str, reading: Reading) -> Iterator[Record]:
    """Yield the record of each line that is not blank.

    Raises BrokenInputError where none of the first lines holds a text, or the stream cannot be read on.
    """
    lines = (
        (number, _parsed(line, number, name, reading))
        for number, line in enumerate(bounded_lines(stream, reading.largest * _LINE_OVER_TEXT), 1)
        if line is None or line.strip()
    )
    first, error = _begun(lines)
    _demand_text([found for _, found in first if isinstance(found, dict)], reading, name)
    columns: dict[tuple[str, ...], Any] = {}
    for number, found in chain(first, lines):
        if isinstance(found, str):
            yield Record(number, problem=found)
            continue
        keys = (*found,)
        if keys not in columns:
            if len(columns) > _LOOKED_AT:
                columns.clear()
            columns[keys] = matched_columns(keys, reading.columns)  # lines may leave out what they lack
        yield to_record(number, found, columns[keys], reading)
    if error is not None:
        raise error


def _begun(lines: Iterator[T]) -> tuple[list[T], Exception | None]:
    """Return the first lines, and what was raised before there were enough of them."""
    first: list[T] = []
    try:
        first.extend(islice(lines, _LOOKED_AT))
    except Exception as error:
        return first, error
    return first, None


def _parsed(line: bytes | None, number: int, name: str, reading: Reading) -> dict[str, Any] | str:
    """Return the object on a line, or what is wrong with it."""
    where = f"{name}, line {number}"
    if line is None:
        return f"{where}: the line is {reading.over(_LINE_OVER_TEXT)}"
    try:
        text = decoding.decode(line, where)[0]
        found = json.loads(text)
    except UnreadableError as error:
        return str(error)
    except json.JSONDecodeError as error:
        return f"{where}: not JSON: {error.msg} (column {error.colno})"
    except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
        return f"{where}: {reason}"
    return found if isinstance(found, dict) else f"{where}: expected an object, got {type(found).__name__}"


def _demand_text(objects: list[dict[str, Any]], reading: Reading, name: str) -> None:
    if objects:
        keys = dict.fromkeys(key for each in objects for key in each)
        field_columns(keys, reading.columns, name)
