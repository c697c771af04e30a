"""Dates in the text, with as much of each as the text gives: a missing year stays missing.

Silent where a date could be read in two ways: "4/5/2024" (day or month first?), "'24", "2009-10" (a month or a season?), and
where digits may be an amount: "in 2000 homes".
"""

from bisect import bisect_left
from functools import cache
from itertools import compress

from verifact.analysis.calendar_digits import SHAPED, in_digits
from verifact.analysis.calendar_months import around_month
from verifact.analysis.calendar_words import calendar
from verifact.analysis.word_memo import WordMemo
from verifact.analysis.words import Words, words_of
from verifact.model import Article, DateMention
from verifact.spans import BY_SPAN, Span

__all__ = ["dates_in", "dates_of", "find_dates"]


def find_dates(words: Words, tag: str | None) -> tuple[DateMention, ...]:
    """Return the dates in the order of the text; of a language without a calendar, those in digits alone."""
    known = calendar(tag)
    lower, months = words.lower, known.months
    openers = map(_openers(tag).__getitem__, lower)
    found: list[DateMention] = []
    taken = 0  # no word before this one belongs to two dates
    for index in compress(range(len(lower)), openers):
        if index < taken:
            continue
        if lower[index] in months:
            taken = around_month(words, index, taken, known, found)
        else:
            taken = in_digits(words, index, taken, known, found)
    return tuple(found)


@cache
def _openers(tag: str | None) -> WordMemo:
    months = calendar(tag).months
    return WordMemo(lambda word: word in months or (word[0].isdecimal() and SHAPED.fullmatch(word) is not None))


def dates_of(article: Article) -> tuple[DateMention, ...]:
    """Return the dates in an article's text, in order; ask through `article.derived(dates_of)`."""
    return find_dates(article.derived(words_of), article.language)


def dates_in(found: tuple[DateMention, ...], span: Span) -> tuple[DateMention, ...]:
    """Return those that begin inside `span`."""
    low = bisect_left(found, span.start, key=BY_SPAN)
    high = bisect_left(found, span.end, low, key=BY_SPAN)
    return found[low:high]
