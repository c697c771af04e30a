"""Which inputs paths, folders and patterns stand for."""

import os
from pathlib import Path, PurePath

import fsspec
import pytest
from tests.corpus.made_up import articles, jsonl, parquet

from verifact.config import Config
from verifact.corpus.reading.reader import Reader
from verifact.corpus.reading.records import Reading
from verifact.corpus.reading.sources import Source, find_sources


def sources(*inputs: object, kind: str | None = None, config: Config | None = None) -> list[Source]:
    refused: list[str] = []
    found = list(find_sources(map(str, inputs), Reading(kind=kind), lambda _: config or Config(), refused.append))
    assert not refused
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.jsonl",
        "a.csv.gz",
        "sub/c.parquet",
        "sub/d.warc.gz",
        "e.png",
        "_hidden/f.csv",
        ".g.csv",
        "h.parquet.gz",
    ):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_bytes(b"x")
    return tmp_path


def test_a_folder_of_data_files(folder: Path) -> None:
    found = sources("data")
    assert [(source.name, source.kind) for source in found] == [
        ("data/a.csv.gz", "csv"),
        ("data/b.jsonl", "jsonl"),
        ("data/sub/c.parquet", "parquet"),
        ("data/sub/d.warc.gz", "warc"),
    ]
    assert {source.size for source in found} == {1}


def test_the_results_of_a_run_are_no_input(folder: Path) -> None:
    (folder / "data" / "result" / "articles").mkdir(parents=True)
    (folder / "data" / "result" / "_verifact.json").write_text("{}", encoding="utf-8")
    (folder / "data" / "result" / "articles" / "part-00000.parquet").write_bytes(b"x")
    assert len(sources("data")) == 4


def test_a_folder_with_articles_stands_for_these(folder: Path) -> None:
    for name in ("a.md", "sub/b.html", "drafts/c.txt", "ignored.txt"):
        (folder / "data" / name).parent.mkdir(exist_ok=True)
        (folder / "data" / name).write_text("It is.", encoding="utf-8")
    (folder / "data" / ".gitignore").write_text("ignored.txt\n", encoding="utf-8")
    (source,) = sources("data", config=Config(exclude=("drafts",)))
    assert source.kind == "folder"
    ids = [PurePath(str(record.values["id"])).as_posix() for record in Reader(source, Reading()).records()]
    assert ids == ["data/a.md", "data/sub/b.html"]
    assert source.size == 12
    stamp = source.stamp
    (folder / "data" / "a.md").write_text("It was so.", encoding="utf-8")
    assert sources("data", config=Config(exclude=("drafts",)))[0].stamp != stamp


def test_patterns(folder: Path) -> None:
    assert [source.name for source in sources("data/*.jsonl", "data/sub/*")] == [
        "data/b.jsonl",
        "data/sub/c.parquet",
        "data/sub/d.warc.gz",
    ]
    assert [source.name for source in sources(f"{folder}/data/?.jsonl")] == [f"{folder}/data/b.jsonl"]


def test_a_kind_that_is_given(folder: Path) -> None:
    (folder / "odd.data").write_bytes(jsonl(articles(1)))
    (source,) = sources("odd.data", kind="jsonl")
    assert source.kind == "jsonl"


def test_values_that_folders_tell(folder: Path) -> None:
    rows = [{"id": row["id"], "text": row["text"]} for row in articles(1)]
    path = folder / "set" / "publisher=BBC%20News" / "lang=en" / "a.parquet"
    path.parent.mkdir(parents=True)
    path.write_bytes(parquet(rows))
    (source,) = sources("set")
    (record,) = Reader(source, Reading()).records()
    assert (record.values["publisher"], record.values["lang"]) == ("BBC News", "en")


def test_addresses() -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/store/sub/a.jsonl", jsonl(articles(1)))
    memory.pipe_file("/store/b.jsonl", jsonl(articles(2)))
    try:
        names = [
            source.name for source in sources("memory://store", "memory://store/*.jsonl", "memory://store/sub/a.jsonl")
        ]
        assert names == [
            "memory://store/b.jsonl",
            "memory://store/sub/a.jsonl",
            "memory://store/b.jsonl",
            "memory://store/sub/a.jsonl",
        ]
        before = [source.stamp for source in sources("memory://store")]
        memory.pipe_file("/store/b.jsonl", jsonl(articles(3)))
        after = [source.stamp for source in sources("memory://store")]
        assert [one == other for one, other in zip(before, after, strict=True)] == [False, True]
    finally:
        memory.store.clear()


def test_names_that_are_not_utf8(folder: Path) -> None:
    odd = os.fsdecode(b"caf\xe9")
    (folder / f"{odd}.jsonl").write_bytes(jsonl([{"text": "It is."}]))
    (folder / "texts").mkdir()
    (folder / "texts" / f"{odd}.txt").write_bytes(b"caf\xe9")
    records = [record for source in sources(f"{odd}.jsonl", "texts") for record in Reader(source, Reading()).records()]
    assert [record.values["id"] for record in records] == ["caf\ufffd.jsonl:1", "texts/caf\ufffd.txt"]
    assert str(records[1].problem).startswith("texts/caf\ufffd.txt is not UTF-8")


def test_a_file_by_its_address(folder: Path) -> None:
    (folder / "a.txt").write_text("It is.", encoding="utf-8")
    (source,) = sources((folder / "a.txt").as_uri())
    (record,) = Reader(source, Reading()).records()
    assert (record.values["id"], record.values["text"]) == ((folder / "a.txt").as_uri(), "It is.")
