"""VF604: a quotation that its source does not have, or not in these words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from verifact.analysis.cited_pages import is_in_language, page_of
from verifact.checks.base import INFO, WARNING, Abstain, Example, Hit, check
from verifact.checks.evidence._pages import named
from verifact.checks.evidence._story import PAGE, SOURCES, STORY
from verifact.model import Article, Evidence, LinkState, Marker, MarkerKind, Quote, QuoteKind, Snapshot
from verifact.spans import Span

_LEAST_LETTERS, _LEAST_WORDS = 25, 5
_ALIKE = 0.75  # of the words; what has less in common is hardly the same quotation
_BESIDE = 80  # code points between a quotation and the marker that is meant for it
_LONGEST = 400  # code points of a difference in a message


@check(
    "VF604",
    "quote-not-in-source",
    severity=WARNING,
    language="",
    evidence=True,
    bad=[
        Example(
            f"⟦“It is a sad day for a town that has had no mill since the twelfth century,”⟧ Ann Lee said [1].{SOURCES}",
            sources=(PAGE,),
            note="the source has “a mill”",
        ),
        Example(
            f"⟦“We shall buy the building ourselves if nobody else does,”⟧ Ann Lee said [1].{SOURCES}", sources=(PAGE,)
        ),
    ],
    good=[
        Example(
            f'"It is a sad day for a town that has had a mill since the twelfth century," Ann Lee said [1].{SOURCES}',
            sources=(PAGE,),
        ),
        Example(
            f"“It is a sad day … that has had a mill since the twelfth century,” Ann Lee said [1].{SOURCES}",
            sources=(PAGE,),
        ),
        Example(f"“We shall buy the building ourselves if nobody else does,” Ann Lee said.{SOURCES}", sources=(PAGE,)),
        Example(f"“We shall buy it,” Ann Lee said [1].{SOURCES}", sources=(PAGE,), note="too short"),
        Example(
            f"“We shall buy the building ourselves if nobody else does,” Ann Lee said [1].{SOURCES}",
            sources=(Snapshot(PAGE.url, LinkState.OK, text=STORY, is_partial=True),),
        ),
        Example(
            f"“We shall buy the building ourselves if nobody else does,” Ann Lee said [1][2].{SOURCES}"
            "2. “Lee on the mill”, The Ouse Post, https://post.example/lee\n",
            sources=(PAGE, Snapshot("https://post.example/lee", LinkState.BLOCKED, status=403)),
            note="the other source could not be read",
        ),
    ],
)
def quote_not_in_source(article: Article, evidence: Evidence) -> Iterator[Hit | Abstain]:
    """Quotation marks promise the very words: a word more or less can turn what somebody said around.

    Found where a sentence that cites pages quotes 25 characters and five words or more, and none of the pages has these words
    in this order. Kinds of quotation marks, dashes and spaces, case, accents, "5" for "five", marked ellipses and brackets are
    no difference. Where a page has nearly the same words the message shows both: `[-what the source has-]`,
    `{+what the quotation has+}`. A quotation that no page has anything like is worth no more than a look (info) where the
    marker stands far from it, for it may belong to another part of the sentence.

    It abstains where one of the cited pages could not be read whole, has hardly any text (a wall, a teaser), or is in
    another language, and where a source is on paper.
    """
    claims = article.claims
    starts, ends = [claim.span.start for claim in claims], [claim.span.end for claim in claims]
    for quote in article.quotes:
        if not _is_long(quote):
            continue
        among = claims[bisect_right(ends, quote.span.start) : bisect_left(starts, quote.span.end)]
        cited = dict.fromkeys(index for claim in among for index in claim.citations)
        if not cited:
            continue
        pages = [page for index in cited if (page := page_of(article.citations[index], evidence)) is not None]
        if len(pages) < len(cited):
            yield Abstain("a cited page could not be read whole")
        elif not all(is_in_language(page, article) for page in pages):
            yield Abstain("a cited page is in another language")
        else:
            yield from _held_against(article, quote, pages, [*cited])


def _is_long(quote: Quote) -> bool:
    if quote.kind is not QuoteKind.SPEECH or quote.depth or not quote.closed:
        return False
    return len(quote.text) >= _LEAST_LETTERS and quote.words >= _LEAST_WORDS


def _held_against(article: Article, quote: Quote, pages: list[Snapshot], cited: list[int]) -> Iterator[Hit]:
    from verifact.analysis.comparing import compare_quote  # every run loads every check; this is needed online alone

    best = None
    for page in pages:
        match = compare_quote(quote.text, page.text)
        if match.is_verbatim:
            return
        if best is None or match.similarity > best.similarity:
            best = match
    if best is not None and best.similarity >= _ALIKE:
        shown = str(best.diff)
        yield Hit(
            quote.span,
            f"the source has other words: {shown[:_LONGEST]}{'…' if len(shown) > _LONGEST else ''}",
            help=f"quote it as {named(pages)} has it",
        )
        return
    yield Hit(
        quote.span,
        f"the quotation is not in {named(pages)}",
        help="cite the page that has it, or mend the quotation",
        severity=WARNING if _is_marked(article, quote.span, cited) else INFO,
    )


def _is_marked(article: Article, quote: Span, cited: list[int]) -> bool:
    """Tell whether a marker of one of the sources stands beside the quotation."""
    return any(_is_beside(marker, quote) and not set(cited).isdisjoint(marker.entries) for marker in article.markers)


def _is_beside(marker: Marker, quote: Span) -> bool:
    if marker.kind is MarkerKind.NAME:
        return False
    return max(marker.span.start - quote.end, quote.start - marker.span.end) <= _BESIDE
