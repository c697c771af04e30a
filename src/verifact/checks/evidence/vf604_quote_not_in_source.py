"""VF604: a quotation that its source does not have, or not in these words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from verifact.checks.base import INFO, WARNING, Abstain, Example, Hit, check
from verifact.checks.evidence._pages import named, whole_pages
from verifact.checks.evidence._story import PAGE, SOURCES, STORY
from verifact.document import Format
from verifact.model import Article, Evidence, LinkState, MarkerKind, Quote, QuoteKind, Snapshot
from verifact.spans import Span, any_within

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
        Example(
            f"⟦“We shall buy the building ourselves if nobody else does,”⟧ said [Ann Lee]({PAGE.url}) on Monday.",
            Format.MARKDOWN,
            sources=(PAGE,),
            note="worth no more than a look: the link may only say who she is",
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
    marker stands far from it, or is a link on other words than the quotation and the verb of saying: it may belong to
    another part of the sentence, as a link to the page of whoever speaks does.

    It abstains where one of the cited pages could not be read whole, has hardly any text (a wall, a teaser), or is in
    another language, and where a source is on paper.
    """
    markers = _Markers(article)
    claims = article.claims
    starts, ends = [claim.span.start for claim in claims], [claim.span.end for claim in claims]
    for quote in article.quotes:
        if not _is_long(quote):
            continue
        among = claims[bisect_right(ends, quote.span.start) : bisect_left(starts, quote.span.end)]
        cited = dict.fromkeys(index for claim in among for index in claim.citations)
        if not cited:
            continue
        pages = whole_pages(cited, article, evidence)
        if isinstance(pages, Abstain):
            yield pages
        else:
            yield from _held_against(quote, pages, markers)


def _is_long(quote: Quote) -> bool:
    if quote.kind is not QuoteKind.SPEECH or quote.depth or not quote.closed:
        return False
    return len(quote.text) >= _LEAST_LETTERS and quote.words >= _LEAST_WORDS


def _held_against(quote: Quote, pages: list[Snapshot], markers: "_Markers") -> Iterator[Hit]:
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
        severity=WARNING if markers.stand_beside(quote.span) else INFO,
    )


class _Markers:
    """The markers of an article that can be meant for a quotation: numbers, notes, and links on words of saying."""

    def __init__(self, article: Article) -> None:
        cues = sorted(a.cue.start for a in article.attributions if a.cue is not None)
        links = [m.span for m in article.markers if m.kind is MarkerKind.LINK]
        self._links = sorted(links)
        spans = [m.span for m in article.markers if m.kind not in (MarkerKind.LINK, MarkerKind.NAME)]
        self._spans = sorted([*spans, *(span for span in links if any_within(cues, span))])

    def stand_beside(self, quote: Span) -> bool:
        """Tell whether one stands beside the quotation, or a link on its words."""
        return _has(self._spans, Span(quote.start - _BESIDE, quote.end + _BESIDE)) or _has(self._links, quote)


def _has(spans: Sequence[Span], place: Span) -> bool:
    """Tell whether one of `spans` (ascending, not overlapping) overlaps a place."""
    index = bisect_right(spans, place.start, key=lambda span: span.end)
    return index < len(spans) and spans[index].start < place.end
