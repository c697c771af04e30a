"""What is being put together: an attribution in word indices, and the columns it is read from."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from attrs import field, frozen, mutable

from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Names
from verifact.analysis.noun_phrases import Phrases, phrases_of
from verifact.analysis.words import Words
from verifact.model import AttributionKind, Quote, Sentence, Speaker
from verifact.spans import Span

NOBODY = -1
_HEADING_WORDS = 40
_OPENING_MARKS = ("“", '"', "''", "‘", "«", "„", "»")
_QUOTE_ENDS = frozenset('"”’»“«')
_SPEECH_ENDS = frozenset(",?!—–….")


@mutable
class Draft:
    """An attribution on the way. `first` is NOBODY where no source is stated."""

    first: int
    last: int
    cue: Span | None
    content: list[Span] = field(factory=list)
    speaker: Speaker | None = None
    clause: int = NOBODY  # the word that opens the clause of a cue whose source is understood: "and | said"

    @property
    def start(self) -> int:
        """The offset of the cue; of the content where there is no cue."""
        return self.cue.start if self.cue is not None else self.content[0].start


@frozen(eq=False)
class Reader:
    """The columns of an article, and what is quoted in it."""

    words: Words
    names: Names
    known: Grammar
    phrases: Phrases
    quotes: tuple[Quote, ...]  # the outermost ones
    quoted: bytearray  # 1 for a word inside a quotation
    quoted_before: list[int]  # how many words before this one are quoted
    quote_starts: list[int]

    def quote_at(self, offset: int) -> Quote | None:
        """Return the outermost quotation that holds the offset, marks included."""
        index = bisect_right(self.quote_starts, offset) - 1
        if index >= 0 and offset < self.quotes[index].span.end:
            return self.quotes[index]
        return None

    def quotes_in(self, span: Span) -> tuple[Quote, ...]:
        """Return the outermost quotations that begin inside `span`."""
        low = bisect_left(self.quote_starts, span.start)
        return self.quotes[low : bisect_left(self.quote_starts, span.end, low)]

    def stretched(self, start: int, end: int) -> Span:
        """Return the range from offset `start` to `end`, stretched to the whole of the quotations it cuts through."""
        index = bisect_left(self.quote_starts, end) - 1
        if index < 0 or self.quotes[index].span.end <= start:
            return Span(start, end)
        last = self.quotes[index]
        if last.closed and last.span.end > end:
            end = last.span.end
        first = last if last.span.start <= start else self.quote_at(start)
        if first is not None:
            start = first.span.start
        return Span(start, end)

    def kind_of(self, content: list[Span]) -> AttributionKind:
        """Return whether the content is quoted, reported, or both."""
        quoted = total = 0
        starts, before = self.words.starts, self.quoted_before
        for part in content:
            first = bisect_left(starts, part.start)
            last = bisect_left(starts, part.end, first)
            total += last - first
            quoted += before[last] - before[first]
        if not quoted:
            return AttributionKind.INDIRECT
        return AttributionKind.DIRECT if quoted >= 0.9 * total else AttributionKind.MIXED


def reader_of(words: Words, names: Names, known: Grammar, quotes: tuple[Quote, ...]) -> Reader:
    """Return the reader of a text whose quotations are `quotes`."""
    outer = tuple(quote for quote in quotes if quote.depth == 0)
    quoted = bytearray(len(words))
    for quote in outer:
        inside = words.range_in(quote.span)
        quoted[inside.start : inside.stop] = b"\1" * len(inside)
    return Reader(
        words,
        names,
        known,
        phrases_of(words, known),
        outer,
        quoted,
        [*accumulate(quoted, initial=0)],
        [quote.span.start for quote in outer],
    )


@frozen(eq=False)
class Place:
    """A sentence that is being read: its words, and the sentence itself."""

    inside: range
    sentence: Sentence

    def is_heading(self, words: Words) -> bool:
        """Tell whether the words are capitalised as in a headline, where a capital makes no name."""
        long = [word for word in words.words[self.inside.start : self.inside.stop][:_HEADING_WORDS] if len(word) > 3]
        return len(long) > 2 and sum([word[0].isupper() for word in long]) >= 0.8 * len(long)


def closes_quote(gap: str) -> bool:
    """Tell whether a quotation ends in the gap between two words."""
    if gap == " " or not gap or gap[0].isspace():
        return False
    return not _QUOTE_ENDS.isdisjoint(gap) or "''" in gap


def ends_speech(gap: str) -> bool:
    """Tell whether a quotation ends in the gap that has punctuation of its own: “…,” or “…”, but not “dirty” tricks."""
    return len(gap) > 2 and closes_quote(gap) and not _SPEECH_ENDS.isdisjoint(gap)


def opens_quote(gap: str) -> bool:
    """Tell whether a quotation begins in the gap between two words."""
    return gap != " " and opening_in(gap) > 0


def opening_in(gap: str) -> int:
    """Return how many code points before the end of the gap a quotation begins that the next word opens, 0 for none."""
    if not gap or gap[-1].isspace():
        return 0
    lead = gap.split()[-1]
    return max([len(lead) - lead.find(mark) for mark in _OPENING_MARKS if mark in lead], default=0)
