"""A page's own words against an author's."""

import pytest

from verifact.analysis.interface import LONGEST, interface_of

SPEAKS = interface_of("en").speaks


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "• Share this article",
        "Sign In Subscribe",
        "Facebook Twitter Email",
        "Share on Facebook",
        "Subscribe to our newsletter",
        "Subscribe to The Sun",
        "The Morning Newsletter",
        "Sign up for our newsletter.",
        "12 comments",
        "View all 1,200 comments",
        "© 2024 Acme Corp",
        "Copyright 2024 Acme Corp. All rights reserved",
        "More in Politics",
        "Related articles",
        "Skip to content",
    ],
)
def test_interface(line: str) -> None:
    assert SPEAKS(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a",
        "…",
        "“Read more”",
        "Share the wealth of nations",
        "The town was lost in the war.",
        "Read the signs of the river with care",
        "Newsletter writers left the town in May",
        "Subscribe to what she said about the river",
        "More rain fell in the town",
        "More in the same way",
        "Most of it",
        "x" * (LONGEST + 1),
        "one two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_prose(line: str) -> None:
    assert not SPEAKS(line)


def test_steps_are_the_authors_own() -> None:
    assert not SPEAKS("Share on Facebook", is_step=True)
    assert SPEAKS("Read more", is_step=True)


def test_an_unknown_language() -> None:
    with pytest.raises(KeyError):
        interface_of("tlh")
