"""Whose voice a stretch of text is in: the writer's own, or somebody's who is quoted or reported."""

from bisect import bisect_left, bisect_right
from operator import itemgetter

from attrs import frozen

from verifact.document import Document
from verifact.model import Article, Attribution, CitationKind, MarkerKind, Quote, Sentence
from verifact.spans import BY_SPAN, Span, any_within, holder

__all__ = ["Voices", "voices_of"]

_FIRST = itemgetter(0)


@frozen(eq=False)
class Voices:
    """Lookup tables over an article, for questions about a place in it.

    They do not hold the article, which holds them: of two that hold each other memory is freed late.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    all_quotes: tuple[Quote, ...]
    quotes: list[Span]  # the outermost ones
    contents: list[tuple[int, int, Attribution]]
    entries: list[Span]
    cues: list[tuple[int, Attribution]]  # by the offset of the cue
    pointed: list[int]  # offsets of the markers and links
    named: list[int]  # offsets of the cues whose source has a name

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the offset."""
        sentences = self.sentences
        index = bisect_right(sentences, offset, key=BY_SPAN) - 1
        return sentences[index] if index >= 0 and offset < sentences[index].span.end else None

    def attributions_in(self, span: Span) -> list[Attribution]:
        """Return the attributions whose cue starts inside `span`, in order."""
        low = bisect_left(self.cues, span.start, key=_FIRST)
        high = bisect_left(self.cues, span.end, key=_FIRST)
        return [attribution for _, attribution in self.cues[low:high]]

    def quotes_speech(self, span: Span) -> bool:
        """Whether a quotation of three words or more stands inside `span`."""
        quotes = self.all_quotes
        low = bisect_left(quotes, span.start, key=BY_SPAN)
        return any(
            quote.words > 2
            for quote in quotes[low : low + 8]
            if quote.span.start < span.end <= quote.span.end + len(span)
        )

    def is_pointed(self, sentence: Span, reach: int = 1) -> bool:
        """Whether a marker or a link stands in the sentence, or begins at most `reach` code points behind it."""
        index = bisect_left(self.pointed, sentence.start)
        return index < len(self.pointed) and self.pointed[index] <= sentence.end + reach

    def names_somebody(self, span: Span) -> bool:
        """Whether a source with a name has its cue inside `span`."""
        return any_within(self.named, span)

    def is_quoted(self, span: Span) -> bool:
        """Whether the place stands inside an outermost quotation."""
        return holder(self.quotes, span.start) is not None

    def is_entry(self, span: Span) -> bool:
        """Whether the place belongs to the citation list or a footnote."""
        return holder(self.entries, span.start) is not None

    def is_prose(self, span: Span) -> bool:
        """Whether the place stands in running prose of the writer: no heading, quotation block, caption, list entry."""
        block = self.document.block_at(span.start)
        return block is not None and block.is_prose and not self.is_entry(span)

    def attributed(self, span: Span) -> Attribution | None:
        """Return the attribution whose content holds the place, the innermost where there are several."""
        low = bisect_right(self.contents, span.start, key=_FIRST) - 1
        for start, end, attribution in self.contents[max(0, low - 3) : low + 1][::-1]:
            if start <= span.start and span.end <= end:
                return attribution
        return None

    def is_own(self, span: Span) -> bool:
        """Whether the writer says this in their own voice, in prose."""
        return self.is_prose(span) and not self.is_quoted(span) and self.attributed(span) is None


def voices_of(article: Article) -> Voices:
    """Return the lookup tables of an article; ask through `article.derived(voices_of)`."""
    quotes = [quote.span for quote in article.quotes if quote.depth == 0]
    contents = [(part.start, part.end, a) for a in article.attributions for part in a.content]
    entries = [c.span for c in article.citations if c.kind is not CitationKind.LINK]
    cues = [(a.cue.start, a) for a in article.attributions if a.cue is not None]
    return Voices(
        article.document,
        article.sentences,
        article.quotes,
        quotes,
        sorted(contents, key=itemgetter(0, 1)),
        sorted(entries),
        sorted(cues, key=_FIRST),
        sorted(marker.span.start for marker in article.markers if marker.kind is not MarkerKind.NAME),
        sorted(start for start, attribution in cues if attribution.is_named),
    )
