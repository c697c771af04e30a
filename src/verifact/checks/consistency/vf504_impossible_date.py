"""VF504: 31 June, and yesterday's news of next year."""

from collections.abc import Iterator
from datetime import date, timedelta

from verifact.analysis.calendar_dates import dates_in, dates_of
from verifact.analysis.words import Words, words_of
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.checks.consistency._calendars import GREGORIAN_SINCE, LONGEST, MONTHS
from verifact.checks.consistency._places import is_stated
from verifact.language import lexicon, together
from verifact.model import Article, DateMention
from verifact.spans import Span

# It may be tomorrow already where it was written, and two days are a slip of no consequence.
_SLACK = timedelta(days=2)
# How many words may stand between the verb and its day: "closed its doors for good on May 5".
_REACH = 6
_NEGATIONS = frozenset({"no", "not", "nonexistent", "non-existent", "impossible", "fictional"})


@check(
    "VF504",
    "impossible-date",
    severity=ERROR,
    bad=[
        "The vote was held on ⟦31 June 2016⟧ in the capital.",
        "The mill closed on ⟦Sept. 31⟧, the council said.",
        "The count ended on ⟦February 29, 2023⟧.",
        Example("The mill closed on ⟦May 5, 2025⟧, the council said.", published=date(2024, 10, 27)),
        Example("The vote was held on ⟦3 November 2024⟧.", published=date(2024, 10, 27)),
    ],
    good=[
        "The vote was held on 30 June 2016 in the capital.",
        "The count ended on February 29, 2024.",
        "There is no February 30.",
        "“It was on 31 June,” he said.",
        "In 1712 Sweden had a February 30, 1712.",
        Example("The mill will close on May 5, 2025, the council said.", published=date(2024, 10, 27)),
        Example("The vote was set for 3 November 2024.", published=date(2024, 10, 27)),
        Example("It was announced that the mill would open on May 5, 2025.", published=date(2024, 10, 27)),
        Example("The council voted to close the mill on May 5, 2025.", published=date(2024, 10, 27)),
        Example("The mill closed on October 28, 2024, the council said.", published=date(2024, 10, 27)),
    ],
)
def impossible_date(article: Article) -> Iterator[Hit]:
    """A day that the calendar does not have, or that had not come yet, is a slip in day, month or year.

    Found where a month has no such day (31 June, 29 February 2023); and, in an article with a date of publication, where the
    past tense tells of a day more than two days after it: “the mill closed on May 5, 2025” in 2024.

    Silent in quotations, code, tables and the list of citations, where somebody says that there is no such day, and for dates
    before 1925, which may follow another calendar. Of a day to come only a plain main verb in the same sentence tells the
    past: where a plan, a deadline, an infinitive or a “would” is near, the day may well lie ahead.
    """
    dates = article.derived(dates_of)
    words = article.derived(words_of)
    for each in dates:
        if not each.is_valid and not _is_negated(each, words) and is_stated(article, each.span):
            yield Hit(each.span, _why(each), help="correct the day, the month or the year")
    told = max(filter(None, (article.published, article.metadata.modified)), default=None)
    if told is None:
        return
    for sentence in article.sentences:
        for each in dates_in(dates, sentence.span):
            day = each.to_date()
            if day is None or day <= told + _SLACK or not is_stated(article, each.span):
                continue
            if _tells_the_past(words, sentence.span, each.span):
                message = f"{each.span.of(article.text)} is told as past, and the article is of {told.isoformat()}"
                yield Hit(each.span, message, help="correct the date, or the tense")


def _why(each: DateMention) -> str:
    month = each.month or 1
    if each.day == 29 and month == 2:
        return f"there was no 29 February in {each.year}"
    return f"there is no {each.day} {MONTHS[month - 1]}: the month has {LONGEST[month - 1]} days"


def _is_negated(each: DateMention, words: Words) -> bool:
    if each.year is not None and each.year < GREGORIAN_SINCE:
        return True
    first = words.at_or_after(each.span.start)
    return not _NEGATIONS.isdisjoint(words.lower[max(0, first - 3) : first])


def _tells_the_past(words: Words, sentence: Span, place: Span) -> bool:
    """Tell whether the words before "on <date>" are a plain statement in the past tense."""
    first, at = words.at_or_after(sentence.start), words.at_or_after(place.start)
    if at == first or words.lower[at - 1] != "on" or words.gaps[at].strip():
        return False
    terms = lexicon("en").terms
    before = words.lower[first : at - 1]
    after = words.lower[words.range_in(place).stop : words.range_in(sentence).stop]
    if not terms["words_of_plans"].isdisjoint((*before, *after)):
        return False
    past = together("en", "event_verbs.past", "finished_verbs")
    return not past.isdisjoint(before[-_REACH:])
