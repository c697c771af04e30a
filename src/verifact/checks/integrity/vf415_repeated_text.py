"""VF415 repeated-text: a word or a paragraph that stands there twice."""

import re
from collections.abc import Iterator
from itertools import compress
from operator import eq

from verifact.analysis.voice import voices_of
from verifact.analysis.words import Words, words_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import BlockKind, Format
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_LEAST_WORDS = 12  # of a paragraph: shorter ones are refrains, labels, formulas
_LEAST_LETTERS = 60
_COMPARED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
_BLANKS = re.compile(r"[ \t]+|[ \t]*\r?\n[ \t]*")


@check(
    "VF415",
    "repeated-text",
    severity=WARNING,
    bad=[
        "The council voted for ⟦the the⟧ bridge.",
        "She spoke about ⟦bridge bridge⟧ repairs, ⟦and and⟧ left.",
        "⟦The council voted on Monday to keep the old bridge over the river open for another year.⟧\n\n"
        "Work starts in May.\n\n"
        "⟦The council voted on Monday to keep the old bridge over the river open for another year.⟧",
        Example("The council voted to\n⟦keep\nkeep⟧ the bridge.\n", format=Format.MARKDOWN),
    ],
    good=[
        "They had had enough, and said that that was it. What it is is a bridge.",
        "Duran Duran played in Walla Walla. He did very very well.",
        "“The the bridge,” he stammered.",
        "He is in the team. The team won.",
        "Twinkle, twinkle, little star. Bridge, bridge, wherefore art thou bridge?",
        "How I wonder what you are.\n\nUp above the world so high.\n\nHow I wonder what you are.",
        Example("```\nthe the\n```\n\nRun `the the` twice.\n", format=Format.MARKDOWN),
    ],
)
def repeated_text(article: Article) -> Iterator[Hit]:
    """What stands there twice was pasted twice, or was left over when a sentence was rewritten.

    Two kinds are found: the same word twice with nothing but a blank between ("the the"), and a paragraph of
    twelve words or more that is a copy of an earlier one, letter case and blanks aside. It stays silent on
    what English doubles ("had had", "that that", "very very"), on names, on words between quotation marks,
    on single letters and figures, on short paragraphs (refrains, labels), in code and tables.
    """
    words = article.derived(words_of)
    yield from _words(article, words)
    yield from _paragraphs(article, words)


def _paragraphs(article: Article, words: Words) -> Iterator[Hit]:
    """Yield each copy: which of them is the one too many is for an editor to say."""
    alike: dict[tuple[int, str, str], list[tuple[Span, range]]] = {}
    for block in article.blocks:
        if block.kind not in _COMPARED or len(block.span) < _LEAST_LETTERS:
            continue
        among = words.range_in(block.span)
        if len(among) >= _LEAST_WORDS:
            key = (len(among), words.lower[among.start], words.lower[among.stop - 1])
            alike.setdefault(key, []).append((block.span, among))
    copies: dict[tuple[str, ...], list[Span]] = {}
    for spans in alike.values():
        if len(spans) > 1:
            for span, among in spans:
                copies.setdefault(tuple(words.lower[among.start : among.stop]), []).append(span)
    document = article.document
    for same in copies.values():
        if len(same) == 1:
            continue
        lines = [document.position(document.raw_span(span).start).line for span in same]
        for index, span in enumerate(same):
            other = lines[0] if index else lines[1]
            yield Hit(span, f"the paragraph stands on line {other} too", help="delete the copy")


def _words(article: Article, words: Words) -> Iterator[Hit]:
    terms = lexicon("en").terms
    never, on_purpose = terms["never_doubled"], terms["doubled_on_purpose"]
    lower, voices, ground = words.lower, article.derived(voices_of), article.derived(ground_of)
    for index in compress(range(len(lower)), map(eq, lower, lower[1:])):
        one = lower[index]
        if one in on_purpose or not one.isalpha() or not _BLANKS.fullmatch(words.gaps[index + 1]):
            continue
        if one not in never and (len(one) < 3 or not words.words[index].islower()):
            continue  # a name, a cry
        if not words.words[index + 1].islower() or (index + 2 < len(lower) and lower[index + 2] == one):
            continue
        span = words.span(index, index + 2)
        if voices.is_prose(span) and not voices.is_quoted(span) and not ground.is_code(span.start):
            yield Hit(span, f"“{one}” stands there twice", help="delete one of them, or see what is missing between")
