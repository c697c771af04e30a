"""What a run takes from the cache is what it would have found, to the byte, whatever has changed or gone wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from verifact.cli import main
from verifact.engine.checker import Checker
from verifact.model import Article, Evidence
from verifact.reporters import reporter_names

NOISY = """\
---
title: The bridge
date: 2024-05-04
---

Sources say that 4,000 people left  the town. <!-- verifact: ignore[VF405] why not -->

Critics call it “a disgrace”. Ã© Read more <!-- verifact: ingore -->

Scroll to Top
"""
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("VERIFACT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (folder / "a.md").write_text(NOISY, encoding="utf-8")
    (folder / "b.txt").write_text("The mayor, Jane Roe, said on Monday that it rains.\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "verifact"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Hold the names of the files that were checked, not looked up."""
    names: list[str] = []
    real = Checker.everything

    def everything(self: Checker, article: Article, evidence: Evidence | None = None) -> object:
        names.append(article.path or "")
        return real(self, article, evidence)

    monkeypatch.setattr(Checker, "everything", everything)
    return names


@pytest.fixture
def run(capsys: Output, checked: list[str]) -> "Run":
    return Run(capsys, checked)


class Run:
    def __init__(self, capsys: Output, checked: list[str]) -> None:
        self._capsys, self._checked = capsys, checked

    def __call__(self, *arguments: str) -> list[str]:
        """Return what was checked; what was told has to be what an uncached run tells."""
        said = self.output(*arguments)
        names = self._checked.copy()
        assert said == self.output(*arguments, "--no-cache")
        return names

    def output(self, *arguments: str) -> tuple[int, str, str]:
        self._checked.clear()
        code = main(["check", *arguments])
        return code, *self._capsys.readouterr()


BOTH = ["a.md", "b.txt"]


@pytest.mark.parametrize("name", reporter_names())
def test_every_form_of_output(name: str, run: Run, here: Path) -> None:
    (here / "c.txt").write_bytes(b"\xff\xfe\x00")
    arguments = ("--output-format", name, "--statistics", "--color", "always")
    assert run(*arguments) == BOTH
    assert run(*arguments) == []


class TestWhatChanges:
    @pytest.fixture(autouse=True)
    def warm(self, run: Run) -> None:
        assert run() == BOTH
        assert run() == []

    def test_the_content(self, run: Run, here: Path) -> None:
        status = (here / "a.md").stat()
        text = (here / "a.md").read_text(encoding="utf-8")
        (here / "a.md").write_text(text.replace("4,000", "5,000"), encoding="utf-8")
        os.utime(here / "a.md", ns=(status.st_atime_ns, status.st_mtime_ns))
        assert run() == ["a.md"]
        (here / "a.md").write_text(text, encoding="utf-8")
        assert run() == []

    def test_the_name(self, run: Run, here: Path) -> None:
        (here / "sub").mkdir()
        (here / "a.md").rename(here / "sub" / "a.md")
        (here / "b.txt").rename(here / "b.md")
        assert run() == ["b.md", "sub/a.md"]
        assert run(str(here)) == [f"{here}/b.md", f"{here}/sub/a.md"]

    def test_the_working_directory(self, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "in").mkdir()
        (here / "in" / "b.txt").write_bytes((here / "b.txt").read_bytes())
        monkeypatch.chdir(here / "in")
        assert run("b.txt") == ["b.txt"]

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--select", "VF2"),
            ("--select", "VF"),
            ("--ignore", "VF2"),
            ("--extend-select", "VF107"),
            ("--format", "text"),
        ],
    )
    def test_the_arguments(self, run: Run, arguments: tuple[str, ...]) -> None:
        assert run(*arguments) == BOTH
        assert run(*arguments) == []
        assert run() == []

    @pytest.mark.parametrize(
        "arguments",
        [("--fail-level", "error"), ("-q",), ("--exit-zero",), ("--statistics",), ("--isolated",), ("a.md",)],
    )
    def test_arguments_that_change_no_report(self, run: Run, arguments: tuple[str, ...]) -> None:
        assert run(*arguments) == []

    @pytest.mark.parametrize(
        "text",
        [
            'select = ["VF2"]',
            'ignore = ["VF204"]',
            'severity = {VF2 = "info"}',
            'per-file-ignores = {"a.md" = ["VF"]}',
            'publisher = "The Town Crier"',
            "published = 2020-01-01",
            'carry-sources = "sentence"',
            "checks = {VF105 = {least-words = 10}}",
            '[[suppress]]\npath = "a.md"\ncodes = ["VF401"]',
        ],
    )
    def test_the_configuration(self, run: Run, here: Path, text: str) -> None:
        (here / "verifact.toml").write_text(text, encoding="utf-8")
        first = run()
        if first:  # no option of that name: the same error twice
            assert first == BOTH
            assert run() == []

    def test_a_mistake_in_the_configuration(self, run: Run, here: Path) -> None:
        (here / "verifact.toml").write_text('ignore = ["VF777"]', encoding="utf-8")
        assert run() == []
        assert run("--select", "VF888") == []
        (here / "verifact.toml").unlink()
        assert run.output("--select", "VF888")[0] == 2

    def test_the_baseline(self, run: Run, here: Path) -> None:
        arguments = ("--baseline", "known.json")
        assert run.output(*arguments, "--update-baseline")[0] == 0
        assert run(*arguments) == []
        assert run.output(*arguments)[0] == 0
        (here / "known.json").write_text('{"version": 1, "files": {}}', encoding="utf-8")
        assert run(*arguments) == []
        assert run.output(*arguments)[0] == 1
        (here / "known.json").write_text("{", encoding="utf-8")
        run(*arguments)

    @pytest.mark.parametrize("given", [True, False])
    def test_the_bibliography(self, run: Run, here: Path, given: bool) -> None:
        old = '[{"id": "roe2020", "type": "book", "title": "A Town", "author": [{"family": "Roe"}]}]'
        text = "---\nbibliography: list.json\n---\n" * (not given) + "It rains [@roe2020] and snows [@doe2021].\n"
        (here / "a.md").write_text(text, encoding="utf-8")
        arguments = ("a.md", "--select", "VF3", *(("--bibliography", "list.json") if given else ()))
        run(*arguments)  # it is not there yet
        self.write(here / "list.json", old)
        assert run(*arguments) == ["a.md"]
        assert run(*arguments) == []
        self.write(here / "list.json", old.replace("roe2020", "doe2021"))
        assert run(*arguments) == ["a.md"]
        assert run(*arguments) == []
        (here / "list.json").unlink()
        run(*arguments)

    def write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1e9, 1e9))

    def test_a_bibliography_that_may_have_changed_since(self, run: Run, here: Path) -> None:
        (here / "list.json").write_text("[]", encoding="utf-8")
        assert run("--bibliography", "list.json") == BOTH
        assert run("--bibliography", "list.json") == BOTH

    def test_the_code(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("verifact.engine.caching.running.__version__", "99.0")
        assert run() == BOTH
        monkeypatch.setattr("sys.version", "4.0")
        assert run() == BOTH


class TestWhatIsNotKept:
    def test_fixes_diffs_and_stdin(self, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run()
        before = run.output("--diff")
        assert before[1]
        assert before == run.output("--diff")
        run.output("--fix")
        assert run() == ["a.md"]
        assert run() == []

    @pytest.mark.parametrize("ignored", ["", "VF905"])
    def test_a_check_that_crashed(self, run: Run, monkeypatch: pytest.MonkeyPatch, ignored: str) -> None:
        arguments = ("b.txt", *(("--ignore", ignored) if ignored else ()))
        with monkeypatch.context() as patch:
            patch.setattr("verifact.engine.run._run", crashing)
            run.output(*arguments)
        assert run(*arguments) == ["b.txt"]

    def test_a_pipe(self, here: Path, tmp_path: Path) -> None:
        command = f"{sys.executable} -m verifact check <(cat a.md) --format markdown -q --select VF902"
        for _ in range(2):
            told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
            assert (told.returncode, told.stderr) == (1, "")


def crashing(check: object, article: Article, selection: object, evidence: object) -> object:
    from verifact.engine.run import _Result, crash

    error = MemoryError()
    return _Result(crash(selection, article.path, "crashed", error), is_complete=False)  # type: ignore[arg-type]


class TestPlaces:
    def test_the_order(
        self, run: Run, here: Path, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert run() == BOTH
        assert (store / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
        assert (store / ".gitignore").read_text() == "*\n"
        assert store.stat().st_mode & 0o777 == 0o700
        (here / "verifact.toml").write_text('cache-dir = ".kept"', encoding="utf-8")
        assert run() == BOTH
        assert (here / ".kept" / "CACHEDIR.TAG").exists()
        monkeypatch.setenv("VERIFACT_CACHE_DIR", str(tmp_path / "by-name"))
        assert run() == BOTH
        assert run("--cache-dir", "given") == BOTH
        assert run("--cache-dir", "given") == []
        assert sorted(path.name for path in here.iterdir() if path.is_dir()) == [".kept", "given"]

    def test_no_cache(self, run: Run, store: Path) -> None:
        run.output("--no-cache")
        assert not store.exists()
        assert run.output("--cache-dir", "given", "--no-cache")[0] == 1
        assert not Path("given").exists()
        assert run.output("--cache-dir", "")[0] == 2

    def test_a_place_that_cannot_be(self, run: Run, here: Path) -> None:
        for _ in range(2):
            code, told, said = run.output("--cache-dir", "b.txt/cache")
            assert (code, told) == run.output("--no-cache")[:2]
            assert said == (
                "verifact: warning: no cache is kept: b.txt/cache: Not a directory "
                "(--cache-dir names another, --no-cache none)\n"
            )

    @pytest.mark.skipif(sys.platform == "win32", reason="no limits on Windows")
    def test_a_full_disk(self, run: Run, tmp_path: Path) -> None:
        script = (
            "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (150, 150)); "
            "from verifact.cli import main; sys.exit(main(['check', '--cache-dir', sys.argv[1]]))"
        )
        folder = tmp_path / "full"
        plain = run.output("--no-cache")
        unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        for _ in range(2):
            told = subprocess.run(
                [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=False, env=unmeasured
            )
            assert (told.returncode, told.stdout, told.stderr.count("\n") <= 1) == (*plain[:2], True)
        assert [path.name for path in folder.rglob("*") if path.stat().st_size > 150 and path.is_file()] == []


class TestDamage:
    @pytest.fixture(autouse=True)
    def warm(self, run: Run) -> None:
        assert run() == BOTH

    @pytest.mark.parametrize("damage", ["empty", "cut", "changed", "binary", "folder", "loop", "pipe", "swapped"])
    def test_is_no_entry(self, damage: str, run: Run, store: Path) -> None:
        entries = sorted(path for path in store.glob("?/*"))
        contents = [path.read_bytes() for path in entries]
        for path, content, other in zip(entries, contents, contents[::-1], strict=True):
            path.unlink()
            match damage:
                case "empty":
                    path.touch()
                case "cut":
                    path.write_bytes(content[: len(content) // 2])
                case "changed":
                    path.write_bytes(content.replace(b"0", b"1"))
                case "binary":
                    path.write_bytes(b"\x80\x04\x95\xff\n\0")
                case "folder":
                    path.mkdir()
                case "loop":
                    path.symlink_to(path)
                case "pipe":
                    os.mkfifo(path)
                case "swapped" if content != other:
                    path.write_bytes(other)
        assert run() == BOTH
        if damage != "folder":  # nothing takes its place
            assert run() == []

    def test_what_others_put_there(self, run: Run, store: Path) -> None:
        (store / "notes.txt").write_text("mine")
        (store / "a").mkdir(exist_ok=True)
        (store / "a" / "zzz").write_text("foreign")
        assert run() == []
        for path in store.glob("?"):
            for entry in path.iterdir():
                entry.unlink()
            path.rmdir()
            path.write_text("a file")
        assert run() == BOTH


def test_two_processes_at_once(here: Path, store: Path, run: Run) -> None:
    for index in range(12):
        (here / f"{index}.md").write_text(f"{NOISY}\n{index} people, sources say.\n", encoding="utf-8")
    command = [sys.executable, "-m", "verifact", "check", "--output-format", "json"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate() for process in both]
    expected = run.output("--output-format", "json", "--no-cache")
    assert [(out.decode(), err) for out, err in told] == [(expected[1], b"")] * 2
    assert not list(store.rglob("*.tmp"))
    assert run("--output-format", "json") == []


KILLING = """
import os, sys
from verifact.cli import main
from verifact.engine.checker import Checker
real = Checker.everything
def everything(self, article, evidence=None):
    return os.abort() if "aborts" in article.text else real(self, article, evidence)
Checker.everything = everything
sys.exit(main(["check", "--jobs", "2", "--output-format", "json", *sys.argv[1:]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_file_that_kills_its_process_is_told_of_when_it_alone_is_left(here: Path, store: Path) -> None:
    (here / "b.txt").write_text("It aborts.\n", encoding="utf-8")
    told = [
        subprocess.run([sys.executable, "-c", KILLING, *more], capture_output=True, text=True, check=False)
        for more in ((), (), ("--no-cache",))
    ]
    assert {(done.returncode, done.stdout) for done in told} == {(1, told[0].stdout)}
    assert "VF905" in told[0].stdout
