"""A claim held against its source: score, best passage, and what the source lacks."""

from verifact.analysis.comparing.numbers_read import numbers_of
from verifact.analysis.comparing.quotation import compare_quote
from verifact.analysis.comparing.source_values import values_of
from verifact.analysis.quotes import find_quotes
from verifact.analysis.relatedness import Body
from verifact.analysis.words import split_words
from verifact.document import Block, BlockKind
from verifact.model import Match, MissingFigure
from verifact.spans import Span

__all__ = ["compare"]

_LEAST_QUOTED = 3  # words; shorter ones are terms and titles


def compare(claim_text: str, source_text: str) -> Match:
    """Return what of a claim its source says. Time is linear in the length of both."""
    claim = split_words(claim_text, "en")
    source = split_words(source_text, None)
    values = values_of(source)
    missing = tuple(
        MissingFigure(number.text, number.span, number.value, number.unit, number.kind)
        for number in numbers_of(claim, "en")
        if not values.has(number.least, number.most)
    )
    quotes = tuple(
        compare_quote(quote.text, source_text, quote.span)
        for quote in find_quotes(claim_text, [Block(Span(0, len(claim_text)), BlockKind.PARAGRAPH)])
        if len(quote.text.split()) >= _LEAST_QUOTED
    )
    fit = Body(source.lower).fit(claim_text)
    shared = len(fit.shared) / max(1, fit.telling)
    return Match(shared, missing_figures=missing, quotes=quotes)
