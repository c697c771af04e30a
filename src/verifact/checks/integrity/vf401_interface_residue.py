"""VF401 interface-residue: a web page's own words among the author's."""

import re
from collections.abc import Iterator

from verifact.analysis.interface import LONGEST, interface_of
from verifact.analysis.voice import voices_of
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.document import Block, BlockKind, Format
from verifact.model import Article
from verifact.spans import Span

_LINE = re.compile(r"[^\n]+")
_NOT_READ = frozenset({BlockKind.CODE, BlockKind.TABLE})
_WRAPPED = 40  # characters: a line this long without a stop at its end goes on in the next one


@check(
    "VF401",
    "interface-residue",
    severity=ERROR,
    bad=[
        "The council voted to keep the bridge open.\n\n⟦Scroll to Top⟧",
        "⟦Share this article⟧\n\nThe council voted.\n\n⟦Sign up for our newsletter⟧\n\nWork starts in May.",
        "The council voted.\n\n⟦Advertisement⟧\n\nWork starts.\n\n⟦Read more⟧\n\n⟦Facebook Twitter Email⟧",
        Example(
            "The vote was close.\n\n⟦Click here to subscribe!⟧\n\nWork starts in May.\n",
            format=Format.MARKDOWN,
        ),
        Example("<p>The vote was close.</p><p>⟦Related stories⟧</p><p>Work starts.</p>", format=Format.HTML),
        "It was close.\n\n⟦Leave a comment⟧\n\n⟦24 Comments⟧\n\n⟦© 2024 The Paper. All rights reserved.⟧",
    ],
    good=[
        "You can read more about the bridge in the council's report.",
        "Children read more in winter than in summer, the survey found.",
        "He recorded “Share This” and\n“Back to Top” in 1974, both songs of his father's.",
        Example("## Learn more\n\nThe report has the figures.\n", format=Format.MARKDOWN),
        Example("## Sign up for an account\n\nOpen the page and choose a name.\n", format=Format.MARKDOWN),
        "1. Click here to open the menu\n2. Enter your email\n3. Close the app\n",
        "The button says “Subscribe now”, and nobody clicks it.",
        "The committee sat for hours and heard from everybody who wished to\nread more\nof the report.",
        "Follow the money\n\nThe trail led to three banks.",
    ],
)
def interface_residue(article: Article) -> Iterator[Hit]:
    """A button's label or a shelf of other stories shows that nobody read what the scraper brought home.

    Whole lines are judged, never a part of one: fixed labels ("Scroll to Top", "Advertisement"), an
    imperative whose object is the page's own furniture ("Sign up for our newsletter"), the heading of a shelf
    ("Most popular in Sport"), a row of sharing services, a count of comments, a copyright line. All its words
    have to belong to the interface; a few names may stand among them.

    It stays silent inside sentences, also where a line is broken in their middle, on quoted titles, in code
    and tables, in the headings of Markdown. In numbered steps, which tell a reader how to use a page, and in headings only labels count
    that are no instruction.
    """
    interface = interface_of("en")
    voices = article.derived(voices_of)
    has_markup = article.document.format is not Format.TEXT  # in plain text a short line is a heading by guess
    for block in article.blocks:
        if block.kind in _NOT_READ:
            continue
        if block.kind is BlockKind.HEADING and article.document.format is Format.MARKDOWN:
            continue  # somebody wrote it as one
        is_heading = has_markup and block.kind in {BlockKind.TITLE, BlockKind.HEADING}
        is_step = is_heading or (block.label or "").isdigit()
        for span in _lines(article.text, block):
            if not interface.speaks(span.of(article.text), is_step=is_step):
                continue
            if _is_in_sentence(article.text, span) or voices.is_entry(span):
                continue
            yield Hit(span, "words of the page’s interface, not of the article", help="delete the line")


def _lines(text: str, block: Block) -> Iterator[Span]:
    """Yield the lines of a block that are short enough, without the white space around them."""
    for match in _LINE.finditer(text, block.span.start, block.span.end):
        line = match[0].strip()
        if line and len(line) <= LONGEST:
            start = match.start() + match[0].index(line[0])
            yield Span(start, start + len(line))


def _is_in_sentence(text: str, span: Span) -> bool:
    """Whether the line above runs into this one, or this one into the line below."""
    below = text[span.end : span.end + _WRAPPED].lstrip(" \t").removeprefix("\n").lstrip(" \t")
    if below[:1].islower():
        return True
    above = text[max(0, span.start - 2 * _WRAPPED) : span.start].rstrip(" \t").removesuffix("\n")
    above = above[above.rfind("\n") + 1 :].rstrip()
    return text[span.start].islower() and len(above) >= _WRAPPED and above[-1] not in '.!?:”"'
