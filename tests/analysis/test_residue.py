"""What a page's machinery writes against what an author writes, and menus by their runs of lines."""

import pytest

import verifact
from verifact.analysis.residue import Residue, ResidueKind, residue_of
from verifact.analysis.residue.stamps import stamps_of
from verifact.document import Format

STAMPS = stamps_of("en")
PROSE = "The council voted on Monday to keep the old bridge over the river open for another year."


def wrote(line: str) -> bool:
    return STAMPS.wrote(line, len(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "Nov. 20, 2019, 9:28 AM UTC",
        "| UPDATED: 11:05, Tue, Nov 19, 2019",
        "By Jane Roe - 11/19/19 06:56 AM EST",
        "5:45 AM PST 11/19/2019 by Jane Roe",
        "2019-11-19T08:57:40+01:00",
        "First published on November 20, 2019 / 1:07 AM",
        "3 min read",
        "Image 1 of 9",
        "1  /  9",
        "0:00 / 1:23",
        "2 hours ago",
        "@janeroe",
        "twitter.com/janeroe",
        "https://example.org/img/bridge.png",
        "191119052250266",
        "Photo: Jane Roe / The Paper",
        "Photograph by Jane Roe",
        "Image copyright EPA",
        "Related: Three dead in Springfield fire",
        "Read more | Three dead in Springfield fire",
        "Thanks for signing up!",
        "You have been successfully subscribed!",
        "By subscribing I accept the terms of use",
    ],
)
def test_a_page_wrote_it(line: str) -> None:
    assert wrote(line)


@pytest.mark.parametrize(
    "line",
    [
        "10 p.m.",
        "May 3, 2024",
        "Saturday, Nov. 20, 7 p.m.",
        "By Jane Roe",
        "2019",
        "He left in May 2019 at 9:20 am, she said.",
        "Photos of the bridge were shown in court.",
        "Video killed the radio star",
        "Related: the two brothers, it turned out.",
        "Image is all that counts",
        "By subscribing to the theory, he won",
        "Thank you for the music",
        "The score was 3:2",
        "(Photo: Jane Roe)",
        "Warning: the ice is thin",
    ],
)
def test_an_author_wrote_it(line: str) -> None:
    assert not wrote(line)


def residue(text: str, form: Format = Format.TEXT) -> list[tuple[str, ResidueKind, int]]:
    article = verifact.parse(text, format=form)
    return [(item.span.of(article.text), item.kind, item.lines) for item in residue_of(article)]


def test_a_menu_is_one_finding() -> None:
    menu = "Home\nNews\nSport\nOur Town\nSign in\nSubscribe"
    assert residue(f"{menu}\n\n{PROSE}\n") == [(menu, ResidueKind.RUN, 6)]


def test_a_menu_in_no_language_is_found() -> None:
    menu = "\n".join(
        ["Sign in", "Home", "Local", "News", "Sports", "Real Estate", "Business", "Obits", "Cars", "Jobs", "Shop"]
    )
    article = verifact.parse(menu, format="text")
    (found,) = verifact.check(article, select=["VF401"]).findings
    assert found.message.endswith("lines of the page’s interface, not of the article")


def test_a_list_of_the_authors_own_stays() -> None:
    text = f"{PROSE}\n\nwater\nhealthy snacks\ntwo maps\na camera\n\n{PROSE} It rained.\n"
    assert residue(text) == []


def test_title_byline_and_date_stay_even_beside_a_share_bar() -> None:
    text = f"Mayor resigns over bridge\n\nBy Jane Roe\n\nMay 3, 2024\n\nShare this article\n\nFacebook Twitter Email\n\n{PROSE}\n"
    assert [shown for shown, _, _ in residue(text)] == ["Share this article", "Facebook Twitter Email"]


def test_data_among_the_interface_stays() -> None:
    text = f"{PROSE}\n\nVIP: 60 euros\nStudents: 40 euros\nPhone: 555 1234\nShare this article\nRead more\n"
    assert [shown for shown, _, _ in residue(text)] == ["Share this article", "Read more"]


def test_lists_of_markdown_are_somebodys_own() -> None:
    assert residue(f"- Home\n- News\n- Sport\n- Weather\n- Jobs\n\n{PROSE}\n", Format.MARKDOWN) == []


def test_a_word_of_the_articles_own_may_head_a_part_of_it() -> None:
    text = f"{PROSE}\n\nAdvertising\n\nThe town spends more on advertising than on both of its old bridges together.\n"
    assert residue(text) == []


def test_no_text_no_residue() -> None:
    assert residue("") == []
    assert residue_of(verifact.parse("\n\n", format="text")) == ()
    assert Residue(span=verifact.parse("a", format="text").blocks[0].span, kind=ResidueKind.RUN).lines == 1


@pytest.mark.parametrize(
    "line", ["Source: Reuters", "Photo: Ann Lee", "By Tom Hill", "Published 14 April 2024", "Updated 6 May 2024"]
)
def test_a_credit_and_a_day_are_the_authors_at_either_end(line: str) -> None:
    assert residue(f"{line}\n\n{PROSE}\n") == []
    assert residue(f"{PROSE}\n\n{line}\n") == []
    assert (
        line in "".join(shown for shown, _, _ in residue(f"{PROSE}\n\nShare this article\n{line}\nRead more\n"))
        or "By" in line
    )


@pytest.mark.parametrize("word", ["Search", "Comments", "Privacy", "Topics"])
@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN])
def test_a_word_over_prose_or_a_list_may_be_a_heading(word: str, form: Format) -> None:
    assert (
        residue(f"{PROSE}\n\n{word}\n\nIt finds whatever a reader of the old reports may want to know.\n", form) == []
    )
    assert residue(f"{PROSE}\n\n{word}\n\n- the first one of them\n- the other\n", form) == []


@pytest.mark.parametrize(
    "text",
    ["- [FAQ](faq.md)\n- [Contact us](us.md)\n", "- Search\n- Log in\n- Fewer errors\n", "[Contact us](us.md)\n"],
)
def test_links_and_items_of_lists_are_the_authors(text: str) -> None:
    assert residue(f"{PROSE}\n\n{text}", Format.MARKDOWN) == []


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        *(
            (line, True)
            for line in ("Scroll to Top", "Share this article", "Click here to subscribe", "Advertisement", "Read more")
        ),
        *(
            (line, False)
            for line in ("See also", "Contact us", "© 2024 The Paper", "Related stories", "Terms of use", "3 min read")
        ),
    ],
)
def test_only_what_is_beyond_doubt_is_deleted_safely(line: str, safe: bool) -> None:
    (finding,) = verifact.check(
        verifact.parse(f"{PROSE}\n\n{line}\n\n{PROSE}\n", format="text"), select=["VF401"]
    ).findings
    assert [edit.safe for edit in finding.fix] == [safe]
