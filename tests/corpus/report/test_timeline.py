"""Months put together: nothing is lost, nothing is too long to be drawn."""

from hypothesis import given
from hypothesis import strategies as st

from verifact.corpus.report.figures import Figures
from verifact.corpus.report.timeline import timeline

MONTHS = st.dictionaries(st.integers(12, 9999 * 12 + 11), st.integers(1, 1000), max_size=30)


@given(MONTHS)
def test_every_article_is_in_one_stretch_or_outside(months: dict[int, int]) -> None:
    time = timeline({month: Figures(articles=count) for month, count in months.items()})
    assert sum(each.figures.articles for each in time.bins) + time.outside.articles == sum(months.values())
    assert len(time.bins) <= 60
    assert len({each.label for each in time.bins}) == len(time.bins)


def labels(*months: tuple[int, int, int]) -> tuple[list[str], str]:
    time = timeline({year * 12 + month - 1: Figures(articles=count) for year, month, count in months})
    return [each.label for each in time.bins], time.unit


def test_months_without_articles_have_their_place() -> None:
    assert labels((2023, 12, 1), (2024, 2, 1)) == (["2023-12", "2024-01", "2024-02"], "month")


def test_longer_times_have_longer_stretches() -> None:
    assert labels((2010, 1, 1), (2019, 12, 1))[0][:2] == ["2010 Q1", "2010 Q2"]
    assert labels((1990, 1, 1), (2019, 12, 1))[0][:2] == ["1990", "1991"]
    assert labels((1903, 1, 1), (2019, 12, 1))[0][:2] == ["1900–1904", "1905–1909"]


def test_a_single_wrong_date_does_not_stretch_the_chart() -> None:
    found, unit = labels((1, 1, 1), (2024, 1, 500), (2024, 2, 500))
    assert (found, unit) == (["2024-01", "2024-02"], "month")


def test_no_date_is_no_time() -> None:
    assert labels() == ([], "month")
