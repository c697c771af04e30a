"""VF603: an entry whose address leads to something else."""

import re
from collections.abc import Iterator

from verifact.analysis.cited_pages import works_of
from verifact.analysis.citing.titles_of_pages import is_junk_title, readings
from verifact.analysis.relatedness import LEAST_BODY, Body, is_english_title
from verifact.analysis.words import split_words
from verifact.checks.base import WARNING, Abstain, Example, Hit, check
from verifact.checks.citations._entries import lead, noted_entries, place
from verifact.model import Article, Citation, Evidence, LinkState, Snapshot, Work

_URL = "https://herald.example/mill"
_ENTRY = f"1. “⟦Mill on the Ouse to close in May⟧”, The Ely Herald, 4 May 2024, {_URL}"
_PLAIN = _ENTRY.replace("⟦", "").replace("⟧", "")
_TEXT = "The mill will close in May, the council said [1].\n\nSources\n\n"
_FINAL = (
    "Norwich beat Ipswich in the final of the county chess championship on Sunday. The captain, Jane Roe, won her game "
    "in forty moves, and two draws on the lower boards were enough for the trophy. It is the third title in a row for the "
    "club, whose members meet on Tuesdays above a shop in Magdalen Street. Ipswich had beaten Cambridge in the semi-final a "
    "week earlier. The season ends with the open tournament at Lowestoft in June."
)
_STORY = (
    "Ely’s last mill, on the bank of the Ouse, grinds no more flour after May. The owners told the staff on Friday that the "
    "business loses money, and that no buyer has come forward. The council had offered to lower the rent, said its leader, "
    "Ann Lee, who called the decision sad for a town that has had a mill since the twelfth century. Forty people work there. "
    "A museum may take over the building, but nothing is decided, and talks go on until the summer."
)
_CHESS = Snapshot(_URL, LinkState.OK, title="Norwich win county chess title | The Ely Herald", text=_FINAL)
_LEAST_WORDS = 3
_ENOUGH = 3  # one of so many telling words that two titles share
_LONGEST = 20_000  # code points of a page that are read: what it is about stands near its beginning
_NOT_WORDS = re.compile(r"[\W_]+")


@check(
    "VF603",
    "title-mismatch",
    severity=WARNING,
    language="",
    evidence=True,
    bad=[
        Example(f"{_TEXT}{_ENTRY}\n", sources=(_CHESS,)),
        Example(
            f"{_TEXT}1. Lee, A. (2020). ⟦The noise of mills and the ear⟧. Journal of Mills, 4(1), 1-9. doi:10.1000/abc.1\n",
            works=(Work("10.1000/abc.1", "Chess and memory in adolescents"),),
        ),
    ],
    good=[
        Example(
            f"{_TEXT}{_PLAIN}\n", sources=(Snapshot(_URL, LinkState.OK, title="Mill on the Ouse to close in May"),)
        ),
        Example(
            f"{_TEXT}{_PLAIN}\n",
            sources=(Snapshot(_URL, LinkState.OK, title="Mill on the Ouse to… - Ely - The Ely Herald", text=_FINAL),),
        ),
        Example(
            f"{_TEXT}{_PLAIN}\n",
            sources=(Snapshot(_URL, LinkState.OK, title="Forty jobs go as Ely loses flour business", text=_STORY),),
            note="another headline for the same story",
        ),
        Example(
            f"{_TEXT}{_PLAIN}\n", sources=(Snapshot(_URL, LinkState.OK, text=_FINAL),), note="a page without a title"
        ),
        Example(
            f"{_TEXT}{_PLAIN}\n",
            sources=(
                Snapshot(_URL, LinkState.OK, title="Norwich win county chess title", text=_FINAL, is_partial=True),
            ),
        ),
        Example(
            f"{_TEXT}{_PLAIN}\n",
            sources=(Snapshot(_URL, LinkState.OK, title="Die Mühle an der Ouse wird im Mai geschlossen", text=_FINAL),),
        ),
        Example(
            f"{_TEXT}1. Lee, A. (2020). The noise of mills and the ear. Journal of Mills, 4(1), 1-9. doi:10.1000/abc.1\n",
            works=(Work("10.1000/abc.1", "Mills, their noise, and hearing"), Work("10.1000/abc.2", "Chess")),
        ),
    ],
)
def title_mismatch(article: Article, evidence: Evidence) -> Iterator[Hit | Abstain]:
    """An address that leads to another article was pasted by mistake, or is one of those that machines make up.

    Found where the title of an entry and that of the page have no telling word in common, and the page's text is not about
    what the entry's title says: its words are weighed as for [VF303](VF303.md). A page's title is read with the site's name
    and without it, and may be cut off; another headline for the same story shares its rare words with the text.

    It abstains where the page has no title or hardly any text, where only a part of it was read, where it is a gatekeeper's,
    and where one of the titles is in another language or very short. On 350 news stories beside headlines that have not a word of
    theirs it was wrong once; of entries with the address of another story of the same beat it finds four in ten. The title that a register has for an entry's DOI is held
    against the whole entry.
    """
    for entry in noted_entries(article):
        for work in works_of(entry, evidence):
            if work.title and _is_other_work(entry, work.title):
                yield _hit(entry, f"the DOI is that of another work, “{work.title}”")
        page = evidence.snapshot(entry.url)
        if page is None or not page.state.has_page or not entry.title or _is_same(entry.title, page.title or ""):
            continue
        reason = _unknowable(entry.title, page)
        if reason:
            yield Abstain(reason)
        elif page.title and not _fits(entry, page):
            yield _hit(entry, f"the address leads to something else: the page’s title is “{page.title}”")


def _hit(entry: Citation, message: str) -> Hit:
    return Hit(
        entry.title_span or place(entry),
        f"{lead(entry)}{message}",
        help="give the address of the source, or the source that the address leads to",
    )


def _is_other_work(entry: Citation, title: str) -> bool:
    """Tell whether an entry has not one telling word of a work's title, where both can be read."""
    if not entry.title or not is_english_title(entry.title) or not is_english_title(title):
        return False
    fit = Body(split_words(entry.raw, None).lower).fit(title)
    return fit.telling >= _LEAST_WORDS and not fit.shared and Body(()).fit(entry.title).telling >= _LEAST_WORDS


def _unknowable(title: str, page: Snapshot) -> str:
    if not page.title:
        return "a page has no title"
    if page.is_partial or is_junk_title(page.title):
        return "a page could not be read whole"
    if not is_english_title(title) or not is_english_title(page.title):
        return "a title is in another language"
    words = split_words(page.text[:_LONGEST], None).lower
    if len(words) < LEAST_BODY:
        return "a page has too little text to tell what it is about"
    nothing = Body(())
    if min(nothing.fit(title).telling, nothing.fit(page.title).telling) < _LEAST_WORDS:
        return "a title is too short to tell what it is about"
    return ""


def _fits(entry: Citation, page: Snapshot) -> bool:
    """Tell whether a page is about what an entry's title says: by its own title, or by its text."""
    title, own = entry.title or "", page.title or ""
    *_, headline = readings(own)
    if _shares(title, own) or _shares(headline, entry.raw):  # not every title is told from what is around it
        return True
    return not Body(split_words(f"{own}\n{page.text[:_LONGEST]}", None).lower).fit(title).is_unrelated()


def _shares(title: str, text: str) -> bool:
    """Tell whether a text has a good part of the telling words of a title."""
    fit = Body(split_words(text, None).lower).fit(title)
    return _ENOUGH * len(fit.shared) >= fit.telling


def _is_same(title: str, own: str) -> bool:
    """Tell whether one title is the other, or its beginning, but for punctuation and the name of the site."""
    wanted = _normal(title)
    given = [_normal(reading) for reading in readings(own)]
    return any(each and wanted and (each in wanted or wanted in each) for each in given)


def _normal(title: str) -> str:
    return _NOT_WORDS.sub(" ", title.replace("’", "'").replace("'", "").casefold()).strip()
