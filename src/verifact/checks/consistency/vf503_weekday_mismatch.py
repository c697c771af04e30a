"""VF503: a Monday that was a Thursday."""

from collections.abc import Iterator

from verifact.analysis.calendar_dates import dates_of
from verifact.checks.base import ERROR, Hit, check
from verifact.checks.consistency._calendars import GREGORIAN_SINCE, WEEKDAYS
from verifact.checks.consistency._places import is_stated
from verifact.model import Article
from verifact.spans import Span


@check(
    "VF503",
    "weekday-mismatch",
    severity=ERROR,
    bad=[
        "The vote was held on ⟦Monday, 24 October 2024⟧, in the capital.",
        "It was ⟦Friday, May 5, 2024⟧, when the mill closed.",
        "The mill closed on ⟦5 May 2024, a Friday⟧.",
        "The mill closed on ⟦May 5, 2024 (Friday⟧).",
    ],
    good=[
        "The vote was held on Thursday, 24 October 2024, in the capital.",
        "The vote was held on Monday, 24 October, in the capital.",
        "The market is open on Monday. On 24 October 2024 it was closed.",
        "“We met on Monday, 24 October 2024,” the mayor said.",
        "The tsar abdicated on Thursday, March 2, 1917.",
        "It is open from Friday and Saturday, October 25 and 26, 2024.",
    ],
)
def weekday_mismatch(article: Article) -> Iterator[Hit]:
    """A date and its day of the week are one fact said twice; where they differ, one of them is wrong.

    Found where a day of the week stands beside a full date, by the Gregorian calendar. Silent where the year is not given, in
    quotations, code, tables and the list of citations, and for dates before 1925, which may follow the Julian
    calendar (Greece kept it until 1923).
    """
    for each in article.derived(dates_of):
        day = each.to_date()
        if day is None or each.weekday is None or each.weekday_span is None:
            continue
        if day.weekday() == each.weekday or day.year < GREGORIAN_SINCE or not is_stated(article, each.span):
            continue
        span = Span(min(each.span.start, each.weekday_span.start), max(each.span.end, each.weekday_span.end))
        yield Hit(
            span,
            f"{each.span.of(article.text)} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[each.weekday]}",
            help="correct the date or the day of the week",
        )
