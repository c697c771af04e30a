"""What was seen is kept, whatever happens to the process or the file."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from tests.evidence.servers import look, page

from verifact.errors import UsageError
from verifact.evidence import SnapshotStore, default_store_path, gather
from verifact.evidence.options import FetchOptions
from verifact.model import LinkState, Review, Snapshot

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
SEEN = Snapshot(
    "https://ely.example/mill",
    LinkState.OK,
    "https://ely.example/mill",
    200,
    "it answers 200",
    {"etag": '"a"'},
    "text/html",
    "The mill",
    text="It closed. \ud800 \U0001f600",
    digest="00",
    fetched_at=NOW,
    reviews=(Review("It closed", "True"),),
)
KEY = SEEN.url


def put(store: SnapshotStore, snapshot: Snapshot = SEEN, key: str = KEY, **given: bool) -> None:
    store.put(key, snapshot, run="1", fresh_until=NOW + timedelta(days=1), **given)


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    with SnapshotStore(tmp_path / "deep" / "s.sqlite3") as store:
        put(store)
    with SnapshotStore(tmp_path / "deep" / "s.sqlite3") as store:
        kept = store.get(KEY)
        assert kept is not None
        assert kept.fresh_until == NOW + timedelta(days=1)
        assert kept.snapshot.text == "It closed. ? \U0001f600"
        assert kept.snapshot.reviews == SEEN.reviews
        assert kept.snapshot.fetched_at == NOW
        assert store.get("https://ely.example/other") is None


def test_a_folder_holds_the_file(tmp_path: Path) -> None:
    with SnapshotStore(tmp_path) as store:
        assert store.path == tmp_path / "snapshots.sqlite3"


def test_looks_are_kept_and_verdicts_are_not(store: SnapshotStore) -> None:
    put(store)
    put(store, Snapshot(KEY, LinkState.DEAD, status=404, fetched_at=NOW + timedelta(days=2)), confirming=True)
    assert [each.state for each in store.observations(KEY)] == [LinkState.OK, LinkState.MISSING]
    assert [each.confirming for each in store.observations(KEY)] == [False, True]
    last = store.last(KEY)
    assert last is not None
    assert last[0].status == 404
    kept = store.get(KEY)
    assert kept is not None  # a failure does not take the place of the page
    assert kept.snapshot.status == 200


def test_what_may_not_be_kept_is_let_go(store: SnapshotStore) -> None:
    put(store)
    put(store, keep_page=False)
    assert store.get(KEY) is None
    assert len(store.observations(KEY)) == 2


def test_lookups(store: SnapshotStore) -> None:
    assert store.looked_up("archive", "x") is None
    store.keep_lookup("archive", "x", None, NOW)
    assert store.looked_up("archive", "x") == (None, NOW)


@pytest.mark.parametrize("damage", [b"", b"rubbish" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "s.sqlite3"
    path.write_bytes(damage)
    with SnapshotStore(path) as store:
        put(store)
        assert store.get(KEY) is not None
    asides = [file for file in tmp_path.iterdir() if "damaged" in file.name]
    assert [file.read_bytes() for file in asides] == ([damage] if damage else [])
    assert ("is damaged" in caplog.text) == bool(damage)


def test_a_file_that_is_damaged_while_in_use_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"
    with SnapshotStore(path) as store:
        for number in range(200):
            put(store, key=f"{KEY}/{number}")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with SnapshotStore(path) as store:
        for number in range(200):
            store.get(f"{KEY}/{number}")
        put(store)
        assert store.get(KEY) is not None


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "no such"), ("seen_at", "yesterday"), ("seen_at", "2024-05-06"), ("fresh_until", "never")],
)
def test_a_look_that_makes_no_sense_counts_as_none(tmp_path: Path, column: str, value: str) -> None:
    with SnapshotStore(tmp_path) as store:
        put(store)
        store.keep_lookup("archive", KEY, None, NOW)
    with sqlite3.connect(tmp_path / "snapshots.sqlite3") as other:
        other.execute(f"UPDATE observations SET {column} = ?", (value,))
        other.execute("UPDATE pages SET snapshot = ?, fresh_until = ?", ("[" * 100_000, value))
        other.execute("UPDATE lookups SET value = 'x', fresh_until = ?", (value,))
    other.close()
    with SnapshotStore(tmp_path) as store:
        assert store.observations(KEY) == ()
        assert store.last(KEY) is None
        assert store.get(KEY) is None
        assert store.looked_up("archive", KEY) is None
        (seen,) = gather([KEY], options=FetchOptions(offline=True), cache=store).snapshots.values()
        assert seen.state is LinkState.UNSEEN


def test_the_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UsageError, match="another program"):
        SnapshotStore(path)
    assert path.read_bytes() == before


def test_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"
    SnapshotStore(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UsageError, match="later version"):
        SnapshotStore(path)


def test_where_no_file_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="no store of snapshots"):
        SnapshotStore(tmp_path / "file" / "s.sqlite3")


def test_a_full_disk_is_warned_of_once(store: SnapshotStore, caplog: pytest.LogCaptureFixture) -> None:
    store._connection.execute("PRAGMA max_page_count = 1")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            put(store, Snapshot(KEY, LinkState.OK, text="x" * 100_000, fetched_at=NOW))
    assert caplog.text.count("cannot be kept") == 1


def test_many_threads_and_runs_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"

    def work(name: int) -> None:
        with SnapshotStore(path) as store:
            for number in range(25):
                put(store, key=f"{KEY}/{name}/{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with SnapshotStore(path) as store:
        assert all(store.get(f"{KEY}/{name}/{number}") for name in range(4) for number in range(25))


def test_many_make_it_at_once(tmp_path: Path) -> None:
    failures: list[Exception] = []

    def make(path: Path, begin: threading.Barrier) -> None:
        begin.wait()
        try:
            SnapshotStore(path).close()
        except Exception as error:
            failures.append(error)

    for number in range(20):
        begin = threading.Barrier(6)
        threads = [threading.Thread(target=make, args=(tmp_path / f"{number}.sqlite3", begin)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failures


@pytest.mark.skipif(sys.platform == "win32", reason="there is no XDG there")
def test_the_users_cache_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if sys.platform != "darwin":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert default_store_path() == tmp_path / "verifact" / "snapshots.sqlite3"
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        monkeypatch.setenv("HOME", str(tmp_path))
        assert default_store_path() == tmp_path / ".cache" / "verifact" / "snapshots.sqlite3"


def test_without_a_place_to_keep_it_everything_is_still_seen(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setattr("verifact.evidence.gathering.default_store_path", lambda: tmp_path / "file" / "s.sqlite3")
    url = page(httpserver, "/story")
    options = FetchOptions(allow_hosts={"localhost"}, respect_robots=False)
    assert gather([url], options=options).snapshots[url].state is LinkState.OK
    assert "nothing that is seen will be kept" in caplog.text


SCRIPT = """
import sys
from pathlib import Path
from verifact.evidence import FetchOptions, gather
store, *urls = sys.argv[1:]
options = FetchOptions(allow_hosts={"localhost"}, concurrency=2, respect_robots=False)
gather(urls, options=options, cache=Path(store), progress=lambda done, total: print(done, flush=True))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to kill like that")
def test_a_killed_run_loses_nothing_and_the_next_goes_on(httpserver: HTTPServer, tmp_path: Path) -> None:
    urls = [page(httpserver, f"/{number}") for number in range(40)]
    path = tmp_path / "s.sqlite3"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", SCRIPT, str(path), *urls]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=plain) as process:
        assert process.stdout is not None
        done = 0
        for line in process.stdout:
            done = int(line)
            if done == 12:
                process.kill()
                break
    assert process.returncode == -signal.SIGKILL
    with SnapshotStore(path) as store:
        kept = [url for url in urls if store.get(url) is not None]
        assert done <= len(kept) < len(urls)
        httpserver.clear_log()
        seen = look(urls, store)
        assert {snapshot.state for snapshot in seen.values()} == {LinkState.OK}
        assert {request.path for request, _ in httpserver.log} == {
            f"/{url.rpartition('/')[2]}" for url in urls if url not in kept
        }
