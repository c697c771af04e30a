"""Every kind of input as records, and what becomes of damaged ones."""

import json
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corpus.made_up import PACKED, Row, articles, as_csv, jsonl, page, parquet, warc
from warcio.warcwriter import WARCWriter

from verifact.config import Config
from verifact.corpus.reading.reader import Reader
from verifact.corpus.reading.records import BrokenInputError, Reading, Record, field_columns, parse_columns
from verifact.corpus.reading.sources import find_sources
from verifact.corpus.reading.streams import bounded_lines, decompressed
from verifact.corpus.reading.warc import page_text
from verifact.errors import UsageError

ARTICLES = articles(7)


def records(path: Path, reading: Reading | None = None) -> list[Record]:
    """Return the records of one input."""
    found: list[Record] = []
    broken: list[str] = []
    reading = reading or Reading()
    for source in find_sources([str(path)], reading, lambda _: Config(), broken.append):
        found += Reader(source, reading).records()
    assert not broken
    return found


def kept(path: Path, reading: Reading | None = None) -> tuple[list[Record], str]:
    """Return the records before an input breaks off, and why it does."""
    found = []
    reading = reading or Reading()
    (source,) = find_sources([str(path)], reading, lambda _: Config(), lambda _: None)
    try:
        for record in Reader(source, reading).records():
            found.append(record)  # noqa: PERF402 - what came before the error is kept
    except BrokenInputError as error:
        return found, str(error)
    return found, ""


def values(found: Sequence[Record]) -> list[Row]:
    return [{name: value for name, value in record.values.items() if value is not None} for record in found]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "make"),
        [
            ("a.jsonl", jsonl),
            ("a.ndjson", lambda rows: b"\xef\xbb\xbf" + jsonl(rows).replace(b"\n", b"\r\n\r\n")),
            ("a.csv", as_csv),
            ("a.CSV", lambda rows: as_csv(rows, ";")),
            ("a.tsv", lambda rows: b"\xef\xbb\xbf" + as_csv(rows, "\t")),
            ("a.parquet", parquet),
            *[(f"a.jsonl{suffix}", lambda rows, pack=pack: pack(jsonl(rows))) for suffix, pack in PACKED.items()],
            *[(f"a.csv{suffix}", lambda rows, pack=pack: pack(as_csv(rows))) for suffix, pack in PACKED.items()],
        ],
    )
    def test_all_say_the_same(self, tmp_path: Path, name: str, make: Callable[[Any], bytes]) -> None:
        assert values(records(written(tmp_path / name, make(ARTICLES)))) == ARTICLES

    def test_several_members_in_one_file(self, tmp_path: Path) -> None:
        half = [jsonl(ARTICLES[:3]), jsonl(ARTICLES[3:])]
        for suffix, pack in PACKED.items():
            path = written(tmp_path / f"a.jsonl{suffix}", b"".join(map(pack, half)))
            assert values(records(path)) == ARTICLES

    def test_articles_in_files(self, tmp_path: Path) -> None:
        (tmp_path / "b.md").write_text("*It* is.", encoding="utf-8")
        (tmp_path / "a.html").write_text("<p>It is.</p>", encoding="utf-8")
        written(tmp_path / "c.txt", b"caf\xe9")
        found = records(tmp_path)
        assert [record.values["id"] for record in found] == [
            str(tmp_path / name) for name in ("a.html", "b.md", "c.txt")
        ]
        assert [record.values["format"] for record in found] == ["html", "markdown", "text"]
        assert [record.values.get("text") for record in found] == ["<p>It is.</p>", "*It* is.", None]
        assert [record.problem is None for record in found] == [True, True, False]
        assert "c.txt is not UTF-8: byte 3 (0xe9) cannot be decoded" in str(found[2].problem)

    def test_pages_of_a_web_archive(self, tmp_path: Path) -> None:
        html = "text/html; charset=utf-8"
        body = page(1).encode()
        data = [
            ("https://a.example/1", body, "200 OK", html),
            ("https://a.example/2", body, "404 Not Found", html),
            ("https://a.example/3", b"\x89PNG", "200 OK", "image/png"),
            ("https://a.example/4", "<p>Café</p>".encode("latin-1"), "200 OK", "text/html; charset=ISO-8859-1"),
        ]
        for name, packed in (("a.warc.gz", True), ("a.warc", False)):
            found = records(written(tmp_path / name, warc(data, packed=packed)))
            assert [record.values["id"] for record in found] == ["https://a.example/1", "https://a.example/4"]
            assert [record.values["html"] for record in found] == [page(1), "<p>Café</p>"]
            assert {record.values["format"] for record in found} == {"page"}

    def test_texts_of_a_web_archive(self, tmp_path: Path) -> None:
        out = BytesIO()
        writer = WARCWriter(out, gzip=True)
        for text in ("It is.", "x" * 1001):
            body = BytesIO(text.encode())
            record = writer.create_warc_record(
                "https://a.example/", "conversion", payload=body, warc_content_type="text/plain"
            )
            writer.write_record(record)
            record.raw_stream.close()
        found = records(written(tmp_path / "a.warc.wet.gz", out.getvalue()), Reading(largest=1000))
        row = {"id": "https://a.example/", "url": "https://a.example/", "text": "It is.", "format": "text"}
        assert values(found[:1]) == [row]
        assert str(found[1].problem).endswith("record 2: it is over 0.001 MB (--max-article-size)")

    def test_text_of_html_is_its_main_text_if_asked_for(self, tmp_path: Path) -> None:
        rows: list[Row] = [
            {"id": "a", "html": "<p>x</p>"},
            {"id": "b", "text": "x"},
            {"id": "c", "text": "x", "format": "html"},
        ]
        found = records(written(tmp_path / "a.jsonl", jsonl(rows)), Reading(main_text=True))
        assert [record.values.get("format") for record in found] == ["page", None, "page"]


class TestColumns:
    def test_usual_names(self) -> None:
        names = ["docID", "Body", "date_published", "Source", "Headline", "link", "in-language", "raw_html"]
        assert dict(field_columns(names, {}, "it")) == {
            "id": "docID",
            "text": "Body",
            "published": "date_published",
            "publisher": "Source",
            "title": "Headline",
            "url": "link",
            "lang": "in-language",
            "html": "raw_html",
        }

    def test_given_names_come_first(self) -> None:
        found = field_columns(["id", "text", "summary", "date"], {"text": "summary", "published": ""}, "it")
        assert dict(found) == {"id": "id", "text": "summary"}

    def test_a_column_is_read_once(self) -> None:
        assert dict(field_columns(["text", "title"], {"text": "title"}, "it")) == {"text": "title"}

    @pytest.mark.parametrize(
        ("names", "given", "said"),
        [
            (["a", "b"], {}, "it: no column holds the text; it has a, b. Name it, as in --columns text=content"),
            ([], {}, "it: no column holds the text; it has no columns. Name it"),
            (["text", "idd"], {"id": "id_"}, "it: no column 'id_' for id; did you mean 'idd'?; it has text, idd"),
        ],
    )
    def test_what_is_missing(self, names: list[str], given: dict[str, str], said: str) -> None:
        with pytest.raises(BrokenInputError) as error:
            field_columns(names, given, "it")
        assert said in str(error.value)

    @pytest.mark.parametrize(
        ("pairs", "said"),
        [(["txt=a"], "unknown field 'txt'; did you mean 'text'"), (["text"], "'text' is not FIELD=COLUMN")],
    )
    def test_pairs(self, pairs: list[str], said: str) -> None:
        assert parse_columns(["id = a b", "text=c=d"]) == {"id": "a b", "text": "c=d"}
        with pytest.raises(UsageError, match=said):
            parse_columns(pairs)

    def test_values_of_other_types(self, tmp_path: Path) -> None:
        row = {
            "id": 7,
            "text": ["One.", "Two."],
            "date": 1_730_073_600,
            "publisher": {"@type": "Organization", "name": "P"},
            "title": None,
        }
        (found,) = records(written(tmp_path / "a.jsonl", jsonl([row])))
        assert values([found]) == [{"id": "7", "text": "One.\n\nTwo.", "published": "2024-10-28", "publisher": "P"}]
        (found,) = records(written(tmp_path / "a.jsonl", jsonl([{"text": {"a": 1}}])))
        assert found.problem == "text: expected a string, got dict"

    def test_types_of_parquet(self, tmp_path: Path) -> None:
        table = pa.table(
            {
                "id": pa.array([1], pa.int64()),
                "text": pa.array(["It is."]).dictionary_encode(),
                "date": pa.array([datetime(2024, 10, 28, 5)], pa.timestamp("us")),
                "lang": pa.array(["en"], pa.large_string()),
                "extra": pa.array([[1, 2]]),
            }
        )
        pq.write_table(table, tmp_path / "a.parquet")
        row = {"id": "1", "text": "It is.", "published": "2024-10-28", "lang": "en"}
        assert values(records(tmp_path / "a.parquet")) == [row]
        pq.write_table(pa.table({"text": ["x"], "date": pa.array([date(2024, 1, 2)])}), tmp_path / "a.parquet")
        assert values(records(tmp_path / "a.parquet"))[0]["published"] == "2024-01-02"

    def test_keys_that_only_some_lines_have(self, tmp_path: Path) -> None:
        rows: list[Row] = [{"text": "x"}, {"id": "b"}, {"body": "y", "source": "P"}]
        found = records(written(tmp_path / "a.jsonl", jsonl(rows)))
        assert [record.values.get("text") for record in found] == ["x", None, "y"]
        assert found[1].values["id"] == "b"
        assert found[2].values["publisher"] == "P"

    def test_default_ids(self, tmp_path: Path) -> None:
        rows: list[Row] = [{"text": "x"}, {"text": "y", "url": "https://a.example/"}, {"text": "z", "id": ""}]
        path = written(tmp_path / "a.jsonl", jsonl(rows))
        assert [record.values["id"] for record in records(path)] == [f"{path}:1", "https://a.example/", f"{path}:3"]


class TestDamage:
    def test_lines_that_are_no_articles(self, tmp_path: Path) -> None:
        lines = [
            b'{"id": "good", "text": "It is."}',
            b"{broken",
            b"[1]",
            b'{"text": "caf\xe9"}',
            b'{"text": "\\ud83d \\ud83d\\ude00"}',
            b"[" * 100_000,
            b'{"id": ' + b"9" * 10_000 + b"}",
            b"",
            b'{"id": "last", "text": "It is."}',
        ]
        path = written(tmp_path / "a.jsonl", b"\n".join(lines))
        found = records(path)
        assert [record.number for record in found] == [1, 2, 3, 4, 5, 6, 7, 9]
        assert found[4].values["text"] == "\ufffd \U0001f600"
        assert [record.values["id"] for record in found][::7] == ["good", "last"]
        problems = [record.problem for record in found]
        assert [problem is None for problem in problems] == [True, False, False, False, True, False, False, True]
        assert str(problems[1]).startswith(f"{path}, line 2: not JSON: Expecting property name")
        assert problems[2] == f"{path}, line 3: expected an object, got list"
        assert "line 4 is not UTF-8: byte 13 (0xe9)" in str(problems[3])
        assert problems[5] == f"{path}, line 6: it is nested too deeply"

    def test_articles_that_are_too_long(self, tmp_path: Path) -> None:
        rows: list[Row] = [
            {"id": "a", "text": "x" * 900},
            {"id": "b", "text": "x" * 1001},
            {"id": "c", "text": "x" * 5000},
        ]
        found = records(written(tmp_path / "a.jsonl", jsonl([*rows, rows[0]])), Reading(largest=1000))
        assert [record.problem is None for record in found] == [True, False, False, True]
        assert [record.values["id"] for record in found[:2]] == ["a", "b"]
        assert "text is over 0.001 MB (--max-article-size)" in str(found[1].problem)
        assert "line 3: the line is over 0.004 MB" in str(found[2].problem)
        (tmp_path / "long.txt").write_text("x" * 1001, encoding="utf-8")
        (record,) = records(tmp_path / "long.txt", Reading(largest=1000))
        assert "long.txt is over 0.001 MB (--max-article-size)" in str(record.problem)
        path = written(tmp_path / "a.warc.gz", warc([("https://a.example/", b"x" * 1001, "200 OK", "text/html")]))
        (record,) = records(path, Reading(largest=1000))
        assert "record 1: it is over 0.001 MB" in str(record.problem)

    def test_a_bomb_is_never_unpacked_as_a_whole(self) -> None:
        bomb = b"a" * 30_000_000
        for suffix in (".gz", ".zst"):
            stream = decompressed(BytesIO(PACKED[suffix](bomb)), suffix)
            longest = total = 0
            while data := stream.read(65536):
                longest, total = max(longest, len(data)), total + len(data)
            assert total == len(bomb)
            assert longest <= 17_000_000

    @pytest.mark.parametrize("suffix", PACKED)
    def test_a_line_that_is_too_long_is_not_kept(self, suffix: str) -> None:
        stream = decompressed(BytesIO(PACKED[suffix](b"a" * 1_000_000 + b"\nb\n")), suffix)
        assert list(bounded_lines(stream, 1000)) == [None, b"b"]

    @pytest.mark.parametrize("suffix", PACKED)
    def test_a_file_that_breaks_off(self, tmp_path: Path, suffix: str) -> None:
        packed = PACKED[suffix](jsonl(articles(3000)))
        found, said = kept(written(tmp_path / f"a.jsonl{suffix}", packed[: len(packed) // 2]))
        assert said == f"{tmp_path}/a.jsonl{suffix}: the compressed data breaks off"
        assert found or suffix == ".bz2"  # whose blocks are larger than all of this
        assert [record.values["id"] for record in found] == [f"a{number}" for number in range(len(found))]

    def test_a_web_archive_that_breaks_off(self, tmp_path: Path) -> None:
        data = [(f"https://a.example/{number}", page(number).encode(), "200 OK", "text/html") for number in range(3)]
        for name, packed in (("a.warc.gz", True), ("a.warc", False)):
            whole = warc(data, packed=packed)
            found, said = kept(written(tmp_path / name, whole[:-200]))
            assert len(found) == 2
            assert "breaks off" in said

    def test_rubbish_behind_a_member(self, tmp_path: Path) -> None:
        found, said = kept(written(tmp_path / "a.jsonl.gz", PACKED[".gz"](jsonl(ARTICLES)) + b"rubbish"))
        assert values(found) == ARTICLES
        assert "incorrect header check" in said
        padded = PACKED[".gz"](jsonl(ARTICLES)) + bytes(512)
        assert kept(written(tmp_path / "a.jsonl.gz", padded))[1] == ""

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("a.csv", b"a,b\n1,2\n", "no column holds the text; it has a, b"),
            ("a.jsonl", b'{"a": 1}\n', "no column holds the text; it has a"),
            ("a.parquet", parquet([{"a": 1}]), "no column holds the text; it has a"),
            ("a.parquet", b"", "a.parquet: "),
            ("a.parquet", b"PAR1rubbish", "a.parquet: "),
            ("a.warc.gz", b"rubbish", "incorrect header check"),
            ("a.warc", b"rubbish and more\n", "Unknown archive format"),
            ("a.csv", b'text\n"open', ""),
        ],
    )
    def test_files_that_are_not_what_they_say(self, tmp_path: Path, name: str, data: bytes, said: str) -> None:
        assert said in kept(written(tmp_path / name, data))[1]

    @pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.jsonl.gz", "a.warc", "a.jsonl.zst"])
    def test_empty_files_hold_no_articles(self, tmp_path: Path, name: str) -> None:
        assert kept(written(tmp_path / name, b"")) == ([], "")

    def test_csv_with_long_and_odd_fields(self, tmp_path: Path) -> None:
        rows = [
            {"id": "a", "text": 'It is "so", \r\nor not.\n\n' * 20_000, "lang": "en"},
            {"id": "b", "text": "x", "lang": ""},
        ]
        found = records(written(tmp_path / "a.csv", as_csv(rows)))
        assert [record.values["text"] for record in found] == [rows[0]["text"].replace("\r\n", "\n"), "x"]
        assert found[1].values["lang"] is None
        data = "id,text\n1,café\n2,fine\n3\n4,a,\n\n5,x\0y\n".encode("latin-1")
        found = records(written(tmp_path / "a.csv", data))
        assert [record.values["id"] for record in found] == list("12345")
        assert [record.problem is None for record in found] == [False, True, True, True, True]
        assert found[0].problem == "text is not UTF-8: byte 3 (0xe9) cannot be decoded. Re-save it as UTF-8."

    def test_a_csv_field_that_is_too_long_ends_the_file(self, tmp_path: Path) -> None:
        data = b'id,text\n1,x\n2,"' + b"y\n" * 2000 + b'"\n3,z\n'
        found, said = kept(written(tmp_path / "a.csv", data), Reading(largest=1000))
        assert [record.values["id"] for record in found] == ["1"]
        assert "a.csv, row 2: field larger than field limit (1000)" in said

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.jsonl")
        assert kept(tmp_path / "a.jsonl") == ([], f"{tmp_path}/a.jsonl is not a regular file")

    @given(st.binary(max_size=300), st.integers(1, 40))
    def test_lines(self, data: bytes, largest: int) -> None:
        lines = data.split(b"\n")
        lines = lines if lines[-1] else lines[:-1]
        expected = [None if len(line) > largest else line.removesuffix(b"\r") for line in lines]
        assert list(bounded_lines(BytesIO(data), largest)) == expected

    @given(data=st.binary(max_size=200))
    @settings(deadline=None, max_examples=30)
    def test_any_bytes_at_all(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        folder = tmp_path_factory.getbasetemp()
        for name in ("x.jsonl", "x.csv", "x.parquet", "x.warc", "x.jsonl.zst", "x.txt"):
            for record in kept(written(folder / name, data))[0]:
                assert record.values["id"]


class TestPages:
    @pytest.mark.parametrize(
        ("data", "charset", "text"),
        [
            ("é".encode(), None, "é"),
            ("é".encode("latin-1"), None, "é"),
            (b"\x93so\x94", "latin-1", "“so”"),
            ("é".encode("utf-16"), None, "é"),
            (b'<meta charset="koi8-r">\xc1', None, '<meta charset="koi8-r">а'),
            (b'<meta charset="koi8-r">\xc1', "utf-8", '<meta charset="koi8-r">\ufffd'),
            ("é".encode(), "no-such-thing", "é"),
            ("é".encode(), "zlib", "é"),
            ("é".encode(), "unicode_escape", "é"),
            ("é".encode(), "idna", "é"),
        ],
    )
    def test_are_decoded_as_browsers_do(self, data: bytes, charset: str | None, text: str) -> None:
        assert page_text(data, charset) == text


def test_zstandard_frames_of_unknown_size(tmp_path: Path) -> None:
    out = BytesIO()
    with zstandard.ZstdCompressor().stream_writer(out, closefd=False) as writer:
        for row in ARTICLES:
            writer.write(json.dumps(row).encode() + b"\n")
    assert values(records(written(tmp_path / "a.jsonl.zst", out.getvalue()))) == ARTICLES


class TestValuesThatPythonLacks:
    """One value that cannot be had costs its column alone, never the run."""

    @pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN", "1e999", "1e30"])
    def test_numbers_that_are_no_time(self, tmp_path: Path, number: str) -> None:
        line = f'{{"id": "a", "text": "Hello.", "published": {number}}}\n'.encode()
        (found,) = records(written(tmp_path / "a.jsonl", line))
        assert found.problem is None
        assert found.values["text"] == "Hello."
        assert found.values["published"] == str(float(number.replace("Infinity", "inf")))

    def test_a_time_beyond_the_calendar(self, tmp_path: Path) -> None:
        days = pa.array([2**60, 0], pa.timestamp("us"))
        table = pa.table({"id": ["a", "b"], "text": ["Hello.", "Hi."], "published": days})
        pq.write_table(table, tmp_path / "a.parquet")
        first, second = records(tmp_path / "a.parquet")
        assert (first.values["id"], first.values["text"], first.problem) == ("a", "Hello.", None)
        assert first.values["published"]
        assert second.values["published"] == "1970-01-01"

    @pytest.mark.parametrize("kind", [pa.timestamp("s", "Nowhere/Land"), pa.timestamp("s", "UTC"), pa.timestamp("s")])
    def test_a_zone_that_is_not_known_here(self, tmp_path: Path, kind: pa.DataType) -> None:
        days = pa.array([1_700_000_000], pa.int64()).cast(kind)
        pq.write_table(pa.table({"text": ["Hello."], "published": days}), tmp_path / "a.parquet")
        (found,) = records(tmp_path / "a.parquet")
        assert found.values["published"] == "2023-11-14"

    def test_two_columns_of_one_name(self, tmp_path: Path) -> None:
        pq.write_table(pa.table([["Hello."], ["Other."]], ["text", "text"]), tmp_path / "a.parquet")
        (found,) = records(tmp_path / "a.parquet")
        assert found.values["text"] == "Hello."


class TestDamagedCsv:
    def test_a_quotation_mark_that_is_never_closed(self, tmp_path: Path) -> None:
        data = b'id,text\n1,ok\n2,"never closed\n3,swallowed\n'
        found, broken = kept(written(tmp_path / "a.csv", data))
        assert values(found) == [{"id": "1", "text": "ok"}, {"id": "2", "text": "never closed\n3,swallowed\n"}]
        assert "a.csv, row 2: a quotation mark that opens a field is never closed" in broken

    @pytest.mark.parametrize("data", [b'id,text\n1,"a\nb"', b'id,text\n1,"a\nb"\n\n', b"id,text\n1,a\nb"])
    def test_one_that_is_closed_at_the_very_end(self, tmp_path: Path, data: bytes) -> None:
        assert kept(written(tmp_path / "a.csv", data))[1] == ""

    def test_a_header_of_two_lines(self, tmp_path: Path) -> None:
        (found,) = values(records(written(tmp_path / "a.csv", b'id,"my\nnote",text\n1,2,Hello.\n')))
        assert found == {"id": "1", "text": "Hello."}
        assert "the header: a quotation mark" in kept(written(tmp_path / "b.csv", b'id,"text\n1,Hello.\n'))[1]

    def test_more_cells_than_the_header(self, tmp_path: Path) -> None:
        found = records(written(tmp_path / "a.csv", b"id,text\n1,Hello, you\n2,Hello.,,\n3,Hello.\n"))
        assert [each.problem for each in found] == ["the row has 3 cells, the header 2", None, None]

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf_16(self, tmp_path: Path, encoding: str) -> None:
        data = "\ufeffid,text\n1,Hello.\n".encode(encoding)
        found, broken = kept(written(tmp_path / "a.csv", data))
        assert (found, broken.endswith("a.csv is UTF-16. Re-save it as UTF-8")) == ([], True)


class TestDamagedWarc:
    """warcio says so with errors of every type: each ends its own input alone."""

    PAGES = warc([(f"https://e.org/{n}", page(n).encode(), "200 OK", "text/html") for n in range(3)], packed=False)

    @pytest.mark.parametrize("header", [b"WARC-Target-URI: ", b"Content-Length: ", b"WARC-Type: ", b"Content-Type: "])
    def test_a_header_that_is_missing(self, tmp_path: Path, header: bytes) -> None:
        start = self.PAGES.index(b"WARC/1.", 10)
        data = self.PAGES[:start] + self.PAGES[start:].replace(header, b"X-" + header, 1)
        found, _ = kept(written(tmp_path / "a.warc", data))
        assert found[0].values["url"] == "https://e.org/0"

    @given(st.data())
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_damage(self, tmp_path: Path, data: st.DataObject) -> None:
        damaged = bytearray(self.PAGES)
        for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=5)):
            damaged[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=9))
        kept(written(tmp_path / "a.warc", bytes(damaged)))
