"""VF609: a work that was withdrawn."""

from collections.abc import Iterator

from verifact.analysis.cited_pages import works_of
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.checks.citations._entries import lead, place
from verifact.model import Article, Evidence, Work

_TEXT = "Mills harm the ear, a study found [1].\n\nSources\n\n"
_ENTRY = "1. Lee, A. (2020). The noise of mills. Journal of Mills, 4(1), 1-9. https://doi.org/10.1000/abc.1"
_WORK = Work("10.1000/abc.1", "The noise of mills", is_retracted=True, retracted_by="10.1000/abc.9")
_SAYING = ("retract", "withdrawn", "withdrew", "zurückgezogen")


@check(
    "VF609",
    "retracted",
    severity=ERROR,
    language="",
    evidence=True,
    bad=[
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", works=(_WORK,)),
        Example(f"{_TEXT}⟦{_ENTRY}⟧\n", works=(Work("10.1000/abc.1", is_retracted=True),)),
    ],
    good=[
        Example(f"{_TEXT}{_ENTRY}\n", works=(Work("10.1000/abc.1", "The noise of mills"),)),
        Example(f"{_TEXT}{_ENTRY} (retracted)\n", works=(_WORK,)),
        Example(f"{_TEXT.replace('study found', 'study, since retracted, found')}{_ENTRY}\n", works=(_WORK,)),
    ],
)
def retracted(article: Article, evidence: Evidence) -> Iterator[Hit]:
    """A work whose own journal has withdrawn it is no evidence, and many go on being cited for years.

    Found where the register of works (Crossref, which has the Retraction Watch data) lists the DOI of an entry as retracted.
    Silent where the entry or a sentence that cites it says so.
    """
    citing: dict[int, list[str]] = {}
    for claim in article.claims:
        for index in claim.citations:
            citing.setdefault(index, []).append(claim.text)
    for index, citation in enumerate(article.citations):
        for work in works_of(citation, evidence):
            if not work.is_retracted or _is_said([citation.raw, *citing.get(index, ())]):
                continue
            notice = f" by doi:{work.retracted_by}" if work.retracted_by else ""
            yield Hit(
                place(citation),
                f"{lead(citation)}the work was retracted{notice}",
                help="use another source, or say in the text that it was retracted",
            )


def _is_said(texts: list[str]) -> bool:
    return any(word in text.casefold() for text in texts for word in _SAYING)
