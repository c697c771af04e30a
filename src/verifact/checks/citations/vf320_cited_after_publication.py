"""VF320: a source from the future."""

from collections.abc import Iterator
from datetime import date, timedelta

from verifact.analysis.citing.issued import days_of
from verifact.checks.base import ERROR, Abstain, Example, Hit, check
from verifact.checks.citations._entries import lead, noted_entries, place
from verifact.model import Article

_BODY = "The mill will close in May [1].\n\nSources\n\n"
_DAY = date(2024, 5, 4)
# Time zones part a day; journals and monthlies carry the date of an issue that is still to come.
_SLACK, _ISSUE_AHEAD, _YEAR_AHEAD = timedelta(days=1), timedelta(days=92), timedelta(days=366)
_LIVE = ("live", "liveblog", "live updates", "as it happened")


@check(
    "VF320",
    "cited-after-publication",
    severity=ERROR,
    language="",
    bad=[
        Example(f"{_BODY}⟦1. “Mill to close”, The Ely Herald, 9 May 2024⟧\n", published=_DAY),
        Example(f"{_BODY}⟦1. Lee, A. (2027). The mill. Ely Press.⟧\n", published=_DAY),
        Example(f"{_BODY}⟦1. “Mill to close”, The Ely Herald, December 2024⟧\n", published=_DAY),
    ],
    good=[
        Example(f"{_BODY}1. “Mill to close”, The Ely Herald, 5 May 2024\n", published=_DAY, note="time zones"),
        Example(f"{_BODY}1. Lee, A. (2025). The mill. Journal of Mills.\n", published=_DAY, note="an issue to come"),
        Example(f"{_BODY}1. “Mill to close”, The Ely Herald, 9 May 2024\n"),
        Example(f"{_BODY}1. “Mill to close: live updates”, The Ely Herald, 9 May 2024\n", published=_DAY),
        Example(f"{_BODY}1. “Mill to close”, The Ely Herald, 3 May 2024, accessed 9 May 2024\n", published=_DAY),
    ],
)
def cited_after_publication(article: Article) -> Iterator[Hit | Abstain]:
    """Nobody can have read what was not out yet: one of the two dates is wrong, or the entry was added later.

    Found where the date of an entry or of a footnote's source lies after the day of the article's publication or, where
    its metadata gives one, of its last change.

    Silent within a day (time zones), for live updates, for issues whose cover date lies up to a quarter ahead, for years
    up to the next one, for dates of access, and for what calls itself forthcoming. Abstains where the article has no date.
    """
    dated = [entry for entry in noted_entries(article) if entry.published]
    if article.published is None:
        if dated:
            yield Abstain("the article has no date of publication")
        return
    latest = max(article.published, article.metadata.modified or article.published)
    if (article.metadata.type or "").casefold() in _LIVE:
        return
    for entry in dated:
        days = days_of(entry.published or "")
        raw = entry.raw[:2_000].casefold()
        if days is None or any(
            word in raw for word in ("forthcoming", "in press", "live updates", "live:", "as it happened")
        ):
            continue
        length = days.last - days.first
        slack = _SLACK if days.is_exact else _ISSUE_AHEAD if length < timedelta(days=40) else _YEAR_AHEAD
        if days.first > latest + slack:
            yield Hit(
                place(entry),
                f"{lead(entry)}the source is of {entry.published}, the article of {latest.isoformat()}",
                help="one of the dates is wrong; or say when the article was changed",
            )
