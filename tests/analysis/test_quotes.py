"""Quotations: which marks belong together, and what kind of words they hold."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from verifact import parse
from verifact.analysis.quotes import find_quotes
from verifact.document import Block, BlockKind
from verifact.spans import Span

# the text, then the words of each quotation in order of their starts
CASES = [
    # styles
    ("“It is over,” he said.", ["It is over,"]),
    ('"It is over," he said.', ["It is over,"]),
    ("''It is over,'' he said.", ["It is over,"]),
    ("``It is over,'' he said.", ["It is over,"]),
    ("‘‘It is over,’’ he said.", ["It is over,"]),
    ("‘It is over,’ he said.", ["It is over,"]),
    ("'It is over,' he said.", ["It is over,"]),
    ("„Es ist aus“, sagte er.", ["Es ist aus"]),
    ("Er sagte »so« und «anders».", ["so", "anders"]),
    ("« C'est fini », dit-il.", [" C'est fini "]),
    ("“It is over\", he said. \"It is”, she said.", ["It is over", "It is"]),
    ("—“Yes,” he said—“no.”", ["Yes,", "no."]),
    # nested
    ("“He said ‘go away’ and left,” she said.", ["He said ‘go away’ and left,", "go away"]),
    ("\"He said 'go away' and left,\" she said.", ["He said 'go away' and left,", "go away"]),
    ("‘He said “go away” and left,’ she said.", ["He said “go away” and left,", "go away"]),
    ("“He told me, ‘Go.’” Then he left.", ["He told me, ‘Go.’", "Go."]),
    ("“A “nested same” one,” he said.", ["A “nested same” one,", "nested same"]),
    # apostrophes
    ("It isn't his; it's the girls' own. Don't.", []),
    ("It isn’t his; it’s the girls’ own. Don’t.", []),
    ("In the ’90s and the '90s they left.", []),
    ("He is 5' 6\" tall and she is 5'2\".", []),
    ("They play rock 'n' roll and rock ’n’ roll.", []),
    ("‘I’m going,’ she said. ‘I’m not.’", ["I’m going,", "I’m not."]),
    ("'I'm going,' she said. 'I'm not.'", ["I'm going,", "I'm not."]),
    ("‘It was the boys’ own fault.’", ["It was the boys’ own fault."]),
    ("'It was the boys' own fault.'", ["It was the boys' own fault."]),
    ("The ‘alternative facts’ and ‘hard truths’ of it.", ["alternative facts", "hard truths"]),
    ("The 'alternative facts' and 'hard truths' of it.", ["alternative facts", "hard truths"]),
    ("James’ book and the “Smith” brothers’ “car”.", ["Smith", "car"]),
    # nothing quoted
    ("He said “” and \"\" and left.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quoted"), CASES, ids=[text for text, _ in CASES])
def test_quotes(text: str, quoted: list[str]) -> None:
    quotes = parse(text).quotes
    assert [quote.text for quote in quotes] == quoted
    assert all(quote.closed for quote in quotes)


def test_depth() -> None:
    assert [quote.depth for quote in parse("“A ‘b “c” d’ e,” he said.").quotes] == [0, 1, 2]


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("“It is over,” he said.", "speech"),
        ("“No!” he said.", "speech"),
        ("He called it “a very big and bad day”.", "speech"),
        ("The so-called “expert” left.", "term"),
        ("The word “go” is short.", "term"),
        ("She saw “The Wire” twice.", "title"),
        ("The book “War and Peace” is long.", "title"),
        ("“They told him, ‘Go.’” He went.", "speech"),
    ],
)
def test_kinds(quotation: str, kind: str) -> None:
    assert parse(quotation).quotes[0].kind == kind


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""'])
def test_a_quotation_reopens_with_each_paragraph(opening: str, closing: str) -> None:
    text = (
        f"He said: {opening}One is here.\n\n{opening}Two is here.\n\n{opening}Three,{closing} and left.\n\nIt rained."
    )
    (quote,) = parse(text).quotes
    assert quote.text == "One is here. Two is here. Three,"
    assert [part.of(text) for part in quote.parts] == ["One is here.", "Two is here.", "Three,"]
    assert quote.span.of(text) == text[text.index(opening) : text.index(" and left")]
    assert (quote.closed, quote.words) == (True, 7)


def test_the_next_paragraph_ends_what_is_not_reopened() -> None:
    first, second = parse("“One two three four five.\n\nHe said “six.”").quotes
    assert (first.text, first.closed) == ("One two three four five.", False)
    assert (second.text, second.closed) == ("six.", True)


def test_unclosed_at_the_end() -> None:
    (quote,) = parse("He said: “It goes on and on").quotes
    assert (quote.text, quote.closed, quote.kind) == ("It goes on and on", False, "speech")


def test_an_unclosed_single_mark_is_an_apostrophe() -> None:
    assert not parse("'Tis the season; ‘twas so.").quotes


def test_a_quotation_does_not_go_on_in_a_heading() -> None:
    first, _ = parse("“One is here.\n\n# “Two”\n", "markdown").quotes
    assert not first.closed


def test_code_and_tables_have_none() -> None:
    assert not parse("```\nx = “a”\n```\n\n| “A” |\n|---|\n| “B” |\n", "markdown").quotes


MARKS = ["“", "”", "„", "«", "»", '"', "''", "‘‘", "``", "’’", "‘", "’", "'"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*MARKS, "a", "s", " ", ". ", "\n\n", "n", "5", "Word "]), max_size=60).map("".join))
def test_spans_hold_their_parts(text: str) -> None:
    article = parse(text)
    last = 0
    for quote in article.quotes:
        assert last <= quote.span.start < quote.span.end <= len(article.text)
        assert quote.parts
        assert all(quote.span.contains(part) for part in quote.parts)
        assert all(left.end <= right.start for left, right in zip(quote.parts, quote.parts[1:], strict=False))
        assert " ".join(part.of(article.text) for part in quote.parts) == quote.text
        last = quote.span.start


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("fragment", ["{}", "a {}a", "{}s {}\n\n"])
def test_time_grows_with_the_number_of_marks(mark: str, fragment: str) -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = fragment.replace("{}", mark) * (count // fragment.count("{}"))
        blocks = [Block(Span(*match.span()), BlockKind.PARAGRAPH) for match in re.finditer(r"[^\n]+", text)]
        return lambda: find_quotes(text, blocks)

    assert_linear(prepared, 40_000)
