"""`verifact check --fix` and `--diff`: files, streams, exit codes."""

import io
import os
import subprocess
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from stat import S_IMODE

import pytest

from verifact.cli import main

BAD = "It rained.\u00a0\n\nIt “rained.”\n"
FIXED = "It rained.\n\nIt “rained.”\n"
CHECK = ("--select", "VF406", "--isolated", "--fail-level", "info")

Output = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = BAD) -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def check(*arguments: str) -> int:
    return main(["check", *CHECK, *arguments])


class TestFix:
    def test_a_file_is_rewritten_and_the_rest_is_told(self, capsys: Output) -> None:
        path = write("a.txt")
        other = write("b.txt", FIXED)
        before = other.stat()
        assert check("--fix", ".") == 0
        assert path.read_bytes() == FIXED.encode()
        assert (other.stat().st_ino, other.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        out, err = capsys.readouterr()
        assert "VF406" not in out
        assert err == "verifact: fixed 1 finding in 1 file\n"
        assert check("--fix", ".") == 0
        assert capsys.readouterr().err == ""

    def test_what_is_left_sets_the_exit_code(self, capsys: Output) -> None:
        path = write("a.txt", "> ok\u00a0\n\nIt rained on Oct. 3.\u00a0\n")
        assert check("--extend-select", "VF501", "--fix", str(path), "-q") == 1
        out, err = capsys.readouterr()
        assert "VF501" in out
        assert "VF406" not in out
        assert err == ""
        assert check("--extend-select", "VF501", "--fix", str(path), "--exit-zero") == 0

    @pytest.mark.parametrize(
        "data",
        [
            BOM_UTF8 + BAD.encode(),
            BOM_UTF16_LE + BAD.encode("utf-16-le"),
            BOM_UTF16_BE + BAD.encode("utf-16-be"),
            BAD.replace("\n", "\r\n").encode(),
            BAD.rstrip().encode(),
        ],
        ids=["utf-8-sig", "utf-16-le", "utf-16-be", "crlf", "no-end"],
    )
    def test_encoding_mark_and_line_ends_are_kept(self, data: bytes) -> None:
        path = Path("a.txt")
        path.write_bytes(data)
        assert check("--fix", "a.txt") == 0
        gone = "\u00a0".encode("utf-16-be" if data[:1] == BOM_UTF16_BE[:1] and data[1:2] == b"\xff" else "utf-8")
        if data.startswith(BOM_UTF16_LE):
            gone = "\u00a0".encode("utf-16-le")
        assert path.read_bytes() == data.replace(gone, b"", 1)

    def test_what_cannot_be_decoded_is_left_alone(self, capsys: Output) -> None:
        path = Path("a.txt")
        path.write_bytes("Größe\u00a0\n".encode("latin-1"))
        good = write("b.txt")
        assert check("--fix", "a.txt", "b.txt") == 2
        assert path.read_bytes() == "Größe\u00a0\n".encode("latin-1")
        assert good.read_bytes() == FIXED.encode()
        assert "VF904" in capsys.readouterr().out

    def test_a_missing_file(self) -> None:
        assert check("--fix", "gone.txt") == 2
        assert not Path("gone.txt").exists()

    @POSIX
    def test_the_mode_is_kept_and_no_draft_is_left(self, here: Path) -> None:
        path = write("a.txt")
        path.chmod(0o640)
        assert check("--fix", "a.txt") == 0
        assert S_IMODE(path.stat().st_mode) == 0o640
        assert [item.name for item in here.iterdir()] == ["a.txt"]

    @POSIX
    def test_a_link_stays_one(self) -> None:
        Path("deep").mkdir()
        path = write("deep/a.txt")
        Path("link.txt").symlink_to(path)
        assert check("--fix", "link.txt") == 0
        assert Path("link.txt").is_symlink()
        assert path.read_bytes() == FIXED.encode()

    @POSIX
    def test_a_read_only_file_is_named_and_the_others_go_on(self, capsys: Output) -> None:
        path, other = write("a.txt"), write("b.txt")
        path.chmod(0o444)
        assert check("--fix", "a.txt", "b.txt") == 2
        assert (path.read_bytes(), other.read_bytes()) == (BAD.encode(), FIXED.encode())
        out, err = capsys.readouterr()
        assert "verifact: error: a.txt cannot be written: it is read-only\n" in err
        assert "fixed 1 finding in 1 file" in err
        assert "VF406" in out

    @POSIX
    def test_a_folder_that_takes_no_file(self, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        def full(*arguments: object, **options: object) -> None:
            raise OSError(28, "No space left on device")

        path = write("a.txt")
        monkeypatch.setattr("verifact.fixing.writing.os.fsync", full)
        assert check("--fix", "a.txt") == 2
        assert path.read_bytes() == BAD.encode()
        assert [item.name for item in Path().iterdir()] == ["a.txt"]
        assert "a.txt cannot be written: No space left on device" in capsys.readouterr().err

    def test_suppressed_and_unselected_findings_are_not_fixed(self) -> None:
        text = "<!-- verifact: ignore[VF406] as it was -->\nIt rained.\u00a0\n"
        path, other = write("a.md", text), write("b.txt")
        assert check("--fix", "a.md") == 0
        assert path.read_bytes() == text.encode()
        assert main(["check", "--isolated", "--select", "VF401", "--fix", "b.txt"]) == 0
        assert other.read_bytes() == BAD.encode()

    def test_several_processes(self, capsys: Output) -> None:
        paths = [write(f"{number}.txt") for number in range(5)]
        assert check("--fix", ".", "-j", "2") == 0
        assert {path.read_bytes() for path in paths} == {FIXED.encode()}
        assert "fixed 5 findings in 5 files" in capsys.readouterr().err

    def test_report_formats(self, capsys: Output) -> None:
        write("a.txt")
        assert check("--fix", "a.txt", "--output-format", "json", "--output-file", "out.json") == 0
        assert '"findings": []' in Path("out.json").read_text(encoding="utf-8")
        assert capsys.readouterr().out == ""


def piped(data: bytes, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "verifact", "check", *CHECK, "-", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False)


class TestStdin:
    def test_the_fixed_text_goes_to_stdout_and_the_report_to_stderr(self) -> None:
        done = piped(BOM_UTF8 + BAD.replace("\n", "\r\n").encode(), "--fix", "--extend-select", "VF513")
        assert done.stdout == BOM_UTF8 + FIXED.replace("\n", "\r\n").encode()
        assert b"fixed 1 finding in 1 file" in done.stderr
        assert done.returncode == 0

    def test_what_cannot_be_read_comes_back_as_it_was(self) -> None:
        done = piped(b"Gr\xf6\xdfe\n", "--fix")
        assert (done.stdout, done.returncode) == (b"Gr\xf6\xdfe\n", 2)
        assert b"VF904" in done.stderr

    def test_a_diff(self) -> None:
        done = piped(BAD.encode(), "--diff", "--stdin-filename", "a.txt")
        assert done.stdout.decode().startswith(
            "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n-It rained.\u00a0\n+It rained.\n"
        )
        assert done.returncode == 1


class TestDiff:
    def test_it_changes_nothing(self, capsys: Output) -> None:
        path = write("a.txt")
        write("b.txt", FIXED)
        assert check("--diff", ".") == 1
        assert path.read_bytes() == BAD.encode()
        out, err = capsys.readouterr()
        assert out == "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n-It rained.\u00a0\n+It rained.\n \n It “rained.”\n"
        assert err == "verifact: would fix 1 finding in 1 file\n"
        assert check("--diff", ".", "--exit-zero", "-q") == 0
        assert capsys.readouterr().err == ""

    def test_nothing_to_do(self, capsys: Output) -> None:
        write("a.txt", FIXED)
        assert check("--diff", ".") == 0
        assert capsys.readouterr() == ("", "")

    def test_unreadable_files_count(self) -> None:
        write("a.txt")
        assert check("--diff", "a.txt", "gone.txt", "--output-file", "out.diff") == 2
        assert Path("out.diff").read_text(encoding="utf-8").startswith("--- a.txt")

    def test_on_a_terminal_nothing_acts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        write("a.txt", "It \u202erained.\u00a0\r\n")
        screen = Terminal()
        monkeypatch.setattr(sys, "stdout", screen)
        assert check("--diff", "a.txt") == 1
        assert "-It \\u202erained.\u00a0\\r\n+It \\u202erained.\\r\n" in screen.getvalue()


@pytest.mark.parametrize("arguments", [("--fix", "--diff"), ("--unsafe-fixes",)])
def test_wrong_usage(arguments: tuple[str, ...], capsys: Output) -> None:
    write("a.txt")
    assert check("a.txt", *arguments) == 2
    assert "--diff" in capsys.readouterr().err


def test_unsafe_fixes_are_asked_for() -> None:
    write("a.txt")
    assert check("--fix", "--unsafe-fixes", "a.txt") == 0
