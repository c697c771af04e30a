"""Attribution by layout: transcripts ("WALLACE: …"), lines that sign a quotation ("― Ann Lee"), colons before quotations."""

import re
from bisect import bisect_left

from verifact.analysis.attribution.draft import Draft, Place, Reader, closes_quote, ends_speech
from verifact.analysis.attribution.sources import sentence_subject
from verifact.analysis.word_classes import AUXILIARY, CLAUSE_OPENER, COPULA, CUE, PREPOSITION, PRONOUN
from verifact.document import Block, BlockKind
from verifact.model import QuoteKind
from verifact.spans import Span

_LABEL = re.compile(r"((?:[A-Z][A-Z.'’\-]+|Q|A)(?: [A-Z][A-Z.'’\-]+){0,3}):\s+(?=\S)")
_NAMED_LABEL = re.compile(r"((?:[A-Z][\w.'’\-]+)(?: [A-Z][\w.'’\-]+){0,3}):\s+(?=[A-Z“\"])")
_SIGNED = re.compile(r"(?:[―—–-]|--)\s*(?=[A-Z])")
_SIGNED_BEHIND = re.compile(r"\s{0,3}([―—–]|--)\s{0,2}(?=[A-Z])")
_SIGNATURE_WORDS = 25
_SIGNATURE_LENGTH = 80
_QUOTE_MARKS = frozenset("“\"„«»'")
_LABELLED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LABEL_WORDS = 7
_LABEL_LENGTH = 100
_DASHES = frozenset("―—–-")
_RECENT = 20  # attributions of a sentence that may account for a quotation in it


def label_of(reader: Reader, block: Block, *, transcript: bool) -> Draft | None:
    """Return the attribution of a block that opens with a speaker's label, the rest of the block its content."""
    text, start = reader.words.text, block.span.start
    if text.find(":", start, start + _LABEL_LENGTH) < 0 or block.kind not in _LABELLED:
        return None
    match = _LABEL.match(text, start, block.span.end)
    if match is None and transcript:
        match = _NAMED_LABEL.match(text, start, block.span.end)
    if match is None or len(text[match.end() : block.span.end].split(None, 2)) < 2:
        return None
    inside = reader.words.range_in(Span(match.start(1), match.end(1)))
    if not inside:
        return None
    draft = Draft(inside.start, inside.stop, Span(match.end(1), match.end(1) + 1))
    draft.content.append(Span(match.end(), block.span.end))
    return draft


def is_transcript(text: str, blocks: tuple[Block, ...]) -> bool:
    """Tell whether labels of the form "Ann Lee: …" open three paragraphs or more, one of them twice."""
    labels = [
        match[1]
        for block in blocks
        if text.find(":", block.span.start, block.span.start + _LABEL_LENGTH) >= 0
        and block.kind is BlockKind.PARAGRAPH
        and (match := _NAMED_LABEL.match(text, *_ends(block)))
    ]
    return len(labels) >= 3 and len(set(labels)) < len(labels)


def signature_of(reader: Reader, block: Block) -> Draft | None:
    """Return the attribution of a line that signs the quotation right before it: "― Ann Lee, mayor of Ely"."""
    text = reader.words.text
    start = block.span.start
    if text[start : start + 1] not in _DASHES:
        return None
    match = _SIGNED.match(text, start, block.span.end)
    if match is None:
        return None
    earlier = bisect_left(reader.quote_starts, start) - 1
    before = reader.quotes[earlier] if earlier >= 0 else None
    if before is None or text[before.span.end : start].strip():
        return None
    inside = reader.words.range_in(Span(match.end(), block.span.end))
    if not inside or len(inside) > _SIGNATURE_WORDS:
        return None
    draft = Draft(inside.start, inside.stop, Span(match.start(), match.start() + 1))
    draft.content.append(before.span)
    return draft


def signature_behind(reader: Reader, start: int) -> Draft | None:
    """Return the attribution of a quotation that begins a line at `start` and is signed at its end: “…” ― Ann Lee."""
    text = reader.words.text
    if text[start] not in _QUOTE_MARKS:
        return None
    quote = reader.quote_at(start)
    if quote is None or quote.span.start != start or not quote.closed:
        return None
    match = _SIGNED_BEHIND.match(text, quote.span.end)
    if match is None:
        return None
    line_end = text.find("\n", match.end(), match.end() + _SIGNATURE_LENGTH)
    if line_end < 0:
        line_end = len(text)
    inside = reader.words.range_in(Span(match.end(), line_end))
    if not inside or len(inside) > _LABEL_WORDS or line_end - match.end() > _SIGNATURE_LENGTH:
        return None
    if any(classes & (COPULA | AUXILIARY | CUE) for classes in reader.phrases.classes[inside.start : inside.stop]):
        return None
    return Draft(inside.start, inside.stop, Span(match.start(1), match.end(1)), [quote.span])


def colon_before_quote(reader: Reader, place: Place) -> Draft | None:
    """Return the attribution of 'Sanders made the following comment: “…”', where no cue was found."""
    words, inside = reader.words, place.inside
    quote = next(iter(reader.quotes_in(place.sentence.span)), None)
    if quote is None or quote.words < 4:
        return None
    index = words.at_or_after(quote.span.start)
    if index <= inside.start or index >= inside.stop or not words.gaps[index].startswith(":"):
        return None
    source = sentence_subject(reader, inside, index)
    if source is None:
        return None
    return Draft(*source, Span(words.ends[index - 1], words.ends[index - 1] + 1), [quote.span])


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def headline_source(reader: Reader, place: Place) -> Draft | None:
    """Return the attribution of a headline such as "De Blasio: Trust the police chief" or "Poll: Smith leads"."""
    words, inside = reader.words, place.inside
    for index in range(inside.start + 1, min(inside.start + _LABEL_WORDS, inside.stop - 2)):
        if not words.gaps[index].startswith(": "):
            continue
        first = words.words[inside.start]
        named = bool(reader.names.ending_in(inside.start, index)) or words.lower[inside.start] in reader.known.documents
        if not named or not first[0].isupper():
            return None
        content = Span(words.starts[index], place.sentence.span.end)
        return Draft(inside.start, index, Span(words.ends[index - 1], words.ends[index - 1] + 1), [content])
    return None


def quote_of_subject(reader: Reader, place: Place, drafts: list[Draft]) -> list[Draft]:
    """Return attributions for the speech quoted in a sentence that no cue accounts for: its subject is the speaker."""
    words, inside = reader.words, place.inside
    found: list[Draft] = []
    if not drafts and 1 < len(inside) <= _LABEL_WORDS:
        asked = _asker(reader, place)
        if asked is not None:
            return [asked]
    for quote in reader.quotes_in(place.sentence.span):
        if quote.kind is not QuoteKind.SPEECH or not quote.closed:
            continue
        if any(part.overlaps(quote.span) for draft in drafts[-_RECENT:] for part in draft.content):
            continue
        index = words.at_or_after(quote.span.start)
        if index <= inside.start:
            behind = _speaker_behind(reader, place, words.at_or_after(quote.span.end))
            if behind is not None:
                behind.content.append(quote.span)
                found.append(behind)
            continue
        source = sentence_subject(reader, inside, index)
        if source is not None and source[1] <= index:
            found.append(Draft(*source, None, [quote.span]))
    return found


def asks(gap: str) -> bool:
    """Tell whether a quoted question ends in the gap, and no paragraph."""
    return len(gap) > 2 and ("?" in gap or "!" in gap) and closes_quote(gap) and "\n" not in gap


def _asker(reader: Reader, place: Place) -> Draft | None:
    """Return the attribution of “Is it so?” Ann Lee pressed. where the question was taken for a sentence of its own."""
    words, start = reader.words, place.sentence.span.start
    if not asks(words.gaps[place.inside.start]):
        return None
    asked = reader.quotes[bisect_left(reader.quote_starts, start) - 1] if reader.quotes else None
    draft = _speaker_behind(reader, place, place.inside.start)
    if asked is None or draft is None or draft.last + 1 < place.inside.stop or asked.span.end > start:
        return None
    draft.content.append(asked.span)
    return draft


def _speaker_behind(reader: Reader, place: Place, index: int) -> Draft | None:
    """Return 'Ann Lee pressed' of “Is it so?” Ann Lee pressed, whatever the verb."""
    words, classes, stop = reader.words, reader.phrases.classes, place.inside.stop
    if index + 1 >= stop or not ends_speech(words.gaps[index]) or "." in words.gaps[index]:
        return None
    last = index
    if classes[index] & PRONOUN:
        last = index + 1
    else:
        while last < min(stop, index + _LABEL_WORDS) and words.words[last][0].isupper():
            last += 1
            if last < stop and not reader.phrases.is_plain(last):
                break
    if last in (index, stop) or words.gaps[last] != " " or not words.words[last].islower():
        return None
    if classes[last] & (PREPOSITION | CLAUSE_OPENER | AUXILIARY | COPULA):
        return None
    return Draft(index, last, words.span(last, last + 1))
