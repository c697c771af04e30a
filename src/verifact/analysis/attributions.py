"""Attributions: a cue, the source beside it, and the content it ascribes (PARC 3: Pareti 2016; PolNeAR: Newell 2018).

A cue is looked for outside quotations only. What a speaker ascribes to others inside a quotation is the speaker's.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import field, frozen, mutable

from verifact.analysis.grammar import Grammar
from verifact.analysis.names import Names
from verifact.analysis.noun_phrases import apposition_before, is_plain, phrase_after, phrase_before
from verifact.analysis.speakers import NOBODY, Resolver
from verifact.analysis.words import Term, Words
from verifact.document import Block, BlockKind
from verifact.model import Attribution, AttributionKind, Quote, QuoteKind, Sentence, Speaker, SpeakerKind
from verifact.spans import Span

__all__ = ["find_attributions"]

_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE})
_CUES = frozenset({"cue_verbs", "attitude_verbs", "according_to"})
_MIN_CONTENT_WORDS = 2
_RECIPIENTS = frozenset(
    {"reporters", "him", "her", "them", "me", "us", "journalists", "lawmakers", "supporters", "you"}
)
_ADVERBIALS = frozenset(
    [
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "while",
        "when",
        "as",
        "to",
        "by",
        "from",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "last",
        "this",
        "earlier",
        "later",
        "recently",
        "here",
        "again",
    ]
)


@mutable
class _Draft:
    first: int  # words of the source
    last: int
    cue: Span
    content: list[Span] = field(factory=list)
    speaker: Speaker = NOBODY


@frozen(eq=False)
class _Reader:
    words: Words
    names: Names
    quotes: tuple[Quote, ...]
    known: Grammar
    resolver: Resolver
    quoted: bytearray
    quote_starts: list[int]


def find_attributions(
    words: Words,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    names: Names,
    known: Grammar,
) -> tuple[Attribution, ...]:
    """Return the attributions in the order of their contents."""
    outer = tuple(quote for quote in quotes if quote.depth == 0)
    quoted = bytearray(len(words))
    for quote in outer:
        inside = words.range_in(quote.span)
        quoted[inside.start : inside.stop] = b"\1" * len(inside)
    reader = _Reader(
        words,
        names,
        outer,
        known,
        Resolver(words, names, known, quoted),
        quoted,
        [quote.span.start for quote in outer],
    )
    found: list[Attribution] = []
    spoken: list[tuple[int, Speaker]] = []
    previous: Attribution | None = None
    previous_block = -1
    for sentence in sentences:
        if blocks[sentence.block].kind in _SILENT:
            continue
        own = list(_in_sentence(reader, sentence, spoken))
        if not own and previous is not None:
            own = list(_continued(reader, sentence, previous, same_block=sentence.block == previous_block))
        found += own
        if own:
            previous, previous_block = own[-1], sentence.block
        elif sentence.block != previous_block:
            previous = None
    return tuple(found)


def _in_sentence(reader: _Reader, sentence: Sentence, spoken: list[tuple[int, Speaker]]) -> Iterator[Attribution]:
    words = reader.words
    inside = words.range_in(sentence.span)
    if not inside:
        return
    drafts: list[_Draft] = []
    for term in words.terms_among(inside):
        if _CUES.isdisjoint(term.categories):
            continue
        if reader.quoted[term.first] or (drafts and term.first < drafts[-1].last):
            continue
        draft = _read_cue(reader, term, inside, sentence)
        if draft is not None and draft.content:
            drafts.append(draft)
    for position, draft in enumerate(drafts):
        if position + 1 < len(drafts):
            _stop_before(draft, drafts[position + 1], words)
        if draft.first >= 0:
            draft.speaker = reader.resolver.resolve(draft.first, draft.last, spoken)
            spoken.append((draft.last, draft.speaker))
        yield _finished(reader, draft)


def _stop_before(draft: _Draft, following: _Draft, words: Words) -> None:
    """End the content of one attribution where ", but X said …" opens the next in the same sentence."""
    if following.first < 0:
        return
    start = words.starts[following.first]
    gap = words.text[max(0, start - 8) : start]
    if "," not in gap and ";" not in gap:
        return
    trimmed = [
        Span(part.start, min(part.end, start - len(gap) + gap.rfind(",") if "," in gap else start))
        for part in draft.content
    ]
    kept = [part for part in trimmed if part.end - part.start > 1 and following.cue.start > draft.cue.start]
    if kept:
        draft.content = kept


def _read_cue(reader: _Reader, term: Term, inside: range, sentence: Sentence) -> _Draft | None:
    if "according_to" in term.categories:
        return _according(reader, term, inside, sentence)
    words, known = reader.words, reader.known
    forms = {category.rpartition(".")[2] for category in term.categories if "." in category}
    if forms == {"gerund"}:
        return None
    subject_end = _subject_end(words, term.first, inside.start, known)
    if subject_end is None:
        return None
    inverted = _inverted_source(reader, term, inside)
    if inverted is not None and _follows_content(reader, term.first, inside):
        draft = _Draft(*inverted, words.term_span(term))
        _take_before(reader, draft, words.starts[term.first], inverted[1], inside, sentence)
        return draft
    source = _source_before(reader, subject_end, inside.start)
    if source is None or reader.quoted[source[0]]:
        return None
    if not _agrees(reader, source, term, forms, subject_end):
        return None
    draft = _Draft(*source, words.term_span(term))
    if _is_parenthetical(reader, source, term, inside):
        _take_before(reader, draft, words.starts[source[0]], term.last, inside, sentence)
    else:
        _take_after(reader, draft, term, inside, sentence)
    return draft


def _subject_end(words: Words, verb: int, floor: int, known: Grammar) -> int | None:
    """Return the word after the subject, skipping "has also", "later", "declined to"; None where there is no subject."""
    index, passive = verb, False
    while index > floor:
        previous = words.lower[index - 1]
        if not is_plain(words, index, known):
            break
        if previous == "to" and index - 2 >= floor:
            governor = words.lower[index - 2]
            if governor in known.catenatives:
                index -= 2
                continue
            return None
        if previous in known.copulas:
            passive = True
            index -= 1
        elif (
            previous in known.auxiliaries
            or previous in known.adverbs_in_verb_phrase
            or (previous.endswith("ly") and len(previous) > 4)
        ):
            index -= 1
        else:
            break
    return None if passive or index < floor else index


def _agrees(reader: _Reader, source: tuple[int, int], term: Term, forms: set[str], subject_end: int) -> bool:
    """Tell whether the verb can have this subject here, and is no noun or participle."""
    words, known = reader.words, reader.known
    word, before = words.lower[term.first], words.lower[source[1] - 1]
    after = words.lower[term.last] if term.last < len(words) else ""
    pronoun = before in known.pronouns_personal
    if before in known.determiners and not pronoun:
        return False
    if word in known.cue_nouns_also and not pronoun:
        starts_content = after in ("that", "to") or '"' in _gap_after(words, term) or "“" in _gap_after(words, term)
        if before in known.vague_pronouns:
            return False
        if not starts_content and not (words.words[source[1] - 1][0].isupper() and "third" in forms):
            return False
    if "base" in forms and not forms & {"past"}:  # a plural subject, a pronoun, or an auxiliary before it
        helped = subject_end < term.first
        return (
            helped
            or before in ("i", "we", "they", "you", "who")
            or before.endswith("s")
            or before
            in (
                "people",
                "police",
                "women",
                "men",
                "many",
                "some",
                "others",
                "officials",
            )
        )
    return True


def _gap_after(words: Words, term: Term) -> str:
    return words.gaps[term.last]


def _source_before(reader: _Reader, end: int, floor: int) -> tuple[int, int] | None:
    words, known = reader.words, reader.known
    if end <= floor:
        return None
    gap = words.gaps[end] if end < len(words) else ""
    if "," in gap and not set(gap) & set("\"”’'"):
        return apposition_before(words, end, floor, known)
    if not gap.isspace() and not is_plain(words, end, known) and not gap.lstrip().startswith(")"):
        return None
    return phrase_before(words, end, floor, known)


def _inverted_source(reader: _Reader, term: Term, inside: range) -> tuple[int, int] | None:
    words = reader.words
    if (
        term.last >= inside.stop
        or not words.gaps[term.last].isspace()
        or words.lower[term.last] in ("that", "to", "it")
    ):
        return None
    opener = words.words[term.last]
    if not (
        opener[0].isupper()
        or opener.lower() in reader.known.determiners
        or opener.lower() in reader.known.pronouns_personal
        or opener.lower() in reader.known.role_nouns
    ):
        return None
    return phrase_after(words, term.last, inside.stop, reader.known)


def _follows_content(reader: _Reader, index: int, inside: range) -> bool:
    """Tell whether the verb at `index` stands right behind a comma or a quotation that can be its content."""
    if index == inside.start:
        return False
    gap = reader.words.gaps[index]
    if set(gap) & set('"”’') or "''" in gap:
        return True
    return gap.startswith(",") and index - inside.start > _MIN_CONTENT_WORDS


def _is_parenthetical(reader: _Reader, source: tuple[int, int], term: Term, inside: range) -> bool:
    """Tell whether "…, X said" closes or interrupts the content that stands before it."""
    words = reader.words
    if source[0] == inside.start:
        return False
    gap = words.gaps[source[0]]
    closes_quote = bool(set(gap) & set('"”')) or "''" in gap
    if not closes_quote and not gap.lstrip().startswith((",", "—", "–", "-")):
        return False
    if not closes_quote and source[0] - inside.start < _MIN_CONTENT_WORDS + 1:
        return False
    return (closes_quote and words.lower[term.last : term.last + 1] != ["that"]) or _nothing_follows(
        reader, term, inside
    )


def _nothing_follows(reader: _Reader, term: Term, inside: range) -> bool:
    """Tell whether only a recipient, a time or a place follows the cue, up to the next stop or comma."""
    words = reader.words
    index = term.last
    if index >= inside.stop:
        return True
    if words.gaps[index].lstrip().startswith((",", ".", "—", ";")):
        return True
    while index < inside.stop and words.lower[index] in _RECIPIENTS:
        index += 1
    return (
        index >= inside.stop or words.lower[index] in _ADVERBIALS or words.gaps[index].lstrip().startswith((",", "."))
    )


def _take_before(reader: _Reader, draft: _Draft, end: int, resume: int, inside: range, sentence: Sentence) -> None:
    """Take as content what stands before offset `end`, and what goes on behind the words up to `resume`."""
    text = reader.words.text
    stop = end
    while stop > sentence.span.start and text[stop - 1] in " \u00a0,—–-\t\n":
        stop -= 1
    start = sentence.span.start
    if stop > start:
        draft.content.append(_with_quote(reader, Span(start, stop)))
    gap_index = resume
    while gap_index < inside.stop and not set(reader.words.gaps[gap_index]) & set(',"“”—;:'):
        gap_index += 1
    if gap_index < inside.stop and inside.stop - gap_index >= _MIN_CONTENT_WORDS:
        gap = reader.words.gaps[gap_index]
        mark = next((i for i, c in enumerate(gap) if c in '"“'), None)
        begin = reader.words.starts[gap_index] if mark is None else reader.words.starts[gap_index] - len(gap) + mark
        is_clause = mark is not None or reader.words.lower[gap_index] not in (
            "who",
            "which",
            "a",
            "an",
            "the",
            "according",
        )
        if is_clause:
            draft.content.append(_with_quote(reader, _without_stop(text, Span(begin, sentence.span.end))))


def _take_after(reader: _Reader, draft: _Draft, term: Term, inside: range, sentence: Sentence) -> None:
    words, text = reader.words, reader.words.text
    index = term.last
    while index < inside.stop and words.lower[index] in _RECIPIENTS:
        index += 1
    if index >= inside.stop or inside.stop - index < _MIN_CONTENT_WORDS:
        return
    if words.lower[index] == "that" and index + 1 < inside.stop:
        index += 1
    gap = words.gaps[index]
    mark = next((i for i, c in enumerate(gap) if c in '"“‘'), None)
    if "''" in gap:
        mark = gap.index("''")
    begin = words.starts[index] if mark is None else words.starts[index] - len(gap) + mark
    draft.content.append(_with_quote(reader, _without_stop(text, Span(begin, sentence.span.end))))


def _without_stop(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ".!? ":
        end -= 1
    return Span(span.start, end)


def _with_quote(reader: _Reader, span: Span) -> Span:
    """Stretch a content to the whole of the quotations it cuts through."""
    start, end = span.start, span.end
    index = bisect_right(reader.quote_starts, start) - 1
    if index >= 0 and reader.quotes[index].span.end > start:
        start = reader.quotes[index].span.start
    index = bisect_right(reader.quote_starts, end - 1) - 1
    if index >= 0 and reader.quotes[index].span.end > end and reader.quotes[index].closed:
        end = reader.quotes[index].span.end
    return Span(start, end)


def _according(reader: _Reader, term: Term, inside: range, sentence: Sentence) -> _Draft | None:
    words = reader.words
    source = phrase_after(words, term.last, inside.stop, reader.known)
    if source is None:
        return None
    draft = _Draft(*source, words.term_span(term))
    if term.first == inside.start and source[1] < inside.stop:
        start = words.starts[source[1]]
        draft.content.append(_with_quote(reader, _without_stop(words.text, Span(start, sentence.span.end))))
        return draft
    _take_before(reader, draft, words.starts[term.first], source[1], inside, sentence)
    return draft


def _finished(reader: _Reader, draft: _Draft) -> Attribution:
    source = reader.words.span(draft.first, draft.last) if draft.first >= 0 else None
    return Attribution(source, draft.cue, tuple(draft.content), draft.speaker, _kind(reader, draft.content))


def _kind(reader: _Reader, content: Iterable[Span]) -> AttributionKind:
    quoted = total = 0
    for part in content:
        inside = reader.words.range_in(part)
        total += len(inside)
        quoted += sum(reader.quoted[inside.start : inside.stop])
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if quoted >= 0.9 * total else AttributionKind.MIXED


def _continued(
    reader: _Reader, sentence: Sentence, previous: Attribution, *, same_block: bool
) -> Iterator[Attribution]:
    """A quotation without a cue goes on with the speaker before it: in its paragraph, or opening the next one."""
    index = bisect_right(reader.quote_starts, sentence.span.end - 1) - 1
    if index < 0:
        return
    quote = reader.quotes[index]
    if quote.kind is not QuoteKind.SPEECH or not quote.span.overlaps(sentence.span):
        return
    opens_here = quote.span.start <= sentence.span.start
    if not opens_here or previous.speaker.kind is SpeakerKind.NONE:
        return
    if same_block or previous.kind is not AttributionKind.INDIRECT:
        yield Attribution(previous.source, None, (quote.span,), previous.speaker, AttributionKind.DIRECT)
