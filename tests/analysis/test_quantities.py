"""Quantities, and all the figures that are none."""

import pytest

from verifact.analysis.quantities import Quantity, QuantityKind, find_quantities, quantities_in, quantities_of
from verifact.analysis.words import split_words
from verifact.engine import parse
from verifact.spans import Span

COUNT, MONEY, PERCENT = QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT
MEASURE, RATIO = QuantityKind.MEASURE, QuantityKind.RATIO


def found(text: str) -> tuple[Quantity, ...]:
    return find_quantities(split_words(text, "en"), "en")


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "kind"),
    [
        ("The army has 8,000 soldiers.", "8,000 soldiers", 8e3, "soldiers", COUNT),
        ("It fell 20 degrees.", "20 degrees", 20, "degrees", MEASURE),
        ("It fell to -5 degrees.", "-5 degrees", -5, "degrees", MEASURE),
        ("Some 2000 people were there.", "2000 people", 2000, "people", COUNT),
        ("In 1,950 towns it rained.", "1,950 towns", 1950, "towns", COUNT),
        ("It is 1.5 times as big.", "1.5 times", 1.5, "times", COUNT),
        ("The town lost 200 of its jobs.", "200 of its jobs", 200, "jobs", COUNT),
        ("The town lost 200 of them.", "200 of them", 200, "them", COUNT),
        # words and scales
        ("They saw twelve men.", "twelve men", 12, "men", COUNT),
        ("They saw twenty-five men.", "twenty-five men", 25, "men", COUNT),
        ("They saw three hundred men.", "three hundred men", 300, "men", COUNT),
        ("They saw two dozen men.", "two dozen men", 24, "men", COUNT),
        ("They saw a dozen men.", "dozen men", 12, "men", COUNT),
        ("They saw 5 million men.", "5 million men", 5e6, "men", COUNT),
        ("They saw 5bn stars.", "5bn stars", 5e9, "stars", COUNT),
        ("They saw several thousand men.", "thousand men", 1e3, "men", COUNT),
        # money
        ("It cost $40.", "$40", 40, "", MONEY),
        ("It cost $3.5 million.", "$3.5 million", 3.5e6, "", MONEY),
        ("It cost £1.2bn and more.", "£1.2bn", 1.2e9, "", MONEY),
        ("It cost €5m.", "€5m", 5e6, "", MONEY),
        ("It cost US$5k a day.", "$5k", 5e3, "", MONEY),
        ("It cost 50 cents.", "50 cents", 50, "cents", MONEY),
        ("It cost 1999 dollars.", None, 0, "", MONEY),
        # percent
        ("About 45% of them.", "45%", 45, "percent", PERCENT),
        ("About 4.5 % of them.", "4.5 %", 4.5, "percent", PERCENT),
        ("About 45 percent of them.", "45 percent", 45, "percent", PERCENT),
        ("About 45 per cent of them.", "45 per cent", 45, "percent", PERCENT),
        ("About ten percent of them.", "ten percent", 10, "percent", PERCENT),
        ("Up by 5 percentage points.", "5 percentage points", 5, "percentage points", PERCENT),
        # measures and ratios
        ("A 10-mile road.", "10-mile", 10, "mile", MEASURE),
        ("A 3.5-ton truck.", "3.5-ton", 3.5, "ton", MEASURE),
        ("One in 5 men is old.", "5 men", 5, "men", RATIO),
        ("About 1 in 5 men is old.", "5 men", 5, "men", RATIO),
    ],
)
def test_quantities(text: str, written: str | None, value: float, unit: str, kind: QuantityKind) -> None:
    if written is None:
        assert not found(text)
        return
    (quantity,) = found(text)
    assert (quantity.value, quantity.unit, quantity.kind) == (value, unit, kind)
    assert quantity.span.of(text) == written


def test_per_so_many() -> None:
    deaths, residents = found("There are 40 deaths per 100,000 residents.")
    assert (deaths.value, deaths.kind, residents.value, residents.kind) == (40, COUNT, 1e5, RATIO)


def test_two_counts_do_not_overlap() -> None:
    first, second = found("They saw 5 men 30 women knew.")
    assert first.span.end < second.span.start


@pytest.mark.parametrize(
    "text",
    [
        "The 810th Brigade and the 1st of them.",
        "It was No. 3 on the list.",
        "They took Route 66 and Highway 61 there.",
        "The F-16 and the T-72 of the COVID-19 years.",
        "It was in 2024 that it rained.",
        "It was in the 1950s that it rained.",
        "It was on October 24 that it rained.",
        "It was on 24 October 2022 that it rained.",
        "It was on 2022-10-24 or 10/24/22 that it rained.",
        "It was at 5 p.m. and at 7 am that it rained.",
        "It was at 10:30 that it rained.",
        "The 42-year-old man left.",
        "Ann Lee, 42, left.",
        "She, aged 42, left.",
        "She is 42 years old.",
        "They won 2-1 and lost 21–14.",
        "It is on page 12 of chapter 3 in section 4 there.",
        "It says so.[1] It is #5 there.",
        "It never stops, a 24-hour city.",
        "A 5k run and a 3m pole.",
        "Two men left.",  # style, not statistics
        "The two-faced man left, half-hearted as he was.",
        "A million.",
        "They came from 5 to 6.",
    ],
)
def test_no_quantities(text: str) -> None:
    assert not found(text)


def test_an_unknown_language_has_none() -> None:
    assert find_quantities(split_words("8,000 soldiers", None), None) == ()


def test_those_inside_a_span() -> None:
    article = parse("They saw 30 men. They saw 40 women.")
    quantities = article.derived(quantities_of)
    assert [quantity.value for quantity in quantities] == [30, 40]
    assert quantities_in(quantities, Span(0, 16)) == quantities[:1]
    assert quantities_in(quantities, Span(16, 40)) == quantities[1:]
    assert quantities_of(article) == quantities


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("They saw 200 men.", ""),
        ("They saw about 200 men.", "about"),
        ("They saw an estimated 200 men.", "about"),
        ("They saw nearly two hundred men.", "about"),
        ("They saw at least 200 men.", "at least"),
        ("They saw no fewer than 200 men.", "at least"),
        ("They saw up to 200 men.", "at most"),
        ("They saw no more than 200 men.", "at most"),
        ("They saw as many as 200 men.", "at most"),
        ("They saw more than 200 men.", "more than"),
        ("It cost over $3 million.", "more than"),
        ("They saw fewer than 200 men.", "less than"),
        ("Under 5 percent of them.", "less than"),
        ("An over-100-mile road, and a nearly 10-mile one.", "about"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert found(text)[-1].bound == bound
