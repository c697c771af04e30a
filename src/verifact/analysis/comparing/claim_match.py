"""A claim held against its source: score, best passage, and what the source lacks."""

import re
from collections.abc import Sequence

from verifact.analysis.calendar_dates import find_dates
from verifact.analysis.comparing.claim_numbers import ClaimNumber, numbers_of
from verifact.analysis.comparing.denial import is_denial
from verifact.analysis.comparing.lacking_dates import lacking_dates
from verifact.analysis.comparing.lacking_names import lacking_names
from verifact.analysis.comparing.lacking_numbers import lacking_numbers
from verifact.analysis.comparing.passages import cover
from verifact.analysis.comparing.plain_words import PlainWords
from verifact.analysis.comparing.quotation import compare_quote
from verifact.analysis.comparing.source_text import Source, source_of
from verifact.analysis.comparing.support import Signs, score
from verifact.analysis.comparing.terms import Term, terms_of
from verifact.analysis.guess import supported_language
from verifact.analysis.quotes import find_quotes
from verifact.analysis.words import split_words, with_terms
from verifact.document import Block, BlockKind
from verifact.model import Match, QuoteMatch
from verifact.spans import Span, holder

__all__ = ["compare", "compared"]

_OPENING = re.compile(r"[“‘\"'«(\[$€£]+\Z")
_CLOSING = re.compile(r"[^\w\s“‘«(\[]{1,5}")
_MOST_COUNTED = 2
_MOST_QUOTES = 50  # of a claim; each takes a search of the whole source
_LEAST_QUOTED = 3  # words; shorter ones are terms and titles


def compare(claim_text: str, source_text: str) -> Match:
    """Return what of a claim its source says. Time is linear in the length of both."""
    return compared(claim_text, source_text)[0]


def compared(claim_text: str, source_text: str) -> tuple[Match, Signs]:
    """Return the comparison and the signs that its score comes from."""
    source = source_of(source_text)
    claim = split_words(claim_text, None)
    tag = supported_language(None, claim)
    if tag is not None:
        claim = with_terms(claim, tag)
    plain = source_of(claim_text).plain
    terms = terms_of(plain, tag)
    as_written = source.plain.find(plain.joined, 0, len(source.plain)) if len(plain) else None
    if as_written is not None:
        return _verbatim(claim_text, source, as_written)
    numbers = numbers_of(claim, tag)
    coverage = cover(_wordy(terms, numbers, plain), numbers, source, len(source_of(claim_text).sentences) - 1)
    dates = lacking_dates(find_dates(claim, tag), claim_text, source)
    figures = lacking_numbers(numbers, plain, terms, dates, source)
    names = lacking_names(claim, tag, source)
    quotes = _quotes(claim_text, source_text)
    signs = Signs(
        passage=coverage.most,
        figures=min(_MOST_COUNTED, len(figures)),
        names=min(_MOST_COUNTED, len(names)),
        dates=float(bool(dates)),
        quotes=float(not all(quote.is_verbatim for quote in quotes)),
        negation=float(is_denial(plain, tag, coverage, source)),
    )
    passage = _passage(coverage.first, coverage.last, source)
    text = passage.of(source_text) if passage else ""
    return Match(score(signs), passage, text, figures, names, dates, quotes), signs


def _verbatim(claim_text: str, source: Source, at: tuple[int, int]) -> tuple[Match, Signs]:
    """Return the comparison with a source that has the whole claim in its own words."""
    quotes = _quotes(claim_text, source.text)
    signs = Signs(passage=1.0, figures=0, names=0, dates=0, quotes=0, negation=0)
    passage = _passage(*at, source)
    return Match(score(signs), passage, passage.of(source.text) if passage else "", quotes=quotes), signs


def _wordy(terms: Sequence[Term], numbers: Sequence[ClaimNumber], plain: PlainWords) -> list[Term]:
    """Return the terms that are no part of a number ("eight", "million", "percent")."""
    spans = [number.span for number in numbers]
    return [term for term in terms if holder(spans, plain.starts[term.index]) is None]


def _quotes(claim_text: str, source_text: str) -> tuple[QuoteMatch, ...]:
    blocks = [Block(Span(0, len(claim_text)), BlockKind.PARAGRAPH)]
    found = [quote for quote in find_quotes(claim_text, blocks) if quote.words >= _LEAST_QUOTED and quote.closed]
    return tuple(compare_quote(quote.text, source_text, quote.span) for quote in found[:_MOST_QUOTES])


def _passage(first: int, last: int, source: Source) -> Span | None:
    """Return the passage with the marks that its first and last sentence begin and end with."""
    if first == last:
        return None
    words = source.plain.span(first, last)
    opened = _OPENING.search(source.text, max(0, words.start - 3), words.start)
    closed = _CLOSING.match(source.text, words.end)
    return Span(opened.start() if opened else words.start, closed.end() if closed else words.end)
