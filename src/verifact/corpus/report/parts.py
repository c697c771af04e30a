"""The files that `verifact corpus` wrote, a part at a time, as Arrow tables: Parquet or JSON Lines, here or on object storage."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from verifact.corpus.reading.sources import MANIFEST, open_folder
from verifact.corpus.schema import articles_schema, findings_schema
from verifact.errors import UnreadableError

__all__ = ["Output", "Part", "find_output"]

_PART = re.compile(r"part-\d{5,}\.(?:parquet|jsonl)")
_ADVICE = "give the OUTPUT of `verifact corpus INPUT OUTPUT`"
_FINISH = "the same `verifact corpus` again finishes it"
_ROWS = 20_000  # of findings at once

# The columns that a report asks for.
_ARTICLE = (
    *("id", "url", "title", "publisher", "published", "status", "words", "claims", "sourced_share", "named_share"),
    *("speakers", "citations", "sources", "cited_hosts", "abstained"),
)
_FINDING = ("id", "code", "name", "severity", "excerpt")


@frozen
class Part:
    """One part of an output: a file of articles, and the file of the same name with their findings."""

    articles_path: str
    findings_path: str
    files: Any  # of fsspec

    def articles(self) -> pa.Table:
        """Return the articles, with the columns that a report asks for. Raises UnreadableError for a damaged file."""
        schema = _only(_ARTICLE, articles_schema())
        return pa.concat_tables([schema.empty_table(), *self._tables(self.articles_path, schema)])

    def findings(self) -> Iterator[pa.Table]:
        """Yield the findings, some thousands at a time. Raises UnreadableError for a damaged file."""
        return self._tables(self.findings_path, _only(_FINDING, findings_schema()))

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
                f"{path}: this part is damaged: {reason}; delete it in articles/ and findings/, and {_FINISH}",
                path=path,
            ) from error


@frozen
class Output:
    """What is there of an output. `problems` are inputs that the run could not read, in its words."""

    parts: tuple[Part, ...]
    is_finished: bool
    problems: tuple[str, ...]


def find_output(folder: str) -> Output:
    """Return what an output folder holds. Raises UnreadableError where there is no such folder, or no part in it."""
    files, root = open_folder(folder)
    root = root.rstrip("/")
    try:
        found, manifest = _listed(files, root)
    except NotADirectoryError:
        raise UnreadableError(f"{folder}: it is no folder; {_ADVICE}", path=folder) from None
    except FileNotFoundError:
        raise UnreadableError(f"{folder}: there is no such folder; {_ADVICE}", path=folder) from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{folder}: cannot be read: {error}", path=folder) from error
    is_finished = manifest.get("state", "done") == "done"
    if not found and not is_finished:
        raise UnreadableError(f"{folder}: the run has not written a part yet; {_FINISH}", path=folder)
    if not found:
        raise UnreadableError(f"{folder}: no part of an output is in it; {_ADVICE}", path=folder)
    summary = manifest.get("summary")
    problems = summary.get("problems", ()) if isinstance(summary, dict) else ()
    parts = [Part(path, f"{root}/findings/{path.rpartition('/')[2]}", files) for path in found]
    return Output(tuple(parts), is_finished, tuple(map(str, problems)))


def _listed(files: Any, root: str) -> tuple[list[str], dict[str, Any]]:
    """Return the paths of the parts, in order, and the manifest."""
    if not files.isdir(root):
        raise NotADirectoryError if files.exists(root) else FileNotFoundError
    manifest: Any = {}
    if files.exists(f"{root}/{MANIFEST}"):
        manifest = json.loads(files.cat_file(f"{root}/{MANIFEST}"))
    found = files.ls(f"{root}/articles", detail=False) if files.isdir(f"{root}/articles") else []
    parts = [path for path in found if _PART.fullmatch(path.rpartition("/")[2])]
    return sorted(parts, key=lambda path: (len(path), path)), manifest if isinstance(manifest, dict) else {}


def _only(names: tuple[str, ...], schema: pa.Schema) -> pa.Schema:
    return pa.schema([pa.field(name, schema.field(name).type) for name in names])


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
