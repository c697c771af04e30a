"""A safe fix leaves what the rest of the file says, and how it is read, as they were."""

import pytest

import verifact
from verifact.document import Document, Format
from verifact.findings import Edit
from verifact.fixing import Choice, Guard
from verifact.readers.registry import read_text
from verifact.spans import Span

ZWSP = "\u200b"


@pytest.mark.parametrize(
    "text",
    [
        f"It rained. <{ZWSP}script>alert(1)<{ZWSP}/script>\n",
        f"{ZWSP}# not a heading\n",
        f"The mark &{ZWSP}amp; is written so.\n",
        f"{ZWSP}> not a quotation\n",
        f"{ZWSP}- no item\n",
        f"{ZWSP}[mill]: https://herald.example/mill\n",
        "It rained.\n---\u00a0\n",
        "It rained\\\u00a0\nin May.\n",
        "1. one\n2. two\n\nScroll to Top\n\n1. first\n2. second\n",
        "Scroll to Top\n\n---\ntitle: It rained\n---\n\nIt was close.\n",
    ],
)
def test_markup_does_not_come_alive(text: str) -> None:
    assert verifact.fix(text, format="markdown").text == text


def test_an_edit_to_leave_out_does_not_keep_the_others_back() -> None:
    text = f"The coun{ZWSP}cil voted.\n\n{ZWSP}# no heading\n\nThe mayor{ZWSP} left.\n"
    mended = f"The council voted.\n\n{ZWSP}# no heading\n\nThe mayor left.\n"
    assert verifact.fix(text, format="markdown").text == mended
    assert verifact.fix(mended, format="markdown").text == mended


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_paragraphs_stay_apart(form: str) -> None:
    text = "Para A is here.\n\nScroll to Top\nPara B is here.\n"
    assert verifact.fix(text, format=form).text in (text, "Para A is here.\n\nPara B is here.\n")
    text = "Para A is here.\nScroll to Top\n\nPara B is here.\n"
    assert verifact.fix(text, format=form).text in (text, "Para A is here.\n\nPara B is here.\n")


def test_the_blank_line_below_a_deleted_line_stays() -> None:
    text = "Para A is here.\nScroll to Top\n\nPara B is here.\n"
    assert verifact.fix(text, format="text").text == "Para A is here.\n\nPara B is here.\n"


def test_html_does_not_come_alive() -> None:
    text = f"<p>The mark &{ZWSP}amp; is here.</p>\n"
    assert verifact.fix(text, format="html").text == text


def test_few_texts_are_read() -> None:
    raw = "".join(f"{ZWSP}# no heading\n\n" for _ in range(500))
    readings = 0

    def read(text: str) -> Document:
        nonlocal readings
        readings += 1
        return read_text(text, Format.MARKDOWN)

    edits = tuple(Edit(Span(at, at + 1), "") for at, letter in enumerate(raw) if letter == ZWSP)
    assert Guard(read).harmless(read(raw), Choice(edits)) == Choice()
    assert readings < 40


@pytest.mark.parametrize(
    "text",
    [
        "He said ‹the \u00a0vote was close› on Monday.\n",
        "He said ‚the \u00a0vote was close‘ on Monday.\n",
        "The sum is $a \u00a0b$ here.\n",
    ],
)
def test_quotations_and_formulas_are_kept(text: str) -> None:
    assert verifact.fix(text, format="markdown", select=["VF405"]).text == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is 10 \u00a0km long.\n", "It is 10\u00a0km long.\n"),
        ("It cost 10\u202f 000 in May.\n", "It cost 10\u202f000 in May.\n"),
    ],
)
def test_a_number_and_its_unit_stay_together(before: str, after: str) -> None:
    assert verifact.fix(before, format="text", select=["VF405"]).text == after


def test_an_archived_address_is_kept_whole() -> None:
    text = "See https://web.archive.org/web/2020/https://herald.example/mill?utm_source=feed on it.\n"
    assert verifact.fix(text, format="text", select=["VF316"]).text == text
