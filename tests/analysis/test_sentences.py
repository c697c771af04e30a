"""Sentences: where news text ends one, and where it only looks so."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from verifact import parse
from verifact.document import BlockKind

CASES = [
    # abbreviations
    ["The U.S. intelligence agencies were told.", "They said so."],
    ["U.S. Secretary of State Antony Blinken arrived on Monday.", "He left on Tuesday."],
    ["He lives in the U.S.", "She lives in France."],
    ["He asked Sen. Cruz to stay.", "Cruz left."],
    ["Sens. Ted Cruz and John Cornyn spoke.", "Reps. Lee and Fox did not."],
    ["They saw Ms. Clinton.", "Mr. Trump did not."],
    ["Gen. Mark Milley spoke to Lt. Col. John Doe.", "Both left."],
    ["It was No. 3 on the list.", "It fell to No. 5."],
    ["It is in Vol. 3 of the works, on pp. 12-15 and in Fig. 2.", "It is not in vol. 4."],
    ["J. K. Rowling wrote it.", "J.R.R. Tolkien did not."],
    ["George W. Bush spoke.", "He left."],
    ["Smith vs. Jones was decided.", "The court rose."],
    ["Acme Inc. said it would.", "Acme Corp. Ltd. did not."],
    ["On Jan. 5 he left.", "On Feb. 6 she did."],
    ["He has a Ph.D. in physics.", "She has an M.D. from Yale."],
    ["Yahoo! is a firm.", "It is old."],
    # figures and times
    ["It starts at 5 p.m. Monday in the hall.", "It ends at 7 p.m. Eastern time."],
    ["It ended at 5 p.m.", "The crowd left."],
    ["It cost $3.5 million.", "The U.N. paid."],
    ["Version 2.0 is out.", "See www.example.com."],
    ["It was lost in May.", "Mary left."],
    ["They told me.", "Mary said no.", "Smith was ill.", "Jones left the Fed."],
    ["“They told me. Mary said no. Smith left,” he said.", "Nobody spoke."],
    # quotations
    ["“It is over.”", "He left the room."],
    ['He wrote "It is over."', "Then he left."],
    ["“It is over,” he said.", "“We are done.”", "Then he left."],
    ["“Is it?” she asked.", "Nobody spoke."],
    ["“Is it?” Smith asked.", "Nobody spoke."],
    ["“Go!” Smith said.", "He went."],
    ["“Why?”", "“Because.”", "He left."],
    ["“We won. We did not lose. And we go on,” he said.", "Nobody spoke."],
    # notes and asides
    ["He said it was over.[1]", "She agreed.[2, 3]", "They left.[4–6]"],
    ["He said it was over. [1]", "She agreed."],
    ["He said it was over.¹", "She agreed.¹²", "They left."],
    ["He said “it is over.”[1]", "She agreed."],
    ["He said it was over.[^a]", "She agreed."],
    ["He left.", "(It is in Ohio.)", "She stayed."],
    ["The firm (it is in Ohio.) closed.", "It did."],
]


@pytest.mark.parametrize("sentences", CASES, ids=[case[0] for case in CASES])
def test_sentences(sentences: list[str]) -> None:
    article = parse(" ".join(sentences))
    assert [sentence.text for sentence in article.sentences] == sentences


def test_a_marker_that_opens_a_line_stays_there() -> None:
    article = parse("Sources\n\n[1] The first of the titles. Reuters.\n[2] The second title of them. BBC News.")
    assert [s.text for s in article.sentences if s.text.startswith("[")] == [
        "[1] The first of the titles.",
        "[2] The second title of them.",
    ]


def test_line_ends_of_windows() -> None:
    article = parse("He came.\r\nShe left.\r\n\r\nThey stayed. It rained.\r\n")
    assert [s.text for s in article.sentences] == ["He came.", "She left.", "They stayed.", "It rained."]


def test_code_and_tables_have_none() -> None:
    article = parse("Prose is here.\n\n```\nCode. Is here.\n```\n\n| A. B |\n|---|\n| C. D |\n", "markdown")
    assert [s.text for s in article.sentences] == ["Prose is here."]


def test_an_unknown_language_has_sentences() -> None:
    text = "Die Lage ist ernst. Niemand weiß, wie es weitergehen soll, und keiner fragt mehr danach."
    assert len(parse(text).sentences) == 2


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["He left", ". ", "? ", "! ", "“", "”", "(", ")", "[1]", "¹", "\n", "\n\n", "\r\n", "U.S.", " 5 p.m. ", "'", "…", "é", " ", "- a\n", "# "]
        )
        | st.text(max_size=4),
        max_size=40,
    ).map("".join),
    st.sampled_from(["text", "markdown", "html"]),
)  # fmt: skip
def test_spans_part_the_blocks(raw: str, markup: str) -> None:
    article = parse(raw, markup)
    covered: set[int] = set()
    last = -1
    for sentence in article.sentences:
        span, block = sentence.span, article.blocks[sentence.block]
        assert last <= span.start < span.end
        assert block.span.contains(span)
        assert sentence.text == span.of(article.text) == sentence.text.strip()
        covered.update(range(span.start, span.end))
        last = span.end
    for block in article.blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.TABLE):
            lost = [i for i in range(block.span.start, block.span.end) if i not in covered]
            assert not "".join(article.text[i] for i in lost).strip()


@pytest.mark.parametrize("fragment", ["word ", "a", "“a ", "“", "(a. ", "[1]", ".", "5 p.m. "])
def test_no_stop_for_long_is_no_burden(fragment: str) -> None:
    def prepared(size: int) -> Callable[[], object]:
        raw = (fragment * size)[:size]
        return lambda: parse(raw)

    assert_linear(prepared, 64_000)
