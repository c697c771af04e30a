"""What nothing is said about: articles that were not read, checks that could not know."""

from collections.abc import Iterator

from verifact.corpus.report.charts import Table
from verifact.corpus.report.sections.wording import share
from verifact.corpus.report.summary import Summary
from verifact.reporters.base import counted
from verifact.reporters.page.markup import Markup, element

__all__ = ["limits"]

_FAILED = {
    "unreadable": "could not be read: there is no text in them, or none that can be decoded",
    "crashed": "could not be analysed",
}


def limits(summary: Summary) -> Iterator[Markup]:
    """Yield how many articles were not judged, and which checks held back."""
    of = summary.whole.articles
    failed = [
        element("li", f"{counted(summary.statuses[status], 'article')} ({share(summary.statuses[status] / of)}) {why}.")
        for status, why in _FAILED.items()
        if summary.statuses[status]
    ]
    yield element("ul", *failed) if failed else element("p", "Every article was read and analysed.")
    if summary.abstained:
        yield element(
            "p", "A check that could not know said nothing, such as one that reads English of a text in German:"
        )
        rows = [(code, f"{count:,}", share(count / of)) for code, count in summary.abstained.most_common()]
        yield Table(("Check", "Articles", "of all"), tuple(rows)).element()
    yield element(
        "p",
        "All of this was found by rules, without looking anything up: a finding is a place for an editor to look at, and its "
        "absence is no proof of truth. ",
        element("code", "verifact explain CODE"),
        " says what a check looks for, and where it stays silent.",
        class_="about",
    )
