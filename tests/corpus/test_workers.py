"""The processes: in order, a few batches at a time, and a process that dies costs one article."""

from collections.abc import Iterator

import pyarrow as pa
import pytest
from tests.corpus.made_up import Row, article, articles, batch_of, checked, dying

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
            yield number, batch_of([article(number)]) if number % 5 else None

    for told, (number, result) in enumerate(check_all(batches(), Settings(), 1), 1):
        assert number == told - 1
        rows = result.to_pylist() if result is not None else []
        assert rows == (checked([article(number)]) if number % 5 else [])


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


def test_settings_that_cannot_be_used_are_no_crash() -> None:
    with pytest.raises(UsageError, match="unknown code 'VF9999'"):
        list(check_all([(0, batch_of(articles(1)))], Settings(select=("VF9999",)), 1))
