"""Sentences of every block that holds sentences: sentencex, with the cases corrected that news text is full of."""

import re
from collections.abc import Iterator

import sentencex

from verifact.document import BlockKind, Document
from verifact.language import lexicon
from verifact.model import Sentence
from verifact.spans import Span

_WITHOUT_SENTENCES = frozenset({BlockKind.CODE, BlockKind.TABLE})

# sentencex takes quadratic time over quotation marks that are never closed: it gets no more than this at once.
_CHUNK = 4_000
_SURROGATE = re.compile("[\ud800-\udfff]")  # sentencex takes UTF-8, which has no place for a lone one
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_LAST_WORD = re.compile(r"(\w+)\.\s*\Z")
_ASKED = re.compile(r"[?!…][\"”’']+\s*\Z")
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
    pending: tuple[int, int] | None = None
    for start, end in _boundaries(text, block, tag or "en"):
        if pending is not None and _belong_together(text, pending, (start, end), titles):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield from _trimmed(text, *pending)
        pending = (start, end)
    if pending is not None:
        yield from _trimmed(text, *pending)


def _boundaries(text: str, block: Span, tag: str) -> Iterator[tuple[int, int]]:
    start = block.start
    while start < block.end:
        end = _chunk_end(text, start, block.end)
        for boundary in sentencex.get_sentence_boundaries(tag, _SURROGATE.sub("\ufffd", text[start:end])):
            yield start + boundary["start_index"], start + boundary["end_index"]
        start = end


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


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = text[start:end]
    start += len(sentence) - len(sentence.lstrip())
    end -= len(sentence) - len(sentence.rstrip())
    if start < end:
        yield start, end
