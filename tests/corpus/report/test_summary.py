"""The figures of an archive: added up over parts, the same from both formats, with bounded memory."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.corpus.made_up import in_this_process
from tests.corpus.report.made_up import article, finding, write

from verifact.corpus import workers
from verifact.corpus.job import Job
from verifact.corpus.reading.sources import MANIFEST
from verifact.corpus.report import summarise
from verifact.corpus.report import summary as module
from verifact.corpus.running import run_job
from verifact.errors import UnreadableError, UsageError

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
    assert [each.id for each in summary.worst] == ["a", "c"]  # what could not be read is no bad article


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
    with pytest.raises(UsageError, match="nothing-of-the-kind"):
        summarise("nothing-of-the-kind://bucket/output")


def test_an_output_elsewhere_is_read(tmp_path: Path) -> None:
    import fsspec

    write(tmp_path, FIRST, SECOND)
    memory = fsspec.filesystem("memory")
    memory.put(str(tmp_path), "/bucket/output", recursive=True)
    try:
        assert summarise("memory://bucket/output").whole.articles == 4
    finally:
        memory.rm("/bucket", recursive=True)


def run_over(folder: Path) -> tuple[Job, Path]:
    """Check four articles, one of them in a file that is cut short, into parts of two."""
    text = "Sources say the bridge is safe.\n\nSign up for our newsletter\n"
    rows = "".join(json.dumps({"id": f"{n}", "text": text}) + "\n" for n in range(4))
    (folder / "in.jsonl").write_text(rows, encoding="utf-8")
    output = folder / "out"
    return Job((str(folder / "in.jsonl"), str(folder / "gone.jsonl")), str(output), jobs=1, part_articles=2), output


def test_what_a_run_wrote_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "check_all", in_this_process)
    job, output = run_over(tmp_path)
    written = run_job(job)
    summary = summarise(str(output))
    assert (summary.is_finished, len(summary.problems)) == (True, 1)
    assert summary.whole.articles == written.articles == 4
    assert {code: figures.severities.total() for code, figures in summary.codes.items()} == written.findings
    assert [(line.text, line.articles) for line in summary.recurring.most(9)] == [("Sign up for our newsletter", 4)]

    manifest = output / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"done"', '"running"'), encoding="utf-8")
    (output / "articles" / "part-00001.parquet").unlink()
    (output / "articles" / ".draft-part-00001.parquet.tmp").write_bytes(b"PAR1")
    summary = summarise(str(output))
    assert (summary.is_finished, summary.whole.articles) == (False, 2)

    (output / "articles" / "part-00000.parquet").unlink()
    with pytest.raises(UnreadableError, match="has not written a part yet"):
        summarise(str(output))


@pytest.mark.parametrize("content", ["{", "[]", "null", '{"summary": []}'])
def test_a_damaged_manifest_is_no_crash(tmp_path: Path, content: str) -> None:
    write(tmp_path, FIRST)
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    if content == "{":
        with pytest.raises(UnreadableError, match="cannot be read"):
            summarise(str(tmp_path))
    else:
        assert summarise(str(tmp_path)).whole.articles == 2
