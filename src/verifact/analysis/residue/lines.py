"""The lines of an article and their shapes: prose, or too short and too loose to be prose."""

import re
from collections.abc import Iterator

from attrs import frozen

from verifact.document import BlockKind
from verifact.model import Article
from verifact.spans import Span

__all__ = ["Line", "lines_of"]

_LINE = re.compile(r"[^\n]+")
_LONG = 160  # characters from which a line is prose whatever its end
_PROSE_WORDS, _SENTENCE_WORDS = 20, 7
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]{0,3}$")
_LETTER = re.compile(r"[^\W_]")
_BULLET = re.compile(r"(?:[*+•·▪‣–—»›>-]|o(?= [A-Z]))[ \t\u00a0]+")


@frozen
class Line:
    """A line without the white space around it.

    `text` is empty for a line too long to be anything but prose. `block` is the index of its block; `label` is `text`
    without a bullet before it; `words` counts what blanks separate.
    """

    span: Span
    text: str
    block: int
    words: int = 0
    label: str = ""
    is_prose: bool = True


def lines_of(article: Article) -> Iterator[Line]:
    """Yield the lines of an article, those of code and tables left out, in order."""
    text = article.text
    for index, block in enumerate(article.blocks):
        if block.kind is BlockKind.CODE or block.kind is BlockKind.TABLE:
            continue
        start, end = block.span.start, block.span.end
        if end - start > _LONG and text.find("\n", start, end) < 0:
            yield Line(block.span, "", index)
            continue
        for match in _LINE.finditer(text, start, end):
            line = match[0].strip()
            if not line or not _LETTER.search(line):
                continue
            first = match.start() + match[0].index(line[0])
            span = Span(first, first + len(line))
            if len(line) > _LONG:
                yield Line(span, "", index)
                continue
            bullet = _BULLET.match(line)
            label = line[bullet.end() :] if bullet else line
            words = len(label.split())
            is_sentence = words >= _SENTENCE_WORDS and _SENTENCE_END.search(label) is not None
            yield Line(span, line, index, words, label, words >= _PROSE_WORDS or is_sentence)
