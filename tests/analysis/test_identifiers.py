"""Identifiers that cannot be one; the check digits are held against python-stdnum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn, issn

from verifact.analysis.citing.identifiers import flaws_in, is_isbn, is_issn, may_name
from verifact.spans import Span

digits = st.text("0123456789", min_size=7, max_size=13)


@given(digits, st.sampled_from(["", "X"]), st.sampled_from(["", "978"]))
def test_isbn_as_stdnum_has_it(number: str, end: str, start: str) -> None:
    written = f"{start}{number}{end}"
    assert is_isbn(written) == (len(written) > 9 and isbn.is_valid(written))


@given(st.text("0123456789", min_size=6, max_size=9), st.sampled_from(["", "X"]))
def test_issn_as_stdnum_has_it(number: str, end: str) -> None:
    assert is_issn(number + end) == issn.is_valid(number + end)


@given(st.text("0123456789", min_size=12, max_size=12), st.text("0123456789", min_size=9, max_size=9))
def test_a_right_check_digit_is_right(first: str, second: str) -> None:
    assert is_isbn(isbn.to_isbn13(second + isbn._calc_isbn10_check_digit(second)))


def flaws(text: str) -> list[str]:
    return [flaw.span.of(text) for flaw in flaws_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.12/abc def",
        "DOI 1.1016/j.x",
        "https://doi.org/10.1016",
        "ISBN 978-0-306-40615-8",
        "ISBN-10: 0-306-40615-3",
        "ISBN 97803064061",
        "ISBN (print): 979-0-306-40615-7",
        "ISSN 2049-3631",
        "ISSN 2049-363",
        "arXiv:1913.00123",
        "arXiv:2101.123",
        "PMID: 123456789",
        "PMID 0123",
    ],
)
def test_flaws(text: str) -> None:
    (found,) = flaws(text)
    assert text.endswith(found) or found in text


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1000/182.",
        "https://doi.org/10/abcd and doi.org/abc123",
        "doi:10.1000.10/182",
        "the DOI 10 people wanted",
        "DOI: in press",
        "ISBN 978-0-306-40615-7 2001",
        "ISBN 0-306-40615-2, 2nd printing",
        "ISBN 978 0 306 40615 7",
        "ISBN 306406152",
        "ISBN: to come",
        "ISBN 12",
        "ISSN 2049-3630",
        "ISSN (online) 2434-561X",
        "arXiv:1912.00123v2 [cs.CL]",
        "arXiv: 20 May",
        "arXiv:math/0309136",
        "https://arxiv.org/pdf/1912.00123.pdf",
        "PMID: 35190569",
        "PMIDs are numbers",
        "",
    ],
)
def test_no_flaws(text: str) -> None:
    assert flaws(text) == []


@given(st.lists(st.sampled_from(["doi:", "ISBN ", "ISSN ", "arXiv:", "PMID ", "10.", "978", "-", "/", " ", "x", "X", "5", "("]), max_size=12).map("".join))  # fmt: skip
def test_anything(text: str) -> None:
    assert all(flaw.value == flaw.span.of(text) for flaw in flaws_in(text, Span(0, len(text))))


@pytest.mark.parametrize("name", ["ıSBN", "ISſN", "arXıv"])
def test_letters_that_only_fold_to_a_scheme_are_none(name: str) -> None:
    text = f"{name} 123-4, ISBN of 10 digits"
    assert may_name(text)
    assert list(flaws_in(text, Span(0, len(text)))) == []


def test_a_text_without_a_scheme_need_not_be_looked_through() -> None:
    assert may_name("A Doi:10.12/3")
    assert not may_name("A report of 10.12 pages")
