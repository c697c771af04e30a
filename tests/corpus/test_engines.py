"""What the engines share, without a cluster; on clusters: tests/cluster."""

import sys
from pathlib import Path

import pyarrow as pa
import pytest

from verifact._version import __version__
from verifact.cli.app import run
from verifact.corpus import check_batch, input_schema
from verifact.corpus import run as run_function
from verifact.corpus.engines import ENGINES, load_engine, spark
from verifact.corpus.engines.work import LostError, check_as, row_by_row, slices
from verifact.corpus.job import Job, identity
from verifact.corpus.workers import check_all
from verifact.engine import Settings
from verifact.errors import MissingExtraError, UsageError


def batch(count: int) -> pa.RecordBatch:
    rows = [{"id": f"{number}", "text": f"Sources say {number} bridges are safe."} for number in range(count)]
    return pa.RecordBatch.from_pylist(rows, schema=input_schema())


def test_the_local_engine_is_the_processes_of_this_machine() -> None:
    assert load_engine("local") is check_all


@pytest.mark.parametrize(("name", "said"), [("rai", "did you mean 'ray'"), ("dask", "it can be local, ray, spark")])
def test_an_unknown_engine_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load_engine(name)


def test_the_command_refuses_it_before_it_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "It rained."}\n', encoding="utf-8")
    assert run(["corpus", str(tmp_path / "in.jsonl"), str(tmp_path / "out"), "--engine", "dask"]) == 2
    assert capsys.readouterr().err.startswith("verifact: error: unknown engine 'dask'")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "module"), [("ray", "ray.data"), ("spark", "pyspark")])
def test_without_its_extra_an_engine_names_it(name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"install verifact\[{name}\]"):
        list(load_engine(name)([(1, batch(1))], Settings(), None))


def test_the_output_does_not_depend_on_the_engine() -> None:
    jobs = [Job(("in",), "out", engine=engine) for engine in ENGINES]
    assert identity(jobs[0], []) == identity(jobs[1], []) == identity(jobs[2], [])


def test_a_row_that_nobody_survives_is_given_up() -> None:
    def check(row: pa.RecordBatch) -> pa.RecordBatch:
        if row.column("id")[0].as_py() == "1":
            raise LostError
        return check_batch(row)

    found = row_by_row(batch(3), Settings(), check).to_pylist()
    assert [row["status"] for row in found] == ["ok", "crashed", "ok"]
    assert [each["code"] for each in found[1]["findings"]] == ["VF905"]
    assert [found[0], found[2]] == check_batch(batch(3)).to_pylist()[::2]


def test_where_nothing_survives_the_articles_are_not_blamed() -> None:
    def check(row: pa.RecordBatch) -> pa.RecordBatch:
        raise LostError

    with pytest.raises(UsageError, match="the workers end, whatever they are given"):
        row_by_row(batch(1), Settings(), check)


def test_pieces_of_a_batch_are_the_batch() -> None:
    given = batch(150)
    pieces = list(slices(given))
    assert [piece.num_rows for piece in pieces] == [64, 64, 22]
    assert pa.Table.from_batches(pieces).to_pylist() == given.to_pylist()
    assert list(slices(batch(0))) == []


def test_another_version_is_refused() -> None:
    assert check_as(__version__, batch(1), None).num_rows == 1
    with pytest.raises(UsageError, match="install the same on all machines"):
        check_as("0.0.1", batch(1), None)


def test_a_batch_travels_as_it_is() -> None:
    given = check_batch(batch(3))
    assert spark._unpacked(spark._packed(given)).equals(given)


def test_the_schema_for_spark_is_that_of_the_output() -> None:
    ddl = spark.output_ddl()
    assert ddl.startswith(
        "`id` string, `url` string, `title` string, `publisher` string, `published` date, `language` string"
    )
    assert "`sourced_share` double" in ddl
    assert "`sources` array<string>" in ddl
    assert "`findings` array<struct<`code`: string, `name`: string, `severity`: string, `start`: int, `end`: int" in ddl


def test_the_function_hands_the_engine_on(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "It rained."}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="unknown engine 'dask'"):
        run_function(tmp_path / "in.jsonl", tmp_path / "out", engine="dask")


def test_a_session_of_spark_connect_is_refused() -> None:
    session = type("SparkSession", (), {"__module__": "pyspark.sql.connect.session"})()
    with pytest.raises(UsageError, match="check_dataframe works with both"):
        spark._classic(session)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("", "Exception"),
        ("[JAVA_GATEWAY_EXITED] Java gateway process exited.", "[JAVA_GATEWAY_EXITED] Java gateway process exited."),
        (
            "An error:\n  Traceback\nverifact.errors.UsageError: a worker has 1\n\tat org.apache\n",
            "verifact.errors.UsageError: a worker has 1",
        ),
    ],
)
def test_of_a_long_complaint_of_spark_the_reason_is_told(said: str, reason: str) -> None:
    assert spark._reason(Exception(said)) == reason
