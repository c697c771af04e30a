"""VF502: "last week", counted from which day?"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from verifact.analysis.calendar_words import calendar
from verifact.analysis.words import Words, words_of
from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.consistency._dated import is_dated
from verifact.checks.consistency._places import is_stated
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span


@check(
    "VF502",
    "relative-date",
    severity=INFO,
    bad=[
        "The mill closed ⟦last week⟧, the council said.",
        "The council met ⟦on Tuesday⟧. It will vote ⟦next month⟧.",
        "The mill closed three ⟦days ago⟧ and opened again ⟦yesterday⟧.",
    ],
    good=[
        Example("The mill closed last week, the council said.", published=date(2024, 10, 27)),
        "ELY, May 5, 2024 — The mill closed last week, the council said.",
        "The mill closed last week, the council said.\n\nUpdated 2024-05-05",
        "“We closed last week,” the owner said.",
        "She told CBS This Morning that it rains.",
        "The council meets on Tuesdays. The last week of May is free.",
    ],
)
def relative_date(article: Article) -> Iterator[Hit]:
    """“Last week” is a date on the day of publication, and none in the archive.

    Found where days are counted from the day of writing, and the article has no date of publication and no full date at its top
    or end that could stand for one. One finding an article, with all the places.

    Silent in quotations and the list of citations, and where the phrase goes on (“the last week of May”).
    """
    if is_dated(article):
        return
    places = [span for span in _phrases_in(article.derived(words_of)) if is_stated(article, span)]
    if places:
        yield Hit(
            places[0],
            f"“{places[0].of(article.text)}” counts from a day that the article does not give",
            help="give the date, or the article’s (front matter, byline, or `published` in the configuration)",
            related=tuple(places[1:]),
        )


def _phrases_in(words: Words) -> Iterator[Span]:
    """Yield where a phrase stands that is the name of a day or a time, and not of more ("the last week of")."""
    phrases, weekdays = _phrases(), calendar("en").weekdays
    lower = words.lower
    for index in [at for at, word in enumerate(lower) if word in phrases]:
        for rest in phrases[lower[index]]:
            last = index + 1 + len(rest)
            if tuple(lower[index + 1 : last]) != rest or not all(map(str.isspace, words.gaps[index + 1 : last])):
                continue
            is_title = (
                bool(rest) and rest[-1] not in weekdays and words.words[last - 1][0].isupper()
            )  # CBS This Morning
            if not is_title and (lower[last : last + 1] != ["of"] or words.gaps[last].strip()):
                yield words.span(index, last)
            break


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return, for the first word of a phrase, what may follow it, longest first."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for term in sorted(lexicon("en").terms["relative_days"], key=lambda term: (-len(term), term)):
        first, *rest = term.split(" ")
        phrases.setdefault(first, []).append(tuple(rest))
    return phrases
