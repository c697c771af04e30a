"""Ids of one's own, and the samples that are drawn by them."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifact.corpus.ids import UniqueIds, id_hash
from verifact.corpus.sampling import Sample, parse_sample
from verifact.errors import UsageError


def own(names: list[str]) -> list[str]:
    with closing(UniqueIds()) as ids:
        return [ids.own(name) for name in names]


def test_the_first_keeps_its_name() -> None:
    assert own(["a", "b", "a", "a", "b"]) == ["a", "b", "a#2", "a#3", "b#2"]


def test_a_name_that_looks_like_a_second_one() -> None:
    assert own(["a#2", "a", "a", "a", "a#2"]) == ["a#2", "a", "a#2#2", "a#3", "a#2#3"]


@given(st.lists(st.sampled_from(["a", "a#2", "a#2#2", "b", ""]), max_size=30))
def test_no_two_are_alike_and_it_is_always_the_same(names: list[str]) -> None:
    found = own(names)
    assert len(set(found)) == len(names)
    assert own(names) == found
    assert all(each.startswith(name) for each, name in zip(found, names, strict=True))


NAMES = [f"article {number}" for number in range(2000)]


def chosen(sample: Sample, names: list[str]) -> set[str]:
    threshold = sample.threshold(names)
    return {name for name in names if id_hash(name) <= threshold}


def test_a_sample_of_a_number() -> None:
    for count in (1, 10, 2000, 5000):
        assert len(chosen(Sample(count=count), NAMES)) == min(count, 2000)
    assert chosen(Sample(count=10), NAMES) == chosen(Sample(count=10), NAMES[::-1])
    assert chosen(Sample(count=10), NAMES) < chosen(Sample(count=20), NAMES)
    assert chosen(Sample(count=10), []) == set()


def test_a_sample_of_a_share() -> None:
    assert chosen(Sample(share=1.0), NAMES) == set(NAMES)
    assert 140 < len(chosen(Sample(share=0.1), NAMES)) < 260
    assert chosen(Sample(share=0.1), NAMES) < chosen(Sample(share=0.2), NAMES)


@pytest.mark.parametrize(
    ("text", "sample"), [("1000", Sample(count=1000)), ("5%", Sample(share=0.05)), (" 0.5 %", Sample(share=0.005))]
)
def test_how_samples_are_written(text: str, sample: Sample) -> None:
    assert parse_sample(text) == sample


@pytest.mark.parametrize("text", ["", "0", "-1", "x", "0%", "101%", "1.5", "٣"])
def test_how_they_are_not(text: str) -> None:
    with pytest.raises(UsageError, match="sample: "):
        parse_sample(text)
