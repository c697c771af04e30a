"""Dates in the text, and all that only looks like one."""

from datetime import date

import pytest

from verifact.analysis.calendar_dates import dates_in, dates_of, find_dates
from verifact.analysis.words import split_words
from verifact.engine import parse
from verifact.model import DateMention
from verifact.spans import Span


def found(text: str, tag: str | None = "en") -> tuple[DateMention, ...]:
    return find_dates(split_words(text, tag), tag)


def written(text: str, tag: str | None = "en") -> list[tuple[str, str]]:
    return [(mention.span.of(text), mention.iso) for mention in found(text, tag)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On October 24, 2024, it rained.", [("October 24, 2024", "2024-10-24")]),
        ("On Oct. 24 it rained.", [("Oct. 24", "XXXX-10-24")]),
        ("On 24 October 2024 it rained.", [("24 October 2024", "2024-10-24")]),
        ("The deal of 24 October 2024 stands.", [("24 October 2024", "2024-10-24")]),
        ("On the 24th of October, 2024, it rained.", [("24th of October, 2024", "2024-10-24")]),
        ("It rained on May 5th.", [("May 5th", "XXXX-05-05")]),
        ("It rained on OCTOBER 24, 2024.", [("OCTOBER 24, 2024", "2024-10-24")]),
        ("In October 2024 it rained.", [("October 2024", "2024-10")]),
        ("Last October it rained.", [("October", "XXXX-10")]),
        ("It rained on May 5", [("May 5", "XXXX-05-05")]),
        ("It rained on May 5:\n", [("May 5", "XXXX-05-05")]),
        ("It rained in May and in late March.", [("May", "XXXX-05"), ("March", "XXXX-03")]),
        # digits alone
        ("It rained (2024-10-24).", [("2024-10-24", "2024-10-24")]),
        ("It rained at 2024-10-24T10:00:00Z.", [("2024-10-24", "2024-10-24")]),
        ("It rained on 10/24/2024.", [("10/24/2024", "2024-10-24")]),
        ("It rained on 24/10/2024.", [("24/10/2024", "2024-10-24")]),
        ("It rained on 5/5/2024.", [("5/5/2024", "2024-05-05")]),
        ("It rained on 24.10.2024.", [("24.10.2024", "2024-10-24")]),
        ("It rained on 2024/10/24.", [("2024/10/24", "2024-10-24")]),
        # years
        ("In 2000 he won.", [("2000", "2000")]),
        ("It has rained since 1999.", [("1999", "1999")]),
        ("The 2016 election was close.", [("2016", "2016")]),
        ("A film (1994) of the war of 1914–1918.", [("1994", "1994")]),
        ("It rained in 1914–1918.", [("1914", "1914"), ("1918", "1918")]),
        ("It rained in 2012 and 2016.", [("2012", "2012"), ("2016", "2016")]),
        # two ends of a range, with all that the text says of either
        ("On October 24-26, 2024, it rained.", [("October 24", "2024-10-24"), ("26, 2024", "2024-10-26")]),
        ("On October 24–26 it rained.", [("October 24", "XXXX-10-24"), ("26", "XXXX-10-26")]),
        ("On 24–26 October 2024 it rained.", [("24", "2024-10-24"), ("26 October 2024", "2024-10-26")]),
        ("On 24-26 October it rained.", [("24", "XXXX-10-24"), ("26 October", "XXXX-10-26")]),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said so.",
        "May the best win. They may 5 times a year vote.",
        "March on the town. They march 5 miles.",
        "January Jones met Black September.",
        "The 1,500 people in 2000 homes left.",
        "They left the 2000 homes.",
        "From 1000 to 2000 people left.",
        "Between 1000 and 2000 people left.",
        "In 1200 BC it rained.",
        "At 10:24 on Sunday's show.",
        "It rained on 4/5/2024, or on 4.5.2024.",
        "It is version 1.10.2024.3 of it.",
        "See https://a.example/2024/10/24/x and https://a.example/2024-10-24/ too.",
        "It is part 2024-13-01.",
        "It rained in the season of 2009-10 and in ’24.",
        "The vote was May 30 percent down.",
        "It cost $2024 in #2024.",
        "It was No. 10 May.",
    ],
)
def test_no_dates(text: str) -> None:
    assert written(text) == []


def test_an_amount_after_a_day_is_no_year() -> None:
    assert written("On October 24, 2000 people left.") == [("October 24", "XXXX-10-24")]


@pytest.mark.parametrize(
    ("text", "weekday", "place"),
    [
        ("On Sunday, October 24, 2024, it rained.", 6, "Sunday"),
        ("On Mon., Oct. 24 it rained.", 0, "Mon"),
        ("On Monday the 24th of October it rained.", 0, "Monday"),
        ("On October 24, 2024 (a Thursday) it rained.", 3, "Thursday"),
        ("On October 24, a Thursday, it rained.", 3, "Thursday"),
        # beside several days, or of another one
        ("On Friday and Saturday, October 24 and 25, it rained.", None, None),
        ("On Sunday, October 24–26, it rained.", None, None),
        ("It rained until October 24, Monday to Friday.", None, None),
        ("On Sunday's October 24 show it rained.", None, None),
    ],
)
def test_weekdays(text: str, weekday: int | None, place: str | None) -> None:
    first = found(text)[0]
    assert first.weekday == weekday
    assert (first.weekday_span.of(text) if first.weekday_span else None) == place


@pytest.mark.parametrize(
    ("text", "valid", "day"),
    [
        ("It rained on 31 June 2023.", False, None),
        ("It rained on February 29, 2023.", False, None),
        ("It rained on February 30.", False, None),
        ("It rained on February 29.", True, None),
        ("It rained on February 29, 2024.", True, date(2024, 2, 29)),
        ("It rained on 2024-02-30.", False, None),
        ("It rained in February 2024.", True, None),
    ],
)
def test_days_that_do_not_exist(text: str, valid: bool, day: date | None) -> None:
    (mention,) = found(text)
    assert mention.is_valid is valid
    assert mention.to_date() == day


def test_a_language_without_a_calendar_has_dates_in_digits() -> None:
    assert written("Am 5. Mai 2024, also 2024-05-05.", "de") == [("2024-05-05", "2024-05-05")]
    assert written("2024-05-05", None) == [("2024-05-05", "2024-05-05")]


def test_dates_of_an_article_and_of_a_sentence() -> None:
    article = parse("It rained on May 5, 2024. It rained on May 6, 2024.")
    dates = article.derived(dates_of)
    assert [mention.day for mention in dates] == [5, 6]
    assert dates_in(dates, article.sentences[1].span) == dates[1:]
    assert dates_in(dates, Span(0, 0)) == ()
