"""The files that `verifact corpus` wrote, a part at a time, as Arrow tables: Parquet or JSON Lines, here or on object storage."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from verifact.errors import UnreadableError

__all__ = ["Part", "find_parts"]

_SUFFIXES = (".parquet", ".jsonl")
_ROWS = 20_000  # of findings at once

_ARTICLE = pa.schema(
    [
        ("id", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("publisher", pa.string()),
        ("published", pa.date32()),
        ("status", pa.string()),
        ("words", pa.int32()),
        ("claims", pa.int32()),
        ("sourced_share", pa.float64()),
        ("named_share", pa.float64()),
        ("speakers", pa.int32()),
        ("citations", pa.int32()),
        ("sources", pa.list_(pa.string())),
        ("cited_hosts", pa.list_(pa.string())),
        ("abstained", pa.list_(pa.string())),
    ]
)
_FINDING = pa.schema([(name, pa.string()) for name in ("id", "code", "name", "severity", "excerpt")])


@frozen
class Part:
    """One part of an output: a file of articles, and the file of the same name with their findings."""

    articles_path: str
    findings_path: str
    files: Any  # of fsspec

    def articles(self) -> pa.Table:
        """Return the articles, with the columns that a report asks for. Raises UnreadableError for a damaged file."""
        return pa.concat_tables([_ARTICLE.empty_table(), *self._tables(self.articles_path, _ARTICLE)])

    def findings(self) -> Iterator[pa.Table]:
        """Yield the findings, some thousands at a time. Raises UnreadableError for a damaged file."""
        return self._tables(self.findings_path, _FINDING)

    def _tables(self, path: str, schema: pa.Schema) -> Iterator[pa.Table]:
        read = _parquet if path.endswith(".parquet") else _json_lines
        try:
            with self.files.open(path, "rb") as file:
                yield from read(file, schema)
        except FileNotFoundError as error:
            raise UnreadableError(
                f"{path}: the file is missing, though the part's other file is there", path=path
            ) from error
        except (pa.ArrowException, OSError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise UnreadableError(
                f"{path}: this part is damaged: {reason}; delete the part, and run `verifact corpus` again to write it anew",
                path=path,
            ) from error


def find_parts(folder: str) -> list[Part]:
    """Return the parts of an output in order. Raises UnreadableError where there is no such folder or nothing in it."""
    try:
        files, root = fsspec.core.url_to_fs(folder)
        is_there = files.isdir(root)
    except (ImportError, OSError, ValueError) as error:
        raise UnreadableError(f"{folder}: cannot be read: {error}", path=folder) from error
    if not is_there:
        what = "it is no folder" if files.exists(root) else "there is no such folder"
        raise UnreadableError(f"{folder}: {what}; give what `verifact corpus INPUT OUTPUT` wrote", path=folder)
    root = root.rstrip("/")
    found = sorted(path for suffix in _SUFFIXES for path in files.glob(f"{root}/articles/part-*{suffix}"))
    if not found:
        raise UnreadableError(
            f"{folder}: no part of an output is in it; give what `verifact corpus INPUT OUTPUT` wrote", path=folder
        )
    return [Part(path, f"{root}/findings/{path.rpartition('/')[2]}", files) for path in found]


def _parquet(file: Any, schema: pa.Schema) -> Iterator[pa.Table]:
    parts = pq.ParquetFile(file)
    missing = [name for name in schema.names if name not in parts.schema_arrow.names]
    if missing:
        raise ValueError(f"it has no column {missing[0]!r}")
    for batch in parts.iter_batches(_ROWS, columns=schema.names):
        yield pa.Table.from_batches([batch]).select(schema.names).cast(schema)


def _json_lines(file: Any, schema: pa.Schema) -> Iterator[pa.Table]:
    lines = enumerate(file, 1)
    while chunk := list(islice(lines, _ROWS)):
        yield pa.Table.from_pylist([_row(number, line, schema) for number, line in chunk], schema=schema)


def _row(number: int, line: bytes, schema: pa.Schema) -> dict[str, Any]:
    try:
        data = json.loads(line)
        row = {name: data[name] for name in schema.names}
        if row.get("published") is not None:
            row["published"] = date.fromisoformat(row["published"])
    except (ValueError, TypeError, RecursionError) as error:
        raise ValueError(f"line {number} is not a row of this output ({error})") from error
    except KeyError as error:
        raise ValueError(f"line {number} has no {error.args[0]!r}") from error
    return row
