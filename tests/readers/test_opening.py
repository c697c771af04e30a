"""The byline and the date at the top of an article, in plain text and in Markdown."""

from datetime import date

import pytest

from verifact.document import Format, Metadata
from verifact.readers.opening import opening_metadata
from verifact.readers.registry import read_text

STORY = "\n\nThe mill by the river will close in May, the council said.\n"


def metadata(raw: str, markup: Format = Format.TEXT) -> Metadata:
    return read_text(raw, markup).metadata


@pytest.mark.parametrize("markup", [Format.TEXT, Format.MARKDOWN])
@pytest.mark.parametrize(
    "line",
    [
        "Published 14 April 2024",
        "14 April 2024",
        "April 14, 2024",
        "Sunday, April 14, 2024",
        "Posted on 14th April 2024",
        "Published: 2024-04-14T10:20:00Z",
        "Updated April 14, 2024 at 10:30 a.m. ET",
        "By Ann Lee | 14 April 2024 | 3 min read",
        "LEEDS, April 14, 2024 — The mill is to close.",
        "London, England, 14 April 2024 (Reuters) - The mill is to close.",
    ],
)
def test_a_line_with_the_date(line: str, markup: Format) -> None:
    assert metadata(f"The mill closes{STORY}\n{line}{STORY}", markup).published == date(2024, 4, 14)


@pytest.mark.parametrize(
    "line",
    [
        "On 14 April 2024 the mayor resigned.",
        "On Sunday, April 14, 2024 — a day of rain — the mayor resigned.",
        "14 April",
        "April 2024",
        "31 April 2024",
        "> 14 April 2024",
        "By River Road the mill stood until 14 April 2024.",
    ],
)
def test_prose_and_half_dates_say_nothing(line: str) -> None:
    assert opening_metadata(f"The mill closes\n\n{line}{STORY}") == Metadata()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Tom Hill", ("Tom Hill",)),
        ("*By Tom Hill and Ann de Lee, Staff Writers*", ("Tom Hill", "Ann de Lee")),
        ("BY TOM HILL", ("TOM HILL",)),
        ("By Tom Hill, the mayor stood.", ()),
        ("By Tuesday", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert metadata(f"# The mill\n\n{line}{STORY}", Format.MARKDOWN).authors == authors


def test_front_matter_comes_first() -> None:
    found = metadata(f"---\nauthor: Ann Lee\ndate: 2024-05-04\n---\nBy Tom Hill\n14 April 2024{STORY}", Format.MARKDOWN)
    assert (found.authors, found.published) == (("Ann Lee",), date(2024, 5, 4))


def test_only_the_first_lines() -> None:
    assert metadata("One.\n\n" * 5 + "14 April 2024\n").published is None


def test_publication_before_change() -> None:
    found = metadata(f"Updated 15 April 2024\nPublished 14 April 2024{STORY}")
    assert (found.published, found.modified) == (date(2024, 4, 14), date(2024, 4, 15))
