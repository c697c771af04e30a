"""All attributions of an article, in order."""

from bisect import bisect_left
from itertools import pairwise, repeat
from operator import attrgetter

from verifact.analysis.attribution.according import read_according, read_according_behind, read_particle
from verifact.analysis.attribution.content import stop_before
from verifact.analysis.attribution.cue_kinds import Cue, cue_of
from verifact.analysis.attribution.cues import read_refusal, read_verb
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader
from verifact.analysis.attribution.layout import (
    asks,
    colon_before_quote,
    headline_source,
    is_transcript,
    label_of,
    quote_of_subject,
    signature_behind,
    signature_of,
)
from verifact.analysis.attribution.soft_cues import read_attitude, read_impression, read_noun, read_poll
from verifact.analysis.attribution.sources import understood_source
from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Names
from verifact.analysis.speakers import UNKNOWN, Resolver
from verifact.analysis.words import Term, Words
from verifact.document import Block, BlockKind
from verifact.model import Attribution, Quote, QuoteKind, Sentence, Speaker

_CATEGORIES = attrgetter("categories")
_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})
_QUOTABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM})


def find_attributions(
    words: Words,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    names: Names,
    known: Grammar,
) -> tuple[Attribution, ...]:
    """Return the attributions in the order of the sentences that hold their cues."""
    reader = Reader(words, names, known, quotes)
    return tuple(_Finder(reader, blocks, Resolver(words, names, known, reader.quoted)).run(sentences))


class _Finder:
    def __init__(self, reader: Reader, blocks: tuple[Block, ...], resolver: Resolver) -> None:
        self.reader, self.blocks, self.resolver = reader, blocks, resolver
        self.spoken: list[tuple[int, Speaker]] = []
        self.transcript = is_transcript(reader.words.text, blocks)
        terms, quoted = reader.words.terms, reader.quoted
        cues = map(cue_of, map(_CATEGORIES, terms))
        self.cues = [
            (term, cue) for term, cue in zip(terms, cues, strict=True) if cue is not None and not quoted[term.first]
        ]

    def run(self, sentences: tuple[Sentence, ...]) -> list[Attribution]:
        """Return the attributions; a sentence without a cue and a quotation costs next to nothing."""
        reader, cues = self.reader, self.cues
        text, starts = reader.words.text, reader.words.starts
        firsts = [*map(bisect_left, repeat(starts), [sentence.span.start for sentence in sentences])]
        lasts = [*map(bisect_left, repeat(starts), [sentence.span.end for sentence in sentences])]
        places = [term.first for term, _ in cues]
        lows, highs = [*map(bisect_left, repeat(places), firsts)], [*map(bisect_left, repeat(places), lasts)]
        found: list[Draft] = []
        block, labelled = -1, False
        signed = -1  # where a signature behind a quotation ends
        speaking: Draft | None = None  # who may go on
        waiting: Draft | None = None  # "She wrote:", at the end of its paragraph
        for index, sentence in enumerate(sentences):
            same_block = sentence.block == block
            if not same_block:
                block = sentence.block
                kind = self.blocks[block].kind
                layout = self._layout(block) if kind not in _SILENT else None
                labelled = layout is not None or kind in _SILENT
                if layout is not None:
                    found.append(self._resolved(layout))
                elif waiting is not None and kind in _QUOTABLE:
                    labelled = self._announced(waiting, self.blocks[block], found)
                waiting = None
            span = sentence.span
            if labelled or span.start < signed:
                continue
            first, last = firsts[index], lasts[index]
            own_cues = cues[lows[index] : highs[index]]
            quoted = last > first and (
                reader.quoted_before[last] > reader.quoted_before[first] or asks(reader.words.gaps[first])
            )
            if not own_cues and not quoted and block and text[span.end - 1] != ":":
                if not same_block:
                    speaking = None
                waiting = None
                continue
            signature = signature_behind(reader, span.start) if quoted else None
            if signature is not None:
                found.append(self._resolved(signature))
                signed = reader.words.ends[signature.last - 1]
                continue
            own = [
                self._resolved(draft)
                for draft in self._drafts(Place(range(first, last), sentence), own_cues, quoted=quoted)
            ]
            waiting = own.pop() if own and not own[-1].content else None
            if not own and self._goes_on(sentence, speaking, found, same_block=same_block):
                if not same_block:
                    speaking = found[-1]
                continue
            found += own
            if own:
                speaking = next((d for d in reversed(own) if self._quotes(d)), own[-1]) if quoted else own[-1]
            elif not same_block:
                speaking = None
        return [self._finished(draft) for draft in found]

    def _announced(self, waiting: Draft, block: Block, found: list[Draft]) -> bool:
        """Give what "She wrote:" announces to her: the quotation that opens the block, or else the block."""
        quote = self.reader.quote_at(block.span.start)
        if quote is None and not waiting.cue:
            return False
        whole = quote is None or quote.span.end >= block.span.end
        waiting.content.append(block.span if quote is None else quote.span)
        found.append(waiting)
        return whole

    def _layout(self, index: int) -> Draft | None:
        block = self.blocks[index]
        label = label_of(self.reader, block, transcript=self.transcript)
        if label is not None:
            return label
        return signature_of(self.reader, block)

    def _drafts(self, place: Place, cues: list[tuple[Term, Cue]], *, quoted: bool) -> list[Draft]:
        reader, inside, sentence = self.reader, place.inside, place.sentence
        drafts: list[Draft] = []
        pending: Draft | None = None
        for term, cue in cues:
            if drafts and term.first < drafts[-1].last:
                continue
            draft = self._read(term, cue, place, drafts)
            if draft is not None and draft.content:
                drafts.append(draft)
            elif draft is not None and draft.first != NOBODY:
                pending = draft
        if not drafts and inside and sentence.block == 0:
            headline = headline_source(reader, place)
            drafts = [headline] if headline is not None else []
        if not drafts and quoted:
            by_colon = colon_before_quote(reader, place)
            drafts = [by_colon] if by_colon is not None else []
        if quoted:
            drafts += quote_of_subject(reader, place, drafts)
        for draft, following in pairwise(drafts):
            stop_before(draft, following, reader)
        if reader.words.text[sentence.span.end - 1] == ":":
            drafts += self._announcement(drafts, pending, place)
        return drafts

    def _announcement(self, drafts: list[Draft], pending: Draft | None, place: Place) -> list[Draft]:
        """Return a draft without content for what "She wrote:" announces in the next paragraph."""
        if pending is not None:
            return [Draft(pending.first, pending.last, pending.cue)]
        source = understood_source(self.reader, drafts, place, place.inside.stop)
        return [Draft(*source, None)] if source is not None else []

    def _read(self, term: Term, cue: Cue, place: Place, drafts: list[Draft]) -> Draft | None:
        """Read a term as the first kind of cue that it is in its place."""
        reader, draft = self.reader, None
        if cue.according:
            return read_according(reader, term, place)
        if cue.behind:
            return read_according_behind(reader, term, place)
        if cue.particle:
            return read_particle(reader, term, place)
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
        if draft is None and cue.poll:
            draft = read_poll(reader, term, place)
        return draft

    def _resolved(self, draft: Draft) -> Draft:
        if draft.first != NOBODY:
            draft.speaker = self.resolver.resolve(draft.first, draft.last, self.spoken)
            self.spoken.append((draft.last, draft.speaker))
        return draft

    def _finished(self, draft: Draft) -> Attribution:
        source = self.reader.words.span(draft.first, draft.last) if draft.first != NOBODY else None
        kind = self.reader.kind_of(draft.content)
        return Attribution(source, draft.cue, tuple(draft.content), draft.speaker or UNKNOWN, kind)

    def _quotes(self, draft: Draft) -> bool:
        """Tell whether a quotation ends what the draft holds."""
        inside = self.reader.words.range_in(draft.content[-1])
        return bool(inside) and bool(self.reader.quoted[inside.stop - 1])

    def _goes_on(self, sentence: Sentence, previous: Draft | None, found: list[Draft], *, same_block: bool) -> bool:
        """Give a quotation without a cue to the speaker before it: in its paragraph, or opening the next one."""
        if previous is None or previous.first == NOBODY:
            return False
        quote = self.reader.quote_at(sentence.span.start)
        if quote is None or quote.kind is not QuoteKind.SPEECH:
            return False
        if same_block:
            if not any(part.contains(quote.span) for part in previous.content[-2:]):
                previous.content.append(quote.span)
            return True
        found.append(Draft(previous.first, previous.last, None, [quote.span], previous.speaker))
        return True
