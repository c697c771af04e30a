"""A claim held against its source: score, best passage, and what the source lacks."""

from verifact.analysis.calendar_dates import find_dates
from verifact.analysis.comparing.claim_numbers import numbers_of
from verifact.analysis.comparing.denial import is_denial
from verifact.analysis.comparing.lacking_dates import lacking_dates
from verifact.analysis.comparing.lacking_names import lacking_names
from verifact.analysis.comparing.lacking_numbers import lacking_numbers
from verifact.analysis.comparing.passages import Coverage, cover
from verifact.analysis.comparing.quotation import compare_quote
from verifact.analysis.comparing.source_text import Source, source_of
from verifact.analysis.comparing.support import Signs, score
from verifact.analysis.comparing.terms import terms_of
from verifact.analysis.guess import supported_language
from verifact.analysis.quotes import find_quotes
from verifact.analysis.words import split_words, with_terms
from verifact.document import Block, BlockKind
from verifact.model import Match, QuoteMatch
from verifact.spans import Span

__all__ = ["compare", "compared"]

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
    coverage = cover(terms, source, len(source_of(claim_text).sentences) - 1)
    dates = lacking_dates(find_dates(claim, tag), claim_text, source)
    figures = lacking_numbers(numbers_of(claim, tag), plain, terms, dates, source)
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
    passage = _passage(coverage, source)
    text = passage.of(source_text) if passage else ""
    return Match(score(signs), passage, text, figures, names, dates, quotes), signs


def _quotes(claim_text: str, source_text: str) -> tuple[QuoteMatch, ...]:
    blocks = [Block(Span(0, len(claim_text)), BlockKind.PARAGRAPH)]
    found = [quote for quote in find_quotes(claim_text, blocks) if quote.words >= _LEAST_QUOTED and quote.closed]
    return tuple(compare_quote(quote.text, source_text, quote.span) for quote in found[:_MOST_QUOTES])


def _passage(coverage: Coverage, source: Source) -> Span | None:
    return source.plain.span(coverage.first, coverage.last) if coverage.first < coverage.last else None
