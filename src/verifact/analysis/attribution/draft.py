"""What is being put together: an attribution in word indices, and the columns it is read from."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from attrs import field, mutable

from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Names
from verifact.analysis.noun_phrases import Phrases, phrases_of
from verifact.analysis.words import Words
from verifact.model import AttributionKind, Quote, Sentence, Speaker
from verifact.spans import Span

NOBODY = -1
_INDIRECT, _DIRECT, _MIXED = AttributionKind.INDIRECT, AttributionKind.DIRECT, AttributionKind.MIXED  # fetched once
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


class Reader:
    """The columns of an article, and what is quoted in it."""

    def __init__(self, words: Words, names: Names, known: Grammar, quotes: tuple[Quote, ...]) -> None:
        self.words, self.names, self.known = words, names, known
        self.phrases: Phrases = phrases_of(words, known)
        self.quotes = tuple(quote for quote in quotes if quote.depth == 0)  # the outermost ones
        self.quote_starts = [quote.span.start for quote in self.quotes]
        self.quoted = bytearray(len(words))  # 1 for a word inside a quotation
        for quote in self.quotes:
            inside = words.range_in(quote.span)
            self.quoted[inside.start : inside.stop] = b"\1" * len(inside)
        self.quoted_before = [*accumulate(self.quoted, initial=0)]  # how many words before this one are quoted

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
            return _INDIRECT
        return _DIRECT if quoted >= 0.9 * total else _MIXED


class Place:
    """A sentence that is being read: its words, and the sentence itself."""

    __slots__ = ("inside", "sentence")

    def __init__(self, inside: range, sentence: Sentence) -> None:
        self.inside, self.sentence = inside, sentence

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
