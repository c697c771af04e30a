"""`verifact verify` and `verifact check --online`, from arguments to exit codes; the web is a folder of saved pages."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.engine.webs import ARTICLE, GONE, PAGE

from verifact.cli import main
from verifact.evidence import save

SAVED = ("--sources", "saved")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    save([PAGE, GONE], tmp_path / "saved")
    return tmp_path


def quiet(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = main([*arguments, "-q"])
    return code, [line.split(" ")[1] for line in capsys.readouterr().out.splitlines()]


def test_verify_tells_what_needs_the_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert quiet(capsys, "verify", "a.txt", *SAVED) == (1, ["VF605", "VF604", "VF601"])
    assert quiet(capsys, "verify", "a.txt", *SAVED, "--ignore", "VF601", "--fail-level", "error") == (
        0,
        ["VF605", "VF604"],
    )
    assert quiet(capsys, "verify", "a.txt", *SAVED, "--select", "VF604", "--exit-zero") == (0, ["VF604"])


def test_check_online_tells_both(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = quiet(capsys, "check", "--online", "a.txt", *SAVED)
    offline = quiet(capsys, "check", "a.txt")[1]
    assert code == 1
    assert sorted(found) == sorted([*offline, "VF601", "VF604"])
    assert not [code for code in offline if code.startswith("VF6")]


def test_the_text_shows_what_the_sources_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "a.txt", *SAVED]) == 1
    out = capsys.readouterr().out
    start = out.index("a.txt: what its sources say")
    assert out[start:].splitlines()[1] == "1 | The mill lost 12,000 pounds a month, its owners said [1]."
    assert f"  = [1] {PAGE.url}: read, fit 0." in out
    assert "lost 8,000 pounds a month" in out
    assert "    not in it: 12,000" in out
    assert f"  = [2] {GONE.url}: dead" in out
    assert "    quoted otherwise: It is a sad day for a town that has had [-a-] {+no+} mill" in out


def test_stdin_and_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = SimpleNamespace(buffer=io.BytesIO(ARTICLE.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["verify", "-", *SAVED, "--output-format", "json"]) == 1
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert [each["state"] for each in report["evidence"]] == ["ok", "dead", "ok"]
    assert report["evidence"][0]["missing_figures"] == ["12,000"]


def test_the_configuration_may_name_the_saved_pages(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "verifact.toml").write_text('[online]\nsources = "saved"\n', encoding="utf-8")
    assert quiet(capsys, "verify", "a.txt") == (1, ["VF605", "VF604", "VF601"])
    assert not [code for code in quiet(capsys, "check", "a.txt")[1] if code.startswith("VF6")]
    assert main(["show-config", "a.txt"]) == 0
    assert "[online]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "a.txt", *SAVED], "--sources says how sources are looked up: it needs --online"),
        (["check", "a.txt", "--allow-host", "x"], "--allow-host says how sources are looked up: it needs --online"),
        (["check", "--online", "--fix", "a.txt"], "it doesn't go with --fix"),
        (["verify", "a.txt", "--sources", "none"], "none/index.json"),
        (["verify", "a.txt", "--select", "VF699"], "unknown code 'VF699'"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "stamina", None)
    assert main(["verify", "a.txt", "--no-snapshots-cache"]) == 2
    assert "verifact[online]" in capsys.readouterr().err


def test_other_files_go_on_where_one_cannot_be_read(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "b.txt").write_bytes(b"\x00\x01\x02 binary \xff")
    code, found = quiet(capsys, "verify", "a.txt", "b.txt", "none.txt", *SAVED)
    assert code == 2
    assert found.count("VF904") == 2
    assert "VF601" in found


def test_a_baseline_offline_keeps_what_was_known_online(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--online", "--update-baseline", "a.txt", *SAVED]) == 0
    path = here / "verifact-baseline.json"
    online = path.read_text(encoding="utf-8")
    assert '"VF601"' in online
    assert main(["check", "--update-baseline", "a.txt"]) == 0
    assert path.read_text(encoding="utf-8") == online
    assert quiet(capsys, "verify", "a.txt", *SAVED, "--baseline", path.name) == (0, ["VF605"])
