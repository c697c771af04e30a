"""What is being put together: an attribution in word indices, and the columns it is read from."""

from bisect import bisect_right

from attrs import field, frozen, mutable

from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Names
from verifact.analysis.words import Words
from verifact.model import AttributionKind, Quote, Sentence, Speaker
from verifact.spans import Span

NOBODY = -1


@mutable
class Draft:
    """An attribution on the way. `first` is NOBODY where no source is stated."""

    first: int
    last: int
    cue: Span | None
    content: list[Span] = field(factory=list)
    speaker: Speaker | None = None


@frozen(eq=False)
class Reader:
    """The columns of an article, and what is quoted in it."""

    words: Words
    names: Names
    known: Grammar
    quotes: tuple[Quote, ...]  # the outermost ones
    quoted: bytearray  # 1 for a word inside a quotation
    quote_starts: list[int]

    def quote_at(self, offset: int) -> Quote | None:
        """Return the outermost quotation that holds the offset, marks included."""
        index = bisect_right(self.quote_starts, offset) - 1
        if index >= 0 and offset < self.quotes[index].span.end:
            return self.quotes[index]
        return None

    def stretched(self, span: Span) -> Span:
        """Return `span` stretched to the whole of the quotations it cuts through."""
        start, end = span.start, span.end
        first = self.quote_at(start)
        if first is not None:
            start = first.span.start
        last = self.quote_at(end - 1)
        if last is not None and last.closed:
            end = max(end, last.span.end)
        return Span(start, end)

    def kind_of(self, content: list[Span]) -> AttributionKind:
        """Return whether the content is quoted, reported, or both."""
        quoted = total = 0
        for part in content:
            inside = self.words.range_in(part)
            total += len(inside)
            quoted += sum(self.quoted[inside.start : inside.stop])
        if not quoted:
            return AttributionKind.INDIRECT
        return AttributionKind.DIRECT if quoted >= 0.9 * total else AttributionKind.MIXED


@frozen(eq=False)
class Place:
    """A sentence that is being read: its words, and the sentence itself."""

    inside: range
    sentence: Sentence
    is_heading: bool = False  # written in capitals, articles and auxiliaries left out
