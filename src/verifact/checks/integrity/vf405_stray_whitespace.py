"""VF405 stray-whitespace: a no-break space beside another blank, inside a sentence."""

import re
from collections.abc import Iterator

from verifact.analysis.deletion_case import is_deletion_named
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Format
from verifact.model import Article
from verifact.spans import Span

_RUN = re.compile(r"[\u00a0\u202f][ \u00a0\u202f]*")
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]»]{0,3}$")
_LONGEST = 3  # blanks: more is somebody's layout
_FRENCH = frozenset(";:!?»%€")


@check(
    "VF405",
    "stray-whitespace",
    severity=WARNING,
    language="",
    bad=[
        "He warned that⟦ \u00a0⟧North Koreans must face it.",
        "The price rose⟦\u00a0\u00a0⟧again in May, and⟦\u00a0 ⟧nobody could say why.",
        Example("The vote⟦ \u00a0⟧was close.\n", format=Format.MARKDOWN),
    ],
    good=[
        "It took 10\u00a0days, said M.\u00a0Petit: «\u00a0Oui\u00a0!\u00a0»",
        "The vote was close.\u00a0 Work starts in May.",
        "Name\u00a0\u00a0\u00a0\u00a0\u00a0Age\u00a0\u00a0\u00a0\u00a0\u00a0Town",
        "\u00a0\u00a0The paragraph is indented by hand.",
        "The price  rose  again in May.",
    ],
)
def stray_whitespace(article: Article) -> Iterator[Hit]:
    """A blank beside a no-break space shows where something was cut out or pasted in.

    Looked for between two words of a line: two or three blanks, a no-break space among them. One finding a
    file, with every site. The fix leaves one blank, a no-break space beside a digit
    and before French punctuation.

    It stays silent after the end of a sentence, where typists double the blank; at both ends of a line
    (VF406); on longer runs, which are layout; in code and tables; and where VF410 takes them for the scars of
    a deleted word: to close those would hide where it stood.
    """
    text = article.text
    if "\u00a0" not in text and "\u202f" not in text:
        return
    ground = article.derived(ground_of)
    spans = [
        span
        for span in _runs(text)
        if not _SENTENCE_END.search(text, max(0, span.start - 4), span.start)
        and not ground.is_code(span.start)
        and not ground.is_table(span.start)
    ]
    if not spans or is_deletion_named(article):
        return
    yield Hit(
        spans[0],
        f"a no-break space beside another blank{'' if len(spans) == 1 else f' at {len(spans)} places'}",
        help="leave one blank, and see whether a word is missing there",
        related=tuple(spans[1:]),
        fix=tuple(ground.edits((span, _one_blank(text, span)) for span in spans)),
    )


def _runs(text: str) -> Iterator[Span]:
    """Yield the runs of two or three blanks, a no-break space among them, between two characters of a line."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        while start and end - start <= _LONGEST and text[start - 1] == " ":
            start -= 1
        inside = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
        if inside and 1 < end - start <= _LONGEST:
            yield Span(start, end)


def _one_blank(text: str, span: Span) -> str:
    before, after = text[span.start - 1], text[span.end]
    if after in _FRENCH or before == "«":
        return "\u00a0"
    if before.isdigit() or after.isdigit():  # a number and its unit, or the thousands of a number
        return "\u202f" if "\u202f" in span.of(text) else "\u00a0"
    return " "
