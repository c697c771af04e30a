"""A Ray cluster of two nodes: the same output as on one machine, also where workers and a node die."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.cluster.archive import COUNT, FATAL, SETTINGS, absolute, dying, expected, files, run, table, written

from verifact.cli.app import run as command
from verifact.corpus.engines import ray as engine
from verifact.corpus.engines.work import check_as
from verifact.errors import UsageError

pytestmark = pytest.mark.filterwarnings(
    "ignore:Tip. In future versions of Ray:FutureWarning",
    r"ignore::DeprecationWarning:ray\.",  # of Ray's own settings, by Ray itself
    "ignore:unclosed:ResourceWarning",  # of Ray's own processes and sockets
)

DOCS = Path(__file__).parents[2] / "docs" / "clusters.md"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Make two nodes of one processor each, and connect to them."""
    patch = pytest.MonkeyPatch()
    patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    import ray
    from ray.cluster_utils import Cluster
    from ray.data import DataContext

    node = {"num_cpus": 1, "object_store_memory": 100_000_000}
    made = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    made.add_node(**node)
    ray.init(address=made.address, log_to_driver=False, logging_level="error")
    DataContext.get_current().enable_progress_bars = False
    yield made
    ray.shutdown()
    made.shutdown()
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

    def check(version: str, batch: pa.RecordBatch, settings: Any) -> pa.RecordBatch:
        die(batch)
        return check_as(version, batch, settings)

    patch.setattr(engine, "check_as", check)


def test_the_output_is_that_of_one_machine(
    cluster: Any, source: str, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "died"
    die_first(monkeypatch, marker)
    assert run(source, tmp_path / "output", "ray").articles == COUNT
    assert marker.exists()
    assert files(tmp_path / "output") == local


def test_an_article_that_always_ends_its_worker_is_given_up(
    cluster: Any, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_RETRIES", 0)
    die_first(monkeypatch, None)
    summary = run(source, tmp_path / "output", "ray")
    assert (summary.articles, summary.crashed, summary.findings["VF905"]) == (COUNT, 1, 1)


def test_a_node_that_goes_takes_nothing_along(
    cluster: Any, source: str, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ray

    extra = cluster.add_node(num_cpus=2, object_store_memory=100_000_000)
    cluster.wait_for_nodes()
    sent = engine._Tasks._sent
    count = 0

    def sending(tasks: Any, batch: pa.RecordBatch) -> Any:
        nonlocal count
        count += 1
        if count == 5:
            cluster.remove_node(extra, allow_graceful=False)
        return sent(tasks, batch)

    monkeypatch.setattr(engine._Tasks, "_sent", sending)
    run(source, tmp_path / "output", "ray")
    assert len([node for node in ray.nodes() if node["Alive"]]) == 2
    assert files(tmp_path / "output") == local


def test_the_command_uses_the_cluster(
    cluster: Any, source: str, local: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["corpus", source, str(tmp_path / "output"), "--engine", "ray", "--select", "VF", "--part-articles", "120"]
    assert command([*words, "--isolated"]) == 0
    assert f"{COUNT} articles" in capsys.readouterr().out
    assert {name: data for name, data in files(tmp_path / "output").items() if name.startswith(("a", "f"))} == {
        name: data for name, data in local.items() if name.startswith(("a", "f"))
    }


def test_a_data_set_loses_nothing(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    marker = tmp_path / "died"
    die_first(monkeypatch, marker)
    checked, die = engine._table, dying(marker)

    def dying_table(version: str, settings: Any, given: pa.Table) -> Iterator[pa.Table]:
        for batch in given.to_batches():
            die(batch)
        yield from checked(version, settings, given)

    monkeypatch.setattr(engine, "_table", dying_table)
    blocks = [table().slice(start, 64).append_column("own", pa.array(range(64))) for start in range(0, COUNT, 64)]
    found = engine.check_dataset(ray.data.from_arrow(blocks), SETTINGS)
    assert sorted(found.take_all(), key=lambda row: str(row["id"])) == expected()
    assert marker.exists()


def test_a_data_set_without_articles_has_the_columns(cluster: Any) -> None:
    import ray

    found = engine.check_dataset(ray.data.from_arrow(table().slice(0, 0)))
    assert found.count() == 0


def test_workers_of_another_version_are_refused(
    cluster: Any, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "__version__", "0.0.1")
    with pytest.raises(UsageError, match=r"a worker has verifact \S+, and this is verifact 0\.0\.1"):
        run(source, tmp_path / "output", "ray")


def test_what_fails_on_the_workers_is_said(
    cluster: Any, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(version: str, batch: pa.RecordBatch, settings: Any) -> pa.RecordBatch:
        raise ModuleNotFoundError("No module named 'sentencex'")

    monkeypatch.setattr(engine, "check_as", check)
    with pytest.raises(UsageError, match="Ray’s workers cannot check: No module named 'sentencex'"):
        run(source, tmp_path / "output", "ray")


def test_the_job_of_the_documentation_runs(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    (code,) = [
        each for each in re.findall(r"```py\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL) if "ray" in each
    ]
    monkeypatch.chdir(tmp_path)
    Path("archive").mkdir()
    pq.write_table(table(), "archive/1.parquet")
    exec(absolute(code, tmp_path), {"__name__": "job"})
    ids = pq.read_table("checked").column("id").to_pylist()
    assert sorted(ids) == sorted(row["id"] for row in expected())
    assert FATAL in ids
