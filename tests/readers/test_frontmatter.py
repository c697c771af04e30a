from datetime import date

import pytest
from attrs import evolve

from verifact.document import Metadata
from verifact.readers.dates import parse_date
from verifact.readers.frontmatter import read


def test_everything_it_may_say() -> None:
    raw = (
        "---\ntitle: A  b\nauthors:\n  - name: Jo Bell\n  - Al\nlastmod: 2024-11-02T10:00:00Z\npubDate: October 29, 2024\nlang: en-GB\n"
        "genre: Opinion\nsite: The Paper\ncanonical: https://x.y/z\ndek: Short.\nverifact:\n  ignore: [VF303, VF999, '*']\n---\nBody VF303"
    )
    front = read(raw)
    assert raw[front.end :] == "Body VF303"
    metadata = front.metadata
    assert metadata.title == "A b"
    assert metadata.authors == ("Jo Bell", "Al")
    assert metadata.published == date(2024, 10, 29)
    assert metadata.modified == date(2024, 11, 2)
    assert (metadata.language, metadata.type, metadata.publisher) == ("en-GB", "Opinion", "The Paper")
    assert (metadata.url, metadata.description) == ("https://x.y/z", "Short.")
    codes = [(code, span.of(raw)) for code, span in metadata.ignore]
    assert codes[:2] == [("VF303", "VF303"), ("VF999", "VF999")]
    assert codes[2][1] == raw[4 : raw.index("---\nBody")]


def test_toml() -> None:
    raw = '+++\r\ntitle = "T"\r\nauthor = "Jo"\r\ndate = 2024-10-29\r\n[verifact]\r\nignore = "VF101"\r\n+++\r\nBody'
    front = read(raw)
    assert raw[front.end :] == "Body"
    assert front.metadata.authors == ("Jo",)
    assert front.metadata.published == date(2024, 10, 29)
    assert [(code, span.of(raw)) for code, span in front.metadata.ignore] == [("VF101", "VF101")]


@pytest.mark.parametrize(
    "block",
    [
        "title: [",
        "[" * 30_000,
        "{a: " * 10_000,
        "- " * 20_000,
        "? " * 20_000,
        "a: &a [1]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*a, *a]\n" for i in range(20)),
        "x: 1\n" * 20_000,
        "a: \0",
        "a: 1\n\tb: 2",
        "!!python/object:os.system {}",
    ],
)
def test_what_cannot_be_parsed_is_said(block: str) -> None:
    raw = f"---\n{block}\n---\nBody"
    front = read(raw)
    assert raw[front.end :] == "Body"
    (problem,) = front.metadata.problems
    assert problem.message.startswith("the front matter cannot be read, and is left out: ")
    assert 4 <= problem.span.start <= problem.span.end <= len(raw) - 8
    assert not problem.in_suppression
    assert evolve(front.metadata, problems=()) == Metadata()


@pytest.mark.parametrize("block", ["date: 2024-02-31", "title: yes", "", "# nothing", "=: 1\n? =\n"])
def test_what_is_no_use_says_nothing(block: str) -> None:
    front = read(f"---\n{block}\n---\nBody")
    assert front.metadata == Metadata()


def test_one_impossible_value_leaves_the_others() -> None:
    said = read(f"---\ndate: 2024-02-30\ntitle: 2024\nlang: en\nurl: {'9' * 5000}\n---\n").metadata
    assert (said.published, said.title, said.language, said.problems) == (None, "2024", "en", ())


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("---\nlang: en\ntitle: Foo: bar\n---\nBody", "title: Foo: bar"),
        ("---\r\nlang: en\r\ntitle: Foo: bar\r\n---\r\nBody", "title: Foo: bar"),
        ('+++\nlang = "en"\ntitle = Foo\n+++\nBody', "title = Foo"),
    ],
)
def test_the_line_at_fault(raw: str, place: str) -> None:
    (problem,) = read(raw).metadata.problems
    assert problem.span.of(raw) == place


def test_prose_between_two_rules_is_no_front_matter() -> None:
    assert read("---\nJust text.\n---\nBody").end == 0
    assert read("---\n- one\n- two\n---\nBody").end == 0


def test_lone_carriage_returns() -> None:
    raw = "---\rtitle: T\r---\rBody"
    front = read(raw)
    assert (raw[front.end :], front.metadata.title) == ("Body", "T")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("verifact: {ignor: [VF205]}", "unknown key 'ignor' under `verifact`"),
        ("verifact: [VF205]", "`verifact` in the front matter silences nothing"),
        ("verifact: VF205", "`verifact` in the front matter silences nothing"),
        ("verifact: {ignore: [[VF205]]}", "['VF205'] is not a code, and silences nothing"),
        ("verifact: {ignore: true}", "True is not a code, and silences nothing"),
    ],
)
def test_a_suppression_that_is_misspelt(line: str, said: str) -> None:
    raw = f"---\n{line}\n---\nBody"
    (problem,) = read(raw).metadata.problems
    assert said in problem.message
    assert problem.help
    assert (problem.in_suppression, problem.span.of(raw)) == (True, "verifact")


@pytest.mark.parametrize("line", ["verifact:", "verifact: {}", "verifact: {ignore: }", "verifact: {ignore: []}"])
def test_a_suppression_of_nothing(line: str) -> None:
    assert read(f"---\n{line}\n---\nBody").metadata == Metadata()


def test_a_rule_is_no_front_matter() -> None:
    assert read("---\n\nText, then nothing.").end == 0
    assert read("Text\n---\na: 1\n---\n").end == 0


def test_the_date_in_a_file_name() -> None:
    assert read("x", "_posts/2019-10-29-a-title.md").metadata.published == date(2019, 10, 29)
    assert read("---\ndate: 2020-01-02\n---\n", "2019-10-29-a.md").metadata.published == date(2020, 1, 2)
    assert read("x", "2019-13-29-a.md").metadata.published is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-10-29T23:59:00-05:00", date(2024, 10, 29)),
        ("Tue, 29 Oct 2024 10:00:00 GMT", date(2024, 10, 29)),
        ("29 October 2024", date(2024, 10, 29)),
        ("10/29/2024", date(2024, 10, 29)),
        ("10/11/2024", None),
        ("October 2024", None),
        ("29 October", None),
        ("2024-02-31", None),
        ("2024", None),
        ("soon, in 2024 maybe", None),
        ("", None),
        (20241029, None),
    ],
)
def test_dates_are_not_invented(text: object, expected: date | None) -> None:
    assert parse_date(text) == expected
