"""Spark with two executors of their own (local-cluster): the same output as on one machine, also where workers die."""

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.cluster.archive import COUNT, SETTINGS, absolute, dying, expected, files, run, table, written

from verifact.cli.app import run as command
from verifact.corpus.engines import spark as engine
from verifact.errors import UsageError

pytestmark = [
    pytest.mark.filterwarnings(
        "ignore:PySpark does not yet fully support pandas:FutureWarning",
        "ignore:unclosed:ResourceWarning",  # of py4j's sockets
    ),
    pytest.mark.skipif(shutil.which("java") is None and "CI" not in os.environ, reason="there is no Java here"),
]

DOCS = Path(__file__).parents[2] / "docs" / "clusters.md"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Start two executors of one processor each."""
    import pyspark
    from pyspark.sql import SparkSession

    patch = pytest.MonkeyPatch()
    patch.setenv("SPARK_HOME", str(Path(pyspark.__file__).parent))
    patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("tests")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.task.maxFailures": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()
    patch.undo()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def local(source: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("local") / "output"
    run(source, output, "local")
    return files(output)


def die_first(patch: pytest.MonkeyPatch, marker: Path | None) -> None:
    die = dying(marker)

    def on_worker(version: str, settings: Any, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from verifact.corpus.engines import spark

        for rows in batches:
            for row in rows.to_pylist():
                die(spark._unpacked(row["batch"]))
            yield from spark._on_worker(version, settings, [rows])

    patch.setattr(engine, "_on_worker", on_worker)


def test_the_output_is_that_of_one_machine(
    session: Any, source: str, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "died"
    die_first(monkeypatch, marker)
    monkeypatch.setattr(engine, "_AHEAD", 1)  # several windows
    assert run(source, tmp_path / "output", "spark").articles == COUNT
    assert marker.exists()
    assert files(tmp_path / "output") == local


def test_an_article_that_always_ends_its_worker_is_given_up(
    session: Any, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    die_first(monkeypatch, None)
    summary = run(source, tmp_path / "output", "spark")
    assert (summary.articles, summary.crashed, summary.findings["VF905"]) == (COUNT, 1, 1)


def test_an_executor_that_goes_takes_nothing_along(
    session: Any, source: str, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = str(tmp_path / "killed")

    def on_worker(version: str, settings: Any, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import os
        import signal
        from pathlib import Path

        from verifact.corpus.engines import spark

        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:  # the worker's daemon is the executor's child
            status = Path(f"/proc/{os.getppid()}/status").read_text()
            os.kill(int(status.split("PPid:")[1].split()[0]), signal.SIGKILL)
        yield from spark._on_worker(version, settings, batches)

    monkeypatch.setattr(engine, "_on_worker", on_worker)
    run(source, tmp_path / "output", "spark")
    assert Path(marker).exists()
    assert files(tmp_path / "output") == local


def test_the_command_uses_the_session(
    session: Any, source: str, local: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "corpus",
        source,
        str(tmp_path / "output"),
        "--engine",
        "spark",
        "--select",
        "VF",
        "--part-articles",
        "120",
    ]
    assert command([*words, "--isolated"]) == 0
    assert f"{COUNT} articles" in capsys.readouterr().out
    assert {name: data for name, data in files(tmp_path / "output").items() if name.startswith(("a", "f"))} == {
        name: data for name, data in local.items() if name.startswith(("a", "f"))
    }


def test_a_data_frame_loses_nothing(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = tmp_path / "died"
    die = dying(marker)

    def pieces(version: str, settings: Any, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from verifact.corpus.engines import spark

        for batch in batches:
            die(batch)
            yield from spark._pieces(version, settings, [batch])

    monkeypatch.setattr(engine, "_pieces", pieces)
    rows = [(*row.values(), 1) for row in table().to_pylist()]
    columns = ", ".join(f"{name} string" for name in table().column_names)
    frame = session.createDataFrame(session.sparkContext.parallelize(rows, 4), f"{columns}, own int")
    found = engine.check_dataframe(frame, SETTINGS).collect()
    assert sorted((row.asDict(recursive=True) for row in found), key=lambda row: str(row["id"])) == expected()
    assert marker.exists()


def test_workers_of_another_version_are_refused(
    session: Any, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "__version__", "0.0.1")
    with pytest.raises(UsageError, match=r"a worker has verifact \S+, and this is verifact 0\.0\.1"):
        run(source, tmp_path / "output", "spark")


def test_the_job_of_the_documentation_runs(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    (code,) = [
        each
        for each in re.findall(r"```py\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
        if "pyspark" in each
    ]
    monkeypatch.chdir(tmp_path)
    Path("archive").mkdir()
    pq.write_table(table(), "archive/1.parquet")
    exec(absolute(code, tmp_path), {"__name__": "job"})
    ids = pq.read_table("checked").column("id").to_pylist()
    assert sorted(ids) == sorted(row["id"] for row in expected())
