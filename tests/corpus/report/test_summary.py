"""The figures of an archive: added up over parts, the same from both formats, with bounded memory."""

from datetime import date
from pathlib import Path

import pytest
from tests.corpus.report.made_up import article, finding, write

from verifact.corpus.report import summarise
from verifact.corpus.report import summary as module
from verifact.errors import UnreadableError

FIRST = [
    article("a", finding("VF401", "error", "Share"), finding(), finding()),
    article("b", publisher=" ", claims=30, sourced_share=1.0, published=date(2023, 12, 31), abstained=["VF201"]),
]
SECOND = [
    article("c", finding(), publisher="Gazette", sources=["Ann Lee", "Bo Ek"], cited_hosts=[], named_share=0.0),
    article(
        "d",
        finding("VF904", "error", ""),
        status="unreadable",
        words=0,
        claims=0,
        sourced_share=None,
        named_share=None,
        published=None,
        publisher=None,
        url=None,
        sources=[],
        cited_hosts=[],
    ),
]


@pytest.mark.parametrize("suffix", ["parquet", "jsonl"])
def test_the_figures_are_those_of_the_articles(tmp_path: Path, suffix: str) -> None:
    summary = summarise(write(tmp_path, FIRST, SECOND, suffix=suffix))
    whole = summary.whole
    assert (whole.articles, whole.words, whole.claims, whole.sourced) == (4, 3000, 50, 40)
    assert (whole.errors, whole.warnings, whole.infos, whole.faulty) == (2, 3, 0, 2)
    assert whole.sourced_share == pytest.approx(0.8)
    assert whole.named_share == pytest.approx(2 / 3)
    assert summary.statuses == {"ok": 3, "unreadable": 1}
    assert {code: (each.articles, each.severities) for code, each in summary.codes.items()} == {
        "VF401": (1, {"error": 1}),
        "VF204": (2, {"warning": 3}),
        "VF904": (1, {"error": 1}),
    }
    assert {name: figures.articles for name, figures in summary.publishers.items()} == {
        "Herald": 1,
        "example.org": 1,
        "Gazette": 1,
        "": 1,
    }
    assert {month: figures.articles for month, figures in summary.months.items()} == {
        2024 * 12 + 2: 2,
        2023 * 12 + 11: 1,
    }
    assert summary.undated.articles == 1
    assert summary.sources.top(9) == [("Ann Lee", 3), ("Bo Ek", 1)]
    assert summary.hosts.top(9) == [("example.com", 2)]
    assert summary.abstained == {"VF201": 1}
    assert [each.id for each in summary.worst] == ["d", "a", "c"]


def test_an_error_in_a_short_article_does_not_make_it_the_worst(tmp_path: Path) -> None:
    short = article("short", finding("VF401", "error"), words=10)
    long = article("long", *[finding("VF401", "error")] * 6, words=1000)
    worst = summarise(write(tmp_path, [short, long])).worst
    assert [(each.id, each.errors_per_thousand) for each in worst] == [("long", 6.0), ("short", 5.0)]


def test_the_worst_are_the_worst_of_all_parts(tmp_path: Path) -> None:
    parts = [
        [article(f"{part}-{n:02}", *[finding("VF401", "error")] * (n * 3 + part + 1)) for n in range(20)]
        for part in range(3)
    ]
    worst = summarise(write(tmp_path, *parts)).worst
    assert [each.errors for each in worst] == list(range(60, 35, -1))


def test_publishers_beyond_counting_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_PUBLISHERS", 2)
    summary = summarise(write(tmp_path, [article(f"{n}", publisher=f"P{n}") for n in range(5)]))
    assert len(summary.publishers) == 2
    assert summary.other_publishers.articles == 3
    assert summary.whole.articles == 5


def test_an_article_without_findings_is_counted(tmp_path: Path) -> None:
    summary = summarise(write(tmp_path, [article("a")]))
    assert (summary.whole.articles, summary.whole.findings, summary.worst, summary.codes) == (1, 0, [], {})


def test_an_empty_part_is_none_of_a_problem(tmp_path: Path) -> None:
    assert summarise(write(tmp_path, [])).whole.articles == 0


def damage(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("suffix", "name", "content", "said"),
    [
        ("parquet", "articles", b"PAR1", "articles/part-00000.parquet: this part is damaged"),
        ("parquet", "findings", b"", "findings/part-00000.parquet: this part is damaged"),
        ("parquet", "findings", None, "findings/part-00000.parquet: the file is missing"),
        ("jsonl", "articles", b'{"id": "a"}\n', "line 1 has no 'url'"),
        ("jsonl", "findings", b'{"id": "a"\n', "line 1 is not a row"),
        ("jsonl", "findings", b"[1]\n", "line 1 is not a row"),
        ("jsonl", "findings", b"\xff\n", "line 1 is not a row"),
        ("jsonl", "findings", b"[" * 100_000, "line 1 is not a row"),
    ],
)
def test_a_damaged_part_is_named(tmp_path: Path, suffix: str, name: str, content: bytes | None, said: str) -> None:
    write(tmp_path, FIRST, suffix=suffix)
    damage(tmp_path / name / f"part-00000.{suffix}", content)
    with pytest.raises(UnreadableError, match=said):
        summarise(str(tmp_path))


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    write(tmp_path, FIRST)
    pq.write_table(pa.table({"id": ["a"]}), tmp_path / "findings" / "part-00000.parquet")
    with pytest.raises(UnreadableError, match="no column 'code'"):
        summarise(str(tmp_path))


@pytest.mark.parametrize(
    ("folder", "said"),
    [("", "no part of an output"), ("nowhere", "there is no such folder"), ("file", "it is no folder")],
)
def test_what_is_no_output_is_said_so(tmp_path: Path, folder: str, said: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableError, match=said):
        summarise(str(tmp_path / folder))


def test_an_address_nobody_can_open_is_said_so() -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        summarise("nothing-of-the-kind://bucket/output")
