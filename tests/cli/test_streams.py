"""Closed, full and abandoned streams, and what becomes of an output file."""

import subprocess
import sys
from pathlib import Path

import pytest

from verifact.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell and the devices are those of POSIX")
Output = pytest.CaptureFixture[str]
BAD = "It rains. <!-- verifact: ingore[VF1] -->\n"
FULL = pytest.param("> /dev/full", marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    return tmp_path


def shell(command: str) -> "subprocess.CompletedProcess[str]":
    line = command.replace("verifact", f"{sys.executable} -m verifact", 1)
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("to", [">&-", FULL])
@pytest.mark.parametrize("arguments", ["check a.md -q", "rules", "--version", "explain VF901"])
def test_output_that_cannot_be_written(arguments: str, to: str) -> None:
    run = shell(f"verifact {arguments} {to}")
    assert run.returncode == 2
    assert run.stderr.startswith("verifact: error: the output cannot be written: ")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("to", ["2>&-", "2> /dev/full"])
@pytest.mark.parametrize(("arguments", "code"), [("check a.md --select VF9 -q", 1), ("check --select Q", 2), ("q", 2)])
def test_nobody_hears_the_errors(arguments: str, code: int, to: str) -> None:
    assert shell(f"verifact {arguments} {to}").returncode == code


@pytest.mark.parametrize(("come_from", "said"), [("<&-", "stdin is closed"), ("0> x", "stdin cannot be read: ")])
@pytest.mark.parametrize("command", ["check", "inspect"])
def test_input_that_cannot_be_had(command: str, come_from: str, said: str) -> None:
    run = shell(f"verifact {command} - {come_from}")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"verifact: error: {said}")


def test_a_working_directory_that_is_gone(here: Path) -> None:
    (here / "in").mkdir()
    run = shell("cd in; rmdir ../in; exec verifact check a.md")
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("name", ["a.md", "./a.md", "link.md", "gone.md"])
def test_an_article_is_not_written_over(here: Path, name: str, capsys: Output) -> None:
    (here / "link.md").symlink_to("a.md")
    inputs = ["gone.md"] if name == "gone.md" else ["."]
    assert main(["check", *inputs, "--output-file", name]) == 2
    assert f"--output-file: {name} is also an input" in capsys.readouterr().err
    assert (here / "a.md").read_text(encoding="utf-8") == BAD


def test_an_output_file_keeps_its_link_and_its_mode(here: Path) -> None:
    (here / "real.out").write_text("old", encoding="utf-8")
    (here / "real.out").chmod(0o640)
    (here / "out").symlink_to("real.out")
    assert main(["check", "a.md", "-q", "--select", "VF9", "--output-file", "out"]) == 1
    assert (here / "out").is_symlink()
    assert (here / "real.out").read_text(encoding="utf-8").startswith("a.md:1:11 VF902")
    assert (here / "real.out").stat().st_mode & 0o777 == 0o640


def test_what_fails_leaves_the_old_output_and_no_draft(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    (here / "out").write_text("old", encoding="utf-8")
    monkeypatch.setattr("verifact.engine.checker.run_checks", interrupt)
    assert main(["check", "a.md", "--output-file", "out"]) == 130
    assert (here / "out").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in here.iterdir()) == ["a.md", "out"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_output_files_that_are_devices(capsys: Output) -> None:
    assert main(["check", "a.md", "--output-file", "/dev/full"]) == 2
    assert "--output-file: /dev/full cannot be written: " in capsys.readouterr().err
    assert main(["check", "a.md", "-q", "--select", "VF9", "--output-file", "/dev/null"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", ""], "argument PATH: the path is empty"),
        (["inspect", ""], "argument FILE: the path is empty"),
        (["check", "--output-file", ""], "argument --output-file: the path is empty"),
        (["check", "--select", ""], "select: it names no code"),
        (["check", "--output-file", "."], "--output-file: . cannot be written: "),
    ],
)
def test_empty_words(arguments: list[str], said: str, capsys: Output) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
