"""The processes: in order, a few batches at a time, and a process that dies costs one article."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from tests.corpus.made_up import Row, article, articles, batch_of, checked, dying, endless, jsonl, untouched

from verifact.corpus.workers import check_all
from verifact.engine import Settings
from verifact.errors import UsageError

LETHAL: Row = {"id": "lethal", "text": "This one ends the process."}


def test_the_order_is_kept_and_few_are_held() -> None:
    asked = told = 0

    def batches() -> Iterator[tuple[int, pa.RecordBatch | None]]:
        nonlocal asked
        for number in range(9):
            asked += 1
            assert asked - told <= 3 + 1
            yield number, batch_of([{"id": str(number)}]) if number % 5 else None

    for told, (number, result) in enumerate(check_all(batches(), Settings(), 1, untouched), 1):
        assert number == told - 1
        ids = result.column("id").to_pylist() if result is not None else []
        assert ids == ([str(number)] if number % 5 else [])


def test_an_article_that_ends_its_process() -> None:
    rows = [*articles(3), LETHAL, article(3)]
    batches = [(0, batch_of(articles(2))), (1, batch_of(rows)), (2, None), (3, batch_of(articles(1)))]
    found = list(check_all(batches, Settings(), 1, dying))
    assert [number for number, _ in found] == [0, 1, 2, 3]
    results = [[] if result is None else result.to_pylist() for _, result in found]
    assert results[0] == checked(articles(2))
    assert results[3] == checked(articles(1))
    (lost,) = (row for row in results[1] if row["id"] == "lethal")
    assert [row for row in results[1] if row is not lost] == checked(articles(4))
    assert [row["id"] for row in results[1]] == ["a0", "a1", "a2", "lethal", "a3"]
    assert (lost["status"], [finding["code"] for finding in lost["findings"]]) == ("crashed", ["VF905"])
    assert "ended without a word" in lost["findings"][0]["message"]


def test_an_interruption_waits_for_nothing() -> None:
    def batches() -> Iterator[tuple[int, pa.RecordBatch | None]]:
        yield 0, batch_of(articles(1))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(check_all(batches(), Settings(), 1, endless))


def test_settings_that_cannot_be_used_are_no_crash() -> None:
    with pytest.raises(UsageError, match="unknown code 'VF9999'"):
        list(check_all([(0, batch_of(articles(1)))], Settings(select=("VF9999",)), 1))


def test_a_script_without_a_guard_is_told(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(jsonl(articles(2)))
    script = tmp_path / "script.py"
    script.write_text("from verifact.corpus import run\nrun('in.jsonl', 'out', jobs=1)\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no process can be started" in done.stderr
    assert "UsageError" in done.stderr.splitlines()[-1]
