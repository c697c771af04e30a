"""Sentences of every block that holds sentences: sentencex, with the cases corrected that news text is full of."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import sentencex

from verifact.analysis.grammar import NONE
from verifact.document import BlockKind, Document
from verifact.language import lexicon
from verifact.model import Sentence
from verifact.spans import Span

_WITHOUT_SENTENCES = frozenset({BlockKind.CODE, BlockKind.TABLE})

# sentencex takes quadratic time over quotation marks that are never closed: it gets no more than this at once.
_CHUNK = 4_000
_TAG_WORDS = 12
_SPACE = 8
_TAIL = 24  # how far from an end of a sentence it is looked at what stands there
_SURROGATE = re.compile("[\ud800-\udfff]")
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
_AT_END = " \n\"”’').!?"
_MARKS = frozenset("\"”’'")
_MAYBE_CLOSERS = frozenset('["”’)]')
_LEADING_CLOSERS = re.compile(r"\s*(?:\[\d{1,3}\]|[\"”’)\]]+)\s*")


class _Words(NamedTuple):
    """What a language's lexicon knows about the ends of sentences; empty where it has no such file."""

    titles: frozenset[str] = NONE
    numbered: frozenset[str] = NONE  # "Vol." before a number
    days: frozenset[str] = NONE
    said: frozenset[str] = NONE
    whole: frozenset[str] = NONE  # words that sentencex takes for abbreviations


@cache
def _words_about(tag: str) -> _Words:
    terms = lexicon(tag).terms
    return _Words(
        terms.get("titles_before_names", NONE),
        terms.get("abbreviations_before_numbers", NONE),
        terms.get("words_after_times", NONE),
        terms.get("cue_verbs.past", NONE),
        terms.get("words_like_abbreviations", NONE),
    )


def find_sentences(document: Document, tag: str | None) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; code and tables have none.

    `tag` is the language (None: unknown; sentencex then falls back on English rules).
    """
    text, found = document.text, []
    known = _words_about(tag) if tag else _Words(whole=_words_about("en").whole)
    encodable = _encodable(text)
    for index, block in enumerate(document.blocks):
        if block.kind in _WITHOUT_SENTENCES:
            continue
        for start, end in _joined(text, _boundaries(text, encodable, block.span, tag or "en", known.whole), known):
            sentence = text[start:end].strip()
            if sentence:
                start = text.index(sentence[0], start)
                found.append(Sentence(Span(start, start + len(sentence)), sentence, index))
    return tuple(found)


def _encodable(text: str) -> str:
    """Return `text` with another character in place of every lone surrogate: sentencex takes UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _joined(text: str, boundaries: Sequence[tuple[int, int]], known: _Words) -> Sequence[tuple[int, int]]:
    """Join what belongs together of the parts of a block."""
    if len(boundaries) < 2:
        return boundaries
    found = []
    pending = boundaries[0]
    for start, end in boundaries[1:]:
        notes = _notes_end(text, pending, start, end)
        if notes > start:  # "It is over.[1] She left.": the marker stays with what it is a note to
            pending, start = (pending[0], notes), notes
            if start == end:
                continue
        if _belong_together(text, pending, (start, end), known):
            pending = (pending[0], end)
        else:
            found.append(pending)
            pending = (start, end)
    found.append(pending)
    return found


def _boundaries(text: str, encodable: str, block: Span, tag: str, whole: frozenset[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = block.start
    while start < block.end:
        end = block.end if block.end - start <= _CHUNK else _chunk_end(text, start)
        for sentence in sentencex.segment(tag, encodable[start:end]):
            stop = start + len(sentence)
            body = sentence.rstrip(_AT_END)
            if "." in body or "!" in body or "?" in body or sentence.lstrip()[:1] == "(":
                _part(text, start, stop, whole, found)
            else:
                found.append((start, stop))
            start = stop
        start = end
    return found


def _part(text: str, start: int, end: int, whole: frozenset[str], found: list[tuple[int, int]]) -> None:
    """Part what sentencex leaves together: brackets, notes behind a stop, words it takes for abbreviations."""
    while aside := _ASIDE.match(text, start, end):
        found.append((start, aside.end()))
        start = aside.end()
    for stop in _INNER_STOP.finditer(text, start, end):
        word = _LAST_WORD.search(text[max(start, stop.start() - _LONGEST_WORD) : stop.start() + 1])
        if (stop[1] or (word and word[1].lower() in whole)) and not _is_open(text[start : stop.end()]):
            found.append((start, stop.end()))
            start = stop.end()
    found.append((start, end))


def _is_open(text: str) -> bool:
    """Whether a quotation goes on at the end of `text`."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _notes_end(text: str, left: tuple[int, int], start: int, end: int) -> int:
    """Return where the markers of notes end that stand at `start`, behind a sentence in the same line; else `start`."""
    notes = _NOTES.match(text, start, end)
    if notes is None:
        return start
    before = text[max(left[0], left[1] - _SPACE) : start]
    return start if "\n" in before[len(before.rstrip()) :] + notes[0] else notes.end()


def _chunk_end(text: str, start: int) -> int:
    stops = [match.end() for match in _STOP.finditer(text, start + _CHUNK // 2, start + _CHUNK)]
    if stops:
        return stops[-1]
    space = text.rfind(" ", start + _CHUNK // 2, start + _CHUNK)
    return space + 1 if space > 0 else start + _CHUNK


def _belong_together(text: str, left: tuple[int, int], right: tuple[int, int], known: _Words) -> bool:
    tail = text[max(left[0], left[1] - _TAIL) : left[1]]
    end = tail.rstrip()
    head = text[right[0] : min(right[1], right[0] + _TAIL)].lstrip()
    if not end or not head:
        return True
    word = _last_word(end.rsplit(None, 1)[-1]) if end[-1] == "." else ""
    if "\n\n" not in tail:
        if word[:1].isupper() and word.lower() in known.titles:
            return True
        if head[0] in _MAYBE_CLOSERS and _only_closes(text, right):
            return True
        if head[0].islower() and (end[-1] in ".?!" or (end[-1] in _MARKS and _ASKED.search(end))):
            return True
    if end[-1] == ".":
        return _is_abbreviated(text, end, word.lower(), right, known)
    return end[-1] in _MARKS and _is_tag(text, left, right, known.said)


def _last_word(token: str) -> str:
    """Return the word right before the stop that ends `token`, "" for none."""
    if token[:-1].isalnum():  # nearly always, and quicker than to search
        return token[:-1]
    last = _LAST_WORD.search(token)
    return last[1] if last else ""


def _only_closes(text: str, right: tuple[int, int]) -> bool:
    closers = _LEADING_CLOSERS.match(text, *right)
    return closers is not None and closers.end() == right[1]


def _is_abbreviated(text: str, end: str, word: str, right: tuple[int, int], known: _Words) -> bool:
    """Tell whether the stop only ends an abbreviation: "Vol. 3", "5 p.m. Monday"."""
    if word in known.numbered and _FIGURE.match(text, *right):
        return True
    if not end.endswith(("m.", "M.")) or not _CLOCK.search(end):
        return False
    following = _WORD.match(text, *right)
    return following is not None and following[1].lower() in known.days


def _is_tag(text: str, left: tuple[int, int], right: tuple[int, int], said: frozenset[str]) -> bool:
    """Tell whether the right part only says who asked or exclaimed the left one: “Is it?” Smith asked."""
    if not _ASKED.search(text, max(left[0], left[1] - 12), left[1]):
        return False
    words = text[right[0] : right[1]].split(None, _TAG_WORDS)
    near = 6 if len(words) <= _TAG_WORDS else 4
    return any(word.strip(".,") in said for word in words[:near])
