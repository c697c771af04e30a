"""What a run loads: a hook starts it at every commit."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import json, sys
from verifact.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
HEAVY = {
    "httpx",
    "httpcore",
    "asyncio",
    "sqlite3",
    "ssl",
    "protego",
    "pypdf",
    "stamina",
    "verifact.evidence",
    "dateutil",
    "rich",
    "yaml",
    "trafilatura",
    "shtab",
    "multiprocessing",
    "difflib",
    "concurrent.futures",
    "ftfy",
    "pygls",
    "lsprotocol",
    "verifact.analysis.comparing",
}


def loaded(*arguments: str) -> tuple[int, set[str]]:
    # Measured with coverage, a process would load coverage's own modules.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", SCRIPT, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8", env=plain)
    code, modules = json.loads(run.stderr.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_small_file_needs_nothing_heavy(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The mayor, Mary Miller, said on Monday that it rains.\n", encoding="utf-8")
    code, modules = loaded("check", str(tmp_path), "--color", "never", "--exit-zero")
    assert code == 0
    assert modules & HEAVY == set()


def test_the_version_needs_nothing_at_all() -> None:
    code, modules = loaded("--version")
    assert code == 0
    assert not modules & {"attrs", "attr", "argparse", "verifact.engine", "verifact.cli.app", *HEAVY}


def test_the_rules_need_no_reader() -> None:
    _, modules = loaded("rules")
    assert not modules & {"verifact.engine", "verifact.readers.html", *HEAVY}


PARSING = """
import sys
import verifact
article = verifact.parse("The mayor, Mary Miller, said on Monday that it rains.")
assert article.attributions
print(*sorted(sys.modules))
"""


def test_attributions_of_plain_text_need_only_what_finds_them() -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    run = subprocess.run([sys.executable, "-c", PARSING], capture_output=True, text=True, check=True, env=plain)
    modules = set(run.stdout.split())
    unwanted = {"checks", "config", "config_file", "findings", "triage", "engine.checker", "readers.markdown", "serial"}
    unwanted |= {"analysis.citations", "analysis.claims", "analysis.quantities", "analysis.markers"}
    assert modules & {f"verifact.{name}" for name in unwanted} == set()
    assert modules & {*HEAVY, "pathspec", "email", "tomllib", "importlib.metadata", "dataclasses"} == set()
