"""All attributions of an article, in order."""

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from verifact.analysis.attribution.content import stop_before
from verifact.analysis.attribution.cues import read_according, read_refusal, read_verb
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader, reader_of
from verifact.analysis.attribution.layout import (
    colon_before_quote,
    headline_source,
    is_transcript,
    label_of,
    quote_of_subject,
    signature_of,
)
from verifact.analysis.attribution.soft_cues import read_attitude, read_impression, read_noun
from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Names
from verifact.analysis.speakers import UNKNOWN, Resolver
from verifact.analysis.words import Term, Words
from verifact.document import Block, BlockKind
from verifact.model import Attribution, AttributionKind, Quote, QuoteKind, Sentence, Speaker

_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})
_VERBS = frozenset({"cue_verbs", "attitude_verbs"})
_VERB_FORMS = ("cue_verbs.", "attitude_verbs.")


class Cue(NamedTuple):
    """What a term can be a cue as."""

    verb: bool
    according: bool
    refusal: bool
    noun: bool
    adjective: bool
    impression: bool
    forms: frozenset[str]  # of the verb


@cache
def cue_of(categories: tuple[str, ...]) -> Cue | None:
    """Return what a term of these categories can be a cue as, None for nothing."""
    cue = Cue(
        verb=not _VERBS.isdisjoint(categories),
        according="according_to" in categories,
        refusal="refusals" in categories,
        noun="cue_nouns" in categories,
        adjective="attitude_adjectives" in categories,
        impression="impressions" in categories,
        forms=frozenset(category.rpartition(".")[2] for category in categories if category.startswith(_VERB_FORMS)),
    )
    return cue if any(cue[:6]) else None


def find_attributions(
    words: Words,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    names: Names,
    known: Grammar,
) -> tuple[Attribution, ...]:
    """Return the attributions in the order of the sentences that hold their cues."""
    reader = reader_of(words, names, known, quotes)
    return tuple(_Finder(reader, blocks, Resolver(words, names, known, reader.quoted)).run(sentences))


def _is_title_case(words: Words, inside: range) -> bool:
    """Tell whether the words are capitalised as in a headline."""
    long = [word for word in words.words[inside.start : inside.stop] if len(word) > 3]
    return len(long) > 2 and sum([word[0].isupper() for word in long]) >= 0.8 * len(long)


class _Finder:
    def __init__(self, reader: Reader, blocks: tuple[Block, ...], resolver: Resolver) -> None:
        self.reader, self.blocks, self.resolver = reader, blocks, resolver
        self.spoken: list[tuple[int, Speaker]] = []
        self.transcript = is_transcript(reader.words.text, blocks)
        quoted = reader.quoted
        self.cues = [
            (term, cue)
            for term in reader.words.terms
            if (cue := cue_of(term.categories)) is not None and not quoted[term.first]
        ]
        self.cue_places = [term.first for term, _ in self.cues]

    def run(self, sentences: tuple[Sentence, ...]) -> list[Attribution]:
        found: list[Attribution] = []
        block, labelled, speaking = -1, False, False  # speaking: the last attribution may go on
        for sentence in sentences:
            if self.blocks[sentence.block].kind in _SILENT:
                continue
            new_block = sentence.block != block
            block = sentence.block
            if new_block:
                layout = self._layout(block)
                labelled = layout is not None
                if layout is not None:
                    found.append(self._finished(layout))
            if labelled:
                continue
            own = [self._finished(draft) for draft in self._drafts(sentence)]
            if not own and speaking and self._goes_on(sentence, found, same_block=not new_block):
                continue
            found += own
            speaking = bool(own) or (speaking and not new_block)
        return found

    def _layout(self, index: int) -> Draft | None:
        block = self.blocks[index]
        label = label_of(self.reader, block, transcript=self.transcript)
        if label is not None:
            return label
        before = bisect_left(self.reader.quote_starts, block.span.start) - 1
        return signature_of(self.reader, block, self.reader.quotes[before] if before >= 0 else None)

    def _drafts(self, sentence: Sentence) -> list[Draft]:
        reader, words = self.reader, self.reader.words
        inside = words.range_in(sentence.span)
        place = Place(inside, sentence, _is_title_case(words, inside))
        drafts: list[Draft] = []
        low = bisect_left(self.cue_places, inside.start)
        for term, cue in self.cues[low : bisect_left(self.cue_places, inside.stop, low)]:
            if drafts and term.first < drafts[-1].last:
                continue
            draft = self._read(term, cue, place, drafts)
            if draft is not None and draft.content:
                drafts.append(draft)
        if not drafts and inside and sentence.block == 0:
            headline = headline_source(reader, place)
            drafts = [headline] if headline is not None else []
        if not drafts and inside:
            by_colon = colon_before_quote(reader, place)
            drafts = [by_colon] if by_colon is not None else []
        drafts += quote_of_subject(reader, place, drafts)
        for draft, following in pairwise(drafts):
            stop_before(draft, following, reader)
        return drafts

    def _read(self, term: Term, cue: Cue, place: Place, drafts: list[Draft]) -> Draft | None:
        """Read a term as the first kind of cue that it is in its place."""
        reader, draft = self.reader, None
        if cue.according:
            return read_according(reader, term, place)
        if cue.verb:
            draft = read_verb(reader, term, cue.forms, place, drafts)
        if draft is None and cue.refusal:
            draft = read_refusal(reader, term, place)
        if draft is None and cue.noun:
            draft = read_noun(reader, term, place)
        if draft is None and cue.adjective:
            draft = read_attitude(reader, term.first, place)
        if draft is None and cue.impression:
            draft = read_impression(reader, term, place)
        return draft

    def _finished(self, draft: Draft) -> Attribution:
        speaker, source = UNKNOWN, None
        if draft.first != NOBODY:
            speaker = self.resolver.resolve(draft.first, draft.last, self.spoken)
            self.spoken.append((draft.last, speaker))
            source = self.reader.words.span(draft.first, draft.last)
        return Attribution(source, draft.cue, tuple(draft.content), speaker, self.reader.kind_of(draft.content))

    def _goes_on(self, sentence: Sentence, found: list[Attribution], *, same_block: bool) -> bool:
        """Give a quotation without a cue to the speaker before it: in its paragraph, or opening the next one."""
        previous = found[-1]
        index = bisect_right(self.reader.quote_starts, sentence.span.end - 1) - 1
        if index < 0 or previous.source is None:
            return False
        quote = self.reader.quotes[index]
        if quote.kind is not QuoteKind.SPEECH or quote.span.start > sentence.span.start:
            return False
        if quote.span.end <= sentence.span.start:
            return False
        if same_block:
            if not any(part.contains(quote.span) for part in previous.content):
                found[-1] = evolve(previous, content=(*previous.content, quote.span))
            return True
        if previous.kind is AttributionKind.INDIRECT:
            return False
        found.append(Attribution(previous.source, None, (quote.span,), previous.speaker, AttributionKind.DIRECT))
        return True
