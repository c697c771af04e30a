"""The cache's own parts: the folder of entries, the names of code and places."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

import verifact
from verifact.config import Config
from verifact.engine.caching import place, running
from verifact.engine.caching.reports import ReportCache
from verifact.engine.caching.store import Store
from verifact.engine.settings import Configs, Settings
from verifact.findings import Report

KEYS = [f"{number:040x}" for number in range(40)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "kept")
    made.open()
    return made


class TestStore:
    def test_gives_what_it_was_given(self, store: Store) -> None:
        assert store.get("abc") is None
        store.put("abc", b"1\n2")
        store.put("abc", b"3\n4")
        store.put("abd", b"")
        assert (store.get("abc"), store.get("abd"), store.get("bbc")) == (b"3\n4", b"", None)
        store.open()
        assert store.get("abc") == b"3\n4"

    def test_takes_no_folder_that_holds_something_else(self, tmp_path: Path) -> None:
        # Its `.gitignore` would hide the articles, and what lies in a folder such as `a` would be pruned.
        (tmp_path / "a").mkdir()
        (tmp_path / "story.md").touch()
        with pytest.raises(FileExistsError, match="something else"):
            Store(tmp_path).open()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "story.md"]

    def test_takes_a_folder_that_was_begun(self, tmp_path: Path) -> None:
        (tmp_path / ".gitignore").write_text("mine\n")
        for name in ("CACHEDIR.TAG", "snapshots.sqlite3", "snapshots.sqlite3-wal"):  # a disk that was full, look-ups
            (tmp_path / name).touch()
        Store(tmp_path).open()
        Store(tmp_path).put("abc", b"1")
        (tmp_path / "notes.txt").touch()
        Store(tmp_path).open()
        assert Store(tmp_path).get("abc") == b"1"
        assert (tmp_path / "CACHEDIR.TAG").read_text().startswith("Signature: ")
        assert (tmp_path / ".gitignore").read_text() == "mine\n"

    def test_the_oldest_go(self, store: Store) -> None:
        small = evolve(store, most_entries=8)
        for age, key in enumerate(KEYS[:8]):
            small.put(key, b"x")
            os.utime(small._path(key), (age, age))
        assert small.get(KEYS[0]) == b"x"  # and so it was used today
        small.put(KEYS[8], b"y")
        assert [key for key in KEYS if small.get(key)] == [KEYS[0], *KEYS[4:9]]

    def test_the_bytes_are_bounded(self, store: Store) -> None:
        small = evolve(store, most_bytes=100_000)
        for key in KEYS:
            small.put(key, bytes(10_000))
        assert sum(path.stat().st_size for path in store.folder.glob("?/*")) <= 100_000
        assert small.get(KEYS[-1]) is not None
        small.put("0" * 40, bytes(90_000))  # it alone would drive out all others
        assert small.get(KEYS[-1]) is not None
        store.put("0" * 40, bytes(200_000))
        assert small.get("0" * 40) is None

    def test_drafts_of_dead_processes_go(self, store: Store) -> None:
        store.put("a1", b"x")
        for name, age in (("1-1.tmp", 7200), ("2-2.tmp", 60)):
            (store.folder / "a" / name).touch()
            os.utime(store.folder / "a" / name, (time.time() - age,) * 2)
        store.put("a2", b"x")
        assert sorted(path.name for path in store.folder.glob("a/*")) == ["1", "2", "2-2.tmp"]


WRITER = """
import sys
from pathlib import Path
from verifact.engine.caching.store import Store
store = Store(Path(sys.argv[1]))
print("begun", flush=True)
while True:
    for number in range(40):
        store.put(f"{number:040x}", bytes([number]) * 3_000_000)
"""


def test_processes_that_are_killed_in_the_middle_of_writing(store: Store) -> None:
    command = [sys.executable, "-c", WRITER, str(store.folder)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    while not any(path.suffix == ".tmp" for path in store.folder.glob("?/*")):
        time.sleep(0.001)
    for writer in writers:
        writer.kill()
    for writer in writers:
        writer.communicate()
    for number, key in enumerate(KEYS):
        assert store.get(key) in (None, bytes([number]) * 3_000_000)
        store.put(key, b"new")
        assert store.get(key) == b"new"


@pytest.mark.parametrize(
    ("system", "environ", "folder"),
    [
        ("linux", {}, "home/.cache/verifact"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/verifact"),
        ("linux", {"XDG_CACHE_HOME": "x"}, "home/.cache/verifact"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, "home/Library/Caches/verifact"),
        ("win32", {}, "home/AppData/Local/verifact/Cache"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/verifact/Cache"),
    ],
)
def test_the_users_folder(system: str, environ: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert place.users_folder(environ, system) == Path(folder)


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def home() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", home)
    assert place.users_folder({}, "linux") is None


class TestCode:
    @pytest.fixture
    def digest(self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
        own = tmp_path / "verifact"
        (own / "__pycache__").mkdir(parents=True)
        (own / "a.py").write_text("1")
        (own / "words.txt").write_text("one")
        monkeypatch.setattr(running, "_OWN", own)
        monkeypatch.syspath_prepend(tmp_path / "site")
        return lambda: running.code_digest(store)

    def test_a_change_of_any_file_counts(self, digest: Callable[[], str], tmp_path: Path) -> None:
        own = tmp_path / "verifact"
        seen = [digest()]
        (own / "a.py").write_text("2")
        seen.append(digest())
        (own / "words.txt").write_text("two")
        seen.append(digest())
        (own / "b.py").touch()
        seen.append(digest())
        (own / "b.py").rename(own / "c.py")
        seen.append(digest())
        assert len(set(seen)) == 5

    def test_compiled_files_and_times_do_not(self, digest: Callable[[], str], tmp_path: Path) -> None:
        before = digest()
        (tmp_path / "verifact" / "__pycache__" / "a.pyc").touch()
        (tmp_path / "verifact" / "b.pyc").touch()
        os.utime(tmp_path / "verifact" / "a.py", (1, 1))
        assert digest() == before

    def test_distributions_and_plugins(self, digest: Callable[[], str], tmp_path: Path) -> None:
        before = digest()
        site = tmp_path / "site"
        metadata = site / "tabloid_checks-1.0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Name: tabloid-checks\nVersion: 1.0\n")
        installed = digest()
        assert installed != before
        (metadata / "entry_points.txt").write_text("[verifact.checks]\ntabloid = tabloid.checks\ngone = gone\n")
        (site / "tabloid").mkdir()
        (site / "tabloid" / "checks.py").write_text("1")
        (site / "tabloid" / "__init__.py").touch()
        with_plugin = digest()
        assert with_plugin != installed
        assert digest() == with_plugin
        (site / "tabloid" / "checks.py").write_text("2")
        assert digest() != with_plugin
        (site / "tabloid" / "words.json").write_text("[]")
        assert "tabloid" not in sys.modules

    def test_zip_files(self, digest: Callable[[], str], tmp_path: Path) -> None:
        (tmp_path / "site").write_bytes(b"PK")
        before = digest()
        (tmp_path / "site").write_bytes(b"PK1")
        assert digest() != before


class TestReports:
    def test_what_has_no_form_is_not_kept(self, store: Store) -> None:
        config = Config(options={"VF105": {"words": object()}})
        assert ReportCache(store, Settings(), "").key(b"", "a", config) is None
        assert ReportCache(store, Settings(), "").key(b"", "a", Config()) is not None

    @pytest.mark.parametrize("content", [b"[]", b"{", b'{"report": {}}', b'{"report": {"path": 1}, "read": {}}', b"["])
    def test_no_report(self, store: Store, content: bytes) -> None:
        cache = ReportCache(store, Settings(), "")
        assert cache.decoded(content * (1 + 99_999 * (content == b"["))) is None

    def test_a_report_with_lone_surrogates(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.touch()
        cache, configs = ReportCache(store, Settings(), ""), Configs(Settings())
        key = cache.key(b"", str(path), configs.at(path))
        assert key is not None
        cache.keep(key, Report(path="\udcff"), (), 0)
        found = cache.find(path, configs)
        assert found is not None
        assert cache.decoded(found) == Report(path="\udcff")


def test_the_library_keeps_reports_where_it_is_told_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("Sources say it rains.\n", encoding="utf-8")
    plain = list(verifact.check_paths(tmp_path))
    kept = tmp_path / "kept"
    assert list(verifact.check_paths(tmp_path, cache_dir=kept)) == plain
    monkeypatch.setattr("verifact.engine.checker.run_checks", None)
    assert list(verifact.check_paths(tmp_path, cache_dir=str(kept))) == plain
    with pytest.raises(verifact.UsageError, match="unknown code 'VF777'"):
        verifact.check_paths(tmp_path, cache_dir=kept, select="VF777")
    with pytest.raises(verifact.UsageError, match=r"cache_dir: .* cannot be used: Not a directory"):
        verifact.check_paths(tmp_path, cache_dir=tmp_path / "a.md" / "x")
