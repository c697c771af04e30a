"""The queries that docs/scale.md shows, on an output with findings of every kind they ask for."""

import re
from pathlib import Path

import pytest
from tests.corpus.made_up import article, articles, in_this_process, jsonl

from verifact.corpus import run, workers
from verifact.corpus.schema import FINDING_FIELDS, articles_schema

duckdb = pytest.importorskip("duckdb")

PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
QUERIES = [
    query.strip()
    for block in re.findall(r"^```sql\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    for query in block.split(";")
    if query.strip()
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    cited = {"text": "The mayor [said](https://www.example.org/a) so.", "format": "markdown"}
    rows = [*articles(5), {**article(5), **cited}, {**article(6), "publisher": "Other"}, {"id": "bad"}]
    (folder / "in.jsonl").write_bytes(jsonl(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "check_all", in_this_process)
        run(folder / "in.jsonl", folder / "result", part_articles=3)
    return folder


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("\n")[0][:40])
def test_queries_find_something(query: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert duckdb.sql(query).fetchall()


def test_what_they_find(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = {query: duckdb.sql(query).fetchall() for query in QUERIES}
    by_code, by_month, _, lines, sources, hosts, unread = found.values()
    assert ("VF204", "bare-source", 6, 6) in by_code
    assert [row[0] for row in by_month] == ["Other", "The Times"]
    assert ("The Times", "Read more", 5) in lines
    assert sources[0] == ("Jane Roe", 6)
    assert hosts == [("example.org", 1)]
    assert unread == [("bad", "there is no text")]


def test_every_column_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `.*?\|", PAGE, re.MULTILINE))))
    assert described >= {*articles_schema().names, *FINDING_FIELDS}
