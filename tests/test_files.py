"""Which files a list of paths stands for."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from verifact.config import Config
from verifact.config_file import ConfigFinder
from verifact.errors import ConfigError, UnreadableError
from verifact.files import find_files
from verifact.readers.decoding import read_file

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    def make(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return make


def found(top: Path, *paths: Path, config: Config | None = None) -> list[str]:
    files = find_files(paths or (top,), (lambda _: config) if config else ConfigFinder().for_folder)
    return [file.relative_to(top).as_posix() for file in files]


def test_known_suffixes_sorted(tree: Tree) -> None:
    top = tree(**{"b.md": "", "a.TXT": "", "c.py": "", "z/a.html": "", "d/x.mdx": "", "d/w.json": "", "e": ""})
    assert found(top) == ["a.TXT", "b.md", "d/x.mdx", "z/a.html"]


def test_named_files_are_always_taken_and_once(tree: Tree) -> None:
    top = tree(**{"a.py": "", "b.md": "", "node_modules/c.md": ""})
    named = [top / "a.py", top / "node_modules" / "c.md", top, top / "b.md", top / "gone"]
    assert found(top, *named) == ["a.py", "node_modules/c.md", "b.md", "gone"]


def test_exclude(tree: Tree) -> None:
    top = tree(**{"site/a.md": "", "x/drafts/b.md": "", "x/c.md": "", "x/.venv/d.md": ""})
    assert found(top) == ["x/c.md", "x/drafts/b.md"]
    assert found(top, config=Config(exclude=("drafts", "/site"), root=top)) == ["x/.venv/d.md", "x/c.md"]


def test_an_excluded_folder_can_be_named(tree: Tree) -> None:
    top = tree(**{"site/a.md": "", "site/build/b.md": ""})
    assert found(top, top / "site") == ["site/a.md"]


def test_the_exclude_of_an_inner_configuration(tree: Tree) -> None:
    top = tree(**{"in/verifact.toml": 'exclude = ["b.md"]', "in/b.md": "", "in/c.md": "", "b.md": ""})
    assert found(top) == ["b.md", "in/c.md"]


def test_gitignore_at_every_level(tree: Tree) -> None:
    top = tree(
        **{
            ".git/HEAD": "",
            ".gitignore": "*.tmp.md\n/out/\nsecret.md\n",
            "a.tmp.md": "",
            "out/b.md": "",
            "in/out/c.md": "",
            "in/.gitignore": "!keep.tmp.md\nlocal.md\n",
            "in/keep.tmp.md": "",
            "in/local.md": "",
            "in/secret.md": "",
            "local.md": "",
        }
    )
    expected = ["in/keep.tmp.md", "in/out/c.md", "local.md"]
    assert sorted(found(top)) == expected
    assert sorted(found(top, top / "in")) == expected[:2]


def test_an_ignored_folder_can_be_named(tree: Tree) -> None:
    top = tree(**{".git/HEAD": "", ".gitignore": "out/\n", "out/a.md": ""})
    assert found(top) == []
    assert found(top, top / "out") == ["out/a.md"]


def test_a_gitignore_above_counts_only_inside_a_repository(tree: Tree) -> None:
    top = tree(**{".gitignore": "*.md", "in/a.md": ""})
    assert found(top, top / "in") == ["in/a.md"]


def test_links(tree: Tree) -> None:
    top = tree(**{"a/x.md": ""})
    (top / "a" / "loop").symlink_to(top)
    (top / "a" / "same.md").symlink_to(top / "a" / "x.md")
    (top / "a" / "dead.md").symlink_to(top / "nowhere")
    (top / "a" / "circle.md").symlink_to(top / "a" / "circle.md")
    (top / "a" / ".#x.md").symlink_to("writer@host.1:2")
    (top / "a" / "folder.md").symlink_to(top)
    assert found(top) == ["a/circle.md", "a/dead.md", "a/same.md"]


def test_a_gitignore_line_that_is_no_pattern_is_passed_over(tree: Tree) -> None:
    top = tree(**{".git/HEAD": "", ".gitignore": "!\n[z-a]\nb.md\n", "a.md": "", "b.md": ""})
    assert found(top) == ["a.md"]


def test_an_exclude_that_is_no_pattern(tree: Tree) -> None:
    with pytest.raises(ConfigError, match=r"exclude: '\[z-a\]' is not a glob"):
        found(tree(**{"a.md": ""}), config=Config(exclude=("[z-a]",)))


@pytest.mark.skipif(os.name == "nt", reason="it has no such files")
def test_a_gitignore_that_is_a_pipe(tree: Tree) -> None:
    top = tree(**{".git/HEAD": "", "a.md": ""})
    os.mkfifo(top / ".gitignore")
    assert found(top) == ["a.md"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the user may read everything")
def test_what_lies_in_a_folder_that_may_not_be_searched(tree: Tree) -> None:
    top = tree(**{"a/x.md": "", "b.md": ""})
    (top / "a").chmod(0o400)
    try:
        assert found(top) == ["a/x.md", "b.md"]
        assert found(top, top / "a" / "x.md") == ["a/x.md"]
        with pytest.raises(UnreadableError, match="permission denied"):
            read_file(top / "a" / "x.md")
    finally:
        (top / "a").chmod(0o755)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the user may read everything")
def test_a_folder_that_may_not_be_read(tree: Tree) -> None:
    top = tree(**{"a/x.md": ""})
    (top / "a").chmod(0)
    try:
        assert found(top) == ["a"]
    finally:
        (top / "a").chmod(0o755)


def test_a_folder_that_cannot_be_listed(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tree(**{"a/x.md": ""})

    def scandir(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(top) == ["."]


def test_relative_paths_stay_relative(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree(**{"a/x.md": ""}))
    assert list(find_files([Path()], ConfigFinder().for_folder)) == [Path("a/x.md")]


def test_force_exclude_holds_for_named_files(tree: Tree) -> None:
    top = tree(**{"verifact.toml": 'exclude = ["drafts/", "*.txt"]', "a.md": "", "a.txt": "", "drafts/in/b.md": ""})
    named = [top / "a.md", top / "a.txt", top / "drafts" / "in" / "b.md", top / "drafts", top / "gone.md", top]
    files = find_files(named, ConfigFinder().for_folder, force_exclude=True)
    assert [file.relative_to(top).as_posix() for file in files] == ["a.md", "gone.md"]
