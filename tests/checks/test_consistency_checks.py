"""The checks of family VF5 together: their traps, other formats, and texts made to take long."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from tests.growth import assert_linear

import verifact
from verifact.findings import Severity

TAIL = "\n\nThe men said that it is of them, and the others were there with the mayor in the town.\n\n"


def found(text: str, code: str, markup: str = "text", **known: object) -> list[str]:
    article = verifact.parse(text, markup, **known)  # type: ignore[arg-type]
    return [finding.excerpt or finding.message for finding in verifact.check(article, select=[code]).findings]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "VF503",
            "It was Monday, 24 October 2024, in the book: “On Monday, 24 October 2024, it rained.”".partition(":")[2],
        ),
        ("VF503", "| Monday, 24 October 2024 | rain |\n|---|---|\n| a | b |\n"),
        ("VF503", "```\nMonday, 24 October 2024\n```\n"),
        ("VF503", "> It was on Monday, 24 October 2024.\n"),
        ("VF504", "`31 June 2016`\n"),
        ("VF510", '`a "b` and [c](d "e")\n'),
        ("VF510", '{% note title="a b" %}\n'),
        ("VF510", "“A.\n\n“B.\n\n“C.”\n"),
        ("VF510", "(“A.”) —“B”— “‘C’ D”, ‘“E”’\n"),
        ("VF510", "‪“A.”\n"),
        ("VF510", "He said “5 by 6’ 2” and left”.\n"),
    ],
)
def test_nothing_is_marked(code: str, text: str) -> None:
    assert found(text, code, "markdown") == []


def test_html_is_read_too() -> None:
    assert found("<p>On <b>Monday</b>, 24&nbsp;October 2024, it rained.</p>", "VF503", "html") == [
        "Monday, 24\u00a0October 2024"
    ]
    assert found("<p>It is &ldquo;open.</p><p>It is.</p>", "VF510", "html") == ["“"]


def test_a_day_without_a_year_has_no_weekday() -> None:
    assert found("It was Monday, October 24.", "VF503", published=date(2024, 10, 27)) == []


def test_an_update_moves_the_present() -> None:
    text = "---\ndate: 2024-05-04\nmodified: 2025-06-01\n---\nThe mill closed on May 5, 2025.\n"
    assert found(text, "VF504", "markdown") == []
    assert found(text.replace("modified: 2025-06-01\n", ""), "VF504", "markdown") == ["May 5, 2025"]


def test_a_straight_mark_is_weaker_evidence() -> None:
    for mark, severity in (("“", Severity.ERROR), ('"', Severity.WARNING)):
        report = verifact.check(f"It {mark}rained. So it is.", format="text", select=["VF510"])
        assert [finding.severity for finding in report.findings] == [severity]


@pytest.mark.parametrize(
    "body",
    [
        "Forty-five percent want it.",
        "Of 200, 90 want it: 45 out of 100.",
        "About 55 percent do not want it.",
        "It is 20 percent here and 25 percent there.",
        "Of those asked, 45.2 percent want it.",
        "Nine in 20 want it.",
    ],
)
def test_a_headline_figure_may_be_said_otherwise(body: str) -> None:
    rest = "The council met in the hall and talked about the mill for a long while. " * 10
    assert found(f"Poll: 45 percent want a bridge\n\n{body} {rest}", "VF507") == []
    assert found(f"Poll: 45 percent want a bridge\n\nMany do. {rest}", "VF507") == ["45 percent"]


def word(random: Random, length: int) -> str:
    return "".join(random.choice("abcdefghijk") for _ in range(length))


RANDOM = Random(5)
MAKERS: dict[str, Callable[[int], str]] = {
    "names": lambda n: " ".join(f"Jane Kow{word(RANDOM, 6)} said so." for _ in range(n)),
    "surnames": lambda n: "Jane Kowalski spoke. " + " ".join(f"The K{word(RANDOM, 8)} left." for _ in range(n)),
    "one quotation": lambda n: "“We will open the mill again before the first snow falls,” she said.\n\n" * n,
    "many quotations": lambda n: "\n\n".join(
        f"“We will open the mill {word(RANDOM, 2)} before the first snow falls here,” she said." for _ in range(n)
    ),
    "sentences": lambda n: "\n\n".join(f"The town sent {at + 100} men to the north of the region." for at in range(n)),
    "parts": lambda n: "12 men (8 a and " * n,
    "shares": lambda n: "5 percent and " * n,
    "headline": lambda n: (
        "Mill loses $45 million and 40 jobs\n\n" + "The mill has 17 men and 23 twenty-five women. " * n
    ),
    "openers": lambda n: "“" * n + "\n\n" + "“a\n\n" * n,
    "days": lambda n: "last week on Monday last " * n,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MAKERS)
def test_time_is_linear(name: str) -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = TAIL * (count // 8) + MAKERS[name](count) + TAIL
        assert verifact.parse(text).language == "en"
        return lambda: verifact.check(text, format="text", select=["VF5"])

    assert_linear(prepared, 1_200)
