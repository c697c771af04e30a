"""VF501: "October 24", of which year?"""

import re
from collections.abc import Iterator
from datetime import date

from verifact.analysis.calendar_dates import dates_of
from verifact.analysis.voice import voices_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.model import Article

_NAMED_DAYS = re.compile(
    r"(?:July\s4|Sept(?:ember|\.)\s11|Jan(?:uary|\.)\s6|December\s25|Dec\.\s25)(?:th)?", re.IGNORECASE
)


@check(
    "VF501",
    "unresolvable-date",
    severity=WARNING,
    bad=[
        "On ⟦October 24⟧ the battalion sent a team of scouts.",
        "The vote is set for ⟦5 May⟧ and the count for ⟦7 May⟧.",
        "The mill closed on ⟦Oct. 3⟧, the council said.",
    ],
    good=[
        "On October 24, 2024, the battalion sent a team of scouts.",
        Example("On October 24 the battalion sent a team of scouts.", published=date(2024, 10, 27)),
        "The vote of 5 May 2024 was close. On 7 May the count began.",
        "The mill closes\n\nBy Tom Hill\n\nPublished 14 April 2024\n\nOn 7 May the count began.",
        "LEEDS, May 3, 2024 — The mill will close on 7 May.",
        "The attacks of September 11 changed the law.",
        "The mayor may 5 times a year call a vote.",
        "“We met on October 24,” the mayor said.",
    ],
)
def unresolvable_date(article: Article) -> Iterator[Hit]:
    """A day without a year is clear on the day of publication and a riddle in the archive.

    Found where a day and a month stand without a year, the article has no date of publication, and no date in it gives a year
    that the day could be read against. One finding an article, with all the places.

    Silent in quotations, in the list of citations, for holidays and days that have become names (July 4, September 11).
    """
    dates = article.derived(dates_of)
    if article.published is not None or any(each.year is not None for each in dates):
        return
    voices = article.derived(voices_of)
    open_days = [
        each.span
        for each in dates
        if each.month is not None
        and each.day is not None
        and not _NAMED_DAYS.fullmatch(each.span.of(article.text))
        and voices.is_prose(each.span)
        and not voices.is_quoted(each.span)
    ]
    if open_days:
        first = open_days[0]
        yield Hit(
            first,
            f"“{first.of(article.text)}” of which year? the article has no date of publication",
            help="give the year, or the article’s date (front matter, byline, or `published` in the configuration)",
            related=tuple(open_days[1:]),
        )
