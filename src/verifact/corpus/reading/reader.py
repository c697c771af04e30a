"""The records of an input, whatever its kind, and how far into it they are."""

from collections.abc import Iterator
from typing import IO, Any

from attrs import evolve

from verifact.corpus.reading.jsonl import read_jsonl
from verifact.corpus.reading.records import BrokenInputError, Reading, Record, limited
from verifact.corpus.reading.sources import Source, is_local, shown
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
        source = self._source
        if source.fs.info(source.path).get("type") != "file":  # a pipe would be waited for without end
            raise BrokenInputError(f"{source.name} is not a regular file")
        with source.fs.open(source.path, "rb") as raw:
            stream = _Watched(raw)
            for record in self._read(stream):
                self.position = stream.position
                name = record.values.get("id") or record.values.get("url") or f"{source.name}:{record.number}"
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
            yield self._file(1, source.path, source.name)
            return
        for number, path in enumerate(source.files(), 1):
            name = path if is_local(source.fs) else source.fs.unstrip_protocol(path)
            yield self._file(number, path, shown(name))

    def _file(self, number: int, path: str, name: str) -> Record:
        source = self._source
        values: dict[str, str | None] = {"id": name, "format": format_of(path).value}
        try:
            size = int(source.fs.info(path).get("size") or 0)
            if size > self._reading.largest:
                raise UnreadableError(f"{name} is {self._reading.over()}")
            self.position += size
            data = decoding.load(path) if is_local(source.fs) else source.fs.cat_file(path)
            values["text"] = decoding.decode(data, name)[0]
        except (UnreadableError, OSError, ValueError) as error:
            reason = str(error) if isinstance(error, UnreadableError) else f"{name} cannot be read: {error}"
            return Record(number, values, shown(reason))
        return limited(Record(number, values), self._reading)


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
