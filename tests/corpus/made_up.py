"""Made-up articles, and an archive of them in every form."""

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from verifact.corpus.batch import check_batch
from verifact.corpus.schema import input_schema
from verifact.engine.settings import Settings

Row = dict[str, Any]


def article(number: int) -> Row:
    """Return an article with findings of its own, among them residue and a vague source."""
    text = (
        f"The mayor, Jane Roe, said on Monday that {number + 2},000 people had left the town since 2019.\n\n"
        f"Sources say the “deal” number {number} is done. The café was shut.\n\nRead more\n"
    )
    return {"id": f"a{number}", "text": text, "published": "2024-10-28", "publisher": "The Times"}


def articles(count: int) -> list[Row]:
    return [article(number) for number in range(count)]


def batch_of(rows: Iterable[Row]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), schema=input_schema())


def checked(rows: Iterable[Row], settings: Settings | None = None) -> list[Row]:
    found: list[Row] = check_batch(batch_of(rows), settings).to_pylist()
    return found


def jsonl(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_csv(rows: Sequence[Row], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet(rows: Iterable[Row]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), out, row_group_size=3)
    return out.getvalue()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".zst": zstandard.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def page(number: int) -> str:
    """Return a web page whose main text trafilatura finds."""
    body = "".join(
        f"<p>The mayor, Jane Roe, told <a href='https://www.example.org/{part}'>a paper</a> on the record that the bridge over "
        f"the river had been closed for the winter, and that nobody knew when it would be opened ({number}).</p>"
        for part in range(4)
    )
    head = f"<title>Page {number}</title><meta property='article:published_time' content='2024-10-28T10:00:00Z'>"
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
    return f"<html lang=en><head>{head}</head><body>{menu}<article>{body}<p>Sources say the deal is done.</p></article></body></html>"


def warc(payloads: Iterable[tuple[str, bytes, str, str]], *, packed: bool = True) -> bytes:
    """Return a WARC file of responses: address, body, status, media type."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, body, status, media in payloads:
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.0")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


def in_this_process(
    batches: Iterable[tuple[Any, pa.RecordBatch | None]], settings: Settings, jobs: int
) -> Iterator[tuple[Any, pa.RecordBatch | None]]:
    """Stand for `check_all`, without its processes."""
    for tag, batch in batches:
        yield tag, None if batch is None else check_batch(batch, settings)


def dying(batch: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    """Check a batch, but end the process at the first article that says so, as a crash below Python would."""
    if any("ends the process" in (text or "") for text in batch.column("text").to_pylist()):
        os._exit(139)
    return check_batch(batch, settings)


def untouched(batch: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    """Check nothing: for what has to do with processes alone."""
    return batch


def endless(batch: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    """Never come to an end."""
    while True:
        time.sleep(60)


def rows_in(folder: Path, name: str) -> list[Row]:
    """Return the rows of all parts of an output, in order."""
    return list(_rows_in(folder / name))


def _rows_in(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.iterdir()):
        if path.suffix == ".parquet":
            yield from pq.read_table(path).to_pylist()
        else:
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all parts of an output by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("part-*"))}
