"""Which of the edits that findings offer are made."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from attrs import evolve, frozen

from verifact.document import BlockKind, Document, Format, InlineKind
from verifact.findings import Edit, Finding
from verifact.model import Article
from verifact.spans import Span
from verifact.triage import Selection
from verifact.triage.suppression import read_suppressions

__all__ = ["Choice", "choose"]

_KEPT_BLOCKS = frozenset({BlockKind.CODE, BlockKind.BLOCK_QUOTE})
_KEPT_INLINES = frozenset({InlineKind.CODE, InlineKind.QUOTE})
_EVERY_QUOTE = re.compile(
    r"(?:(?<!\w)‚(?=\w)(?:[^‚‘\n]|\n(?![ \t]*\n))*+‘|‹(?:[^‹›\n]|\n(?![ \t]*\n))*+›|›(?=\w)(?:[^‹›\n]|\n(?![ \t]*\n))*+‹)"
)
# As Pandoc reads it: no blank behind the opening mark and before the closing one, and no digit after that.
_MATH = re.compile(r"(?<![\\$])(?:\$\$[^$]*+\$\$|\$(?=[^\s$])[^$\n]*+(?<=\S)\$(?!\d))")


@frozen
class Choice:
    """Edits of the raw text, ascending, none overlapping another, and the findings they come from."""

    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()


@frozen
class _Offer:
    edit: Edit
    finding: Finding


def choose(article: Article, findings: Iterable[Finding], selection: Selection, *, unsafe: bool = False) -> Choice:
    """Return the edits to make in the article's file.

    Left out are unsafe ones (unless `unsafe`), those that would change nothing, that reach into a quotation, code, a
    formula or a place where the finding is suppressed, and of those that overlap all but the first.
    """
    document = article.document
    offers = [
        _Offer(edit, finding)
        for finding in findings
        for edit in finding.fix
        if (edit.safe or unsafe) and _is_change(edit, document.raw)
    ]
    if not offers:
        return Choice()
    offers.sort(key=lambda offer: (offer.edit.span.start, -offer.edit.span.end, offer.finding.code))
    offers = _outside(offers, _kept(article, [offer.edit for offer in offers]))
    chosen = _apart(_not_suppressed(offers, document, selection))
    return Choice(
        tuple(offer.edit for offer in chosen),
        tuple({id(offer.finding): offer.finding for offer in chosen}.values()),
    )


def _is_change(edit: Edit, raw: str) -> bool:
    return 0 <= edit.span.start <= edit.span.end <= len(raw) and edit.span.of(raw) != edit.replacement


def _kept(article: Article, edits: Sequence[Edit]) -> list[Span]:
    """Return the raw ranges of quotations, code and formulas, joined where they overlap, in order.

    An opening mark that never closes and that is itself to be edited opens no quotation: "â€“" is a broken dash.
    """
    document = article.document
    spans = [document.raw_span(block.span) for block in document.blocks if block.kind in _KEPT_BLOCKS]
    spans += [document.raw_span(inline.span) for inline in document.inlines if inline.kind in _KEPT_INLINES]
    starts = [edit.span for edit in edits]
    for quote in article.quotes:
        if quote.closed or not _covers(starts, document.raw_span(quote.span).start):
            spans += [document.raw_span(part) for part in quote.parts]
    for match in _EVERY_QUOTE.finditer(document.text):
        span = document.raw_span(Span(*match.span()))
        if not _covers(starts, span.start):
            spans.append(span)
    if document.format is Format.MARKDOWN:
        spans += [Span(*match.span()) for match in _MATH.finditer(document.raw)]
    joined: list[Span] = []
    for span in sorted(filter(len, spans)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _covers(spans: Sequence[Span], offset: int) -> bool:
    """Tell whether one of `spans`, ordered by their starts, holds the offset."""
    index = bisect_right(spans, offset, key=attrgetter("start")) - 1
    return index >= 0 and offset < spans[index].end


def _outside(offers: Iterable[_Offer], kept: Sequence[Span]) -> list[_Offer]:
    outside = []
    index = 0
    for offer in offers:
        span = offer.edit.span
        while index < len(kept) and kept[index].end <= span.start:
            index += 1
        if index == len(kept) or span.end <= kept[index].start:
            outside.append(offer)
    return outside


def _not_suppressed(offers: Sequence[_Offer], document: Document, selection: Selection) -> list[_Offer]:
    """Leave out the sites that a suppression covers, though the finding itself, at its first site, is told."""
    suppressions = read_suppressions(document, selection.config, selection.checks)
    if not suppressions.entries:
        return list(offers)
    silenced: set[int] = set()
    for side in ("start", "end"):
        sites = sorted(
            (max(offer.edit.span.start, getattr(offer.edit.span, side) - (side == "end")), index)
            for index, offer in enumerate(offers)
        )
        found = [evolve(offers[index].finding, raw_span=Span(at, at), fingerprint=str(index)) for at, index in sites]
        silenced |= {int(item.finding.fingerprint) for item in suppressions.apply(found)[1]}
    return [offer for index, offer in enumerate(offers) if index not in silenced]


def _apart(offers: Iterable[_Offer]) -> list[_Offer]:
    chosen: list[_Offer] = []
    for offer in offers:
        last = chosen[-1].edit.span if chosen else None
        if last is None or (offer.edit.span.start >= last.end and offer.edit.span != last):
            chosen.append(offer)
    return chosen
