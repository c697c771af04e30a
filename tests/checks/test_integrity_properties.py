"""The checks of a text's integrity never crash, stay inside the text, and take linear time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from verifact.checks.base import Check, Hit
from verifact.checks.citations.vf303_unrelated_citation import unrelated_citation
from verifact.checks.discovery import all_checks
from verifact.document import Block, BlockKind, Document, Format
from verifact.model import Article, Citation
from verifact.spans import Span

CHECKS = [unrelated_citation, *(item for code, item in all_checks().items() if code.startswith("VF4"))]
PIECES = st.sampled_from(
    ["the ", "y ", "ory", "n't", " 's ", "\u00a0", " ", " \u00a0", "\n", "\n\n", ".", "“", "Read more", "o ",
    "+", "5 m", "Scroll to Top", "newsletter", "Facebook ", "1. ", "İ", "ß", "\u0301", "\r\n", "Sign up",
    "https://a.b/ory", "-", "’", "—", "â€™", "\ufffd", "\u200b", "<b>", "&nbsp;", "{{a}}", "[TK]", "3 May 2020",
    "Photo: A", "cookies", "we use ", "…", "the the ", "News\n"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join)


def article(text: str, title: str | None = None) -> Article:
    blocks = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),) if text else ()
    listed = (Citation(Span(len(text), len(text)), title, title=title),) if title else ()
    return Article(Document(text, text, Format.TEXT, blocks), language="en", citations=listed)


@pytest.mark.parametrize("item", CHECKS, ids=lambda item: item.code)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS, title=TEXTS)
def test_any_text(item: Check, text: str, title: str) -> None:
    for hit in item.run(article(text, title)):
        if isinstance(hit, Hit):
            for span in (hit.span, *hit.related):
                assert span is None or 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize("item", CHECKS, ids=lambda item: item.code)
@pytest.mark.parametrize(
    "piece", [" \u00a0", "\u00a0", "  ", "y ", "a\u00a0 ", "(", "x" * 9 + "\n", "share ", ".", "'s "]
)
def test_time_is_linear(item: Check, piece: str) -> None:
    def prepared(size: int) -> Callable[[], object]:
        subject = article(piece * (size // len(piece)), "A title of four words")
        return lambda: list(item.run(Article(subject.document, language="en", citations=subject.citations)))

    assert_linear(prepared, 50_000)
