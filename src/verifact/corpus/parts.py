"""The output folder: numbered parts, each there as a whole or not at all, and the manifest beside them."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifact.corpus.extra import needs_extra
from verifact.corpus.reading.sources import MANIFEST, is_local, open_folder
from verifact.corpus.reading.streams import reading_errors
from verifact.corpus.schema import FINDING_FIELDS, articles_schema, findings_schema
from verifact.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["OUTPUT_FORMATS", "Parts", "split"]

OUTPUT_FORMATS = ("parquet", "jsonl")
_ARTICLES, _FINDINGS = "articles", "findings"
_DRAFT = ".draft-"


def split(batches: "list[pa.RecordBatch]") -> "tuple[pa.Table, pa.Table]":
    """Return the articles and the findings of what `check_batch` returned, each with the schema of its folder."""
    pa = needs_extra()
    compute = needs_extra("pyarrow.compute")
    articles, findings = [], []
    for batch in batches:
        nested = batch.column("findings")
        rows = nested.flatten()
        ids = batch.column("id").take(compute.list_parent_indices(nested))
        findings.append(
            pa.RecordBatch.from_arrays([ids, *(rows.field(name) for name in FINDING_FIELDS)], schema=findings_schema())
        )
        articles.append(batch.select(articles_schema().names).cast(articles_schema()))
    return (
        pa.Table.from_batches(articles, articles_schema()).combine_chunks(),
        pa.Table.from_batches(findings, findings_schema()).combine_chunks(),
    )


class Parts:
    """The parts of one output folder, on this machine or elsewhere. `kind` is one of `OUTPUT_FORMATS`."""

    def __init__(self, folder: str, kind: str) -> None:
        self.folder = folder
        self._kind = kind
        self._fs, self._root = open_folder(folder)
        self._root = self._root.rstrip("/")
        self._is_local = is_local(self._fs)
        self._name = re.compile(rf"part-(\d{{5,}})\.{kind}")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs of this machine out of the folder. Raises UsageError where one is at work in it.

        The lock is the folder's own, so that none is left by a run that is killed. Object stores have none, nor has Windows.
        """
        try:
            import fcntl
        except ImportError:
            yield
            return
        if not self._is_local or Path(self._root).is_file():
            yield
            return
        Path(self._root).mkdir(parents=True, exist_ok=True)
        folder = os.open(self._root, os.O_RDONLY)
        try:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError(f"{self.folder}: another run is writing there; wait until it has ended") from error
            except OSError:  # a network's file system that has no locks
                pass
            yield
        finally:
            os.close(folder)

    def manifest(self) -> dict[str, Any] | None:
        """Return what the manifest says, None where there is none.

        Raises UsageError where the folder cannot be an output: it is a file, or holds something else.
        """
        if not self._fs.exists(self._root):
            return None
        if not self._fs.isdir(self._root):
            raise UsageError(f"{self.folder} is a file; the output is a folder")
        if self._fs.exists(self._path(MANIFEST)):
            try:
                found = json.loads(self._fs.cat_file(self._path(MANIFEST)))
            except ValueError as error:
                raise UsageError(f"{self.folder}/{MANIFEST} is damaged ({error}); --restart starts anew") from error
            return found if isinstance(found, dict) else {}
        if self._holds_other_things():
            raise UsageError(f"{self.folder} is not empty, and holds no {MANIFEST}; name another folder")
        return None

    def _holds_other_things(self) -> bool:
        own = (_ARTICLES, _FINDINGS)  # a run may have been killed before it wrote anything into them
        names = [_base(path.rstrip("/")) for path in self._fs.ls(self._root, detail=False)]
        return any(name not in own and not name.startswith(_DRAFT) for name in names) or any(map(self._listed, own))

    def write_manifest(self, content: dict[str, Any]) -> None:
        """Write the manifest in place of the old one."""
        self._write(MANIFEST, json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n")

    def prepare(self) -> None:
        """Make the folders, and delete what a killed run left half written."""
        for name in (_ARTICLES, _FINDINGS):
            self._fs.makedirs(self._path(name), exist_ok=True)
            for path in self._listed(name):
                if _base(path).startswith(_DRAFT):
                    self._fs.rm_file(path)

    def clear(self) -> bool:
        """Delete the parts and the manifest of an earlier run, and nothing else; tell whether there was one."""
        if not self._fs.exists(self._path(MANIFEST)):
            return False
        # The manifest goes last: without it nobody would know what the parts are.
        for name in (_ARTICLES, _FINDINGS):
            for path in self._listed(name):
                if _base(path).startswith(("part-", _DRAFT)):
                    self._fs.rm_file(path)
        self._fs.rm_file(self._path(MANIFEST))
        return True

    def done(self) -> frozenset[int]:
        """Return the numbers of the parts that are there as a whole."""
        articles, findings = map(self._numbers, (_ARTICLES, _FINDINGS))
        return articles & findings

    def _numbers(self, folder: str) -> frozenset[int]:
        names = (self._name.fullmatch(_base(path)) for path in self._listed(folder))
        return frozenset(int(name[1]) for name in names if name)

    def write(self, number: int, articles: "pa.Table", findings: "pa.Table") -> None:
        """Write a part, so that a run killed at any moment leaves it whole or undone."""
        for name, table in ((_FINDINGS, findings), (_ARTICLES, articles)):
            self._write(f"{name}/part-{number:05d}.{self._kind}", self._encoded(table))

    def read(self, number: int) -> "tuple[pa.Table, pa.Table]":
        """Return a part, no more of it than a summary counts. Raises UnreadableError where it cannot be read, or is damaged."""
        return (
            self._read(f"{_ARTICLES}/part-{number:05d}.{self._kind}", ["words", "status"]),
            self._read(f"{_FINDINGS}/part-{number:05d}.{self._kind}", ["code", "severity"]),
        )

    def _read(self, name: str, columns: list[str]) -> "pa.Table":
        path = self._path(name)
        with reading_errors(path):
            data = self._fs.cat_file(path)
        try:
            return self._table(data, name, columns)
        except (ValueError, KeyError, TypeError, OSError) as error:  # those of Arrow are among them
            reason = " ".join(str(error).split())
            advice = "delete it, and the same command writes it anew"
            raise UnreadableError(f"{path}: this part is damaged: {reason}; {advice}", path=path) from error

    def _table(self, data: bytes, name: str, columns: list[str]) -> "pa.Table":
        pa = needs_extra()
        if self._kind == "parquet":
            return needs_extra("pyarrow.parquet").read_table(BytesIO(data), columns=columns)
        rows = [json.loads(line) for line in data.splitlines()]
        full = articles_schema() if name.startswith(_ARTICLES) else findings_schema()
        schema = pa.schema([full.field(each) for each in columns])
        return pa.Table.from_pylist([{each: row[each] for each in columns} for row in rows], schema=schema)

    def _encoded(self, table: "pa.Table") -> bytes:
        buffer = BytesIO()
        if self._kind == "parquet":
            needs_extra("pyarrow.parquet").write_table(table, buffer, compression="zstd")
        else:
            for row in table.to_pylist():
                buffer.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")
        return buffer.getvalue()

    def _write(self, name: str, data: bytes) -> None:
        target = self._path(name)
        if not self._is_local:  # object stores show a new object when all of it is there
            self._fs.pipe_file(target, data)
            return
        path = Path(target)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{_DRAFT}{path.name}.tmp")
        with draft.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)

    def _listed(self, name: str) -> list[str]:
        self._fs.invalidate_cache()
        folder = self._path(name)
        return sorted(self._fs.ls(folder, detail=False)) if self._fs.exists(folder) else []

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _base(path: str) -> str:
    return path.rpartition("/")[2]
