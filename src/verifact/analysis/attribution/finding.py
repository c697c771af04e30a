"""All attributions of an article, in order."""

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from verifact.analysis.attribution.content import stop_before
from verifact.analysis.attribution.cues import read_according, read_refusal, read_verb
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader, reader_of
from verifact.analysis.attribution.layout import (
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

_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})
_QUOTABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM})
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
    poll: bool
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
        poll="poll_nouns" in categories,
        forms=frozenset(category.rpartition(".")[2] for category in categories if category.startswith(_VERB_FORMS)),
    )
    return cue if any(cue[:7]) else None


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
        found: list[Draft] = []
        block, labelled = -1, False
        signed = -1  # where a signature behind a quotation ends
        speaking: Draft | None = None  # who may go on
        waiting: Draft | None = None  # "She wrote:", at the end of its paragraph
        for sentence in sentences:
            kind = self.blocks[sentence.block].kind
            if kind in _SILENT:
                continue
            same_block = sentence.block == block
            if not same_block:
                block = sentence.block
                layout = self._layout(block)
                labelled = layout is not None
                if layout is not None:
                    found.append(self._resolved(layout))
                elif waiting is not None and kind in _QUOTABLE:
                    labelled = self._announced(waiting, self.blocks[block], found)
                waiting = None
            if labelled or sentence.span.start < signed:
                continue
            signature = signature_behind(self.reader, sentence.span.start)
            if signature is not None:
                found.append(self._resolved(signature))
                signed = self.reader.words.ends[signature.last - 1]
                continue
            own = [self._resolved(draft) for draft in self._drafts(sentence)]
            waiting = own.pop() if own and not own[-1].content else None
            if not own and self._goes_on(sentence, speaking, found, same_block=same_block):
                if not same_block:
                    speaking = found[-1]
                continue
            found += own
            if own:
                speaking = next((draft for draft in reversed(own) if self._quotes(draft)), own[-1])
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

    def _drafts(self, sentence: Sentence) -> list[Draft]:
        reader, words = self.reader, self.reader.words
        inside = words.range_in(sentence.span)
        place = Place(inside, sentence, _is_title_case(words, inside))
        drafts: list[Draft] = []
        pending: Draft | None = None
        low = bisect_left(self.cue_places, inside.start)
        for term, cue in self.cues[low : bisect_left(self.cue_places, inside.stop, low)]:
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
        if not drafts and inside:
            by_colon = colon_before_quote(reader, place)
            drafts = [by_colon] if by_colon is not None else []
        drafts += quote_of_subject(reader, place, drafts)
        for draft, following in pairwise(drafts):
            stop_before(draft, following, reader)
        if sentence.text.endswith(":"):
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
