"""Whole runs: the output, taking up a run that was killed, and what is refused."""

import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pytest
from tests.corpus.made_up import (
    Row,
    article,
    articles,
    as_csv,
    checked,
    files_in,
    in_this_process,
    jsonl,
    page,
    parquet,
    rows_in,
    warc,
)

from verifact.config import Config
from verifact.corpus import run, running, workers
from verifact.corpus.parts import split
from verifact.corpus.running import Progress
from verifact.corpus.schema import articles_schema, findings_schema, output_schema
from verifact.errors import MissingExtraError, UnreadableError, UsageError


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare a test the processes."""
    monkeypatch.setattr(workers, "check_all", in_this_process)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_bytes(jsonl(articles(23)))
    return path


def flat(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return what an output holds of the rows that `check_batch` returns."""
    findings = [{"id": row["id"], **finding} for row in rows for finding in row["findings"]]
    return [{name: value for name, value in row.items() if name != "findings"} for row in rows], findings


@pytest.mark.usefixtures("alone")
class TestOutput:
    def test_parts_hold_what_check_batch_says(self, source: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        summary = run(source, out, part_articles=10)
        assert (rows_in(out, "articles"), rows_in(out, "findings")) == flat(checked(articles(23)))
        assert list(files_in(out)) == [
            f"{name}/part-0000{number}.parquet" for name in ("articles", "findings") for number in range(3)
        ]
        assert (summary.articles, summary.parts, summary.taken_over, summary.problems) == (23, 3, 0, [])
        assert summary.findings.total() == summary.severities.total() == len(rows_in(out, "findings"))
        assert summary.findings["VF401"] == 23
        assert summary.words == sum(row["words"] for row in rows_in(out, "articles"))
        assert summary.bytes == sum(len(row["text"].encode()) for row in articles(23))

    def test_the_manifest(self, source: Path, tmp_path: Path) -> None:
        run([source], tmp_path / "out", limit=2, config=Config(ignore=("VF204",)))
        manifest = json.loads((tmp_path / "out" / "_verifact.json").read_text(encoding="utf-8"))
        assert manifest["state"] == "done"
        assert manifest["inputs"][0]["name"] == str(source)
        assert manifest["settings"]["config"]["ignore"] == ["VF204"]
        assert manifest["summary"]["articles"] == 2

    def test_json_lines(self, source: Path, tmp_path: Path) -> None:
        for kind in ("parquet", "jsonl"):
            run(source, tmp_path / kind, output_format=kind, part_articles=10)
        as_json = [
            json.loads(json.dumps(rows_in(tmp_path / "parquet", name), default=str))
            for name in ("articles", "findings")
        ]
        assert [rows_in(tmp_path / "jsonl", name) for name in ("articles", "findings")] == as_json

    @pytest.mark.parametrize(
        ("name", "data"),
        [("a.csv", as_csv), ("a.parquet", parquet), ("a.jsonl", jsonl)],
    )
    def test_every_kind_gives_the_same(self, tmp_path: Path, name: str, data: Callable[[Any], bytes]) -> None:
        (tmp_path / name).write_bytes(data(articles(5)))
        run(tmp_path / name, tmp_path / "out")
        assert (rows_in(tmp_path / "out", "articles"), rows_in(tmp_path / "out", "findings")) == flat(
            checked(articles(5))
        )

    def test_folders_of_articles_and_pages_of_web_archives(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        for row in articles(3):
            (tmp_path / "in" / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")
        (tmp_path / "a.warc.gz").write_bytes(warc([("https://a.example/", page(1).encode(), "200 OK", "text/html")]))
        run([tmp_path / "in", tmp_path / "a.warc.gz"], tmp_path / "out")
        rows: list[Row] = [
            {"id": str(tmp_path / "in" / f"{row['id']}.txt"), "text": row["text"]} for row in articles(3)
        ]
        rows.append({"id": "https://a.example/", "url": "https://a.example/", "html": page(1), "format": "page"})
        assert (rows_in(tmp_path / "out", "articles"), rows_in(tmp_path / "out", "findings")) == flat(checked(rows))

    def test_inputs_and_outputs_elsewhere(self) -> None:
        memory = fsspec.filesystem("memory")
        memory.pipe_file("/archive/a.jsonl", jsonl(articles(2)))
        memory.pipe_file("/archive/b.csv", as_csv(articles(2)))
        try:
            summary = run("memory://archive", "memory://result", part_articles=3)
            assert (summary.articles, summary.parts, summary.problems) == (4, 2, [])
            again = run("memory://archive", "memory://result", part_articles=3)
            assert (again.articles, again.taken_over) == (4, 4)
            memory.pipe_file("/texts/a.md", b"It is.\n")
            memory.pipe_file("/texts/b.txt", b"caf\xe9")
            summary = run("memory://texts", "memory://texts-result", output_format="jsonl")
            assert (summary.articles, summary.unreadable) == (2, 1)
        finally:
            memory.store.clear()

    def test_ids_that_are_not_unique(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(jsonl([article(1), article(2), {**article(3), "id": "a1"}]))
        run(tmp_path / "a.jsonl", tmp_path / "out")
        assert [row["id"] for row in rows_in(tmp_path / "out", "articles")] == ["a1", "a2", "a1#2"]

    def test_nothing_in_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(b"")
        summary = run(tmp_path / "a.jsonl", tmp_path / "out")
        assert (summary.articles, list(files_in(tmp_path / "out"))) == (
            0,
            ["articles/part-00000.parquet", "findings/part-00000.parquet"],
        )

    def test_a_sample(self, source: Path, tmp_path: Path) -> None:
        sizes = (5, 12)
        small, large = (
            {row["id"] for row in rows_in(tmp_path / f"{size}", "articles")}
            for size in sizes
            if run(source, tmp_path / f"{size}", sample=size).articles == size
        )
        assert small < large
        reordered = tmp_path / "reordered.jsonl"
        reordered.write_bytes(jsonl(articles(23)[::-1]))
        run(reordered, tmp_path / "again", sample=5)
        assert {row["id"] for row in rows_in(tmp_path / "again", "articles")} == small
        assert run(source, tmp_path / "all", sample="100%").articles == 23

    def test_progress(self, source: Path, tmp_path: Path) -> None:
        seen: list[running.Progress] = []
        run(source, tmp_path / "out", part_articles=5, watch=seen.append)
        assert [each.articles for each in seen] == [5, 10, 15, 20, 23]
        assert seen[-1].read == seen[-1].total == source.stat().st_size

    def test_an_input_that_breaks_off_and_one_that_is_missing(self, source: Path, tmp_path: Path) -> None:
        (tmp_path / "bad.csv").write_bytes(b"a,b\n1,2\n")
        summary = run([tmp_path / "none.jsonl", tmp_path / "bad.csv", source], tmp_path / "out")
        assert summary.articles == 23
        assert summary.problems == [
            f"{tmp_path}/none.jsonl does not exist",
            f"{tmp_path}/bad.csv: no column holds the text; it has a, b. Name it, as in --columns text=content",
        ]

    def test_memory_is_bounded_by_the_part_not_by_the_archive(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        empty = checked([{"id": "x", "text": "It is."}])[0]

        def quick(batches: Any, settings: Any, jobs: int) -> Iterator[tuple[Any, Any]]:
            for tag, batch in batches:
                rows = [{**empty, "id": name} for name in batch.column("id").to_pylist()]
                yield tag, pa.RecordBatch.from_pylist(rows, schema=output_schema())

        monkeypatch.setattr(workers, "check_all", quick)
        peaks = []
        for count in (300, 2400):
            path = tmp_path / f"{count}.jsonl"
            path.write_bytes(
                b"".join(jsonl([{"id": f"a{number}", "text": f"{number} " * 200}]) for number in range(count))
            )
            before = pa.total_allocated_bytes()
            tracemalloc.start()
            run(path, tmp_path / f"{count}", part_articles=150)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            assert pa.total_allocated_bytes() - before < 1_000_000
        assert peaks[1] < 1.5 * peaks[0]


class TestProcesses:
    def test_the_number_of_processes_changes_nothing(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(source, tmp_path / "two", jobs=2, part_articles=7)
        monkeypatch.setattr(workers, "check_all", in_this_process)
        run(source, tmp_path / "none", part_articles=7)
        assert files_in(tmp_path / "two") == files_in(tmp_path / "none")

    def test_killed_at_any_moment_and_taken_up(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path, out = tmp_path / "in.jsonl", tmp_path / "out"
        path.write_bytes(jsonl([{**row, "text": row["text"] * 10} for row in articles(36)]))
        command = [
            sys.executable,
            "-m",
            "verifact",
            "corpus",
            str(path),
            str(out),
            "--isolated",
            "-j1",
            "--part-articles=3",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            while process.poll() is None and len(list(out.glob("articles/part-*"))) < 2:
                time.sleep(0.01)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert json.loads((out / "_verifact.json").read_text(encoding="utf-8"))["state"] == "running"
        while _is_alive(process.pid):  # the processes end with the one that started them
            time.sleep(0.01)
        before = files_in(out)
        (out / "articles" / ".draft-part-00099.parquet.tmp").write_bytes(b"half")
        monkeypatch.setattr(workers, "check_all", in_this_process)
        summary = run(path, out, part_articles=3)
        assert 6 <= summary.taken_over < summary.articles == 36
        whole = run(path, tmp_path / "whole", part_articles=3)
        assert files_in(out) == files_in(tmp_path / "whole")
        assert before.items() <= files_in(out).items()
        assert summary.to_dict() == whole.to_dict()
        assert not list(out.rglob(".draft-*"))


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.usefixtures("alone")
class TestTakingUp:
    def test_a_finished_run_is_left_alone(self, source: Path, tmp_path: Path) -> None:
        first = run(source, tmp_path / "out", part_articles=10)
        times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
        again = run(source, tmp_path / "out", part_articles=10)
        assert again.taken_over == again.articles == 23
        assert again.to_dict() == first.to_dict()
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == times

    @pytest.mark.parametrize("kind", ["parquet", "jsonl"])
    def test_what_is_missing_is_done_again(self, source: Path, tmp_path: Path, kind: str) -> None:
        out = tmp_path / "out"
        first = run(source, out, part_articles=5, output_format=kind)
        whole = files_in(out)
        # Killed between the findings of a part and its articles.
        (out / "articles" / f"part-00001.{kind}").unlink()
        (out / "findings" / f"part-00003.{kind}").unlink()
        (out / "articles" / f"part-00004.{kind}").unlink()
        (out / "findings" / f"part-00004.{kind}").unlink()
        again = run(source, out, part_articles=5, output_format=kind)
        assert again.taken_over == 10
        assert files_in(out) == whole
        assert again.to_dict() == first.to_dict()

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"select": "VF2"}, 'settings.select was null, and is ["VF2"]'),
            ({"part_articles": 9}, "part_articles was 10000, and is 9"),
            ({"limit": 3}, "limit was null, and is 3"),
            ({"sample": 3}, "sample was null, and is"),
            ({"output_format": "jsonl"}, 'output_format was "parquet", and is "jsonl"'),
            ({"config": Config(publisher="P")}, 'settings.config.publisher was null, and is "P"'),
            ({"main_text": True}, "reading.main_text was false, and is true"),
        ],
    )
    def test_another_run_is_refused(self, source: Path, tmp_path: Path, changed: dict[str, Any], said: str) -> None:
        run(source, tmp_path / "out")
        with pytest.raises(UsageError) as error:
            run(source, tmp_path / "out", **changed)
        assert f"{tmp_path}/out was begun otherwise: {said}" in str(error.value)
        assert "--restart" in str(error.value)

    def test_other_inputs_are_refused(self, source: Path, tmp_path: Path) -> None:
        out, other = tmp_path / "out", tmp_path / "other.jsonl"
        other.write_bytes(source.read_bytes())
        run(source, out)
        with pytest.raises(UsageError, match="the number of inputs was 1, and is 2"):
            run([source, other], out)
        with pytest.raises(UsageError, match=r"an input was .*in.jsonl, and is .*other.jsonl"):
            run(other, out)
        source.write_bytes(jsonl(articles(24)))
        with pytest.raises(UsageError, match=r"an input has changed: inputs\[0\].bytes was"):
            run(source, out)

    def test_another_version_is_refused(self, source: Path, tmp_path: Path) -> None:
        run(source, tmp_path / "out")
        manifest = tmp_path / "out" / "_verifact.json"
        content = json.loads(manifest.read_text(encoding="utf-8"))
        manifest.write_text(json.dumps({**content, "verifact": "0.0.0"}), encoding="utf-8")
        with pytest.raises(UsageError, match=r'verifact was "0\.0\.0", and is "'):
            run(source, tmp_path / "out")

    @pytest.mark.parametrize("kind", ["parquet", "jsonl"])
    @pytest.mark.parametrize("folder", ["articles", "findings"])
    def test_a_damaged_part_is_told(self, source: Path, tmp_path: Path, kind: str, folder: str) -> None:
        out = tmp_path / "out"
        run(source, out, part_articles=5, output_format=kind)
        whole = files_in(out)
        part = out / folder / f"part-00002.{kind}"
        part.write_bytes(part.read_bytes()[:100])
        with pytest.raises(UnreadableError, match=rf"{part}: this part is damaged: .* delete it, and the same command"):
            run(source, out, part_articles=5, output_format=kind)
        part.unlink()
        run(source, out, part_articles=5, output_format=kind)
        assert files_in(out) == whole

    @pytest.mark.skipif(sys.platform == "win32", reason="it has no locks of folders")
    def test_two_runs_at_once(self, source: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"

        def intrude(_: Progress) -> None:
            with pytest.raises(UsageError, match="another run is writing there"):
                run(source, out, restart=True)

        assert run(source, out, watch=intrude).articles == 23
        assert run(source, out).taken_over == 23

    def test_a_part_that_cannot_be_reached_is_not_called_damaged(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(source, tmp_path / "out")

        def gone(_: object, path: str) -> bytes:
            if path.endswith(".json"):
                return Path(path).read_bytes()
            raise OSError("the network is down")

        monkeypatch.setattr(fsspec.filesystem("file").__class__, "cat_file", gone)
        with pytest.raises(UnreadableError, match=r"part-00000.parquet: the network is down$"):
            run(source, tmp_path / "out")

    def test_starting_anew(self, source: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        run(source, out, part_articles=5)
        (out / "articles" / "notes.txt").write_text("mine", encoding="utf-8")
        summary = run(source, out, part_articles=20, restart=True)
        assert (summary.taken_over, len(files_in(out))) == (0, 4)
        assert (out / "articles" / "notes.txt").exists()
        (out / "_verifact.json").write_text("{", encoding="utf-8")
        with pytest.raises(UsageError, match=r"_verifact.json is damaged .* --restart starts anew"):
            run(source, out, part_articles=20)
        assert run(source, out, part_articles=20, restart=True).articles == 23

    def test_a_folder_of_somebody_else(self, source: Path, tmp_path: Path) -> None:
        (tmp_path / "out" / "articles").mkdir(parents=True)
        (tmp_path / "out" / "articles" / "part-00000.parquet").write_bytes(b"theirs")
        for restart in (False, True):
            with pytest.raises(UsageError, match=r"is not empty, and holds no _verifact\.json"):
                run(source, tmp_path / "out", restart=restart)
        with pytest.raises(UsageError, match="is a file; the output is a folder"):
            run(source, source)
        assert (tmp_path / "out" / "articles" / "part-00000.parquet").read_bytes() == b"theirs"


@pytest.mark.usefixtures("alone")
class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ({"jobs": 0}, "jobs: 0 is not a number from 1 on"),
            ({"limit": 0}, "limit: 0 is not a number from 1 on"),
            ({"part_articles": 0}, "part_articles: 0"),
            ({"output_format": "csv"}, "unknown output format 'csv': it can be parquet, jsonl"),
            ({"input_format": "jsn"}, "unknown input format 'jsn'; did you mean 'jsonl'"),
            ({"select": "VF9999"}, "unknown code 'VF9999'"),
            ({"columns": {"txt": "a"}}, "unknown field 'txt'"),
        ],
    )
    def test_arguments(self, source: Path, tmp_path: Path, arguments: dict[str, Any], said: str) -> None:
        with pytest.raises(UsageError) as error:
            run(source, tmp_path / "out", **arguments)
        assert said in str(error.value)
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        ("address", "said"),
        [
            ("nosuch://a/b.jsonl", "nosuch://a/b.jsonl: Protocol not known: nosuch"),
            ("-", "not read from stdin"),
            ("", "the path is empty"),
        ],
    )
    def test_addresses(self, tmp_path: Path, address: str, said: str) -> None:
        with pytest.raises(UsageError) as error:
            run(address, tmp_path / "out")
        assert said in str(error.value)

    def test_a_library_that_is_missing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "s3fs", None)
        with pytest.raises(MissingExtraError, match=r"s3://a/b.jsonl: .*s3fs"):
            run("s3://a/b.jsonl", tmp_path / "out")
        monkeypatch.setitem(sys.modules, "fsspec.core", None)
        with pytest.raises(MissingExtraError, match=r"install verifact\[archive\]"):
            run("a.jsonl", tmp_path / "out")

    def test_a_problem_that_cannot_be_written_as_it_is(self, source: Path, tmp_path: Path) -> None:
        path = tmp_path / "bad.csv"
        path.write_bytes(b"id,t\xefxt\n1,Hello.\n")
        summary = run([path, source], tmp_path / "out")
        assert (summary.articles, len(summary.problems)) == (23, 1)
        assert "it has id, t\ufffdxt" in summary.problems[0]
        assert run([path, source], tmp_path / "out").problems == summary.problems

    def test_nothing_to_read(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "a.xyz").write_bytes(b"x")
        (tmp_path / "link").symlink_to("nowhere")
        for name, said in (
            ("none", "none does not exist"),
            ("empty", "there are no articles and no data files in it"),
            ("a.xyz", "a.xyz: its suffix is none of .jsonl"),
            ("link", "link is a link that leads nowhere"),
        ):
            with pytest.raises(UsageError) as error:
                run(tmp_path / name, tmp_path / "out")
            assert said in str(error.value)
        assert run(tmp_path / "a.xyz", tmp_path / "out", input_format="article").articles == 1


def test_splitting_nothing() -> None:
    found, findings = split([])
    assert (found.schema, findings.schema) == (articles_schema(), findings_schema())
