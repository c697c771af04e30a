"""The hook, as pre-commit installs and runs it in somebody's repository."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from verifact.readers.registry import SUFFIXES

PROJECT = Path(__file__).parents[1]
GOOD = "The mayor, Jane Roe, said on Monday that the bridge would stay open.\n"
BAD = f"{GOOD}\nScroll to Top\n"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def hooks() -> dict[str, dict[str, Any]]:
    found = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in found}


@pytest.mark.parametrize("name", ["verifact", "verifact-fix"])
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".MD"])
def test_every_known_suffix_is_checked(name: str, suffix: str) -> None:
    assert re.search(hooks()[name]["files"], f"content/article{suffix}")


@pytest.mark.parametrize("name", ["article.py", "txt", "notes.md.bak", "a.txtx"])
def test_no_other_file_is_checked(name: str) -> None:
    assert not any(re.search(hook["files"], name) for hook in hooks().values())


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command in a git repository of articles, with a pre-commit cache and no settings of its own."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    if not (PROJECT / ".git").exists():
        pytest.skip("pre-commit installs from a git repository, and these sources are none")
    repository = tmp_path_factory.mktemp("articles")
    foreign = ("GIT_", "PRE_COMMIT", "COVERAGE_", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    environment |= {
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        # The project may lie in a folder that belongs to somebody else, as in a container.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }

    def run(*command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=280,
        )

    (repository / "good.md").write_text(GOOD, encoding="utf-8")
    (repository / "bad.py").write_text("# Scroll to Top\n", encoding="utf-8")
    assert run("git", "init", "--quiet").returncode == 0
    assert run("git", "add", ".").returncode == 0
    return run


@pytest.mark.slow
def test_the_hooks_fail_and_pass(run: Run) -> None:
    """Both hooks at once: try-repo installs verifact anew each time it is called."""

    def try_repo() -> "subprocess.CompletedProcess[str]":
        which = ("--verbose", "--files", "good.md", "bad.py", "residue.txt", "drafts/residue.txt")
        return run(sys.executable, "-m", "pre_commit", "try-repo", str(PROJECT), *which)

    for name in ("residue.txt", "drafts/residue.txt"):
        assert run(sys.executable, "-c", WRITE, name, BAD).returncode == 0
    assert run(sys.executable, "-c", WRITE, "verifact.toml", 'exclude = ["drafts/"]').returncode == 0
    assert run("git", "add", ".").returncode == 0
    result = try_repo()
    assert result.returncode == 1, result.stdout + result.stderr
    assert "residue.txt:3:1 VF401 error" in result.stdout
    assert "bad.py" not in result.stdout
    assert "drafts" not in result.stdout
    assert "files were modified by this hook" in result.stdout
    assert run("git", "diff", "--name-only").stdout.split() == ["residue.txt"]
    assert run("git", "add", ".").returncode == 0
    result = try_repo()
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("Passed") == len(hooks())


WRITE = "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.parent.mkdir(exist_ok=True); p.write_text(sys.argv[2])"
