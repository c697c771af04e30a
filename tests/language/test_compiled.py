"""A lexicon that an earlier process has read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from verifact import language
from verifact.language import lexicon, supported
from verifact.language.compiled import compiled

VALUE = {"a": ("b", frozenset({"c"}))}


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*.data*"))


def never() -> object:
    raise AssertionError("it was made again")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "says.txt").write_text("say\n", encoding="utf-8")
    return tmp_path


def test_it_is_made_once(folder: Path) -> None:
    assert compiled(str(folder), lambda: VALUE) == VALUE
    assert len(kept(folder)) == 1
    assert compiled(str(folder), never) == VALUE


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "says.txt").write_text("says\n", encoding="utf-8"),
        lambda folder: os.utime(folder / "says.txt", (1, 1)),
        lambda folder: (folder / "tells.txt").write_text("tell\n", encoding="utf-8"),
        lambda folder: (folder / "morphology.py").write_text("", encoding="utf-8"),
        lambda folder: (folder / "says.txt").rename(folder / "said.txt"),
        lambda folder: kept(folder)[0].write_bytes(b""),
        lambda folder: kept(folder)[0].write_bytes(b"\0no"),
        lambda folder: kept(folder)[0].write_bytes(b"i\1\0\0\0"),
    ],
)
def test_it_is_made_again_after_a_change(folder: Path, change: Callable[[Path], object]) -> None:
    compiled(str(folder), lambda: VALUE)
    change(folder)
    assert compiled(str(folder), lambda: "new") == "new"
    assert compiled(str(folder), never) == "new"


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled(str(folder), lambda: VALUE) == VALUE
    assert kept(folder) == []
    assert compiled(str(folder), lambda: "again") == "again"


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    (folder / "__pycache__").write_text("in the way", encoding="utf-8")
    assert compiled(str(folder), lambda: VALUE) == VALUE


def test_a_python_without_byte_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> str:
        raise NotImplementedError

    monkeypatch.setattr(sys.modules[compiled.__module__], "cache_from_source", refuse)
    assert compiled(str(folder), lambda: VALUE) == VALUE


@pytest.mark.parametrize("tag", sorted(supported()))
def test_what_is_kept_is_what_is_read(tag: str) -> None:
    assert tuple(lexicon(tag))[1:] == language._read_folder(tag)
