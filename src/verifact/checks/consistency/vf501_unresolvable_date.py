"""VF501: "October 24", of which year?"""

import re
from collections.abc import Iterator
from datetime import date

from verifact.analysis.voice import voices_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.model import Article
from verifact.spans import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DATE = re.compile(rf"\b(?:{_MONTH}\s{_DAY}|{_DAY}\s{_MONTH})(?![\w%])(?P<year>,?\s+(?:of\s+)?(?:1[5-9]|20)\d\d\b)?")
_YEAR = re.compile(
    rf"{_MONTH}(?:\s{_DAY})?,?\s+(?:1[5-9]|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:in|since|during|of)\s(?:19|20)\d\d\b"
)
_HOLIDAYS = re.compile(
    r"\b(?:July\s4(?:th)?|Fourth of July|September\s11(?:th)?|Sept\.\s11|January\s6(?:th)?|Jan\.\s6)\b"
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
        "The vote of 5 May 2024 stands. On 7 May the count began.",
        "The attacks of September 11 changed the law.",
        "The mayor may 5 times a year call a vote.",
    ],
)
def unresolvable_date(article: Article) -> Iterator[Hit]:
    """A day without a year is clear on the day of publication and a riddle in the archive.

    Found where a day and a month stand without a year, the article has no date of publication and no full date of its own
    that the day could be read against. One finding an article, with all the places.

    Silent in quotations, in the list of citations, for holidays and days that have become names (July 4, September 11).
    """
    if article.published is not None or _YEAR.search(article.text):
        return
    voices = article.derived(voices_of)
    spans = [
        Span(*match.span())
        for match in _DATE.finditer(article.text)
        if not match["year"] and not _HOLIDAYS.match(article.text, match.start())
    ]
    open_days = [span for span in spans if voices.is_prose(span) and not voices.is_quoted(span)]
    if open_days:
        first = open_days[0]
        yield Hit(
            first,
            f"“{first.of(article.text)}” of which year? the article has no date of publication",
            help="give the year, or the article’s date (front matter, byline, or `published` in the configuration)",
            related=tuple(open_days[1:]),
        )
