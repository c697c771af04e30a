"""Sentences of every block that holds sentences: sentencex, with the cases corrected that news text is full of."""

import re
from collections.abc import Iterator

import sentencex

from verifact.document import BlockKind, Document
from verifact.language import lexicon, supported
from verifact.model import Sentence
from verifact.spans import Span

_WITHOUT_SENTENCES = frozenset({BlockKind.CODE, BlockKind.TABLE})

# sentencex takes quadratic time over quotation marks that are never closed: it gets no more than this at once.
_CHUNK = 4_000
_TAG_WORDS = 12
_SPACE = 8
_SURROGATE = re.compile("[\ud800-\udfff]")  # sentencex takes UTF-8, which has no place for a lone one
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_LAST_WORD = re.compile(r"(\w+)\.\s*\Z")
_ASKED = re.compile(r"[?!…][\"”’']+\s*\Z")
_FIGURE = re.compile(r"\s*\d")
_WORD = re.compile(r"\s*(\w+)")
_CLOCK = re.compile(r"\b[ap]\.?m\.\s*\Z", re.IGNORECASE)
_NOTES = re.compile(r"\s*(?:\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|\^[^\]\s]{1,30})\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})+(?!\S)")
_ASIDE = re.compile(r"\s*\([^()]*[.!?][\"”’]*\)\s+(?=[\"“‘(]?[A-Z])")
_INNER_STOP = re.compile(r"[.!?][\"”’')]*((?:\[(?:\d{1,3}|\^[^\]\s]{1,30})\])+)?\s+(?=[\"“‘(]?[A-Z])")
_LONGEST_WORD = 12
_LEADING_CLOSERS = re.compile(r"\s*(?:\[\d{1,3}\]|[\"”’)\]]+)\s*")


def find_sentences(document: Document, tag: str | None) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; code and tables have none.

    `tag` is the language (None: unknown; sentencex then falls back on English rules).
    """
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind in _WITHOUT_SENTENCES:
            continue
        for start, end in _split(document.text, block.span, tag):
            found.append(Sentence(Span(start, end), document.text[start:end], index))
    return tuple(found)


def _split(text: str, block: Span, tag: str | None) -> Iterator[tuple[int, int]]:
    titles = lexicon(tag).terms.get("titles_before_names", frozenset()) if tag else frozenset()
    numbered = lexicon(tag).terms.get("abbreviations_before_numbers", frozenset()) if tag else frozenset()
    days = lexicon(tag).terms.get("words_after_times", frozenset()) if tag else frozenset()
    said = lexicon(tag).terms.get("cue_verbs.past", frozenset()) if tag else frozenset()
    pending: tuple[int, int] | None = None
    for boundary in _boundaries(text, block, tag or "en"):
        start, end = boundary
        if pending is not None:
            notes = _notes_end(text, pending, start, end)
            if notes > start:  # "It is over.[1] She left.": the marker stays with what it is a note to
                pending, start = (pending[0], notes), notes
                if start == end:
                    continue
        if pending is not None and (
            _belong_together(text, pending, (start, end), titles)
            or _is_abbreviated(text, pending, (start, end), numbered, days)
            or _is_tag(text, pending, (start, end), said)
        ):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield from _trimmed(text, *pending)
        pending = (start, end)
    if pending is not None:
        yield from _trimmed(text, *pending)


def _boundaries(text: str, block: Span, tag: str) -> Iterator[tuple[int, int]]:
    whole = lexicon(tag).terms.get("words_like_abbreviations", frozenset()) if tag in supported() else frozenset()
    start = block.start
    while start < block.end:
        end = _chunk_end(text, start, block.end)
        for boundary in sentencex.get_sentence_boundaries(tag, _SURROGATE.sub("\ufffd", text[start:end])):
            yield from _parts(text, start + boundary["start_index"], start + boundary["end_index"], whole)
        start = end


def _parts(text: str, start: int, end: int, whole: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Part what sentencex leaves together: brackets, notes behind a stop, words it takes for abbreviations."""
    while aside := _ASIDE.match(text, start, end):
        yield start, aside.end()
        start = aside.end()
    for stop in _INNER_STOP.finditer(text, start, end):
        word = _LAST_WORD.search(text[max(start, stop.start() - _LONGEST_WORD) : stop.start() + 1])
        if (stop[1] or (word and word[1].lower() in whole)) and not _is_open(text[start : stop.end()]):
            yield start, stop.end()
            start = stop.end()
    yield start, end


def _is_open(text: str) -> bool:
    """Whether a quotation goes on at the end of `text`."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _notes_end(text: str, left: tuple[int, int], start: int, end: int) -> int:
    """Return where the markers of notes end that stand at `start`, behind a sentence in the same line; else `start`."""
    notes = _NOTES.match(text, start, end)
    before = text[max(left[0], left[1] - _SPACE) : start]
    return start if notes is None or "\n" in before[len(before.rstrip()) :] + notes[0] else notes.end()


def _chunk_end(text: str, start: int, limit: int) -> int:
    if limit - start <= _CHUNK:
        return limit
    stops = [match.end() for match in _STOP.finditer(text, start + _CHUNK // 2, start + _CHUNK)]
    if stops:
        return stops[-1]
    space = text.rfind(" ", start + _CHUNK // 2, start + _CHUNK)
    return space + 1 if space > 0 else start + _CHUNK


def _belong_together(text: str, left: tuple[int, int], right: tuple[int, int], titles: frozenset[str]) -> bool:
    tail = text[max(left[0], left[1] - 24) : left[1]]
    head = text[right[0] : min(right[1], right[0] + 24)]
    stripped = head.lstrip()
    if not stripped or not tail.strip():
        return True
    if "\n\n" in tail:
        return False
    word = _LAST_WORD.search(tail)
    if word and word[1].lower() in titles and word[1][0].isupper():
        return True
    closers = _LEADING_CLOSERS.match(text, *right)
    if closers and closers.end() == right[1]:
        return True
    return (
        stripped[0].islower()
        and not tail.rstrip().endswith((":", ";"))
        and bool(_ASKED.search(tail) or tail.rstrip()[-1:] in ".?!")
    )


def _is_abbreviated(
    text: str, left: tuple[int, int], right: tuple[int, int], numbered: frozenset[str], days: frozenset[str]
) -> bool:
    """Tell whether the stop only ends an abbreviation: "Vol. 3", "5 p.m. Monday"."""
    tail = text[max(left[0], left[1] - 24) : left[1]]
    word = _LAST_WORD.search(tail)
    if word and word[1].lower() in numbered and _FIGURE.match(text, *right):
        return True
    following = _WORD.match(text, *right)
    return bool(following and following[1].lower() in days and _CLOCK.search(tail))


def _is_tag(text: str, left: tuple[int, int], right: tuple[int, int], said: frozenset[str]) -> bool:
    """Tell whether the right part only says who asked or exclaimed the left one: “Is it?” Smith asked."""
    if not _ASKED.search(text, max(left[0], left[1] - 12), left[1]):
        return False
    words = text[right[0] : right[1]].split(None, _TAG_WORDS)
    near = 6 if len(words) <= _TAG_WORDS else 4
    return any(word.strip(".,") in said for word in words[:near])


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = text[start:end]
    start += len(sentence) - len(sentence.lstrip())
    end -= len(sentence) - len(sentence.rstrip())
    if start < end:
        yield start, end
