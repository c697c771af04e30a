from pathlib import Path

import pytest

from verifact.document import Format
from verifact.readers.headings import looks_like_heading, looks_like_title
from verifact.readers.registry import format_of, read_text

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def blocks(raw: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(raw)) for block in read_text(raw, Format.TEXT).blocks]


def test_the_seed() -> None:
    raw = SEED.read_text(encoding="utf-8")
    document = read_text(raw, Format.TEXT, str(SEED))
    kinds = [block.kind.value for block in document.blocks]
    assert kinds[:3] == ["title", "paragraph", "heading"]
    assert kinds[-4:] == ["list-item", "list-item", "list-item", "paragraph"]
    assert [block.label for block in document.blocks[-4:]] == ["1", "2", "3", None]
    assert document.blocks[-1].span.of(raw) == "Scroll to Top"
    assert kinds.count("heading") == 5
    assert document.metadata.title == (
        "North Korean Troops Deployed to Russia’s Kursk Region in Support of Russian Forces"
    )


def test_one_paragraph_a_line() -> None:
    first, second = "The council met on Monday.", "It decided nothing, two members said afterwards."
    assert blocks(f"{first}\n{second}\n") == [("paragraph", first), ("paragraph", second)]


def test_a_hard_wrapped_paragraph_is_one() -> None:
    raw = (
        "The council met on Monday to decide what should become of the old harbour and\n"
        "of the people who live beside it, and it decided nothing at all, two members who\n"
        "were in the room said afterwards. A third said that he had not been asked."
    )
    assert blocks(raw) == [("paragraph", raw)]


def test_a_wrapped_list() -> None:
    raw = (
        "Sources\n\n"
        "1. A report about the harbour that is so long that it had to be broken\n"
        "   here, Forbes\n"
        "  a) nothing\n"
        "2) Another\n"
        "  - below it\n"
        "[3] The last\n"
        "Scroll to Top"
    )
    document = read_text(raw, Format.TEXT)
    assert [(b.kind.value, b.level, b.label, b.span.of(raw)[-7:]) for b in document.blocks[1:]] == [
        ("list-item", 1, "1", "nothing"),
        ("list-item", 1, "2", "Another"),
        ("list-item", 2, None, "elow it"),
        ("list-item", 1, "3", "he last"),
        ("paragraph", 0, None, " to Top"),
    ]


def test_items_wrapped_without_indent() -> None:
    one = "1. A report about the harbour that is so long that somebody broke it\nOver two lines, Forbes"
    two = "2. Another, Kyiv Independent"
    assert blocks(f"{one}\n{two}") == [("list-item", one), ("list-item", two)]


@pytest.mark.parametrize(
    ("line", "heading", "title"),
    [
        ("A Grim Outlook for Kursk’s Front Lines", True, True),
        ("North Korean Troops: Reinforcements or “Cannon Fodder”?", True, True),
        ("What happens now?", False, False),
        ("Will Russia Hold The Line?", True, True),
        ("Bill Clinton Calls Obamacare ‘Crazy System’ During Campaign Stop.", False, True),
        ("He left.", False, False),
        ("He said:", False, False),
        ("“We don’t want to serve anymore,” he said", True, True),
        ("“It Was A Grim Day”", False, False),
        ("(Reporting by Ann Bell; Editing by Joe Cole.)", False, False),
        ("lower case", False, False),
        ("Background", True, False),
        ("2024 in numbers", True, True),
        ("", False, False),
    ],
)
def test_headings(line: str, heading: bool, title: bool) -> None:
    assert looks_like_heading(line) is heading
    assert looks_like_title(line) is title


def test_white_space_around_a_block_is_left_out() -> None:
    assert blocks("\u00a0 A b\u00a0c was said.\u00a0 \r\n\r\n \t\r\nX.") == [
        ("paragraph", "A b\u00a0c was said."),
        ("paragraph", "X."),
    ]
    assert blocks(" \n\n") == []


def test_a_title_does_not_follow_prose() -> None:
    assert blocks("He left, they said.\n\nWhat The Council Did") == [
        ("paragraph", "He left, they said."),
        ("heading", "What The Council Did"),
    ]


@pytest.mark.parametrize(
    ("path", "markup"),
    [
        ("a.MD", "markdown"),
        ("b/c.mdx", "markdown"),
        ("x.html", "html"),
        ("x.xhtml", "html"),
        ("x.txt", "text"),
        ("x", "text"),
    ],
)
def test_formats(path: str, markup: str) -> None:
    assert format_of(path) == Format(markup)
