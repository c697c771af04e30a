"""The records of an input, whatever its kind, and how far into it they are."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from attrs import evolve

from verifact.corpus.reading.jsonl import read_jsonl
from verifact.corpus.reading.records import Reading, Record, limited
from verifact.corpus.reading.sources import Source
from verifact.corpus.reading.streams import decompressed, reading_errors
from verifact.corpus.reading.tables import read_csv, read_parquet
from verifact.corpus.reading.warc import read_warc
from verifact.errors import UnreadableError
from verifact.readers import decoding
from verifact.readers.registry import format_of

__all__ = ["Reader"]


class Reader:
    """Reads one input. `position` is how many of its bytes have been read."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.position = 0
        self._source, self._reading = source, reading

    def records(self) -> Iterator[Record]:
        """Yield its records, each with an id. Raises BrokenInputError where it cannot be read, or not be read on."""
        source = self._source
        records = self._files() if source.kind in ("folder", "article") else self._rows()
        while True:
            with reading_errors(source.name):
                record = next(records, None)
            if record is None:
                return
            yield record

    def _rows(self) -> Iterator[Record]:
        with self._source.fs.open(self._source.path, "rb") as raw:
            stream = _Watched(raw)
            for record in self._read(stream):
                self.position = stream.position
                name = record.values.get("id") or record.values.get("url") or f"{self._source.name}:{record.number}"
                yield evolve(record, values={**record.values, "id": name})

    def _read(self, stream: "IO[bytes] | Any") -> Iterator[Record]:
        source, reading = self._source, self._reading
        if source.kind == "parquet":
            return read_parquet(stream, source.name, reading, source.partition)
        read = {"warc": read_warc, "jsonl": read_jsonl, "csv": read_csv}[source.kind]
        return read(decompressed(stream, source.path.lower()), source.name, reading)

    def _files(self) -> Iterator[Record]:
        source = self._source
        if source.files is None:
            yield self._file(1, source.name)
            return
        for number, file in enumerate(source.files(), 1):
            yield self._file(number, file)

    def _file(self, number: int, path: str) -> Record:
        source, largest = self._source, self._reading.largest
        values: dict[str, str | None] = {"id": self._id(path), "format": format_of(path).value}
        try:
            size = int(source.fs.info(path).get("size") or 0)
            if size > largest:
                raise UnreadableError(f"{path} is over {largest / 1e6:,.0f} MB (--max-article-size)")
            self.position += size
            values["text"] = self._text(path)
        except (UnreadableError, OSError, ValueError) as error:
            reason = str(error) if isinstance(error, UnreadableError) else f"{path} cannot be read: {error}"
            return Record(number, values, reason)
        return limited(Record(number, values), self._reading)

    def _id(self, path: str) -> str:
        return path.encode(errors="surrogateescape").decode(errors="replace")

    def _text(self, path: str) -> str:
        if "file" in _protocols(self._source.fs):
            return decoding.read_file(Path(path))[0]
        return decoding.decode(self._source.fs.cat_file(path), path)[0]


def _protocols(fs: Any) -> tuple[str, ...]:
    return (fs.protocol,) if isinstance(fs.protocol, str) else tuple(fs.protocol)


class _Watched:
    """A file that is read, and how much of it was."""

    def __init__(self, raw: Any) -> None:
        self.position = 0
        self._raw = raw

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._raw.read(size)
        self.position += len(data)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)
