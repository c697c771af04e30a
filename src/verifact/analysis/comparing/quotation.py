"""A quotation held against the text of its source: verbatim but for typography, or how it differs, word by word."""

from collections.abc import Iterator, Sequence

from verifact.analysis.comparing.fitting import Fit, fit, verbatim
from verifact.analysis.comparing.marked_quote import Gap, Piece, pieces_of
from verifact.analysis.comparing.plain_words import PlainWords
from verifact.analysis.comparing.same_writing import is_same_writing
from verifact.analysis.comparing.source_text import source_of
from verifact.model import QuoteDiff, QuoteMatch, WordEdit
from verifact.spans import Span

__all__ = ["compare_quote"]

_LEAST_ALIKE = 0.5  # of the words; what has less in common is another sentence


def compare_quote(quote_text: str, source_text: str, span: Span | None = None) -> QuoteMatch:
    """Return how the words of a quotation (without its marks) stand in a source; `span` is handed on.

    Case, accents, punctuation, kinds of marks, dashes and spaces, hyphens at line ends and ligatures are typography; so is "5" for
    "five". A quotation without words is verbatim. Time is linear in the length of both.
    """
    quote, pieces = pieces_of(quote_text)
    if not pieces:
        return QuoteMatch(quote_text, is_verbatim=True, found=None, similarity=1.0, span=span)
    source = source_of(source_text).plain
    for words in (source, source_of(source_text).spoken):
        exact = verbatim(quote, pieces, words) if len(words) else None
        if exact is not None:
            return QuoteMatch(quote_text, is_verbatim=True, found=words.span(*exact), similarity=1.0, span=span)
    fits = fit(quote, pieces, source) if len(source) else []
    alike = _similarity(quote, fits) if fits else 0.0
    if alike < _LEAST_ALIKE:
        edit = WordEdit(quote_text, "", Span(0, len(quote_text)), Span(0, 0), is_equal=False)
        return QuoteMatch(quote_text, is_verbatim=False, found=None, similarity=0.0, diff=QuoteDiff((edit,)), span=span)
    diff = QuoteDiff(tuple(_edits(quote_text, quote, pieces, fits, source)))
    found = source.span(fits[0].first, fits[-1].last)
    if not diff.changes:
        return QuoteMatch(quote_text, is_verbatim=True, found=found, similarity=1.0, span=span)
    return QuoteMatch(quote_text, is_verbatim=False, found=found, similarity=alike, diff=diff, span=span)


def _similarity(quote: PlainWords, fits: Sequence[Fit]) -> float:
    """Return the share of the words, the quotation's and those in their place, that agree."""
    taken = sum(fit.last - fit.first for fit in fits)
    return 2 * sum(len(fit.pairs) for fit in fits) / (len(quote) + taken)


def _edits(
    quote_text: str, quote: PlainWords, pieces: Sequence[Piece], fits: Sequence[Fit], source: PlainWords
) -> Iterator[WordEdit]:
    """Yield the runs of words that agree and those that don't, in order, and the gaps that the quotation marks."""
    at = 0  # pieces before this one are told
    while at < len(pieces):
        after = at + 1
        while after < len(pieces) and pieces[after].gap is Gap.NONE:
            after += 1
        pairs = [pair for fitted in fits[at:after] for pair in fitted.pairs]
        ends = (pieces[after - 1].last, fits[after - 1].last)
        for a, b, c, d, is_equal in _runs((pieces[at].first, fits[at].first), ends, pairs, quote, source):
            yield _edit(quote_text, quote.span(a, b), source.text, source.span(c, d), is_equal=is_equal)
        if after < len(pieces):
            marked = Span(quote.ends[pieces[after].first - 1], quote.starts[pieces[after].first])
            skipped = source.span(fits[after - 1].last, fits[after].first)
            is_marked = fits[after].first - fits[after - 1].last <= pieces[after].gap
            yield _edit(quote_text, marked, source.text, skipped, is_equal=is_marked)
        at = after


def _edit(quote_text: str, quoted: Span, source_text: str, of_source: Span, *, is_equal: bool) -> WordEdit:
    return WordEdit(quoted.of(quote_text).strip(), of_source.of(source_text), quoted, of_source, is_equal)


def _runs(
    start: tuple[int, int],
    ends: tuple[int, int],
    pairs: Sequence[tuple[int, int]],
    quote: PlainWords,
    source: PlainWords,
) -> list[tuple[int, int, int, int, bool]]:
    """Return runs of words as (quotation's first, last, source's first, last, whether they are the same), none empty."""
    found: list[tuple[int, int, int, int, bool]] = []
    at, where = start
    for one, other in [*pairs, ends]:
        if one > at or other > where:
            same = is_same_writing(quote.forms[at:one], source.forms[where:other])
            _append(found, (at, one, where, other, same))
        if (one, other) != ends:
            _append(found, (one, one + 1, other, other + 1, True))
        at, where = one + 1, other + 1
    return found


def _append(found: list[tuple[int, int, int, int, bool]], run: tuple[int, int, int, int, bool]) -> None:
    if found and found[-1][4] == run[4]:
        found[-1] = (found[-1][0], run[1], found[-1][2], run[3], run[4])
    else:
        found.append(run)
