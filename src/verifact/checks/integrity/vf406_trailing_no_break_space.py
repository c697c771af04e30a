"""VF406 trailing-no-break-space: a no-break space that keeps nothing together."""

import re
from collections.abc import Iterator

from verifact.checks.base import INFO, Example, Hit, check
from verifact.document import BlockKind, Format
from verifact.findings import Edit
from verifact.model import Article
from verifact.spans import Span

_RUN = re.compile(r"[\u00a0\u202f][\u00a0\u202f \t]*")  # U+202F is the narrow one


@check(
    "VF406",
    "trailing-no-break-space",
    severity=INFO,
    language="",
    bad=[
        "The vote was close.⟦\u00a0⟧\n\nWork starts in May.",
        "The vote was close.⟦\u00a0⟧\n\nWork starts in May.⟦\u00a0\u00a0⟧\n",
        "The vote was close.\u0020Work starts.⟦\u202f⟧\r\n\r\nMay it last.",
        Example("The vote was close.⟦\u00a0⟧\n\nWork starts.\n", format=Format.MARKDOWN),
    ],
    good=[
        "It took 10\u00a0days.\n\nWork starts in May.",
        "Est-ce vrai\u00a0?\n\nOui\u00a0!",
        "Two blanks at the end of a line  \nbreak it in Markdown.",
        "First line\n\u00a0\u00a0indented by hand\n",
    ],
)
def trailing_no_break_space(article: Article) -> Iterator[Hit]:
    """A no-break space at the end of a line keeps nothing together: it was left by an editor or a scraper.

    One finding a file, with every site. The fix deletes them, which changes nothing that a reader sees. Code
    and table cells are left alone, and so are lines of nothing but white space, which some editors use as
    empty paragraphs.
    """
    text = article.text
    if "\u00a0" not in text and "\u202f" not in text:
        return
    kept = {BlockKind.CODE, BlockKind.TABLE}
    spans: list[Span] = []
    for span in _trailing(text):
        if span.start == 0 or text[span.start - 1] == "\n":
            continue
        block = article.document.block_at(span.start - 1)
        if block is None or block.kind not in kept:
            spans.append(span)
    if not spans:
        return
    number = len(spans)
    yield Hit(
        spans[0],
        f"no-break space at the end of {'a line' if number == 1 else f'{number} lines'}",
        help="delete it",
        related=tuple(spans[1:]),
        fix=tuple(Edit(article.document.raw_span(span), "") for span in spans),
    )


def _trailing(text: str) -> Iterator[Span]:
    """Yield the white space at the ends of lines that has a no-break space in it."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        if end == len(text) or text[end] == "\n" or text.startswith("\r\n", end):
            while start and text[start - 1] in " \t":  # no run but this one begins behind them
                start -= 1
            yield Span(start, end)
