"""A diff that patch applies whatever the file is called and begins with."""

import shutil
import subprocess
from pathlib import Path

import pytest

from verifact.cli import main

NAMES = ["plain.txt", "sp ace.txt", "ü.txt", 'q"uote\\.txt', "t\tab.txt", "a\n--- victim.txt\n+++ victim.txt\n.txt"]


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch")
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte-order mark"])
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_patch_does_what_fix_does(
    name: str, mark: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("victim.txt").write_text("keep\n")
    Path(name).write_bytes(mark + "It rained.\u00a0\nAnd snowed.\n".encode())
    assert main(["check", "--diff", "--select", "VF406", "--isolated", name]) == 1
    diff = capsys.readouterr().out
    done = subprocess.run(
        ["patch", "-p0"], input=diff.encode("utf-8", "surrogateescape"), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert Path(name).read_bytes() == mark + b"It rained.\nAnd snowed.\n"
    assert Path("victim.txt").read_text() == "keep\n"
    assert sorted(path.name for path in Path().iterdir()) == sorted([name, "victim.txt"])
