"""Wrong arguments are named, whatever their type."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import verifact
from verifact.errors import UsageError

# The types forbid most of these calls: whoever makes them has no type checker.
parse: Callable[..., Any] = verifact.parse
read: Callable[..., Any] = verifact.read
check: Callable[..., Any] = verifact.check
check_paths: Callable[..., Any] = verifact.check_paths


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: parse(None), "text: expected a string, got NoneType"),
        (lambda: parse(b"x"), "text: expected a string, got bytes"),
        (lambda: parse("x", 3), "format: expected a string, got int"),
        (lambda: parse("x", published=3), "published: expected a date or a string, got int"),
        (lambda: parse("x", title=3), "title: expected a string, got int"),
        (lambda: parse("x", path=3), "path: expected a path, got int"),
        (lambda: read(0), "path: expected a path, got int"),
        (lambda: check(None), "source: expected a path, got NoneType"),
        (lambda: check("x", format=3), "format: expected a string, got int"),
        (lambda: check("x", format="text", select=3), "select: expected codes, got int"),
        (lambda: check("x", format="text", select=[3]), "select: expected a string, got int"),
        (lambda: check("x", format="text", ignore=b"VF1"), "ignore: expected a string, got int"),
        (lambda: check("x", format="text", config="foo"), "config: expected a Config, got str"),
        (lambda: check_paths(3), "paths: expected paths, got int"),
        (lambda: check_paths([3]), "paths: expected a path, got int"),
        (lambda: check_paths([], jobs="2"), "jobs: expected a number, got str"),
    ],
)
def test_another_type(call: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: check(""), "source: the path is empty"),
        (lambda: check_paths([""]), "paths: the path is empty"),
        (lambda: check_paths([], jobs=0), "jobs: 0 is not a number from 1 on"),
        (lambda: check("x", format="text", select=""), "select: it names no code"),
        (lambda: check("x", format="text", select=[" "]), "select: it names no code"),
        (lambda: check("x", format="text", extend_select=","), "extend_select: it names no code"),
    ],
)
def test_no_use(call: Callable[[], object], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert str(caught.value) == said


def test_no_codes_at_all_are_none() -> None:
    assert not check("x <!-- verifact: ingore -->", format="markdown", select=()).findings


def test_one_path_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Text.", encoding="utf-8")
    for one in (tmp_path, str(tmp_path), [tmp_path]):
        assert [report.path for report in verifact.check_paths(one)] == [str(tmp_path / "a.md")]


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_lone_surrogates(kind: str) -> None:
    text = "\ud800 abc.\n\nIt was reportedly \udcff seen by 5,000 people [1]. <!-- verifact: ignore \ud800 -->"
    article = verifact.parse(text, kind)
    assert "VF905" not in [finding.code for finding in verifact.check(article).findings]
    assert verifact.Article.from_dict(article.to_dict()) == article
