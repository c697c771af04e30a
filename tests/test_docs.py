"""What the documentation shows is what there is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import verifact
from verifact import config_file
from verifact.checks.base import Check, Example, Hit
from verifact.config import DEFAULT_EXCLUDE
from verifact.pytest_plugin import Verifact

PROJECT = Path(__file__).parents[1]
README = PROJECT / "README.md"
PAGES = sorted([README, PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").rglob("*.md")])
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(path: Path, language: str) -> list[str]:
    return [code for name, code in FENCED.findall(path.read_text(encoding="utf-8")) if name == language]


@pytest.mark.parametrize("tool", ["check_pages.py", "outputs.py", "report_schema.py", "screenshots.py"])
def test_generated_parts_are_current(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, PROJECT / "tools" / tool, "--check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


EXAMPLES = [
    pytest.param(code, id=f"{path.relative_to(PROJECT)}-{index}")
    for path in PAGES
    for index, code in enumerate(blocks(path, "python"))
]


@pytest.mark.parametrize("code", EXAMPLES)
def test_python_examples_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    shutil.copy(PROJECT / "docs" / "examples" / "mended.md", tmp_path / "story.md")
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {"__name__": "example"}
    exec(code, namespace)
    for name, value in namespace.items():
        if name.startswith("test_") and callable(value):
            value(Verifact())
        if isinstance(value, Check):
            for example in (*value.bad, *value.good):
                assert found(value, example) == re.findall(r"⟦(.*?)⟧", example.text)


def found(check: Check, example: Example) -> list[str]:
    article = verifact.parse(example.text.replace("⟦", "").replace("⟧", ""), example.format)
    options = check.options(**example.options) if check.options else None
    hits = [hit for hit in check.run(article, options, example.evidence) if isinstance(hit, Hit)]
    return [hit.span.of(article.text) for hit in hits if hit.span]


def test_configurations_are_valid(tmp_path: Path) -> None:
    count = 0
    for page in PAGES:
        for code in blocks(page, "toml"):
            if "[tool.verifact" not in code and "[[tool.verifact" not in code:
                continue
            count += 1
            (tmp_path / "pyproject.toml").write_text(code, encoding="utf-8")
            done = subprocess.run(
                [sys.executable, "-m", "verifact", "show-config", str(tmp_path)],
                capture_output=True,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            )
            assert done.returncode == 0, f"{page}: {done.stderr}"
    assert count > 3


@pytest.mark.parametrize("words", [["pip install", "verifact check seeds/"], ["pip install", "pytest"]])
def test_the_readme_has_one_line_for_each_start(words: list[str]) -> None:
    lines = [code for code in blocks(README, "sh") if code.count("\n") == 1]
    assert [line for line in lines if all(word in line for word in words) and "-m venv" in line]


def test_every_key_of_the_configuration_is_documented() -> None:
    page = (PROJECT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE))
    assert rows == {*config_file._READERS, *config_file._SUPPRESS_KEYS, *config_file._ONLINE_READERS}
    assert [name for name in DEFAULT_EXCLUDE if f"`{name}`" not in page] == []
