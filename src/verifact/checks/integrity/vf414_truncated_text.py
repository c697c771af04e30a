"""VF414 truncated-text: a paragraph that breaks off in the middle of a sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Block, BlockKind, Format
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_LEAST_WORDS = 8
_CUT = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$")
_TEASER = re.compile(
    r"(?:\[\+\d{1,6} chars\]|\b(?:read|see|view|continue reading) (?:the )?(?:full|rest of the|rest of this|entire|whole) (?:article|story|post|text|report|piece)"
    r"(?: here)?)[ \t]*(?:[.…»›→]|\.\.\.)*$",
    re.IGNORECASE,
)
_TEASER_HINTS = ("chars]", " full ", "rest of th", "entire ", "whole ")
_PROSE = frozenset({BlockKind.PARAGRAPH})
_LEADS_IN = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})


@check(
    "VF414",
    "truncated-text",
    severity=WARNING,
    bad=[
        "The vote was close.\n\nThe council voted on Monday to keep the old bridge open until ⟦the⟧\n\nWork starts in May, the mayor said.",
        "The vote was close.\n\nThe mayor said on Monday that work on the old bridge ⟦[…]⟧\n\nIt rained.",
        "The vote was close.\n\nThe mayor said on Monday that work on the old bridge would start ⟦…⟧",
        "The vote was close.\n\nThe council voted on Monday. ⟦Read the full story⟧",
        "The vote was close.\n\nThe mayor said on Monday that work would start. ⟦[+2345 chars]⟧",
        Example(
            "The council voted on Monday to keep the bridge ⟦and⟧\n\nWork starts in May.\n", format=Format.MARKDOWN
        ),
    ],
    good=[
        "The council voted on Monday to keep the old bridge open.\n\nWork starts in May.",
        Example(
            "On Monday the council voted to keep the bridge open and\n\n- to paint it\n- to light it\n",
            format=Format.MARKDOWN,
        ),
        "Bridge of the\nDamned, by Jane Roe",
        "“I never knew what it was that we were waiting for …”\n\nShe left.",
        "What he was waiting for that evening nobody in the whole town ever knew ...\n\nShe left.",
        "The report, all 300 pages of it, is one that nobody on the council can have read of.",
        Example("```\nwe are waiting for one more line of the\n```\n", format=Format.MARKDOWN),
    ],
)
def truncated_text(article: Article) -> Iterator[Hit]:
    """Half a sentence at the end of a paragraph means that the rest of it was lost on the way here.

    Found are paragraphs that end in a word after which no sentence stops ("the", "of", "because") or in a
    comma, a last paragraph that ends in an ellipsis, and the teasers of feeds ("[+2345 chars]", "Read the full
    story").

    It stays silent on short paragraphs, headings and lists, where a list, a table, code or a quotation
    follows, where the next paragraph goes on in the middle of the sentence, and on ellipses elsewhere, which
    are style.
    """
    blocks = [block for block in article.blocks if block.kind is not BlockKind.CAPTION]
    voices, ground = article.derived(voices_of), article.derived(ground_of)
    # In plain text what has no stop at its end is a heading by guess.
    kinds = {BlockKind.PARAGRAPH, BlockKind.HEADING} if article.document.format is Format.TEXT else _PROSE
    read = [block for block in blocks if block.kind in kinds]
    for block, follower in pairwise([*blocks, None]):
        if block is None or block.kind not in kinds:
            continue
        span = _break(article, block, follower, is_last=block is read[-1])
        if span is None or voices.is_quoted(span) or voices.is_entry(span) or ground.is_code(span.start):
            continue
        yield Hit(span, "the text breaks off here", help="restore the rest from the source")


def _break(article: Article, block: Block, follower: Block | None, *, is_last: bool) -> Span | None:
    """Return the place where a paragraph breaks off, if it does."""
    text, end = article.text, block.span.end
    tail = text[max(block.span.start, end - 60) : end].lower()
    teaser = None
    if any(hint in tail for hint in _TEASER_HINTS):
        teaser = _TEASER.search(text, max(block.span.start, end - 60), end)
    if teaser and teaser.start() > block.span.start:  # a line of its own is VF401's
        return Span(*teaser.span())
    words = article.derived(words_of)
    among = words.range_in(block.span)
    if len(among) < _LEAST_WORDS:
        return None
    cut = _CUT.search(text, max(block.span.start, end - 5), end)
    if cut:
        return Span(*cut.span()) if is_last or cut[0][0] == "[" else None
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    if follower is not None and (follower.kind in _LEADS_IN or text[follower.span.start].islower()):
        return None
    last = among.stop - 1
    ends = text[words.ends[last] : end].strip()
    if ends == "," or (not ends and words.words[last] in lexicon("en").terms["open_ended"]):
        return words.span(last, last + 1) if not ends else Span(words.starts[last], end)
    return None
