"""VF606: an entry that dates its source otherwise than the source does."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verifact.analysis.cited_pages import works_of
from verifact.analysis.citing.issued import Days, days_of
from verifact.checks.base import INFO, WARNING, Abstain, Example, Hit, check
from verifact.checks.citations._entries import lead, noted_entries, place
from verifact.findings import Severity
from verifact.model import Article, Citation, Evidence, LinkState, Snapshot, Work

_URL = "https://herald.example/mill"
_ENTRY = f"1. “Mill to close”, The Ely Herald, 4 May 2024, {_URL}"
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_PAPER = "1. Lee, A. (2020). The noise of mills. Journal of Mills, 4(1), 1-9. doi:10.1000/abc.1"
# Time zones part a day. What was changed after it came out is often dated by the change, seldom a month later.
_SLACK, _CHANGED_WITHIN = timedelta(days=1), timedelta(days=31)
# A work may be online a year or two before the issue that it is cited by.
# What programs write where they know no date: the first days of their calendars.
_NO_DATES = frozenset({date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)})
_CHANGED = re.compile(
    r"\b(?:(?:last )?(?:updated|modified|revised|reviewed|changed)|(?:last )?update)\b", re.IGNORECASE
)
_ISSUE_LATER = timedelta(days=2 * 366)


@check(
    "VF606",
    "date-mismatch",
    severity=WARNING,
    language="",
    evidence=True,
    bad=[
        Example(
            f"{_TEXT}⟦{_ENTRY}⟧\n",
            sources=(Snapshot(_URL, LinkState.OK, title="Mill to close", published=date(2023, 5, 4)),),
        ),
        Example(
            f"{_TEXT}⟦{_ENTRY}⟧\n",
            sources=(Snapshot(_URL, LinkState.OK, title="Mill to close", published=date(2024, 4, 28)),),
            note="only worth a look: the page may have been changed since",
        ),
        Example(f"{_TEXT}⟦{_PAPER}⟧\n", works=(Work("10.1000/abc.1", published=date(2011, 6, 1)),)),
    ],
    good=[
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, published=date(2024, 5, 4)),)),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK, published=date(2024, 5, 5)),)),
        Example(
            f"{_TEXT}{_ENTRY}\n",
            sources=(Snapshot(_URL, LinkState.OK, published=date(2024, 9, 1)),),
            note="changed or published anew since",
        ),
        Example(
            f"{_TEXT}{_ENTRY}\n",
            sources=(Snapshot(_URL, LinkState.OK, published=date(2019, 1, 1), modified=date(2024, 5, 4)),),
            note="the entry has the day of the last change",
        ),
        Example(f"{_TEXT}{_ENTRY}\n", sources=(Snapshot(_URL, LinkState.OK),)),
        Example(
            f"{_TEXT}{_ENTRY}\n",
            sources=(Snapshot(_URL, LinkState.OK, published=date(1970, 1, 1)),),
            note="what programs write for no date",
        ),
        Example(
            f"{_TEXT}{_ENTRY.replace('4 May', 'updated 4 May')}\n",
            sources=(Snapshot(_URL, LinkState.OK, published=date(2019, 1, 1)),),
        ),
        Example(
            f"{_TEXT}1. “Mills after May 2025”, The Ely Herald, {_URL}\n",
            sources=(Snapshot(_URL, LinkState.OK, published=date(2024, 5, 4)),),
            note="a date in the title",
        ),
        Example(
            f"{_TEXT}{_ENTRY}\n",
            sources=(Snapshot(_URL, LinkState.OK, published=date(2023, 5, 4), is_partial=True),),
        ),
        Example(f"{_TEXT}{_PAPER}\n", works=(Work("10.1000/abc.1", published=date(2018, 11, 3)),), note="online first"),
    ],
)
def date_mismatch(article: Article, evidence: Evidence) -> Iterator[Hit | Abstain]:
    """A wrong date makes old news new, and sends who looks for the source to the wrong day.

    Found where a page says that it was published earlier than its entry says: by more than a month, or, worth no more than a
    look (info), by more than a day, for the entry may have the day of a change. A work with a DOI is held against its register
    where it came out two years before the entry's year, or a year after it.

    It abstains where the entry has the day of a change ("updated 4 May 2024"), where the page has a later date, which it may have from a change or a new edition, where it says that it was
    changed since, where it gives no date, and where only a part of it was read.
    """
    for entry in noted_entries(article):
        days = days_of(entry.published) if entry.published else None
        if days is None or not _is_its_own(entry):
            continue
        yield from _of_works(entry, days, evidence)
        page = evidence.snapshot(entry.url)
        if page is None or not page.state.has_page:
            continue
        if page.published is None or page.published in _NO_DATES or page.is_partial:
            yield Abstain("a page gives no date of publication")
        elif page.published > days.last + _SLACK:
            yield Abstain("a page has a later date than its entry: it may have been changed or published anew")
        elif _CHANGED.search(_without_title(entry)):
            yield Abstain("an entry has the day on which its page was changed")
        elif page.modified is not None and page.modified >= days.first - _SLACK:
            yield Abstain("a page was changed after it was published: its entry may have the day of that")
        elif page.published < days.first - _SLACK:
            is_old = page.published < days.first - _CHANGED_WITHIN
            yield _hit(entry, f"the page was published on {page.published}", WARNING if is_old else INFO)


def _without_title(entry: Citation) -> str:
    return entry.raw.replace(entry.title, " ") if entry.title else entry.raw


def _is_its_own(entry: Citation) -> bool:
    """Tell whether an entry gives its date beside the title, which may name any other day."""
    said = entry.published or ""
    return said not in (entry.title or "") or said in _without_title(entry)


def _of_works(entry: Citation, days: Days, evidence: Evidence) -> Iterator[Hit]:
    for work in works_of(entry, evidence):
        out = work.published
        if out is not None and not days.first - _ISSUE_LATER <= out <= days.last + timedelta(days=366):
            yield _hit(entry, f"the register has {out.year} for its DOI", WARNING)


def _hit(entry: Citation, said: str, severity: Severity) -> Hit:
    return Hit(
        place(entry),
        f"{lead(entry)}the entry is dated {entry.published}, {said}",
        help="give the date of the source",
        severity=severity,
    )
