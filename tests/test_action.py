"""The GitHub Action: its form, and its scripts as GitHub's runner would run them, in bash with the inputs in the environment."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
SPOKEN = re.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")
BAD = "The mayor, Jane Roe, said on Monday that the bridge would stay open.\n\nScroll to Top\n"

Done = subprocess.CompletedProcess[str]


def test_its_form() -> None:
    assert {"name", "description", "inputs", "runs"} <= set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    for given in ACTION["inputs"].values():
        assert set(given) == {"description", "default"}
        assert isinstance(given["default"], str)
    for step in ACTION["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert "uses" in step or step["shell"] == "bash"


def test_no_input_is_written_into_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step["run"]] == []


def test_every_input_is_used() -> None:
    assert set(SPOKEN.findall(json.dumps(ACTION["runs"]))) == set(ACTION["inputs"])


def run(name: str, folder: Path, runner: Path, **inputs: str) -> Done:
    """Run a step in `folder` as the runner does."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    values = {key: given["default"] for key, given in ACTION["inputs"].items()}
    values |= {key.replace("_", "-"): value for key, value in inputs.items()}
    step = STEPS[name]
    environment = {
        key: SPOKEN.sub(lambda match: values[match[1]], text).replace("${{ github.action_path }}", str(PROJECT))
        for key, text in step["env"].items()
    }
    script = runner / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env={**os.environ, **environment, "RUNNER_TEMP": str(runner), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return a runner's temporary folder, with verifact installed where the first step would have put it."""
    programs = tmp_path / "runner's temp" / "verifact" / "bin"
    programs.mkdir(parents=True)
    program = programs / "verifact"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verifact "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return programs.parents[1]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "my drafts").mkdir(parents=True)
    (folder / "bad.md").write_text(BAD, encoding="utf-8")
    (folder / "my drafts" / "good.md").write_text(BAD[:70], encoding="utf-8")
    return folder


def check(articles: Path, runner: Path, **inputs: str) -> Done:
    return run("Check the articles", articles, runner, **inputs)


def test_findings_are_annotations_and_fail_the_step(articles: Path, runner: Path) -> None:
    done = check(articles, runner)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=bad.md,line=3")


def test_inputs_reach_the_command(articles: Path, runner: Path) -> None:
    assert check(articles, runner, paths="my drafts/good.md\n\nmy drafts").returncode == 0
    assert check(articles, runner, args="--ignore VF4\n  --quiet").returncode == 0
    done = check(articles, runner, paths="my drafts/good.md\r\nbad.md\r\n\r\n", args="--ignore VF401 \r\n--quiet\r")
    assert (done.returncode, done.stdout) == (0, "")
    done = check(articles, runner, args="--select VF401", output_format="text", sarif_file="out put.sarif")
    assert done.returncode == 1
    assert "bad.md:3:1 VF401 error" in done.stdout
    results = json.loads((articles / "out put.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["VF401"]
    (articles / "bad.md").write_text("Sources say the deal is done.\n", encoding="utf-8")
    assert check(articles, runner).returncode == 1
    assert check(articles, runner, fail_level="error").returncode == 0


@pytest.mark.parametrize(
    "inputs", [{"args": "--no-such-option"}, {"paths": "gone.md", "sarif_file": "no/such/a.sarif"}]
)
def test_wrong_inputs_fail_the_step(articles: Path, runner: Path, inputs: dict[str, str]) -> None:
    assert check(articles, runner, **inputs).returncode == 2


HOSTILE = ["$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "a;touch pwned", "x && touch pwned", "*", "-x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_input_is_run(articles: Path, runner: Path, text: str) -> None:
    record = runner / "record"
    program = runner / "verifact" / "bin" / "verifact"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$RUNNER_TEMP/record"\n', encoding="utf-8")
    names = ("paths", "args", "output_format", "fail_level", "sarif_file")
    done = check(articles, runner, **dict.fromkeys(names, text))
    assert done.returncode == 0, done.stderr
    said = [*text.split(), f"--fail-level={text}", f"--output-format={text}", "--", text]
    assert record.read_text(encoding="utf-8").splitlines() == ["check", *said]
    assert list(articles.rglob("pwned")) == []


RECORDING = """#!/bin/sh
printf '%s\\n' "$@" >>"$RECORD"
if [ "$1" = -m ] && [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi
"""


@pytest.mark.parametrize(
    ("version", "wanted"),
    [("", str(PROJECT)), ("0.1.0", "verifact==0.1.0"), ("$(touch pwned)", "verifact==$(touch pwned)")],
)
def test_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, wanted: str) -> None:
    """With a `python` that takes note of what it is told: nothing is downloaded in a test."""
    programs, record = tmp_path / "programs", tmp_path / "record"
    programs.mkdir()
    (programs / "python").write_text(RECORDING, encoding="utf-8")
    (programs / "python").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("RECORD", str(record))
    done = run("Install verifact", tmp_path, tmp_path, version=version)
    assert done.returncode == 0, done.stderr
    said = record.read_text(encoding="utf-8").splitlines()
    assert said[:3] == ["-m", "venv", str(tmp_path / "verifact")]
    assert said[3:6] == ["-m", "pip", "install"]
    assert said[-2:] == ["--", wanted]
    assert not (tmp_path / "pwned").exists()
