"""Quotations held against a source: verbatim but for typography, or how they differ."""

import pytest

from verifact.analysis.comparing import compare_quote
from verifact.model import QuoteMatch
from verifact.spans import Span

SOURCE = (
    "The mayor spoke on Monday. “We will not open the mill again before the first snow falls, and that’s final,” she said. "
    "“It cost 8,000 dollars, and five percent of it was well-\nspent. He isn’t one to ex\u00adplain the naïve oﬀer of the U.S.” "
    "“The rain,” she added, “will have stopped by then, we trust. I told you that one hundred and fifty people came, and I am sure of it.”"
)


def diff(quote: str, source: str = SOURCE) -> str:
    match = compare_quote(quote, source)
    assert not match.is_verbatim
    return str(match.diff)


@pytest.mark.parametrize(
    "quote",
    [
        "We will not open the mill again before the first snow falls, and that’s final,",
        "we will not open the mill again before the first snow falls - and that's final.",
        "We  will\u00a0not open the\nmill again",
        "WE WILL NOT OPEN",
        "well-spent",
        "It cost 8k dollars",
        "He isn't one to explain the naive offer",
        "the naïve offer of the US",
        "8000 dollars, and 5 percent of it",
        "5% of it was well spent",
        "It cost 8,000 dollars [1]",
        "We will not open … before the first snow falls",
        "We will not open [...] and that’s final",
        "The mayor spoke ... and that's final . . .",
        "[w]e will not open [it] again before the first snow [sic] falls",
        "[She] will not open the mill",
        "will not open[ing] the mill",
        "“The rain,” she added, “will have stopped by then, we trust",
        "The rain will have stopped by then, we trust",
        "I told you that 150 people came, and I am sure of it",
        "…",
        "",
    ],
)
def test_verbatim_but_for_typography(quote: str) -> None:
    match = compare_quote(quote, SOURCE)
    assert match.is_verbatim, match.diff
    assert match.diff is None
    assert match.similarity == 1.0


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "We will open the mill again before the first snow falls",
            "We will [-not-] open the mill again before the first snow falls",
        ),
        ("We will not open the bank again before", "We will not open the [-mill-] {+bank+} again before"),
        ("It never cost 8,000 dollars", "It {+never+} cost 8,000 dollars"),
        ("It cost 9,000 dollars, and five", "It cost [-8,000-] {+9,000+} dollars, and five"),
        ("9,000 dollars, and five percent", "[-8,000-] {+9,000+} dollars, and five percent"),
        ("He is one to explain the naive offer", "He [-isn’t-] {+is+} one to explain the naive offer"),
        (
            "We will not close … before the first snow falls",
            "We will not [-open-] {+close+} … before the first snow falls",
        ),
        ("The rain will not have stopped by then", "[-she added-] {+The rain+} will {+not+} have stopped by then"),
        ("no word of this is there", "{+no word of this is there+}"),
    ],
)
def test_another_wording(quote: str, expected: str) -> None:
    assert diff(quote) == expected


def test_exact_places() -> None:
    quote = "We will open the mill"
    match = compare_quote(quote, SOURCE)
    assert match.found is not None
    assert match.found.of(SOURCE) == "We will not open the mill"
    assert match.diff is not None
    (change,) = match.diff.changes
    assert (change.quoted, change.source) == ("", "not")
    assert change.source_span.of(SOURCE) == "not"
    assert change.quoted_span == Span(7, 7)


def test_a_word_inside_another_is_not_that_word() -> None:
    assert not compare_quote("mill again be", SOURCE).is_verbatim
    assert not compare_quote("ill again", SOURCE).is_verbatim


def test_digits_are_not_run_together() -> None:
    assert not compare_quote("in 15 towns", "He was in 1 5 towns").is_verbatim
    assert not compare_quote("it is 3.5 high", "it is 35 high").is_verbatim


def test_the_order_counts() -> None:
    assert not compare_quote("first snow falls … open the mill", SOURCE).is_verbatim


def test_an_ellipsis_has_a_limit() -> None:
    source = "We begin here " + "and go on " * 200 + "until we end there."
    assert not compare_quote("We begin here … until we end there", source).is_verbatim
    assert compare_quote("We begin here … and go on", source).is_verbatim


def test_brackets_stand_for_few_words() -> None:
    source = "He told them one two three four five six seven eight nine ten eleven twelve that it rains"
    assert not compare_quote("He told [us] that it rains", source).is_verbatim


def test_notes_of_the_source_are_no_words() -> None:
    assert compare_quote("the mill closed in May", "Then the mill[12] closed[citation needed] in May.").is_verbatim


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("Wir öffnen die Mühle", "Er sagte: „Wir öffnen die Mühle nicht.“", True),
        ("Wir öffnen die Mühle wieder", "Er sagte: „Wir öffnen die Mühle nicht wieder.“", False),
        ("关系恶化", "中美关系恶化了。", True),
        ("关系改善", "中美关系恶化了。", False),
        ("हम मिल नहीं खोलेंगे", "उन्होंने कहा, हम मिल नहीं खोलेंगे।", True),
        ("हम मिल खोलेंगे", "उन्होंने कहा, हम मिल नहीं खोलेंगे।", False),
        ("Мы не откроем завод", "Он сказал: «Мы не откроем завод».", True),
        ("لن نفتح المصنع", "قال: لن نفتح المصنع قبل الشتاء", True),
    ],
)
def test_any_language(quote: str, source: str, expected: bool) -> None:
    assert compare_quote(quote, source).is_verbatim is expected


def test_nothing_to_compare_with() -> None:
    match = compare_quote("We will open", "")
    assert match == QuoteMatch("We will open", is_verbatim=False, found=None, similarity=0.0, diff=match.diff)
    assert str(match.diff) == "{+We will open+}"


def test_a_long_quotation_is_held_against_the_source_piece_by_piece() -> None:
    sentences = [f"Sentence {number} is about the {number * 7}th mill of the town." for number in range(60)]
    source = " ".join(sentences)
    changed = source.replace("Sentence 31 is about", "Sentence 31 is never about").replace("the 28th mill", "the mill")
    match = compare_quote(changed, source)
    assert match.diff is not None
    assert [(change.quoted, change.source) for change in match.diff.changes] == [("", "28th"), ("never", "")]
