"""What holds of every comparison, whatever the texts."""

from hypothesis import given
from hypothesis import strategies as st

import verifact
from verifact.analysis.comparing import compare_quote
from verifact.model import QuoteMatch
from verifact.spans import Span

WORDS = st.sampled_from(
    [
        "the",
        "mill",
        "not",
        "May",
        "5",
        "8,000",
        "%",
        "$",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "…",
        "...",
        "[",
        "]",
        "[it]",
        ".",
        ",",
        "—",
        "-",
        "\n",
        "Ann",
        "Lee",
        "Oslo",
        "can't",
        "half",
        "million",
        "2019",
        "é",
        "ﬁ",
        "中",
        "\xad",
        "\xa0",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@given(TEXTS)
def test_any_text_quotes_itself(text: str) -> None:
    match = compare_quote(text, text)
    if "[" not in text:  # what stands in brackets is not the source's
        assert match.is_verbatim, match.diff
    assert 0 <= match.similarity <= 1


@given(
    st.lists(
        st.sampled_from(
            ["mill", "river", "mayor", "Oslo", "bridge", "8,000", "votes", "May", "2019", "fell", "rose", "not"]
        ),
        min_size=3,
        max_size=30,
    )
)
def test_any_claim_is_backed_by_itself(words: list[str]) -> None:
    text = " ".join(words)
    match = verifact.compare(text, text)
    assert not match.missing_figures
    assert not match.missing_names
    assert not match.missing_dates
    assert match.score > 0.8


@given(TEXTS, TEXTS)
def test_spans_are_inside_the_texts(claim: str, source: str) -> None:
    match = verifact.compare(claim, source)
    assert match == verifact.compare(claim, source)
    assert 0 <= match.score <= 1
    if match.passage is not None:
        assert match.passage.of(source) == match.passage_text != ""
    lacking = [(figure.text, figure.span) for figure in match.missing_figures]
    lacking += [(name.text, name.span) for name in match.missing_names]
    lacking += [(date.text, date.span) for date in match.missing_dates]
    for text, span in lacking:
        assert span.of(claim) == text != ""
    _holds(compare_quote(claim, source), claim, source)


def _holds(match: QuoteMatch, quote: str, source: str) -> None:
    assert (match.diff is None) == match.is_verbatim
    assert match.found is None or Span(0, len(source)).contains(match.found)
    if match.diff is None:
        return
    assert match.diff.changes
    place = 0
    for edit in match.diff.edits:
        assert edit.quoted_span.of(quote).strip() == edit.quoted.strip()
        assert edit.source_span.of(source) == edit.source
        assert edit.quoted_span.start >= place
        place = edit.quoted_span.end
