"""Names: what is one, of what kind, and the fuller form it stands for."""

from collections.abc import Callable

import pytest
from tests.growth import assert_linear

from verifact.analysis.grammar import grammar
from verifact.analysis.names import Name, Names, find_names, names_of
from verifact.analysis.words import split_words
from verifact.engine import parse


def found(text: str) -> list[Name]:
    return find_names(split_words(text, "en"), grammar("en")).mentions


def full(text: str) -> list[str]:
    return [name.full for name in found(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(name.full, name.kind.value) for name in found(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # titles
        ("Then Secretary of State Antony Blinken left.", ["Antony Blinken"]),
        ("Then Sen. Ted Cruz left.", ["Ted Cruz"]),
        ("Then Prime Minister Rishi Sunak left.", ["Rishi Sunak"]),
        ("Then Ms. Jane Doe left.", ["Jane Doe"]),
        ("Then Queen Elizabeth II left.", ["Elizabeth II"]),
        # surnames
        ("Mary Miller left. Then Miller came back.", ["Mary Miller"] * 2),
        ("Mary Miller left. Miller’s car was new.", ["Mary Miller"] * 2),
        ("Sen. Ted Cruz left. Then Mr. Cruz came back.", ["Ted Cruz"] * 2),
        ("Charles de Gaulle left. De Gaulle came back, and Gaulle it was.", ["Charles de Gaulle"] * 3),
        ("Sammy Davis, Jr. left. Then Davis came back.", ["Sammy Davis, Jr"] * 2),
        ("John Smith and Mary Smith left.", ["John Smith", "Mary Smith"]),
        # spelling
        ("Then George W. Bush left.", ["George W. Bush"]),
        ("Then J. K. Rowling left.", ["J. K. Rowling"]),
        ("Then Jean-Luc Picard met Mary-Ann O’Neil.", ["Jean-Luc Picard", "Mary-Ann O'Neil"]),
        ("Then Mary\nMiller left.", ["Mary Miller"]),
        ("Then Ludwig van Beethoven left.", ["Ludwig van Beethoven"]),
        # acronyms
        ("The Institute for the Study of War (ISW) was asked. The ISW left.", ["Institute for the Study of War"] * 3),
        ("The World Health Organization (WHO) was asked. WHO left.", ["World Health Organization"] * 3),
        ("The Federal Aviation Administration (F.A.A.) left.", ["Federal Aviation Administration"] * 2),
        ("The World Bank (in Paris) left.", ["World Bank", "Paris"]),
        ("The World Bank (ABC) left.", ["World Bank", "ABC"]),
        # no names
        ("The Russian army and the French left. Americans stayed.", []),
        ("Theories abound. The theories are old.", []),
        ("Officials left. Police came.", []),
        ("Yesterday it rained. However, it was warm on Monday, in October.", []),
        ("who is it? Who (it is asked) left?", []),
    ],
)
def test_full_forms(text: str, names: list[str]) -> None:
    assert full(text) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Then Mary Miller left.", "person"),
        ("Then Mr. Miller left.", "person"),
        ("Then Pope Francis left.", "person"),
        ("Then Ludwig van Beethoven left.", "person"),
        ("Then the Prime Minister left.", "role"),
        ("Then Acme Corp. left.", "organization"),
        ("Then Harvard University left.", "organization"),
        ("Then the Ministry of Defense left.", "organization"),
        ("Then the New York Times left.", "organization"),
        ("Then Ford & Sons left.", "organization"),
        ("Then AT&T left.", "organization"),
        ("Then Acme left.", "organization"),
        ("Then Paris fell.", "organization"),
        ("Then the United States left.", "organization"),
        ("Then American Airlines left.", "organization"),
        ("Then Mary Ann Sue Ellen Lee left.", "organization"),  # too long for somebody's
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [each for _, each in kinds(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "feminine"),
    [("Ms. Doe left.", True), ("Mr. Roe left.", False), ("Then Queen Anne left.", True), ("Then Doe left.", None)],
)
def test_gender(text: str, feminine: bool | None) -> None:
    assert [name.feminine for name in found(text)] == [feminine]


def test_where_a_name_was_introduced() -> None:
    text = "Then Sen. Ted Cruz left. Cruz came back."
    first, second = found(text)
    assert first.introduced == second.introduced
    assert first.introduced.of(text) == "Ted Cruz"


def test_names_around_a_word() -> None:
    names = find_names(split_words("Then Mary Miller met John Smith in Paris.", "en"), grammar("en"))
    assert [name.full for name in names.before(6)] == ["John Smith", "Mary Miller"]
    assert [name.full for name in names.ending_in(1, 6)] == ["Mary Miller", "John Smith"]
    assert [name.full for name in names.ending_in(3, 6)] == ["John Smith"]
    assert Names().before(3) == []


def test_of_an_article() -> None:
    article = parse("Then Mary Miller left.")
    assert names_of(article).mentions == article.derived(names_of).mentions


@pytest.mark.parametrize(
    "fragment", ["Institute for the ", "Mr. Lee and Ms. Lee met. ", "A{} Lee said so. Lee left. ", "Acme{} Corp left. "]
)
def test_time_grows_with_the_number_of_names(fragment: str) -> None:
    def prepared(count: int) -> Callable[[], object]:
        words = split_words("".join(fragment.replace("{}", str(i)) for i in range(count)), "en")
        return lambda: find_names(words, grammar("en"))

    assert_linear(prepared, 8_000)
