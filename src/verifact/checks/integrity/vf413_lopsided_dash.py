"""VF413 lopsided-dash: a dash with a blank on one side only."""

import re
from collections.abc import Iterator

from verifact.analysis.voice import voices_of
from verifact.checks.base import INFO, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Format
from verifact.model import Article
from verifact.spans import Span

_DASH = re.compile(r"[—–](?:(?<=[^\W\d_][—–])[ \u00a0]|(?<=[^\W\d_][ \u00a0][—–]))(?=[^\W\d_])")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou)\b")


@check(
    "VF413",
    "lopsided-dash",
    severity=INFO,
    language="",
    bad=[
        "The bridge⟦— ⟧closed since May⟦ —⟧was old.",
        "The mayor⟦ –⟧she was late – spoke first.",
        Example("The bridge⟦— ⟧closed since May — was old.\n", format=Format.MARKDOWN),
    ],
    good=[
        "The bridge — closed since May — was old. The mayor—she was late—spoke first.",
        "The two– and three-year plans were dropped, and so were pre– or post-war ones.",
        "“I never—” he said. — Jane Roe",
        "It was –5 °C in 1990– when the mayor, 1950–2020, left.",
        "– First item\n– Second item",
    ],
)
def lopsided_dash(article: Article) -> Iterator[Hit]:
    """A dash that touches the word on one side only is where a word, a blank or a line break got lost.

    Found between two letters. It stays silent where dashes end or open a line or a quotation, beside figures,
    on suspended compounds ("two– and three-year"), in quotations and code.
    """
    if "—" not in article.text and "–" not in article.text:
        return
    ground, voices = article.derived(ground_of), article.derived(voices_of)
    for dash in _DASH.finditer(article.text):
        # The blank stands behind the dash, or in front of it.
        span = Span(*dash.span()) if len(dash[0]) > 1 else Span(dash.start() - 1, dash.end())
        if dash[0][0] == "–" and _SUSPENDED.match(article.text, span.end):
            continue
        if voices.is_quoted(span) or not voices.is_prose(span) or ground.is_code(span.start):
            continue
        yield Hit(span, "a dash with a blank on one side only", help="see what is missing, and put both blanks or none")
