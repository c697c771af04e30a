"""Bodies to text, whatever they say of themselves."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from verifact.evidence import pdf_process, pdfs
from verifact.evidence.charsets import decode_page
from verifact.evidence.pages import Page, read_page
from verifact.model import Review

HTML = {"content-type": "text/html"}
LONG = "The mill on the river closed in May, and nobody in the town was told of it before. " * 12


def pdf(*pages: str, **about: str) -> bytes:
    """Return a PDF with these texts, one a page."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(300, 300)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({f"/{name}": value for name, value in about.items()})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class TestKinds:
    @pytest.mark.parametrize("stated", ["application/pdf", "text/html"])
    def test_a_pdf_is_read_whatever_it_is_called(self, stated: str) -> None:
        body = pdf("It closed in May.", "Nobody knew.", Title="The mill", CreationDate="D:20240506101500Z")
        page = read_page(body, {"content-type": stated})
        assert page.text == "It closed in May.\n\nNobody knew."
        assert (page.title, page.published, page.content_type) == ("The mill", date(2024, 5, 6), "application/pdf")
        assert not page.is_partial

    def test_a_pdf_that_cannot_be_read_proves_nothing(self) -> None:
        page = read_page(b"%PDF-1.7 broken", {"content-type": "application/pdf"})
        assert (page.text, page.is_partial) == ("", True)

    def test_a_pdf_of_pictures_is_partial(self) -> None:
        assert pdf_process.read(pdf(""))["is_partial"]

    def test_a_long_pdf_is_read_in_part(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf_process, "_PAGES", 2)
        said = pdf_process.read(pdf("one", "two", "three"))
        assert (said["text"], said["is_partial"]) == ("one\n\ntwo", True)

    def test_the_process_that_reads_a_pdf_may_be_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdfs, "_SECONDS", 0.001)
        assert pdfs.read_pdf(pdf("one")) == Page(is_partial=True)

    def test_plain_text_keeps_its_lines(self) -> None:
        page = read_page(b"One\r\ntwo\rthree\n", {"content-type": "text/plain; charset=us-ascii"})
        assert (page.text, page.is_partial) == ("One\ntwo\nthree", False)

    @pytest.mark.parametrize(
        ("body", "kind"),
        [(b"<!DOCTYPE html><p>x", "text/html"), (b"\n<HTML><p>x", "text/html"), (b"just words", "text/plain")],
    )
    def test_what_says_nothing_is_looked_at(self, body: bytes, kind: str) -> None:
        assert read_page(body, {}).content_type == kind

    @pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/octet-stream"])
    def test_other_bodies_have_no_text(self, kind: str) -> None:
        page = read_page(b"\x89PNG\0\0\0", {"content-type": kind})
        assert page == Page(kind, is_partial=True)

    def test_a_body_that_was_cut_is_partial(self) -> None:
        assert read_page(b"<article><p>It clo", HTML, is_cut=True).is_partial

    @settings(max_examples=40, deadline=None)
    @given(
        st.binary(max_size=300),
        st.sampled_from(["text/html", "text/plain; charset=utf-7", "", "text/html; charset=idna"]),
    )
    def test_nothing_raises(self, body: bytes, kind: str) -> None:
        if not body.lstrip().startswith(b"%PDF"):
            read_page(body, {"content-type": kind})


class TestHtml:
    def test_the_article_is_the_text_and_what_is_around_it_is_not(self) -> None:
        html = f"<body><nav>Sport</nav><article><h1>Mill</h1><p>{LONG}</p><nav>More</nav></article><footer>(c)</footer></body>"
        assert read_page(html.encode(), HTML).text == f"Mill\n\n{LONG.strip()}"

    def test_without_one_the_main_text_is_found(self) -> None:
        menu = "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(30))
        html = f"<body><div class='menu'><ul>{menu}</ul></div><div id='content'><h1>Mill</h1><p>{LONG}</p><p>{LONG}</p></div></body>"
        text = read_page(html.encode(), HTML).text
        assert "nobody in the town" in text
        assert "Section number 7" not in text

    def test_asides_and_forms_around_everything_stay(self) -> None:
        html = (
            f"<body><form action='/'><main><p>{LONG}</p><aside><p>“We knew,” he said.</p></aside></main></form></body>"
        )
        assert "We knew" in read_page(html.encode(), HTML).text

    @pytest.mark.parametrize(
        "html",
        [
            "<body><div id='root'></div><script src='/app.js'></script></body>",
            "<body><noscript>You need to enable JavaScript to run this app.</noscript><p>Please enable JavaScript.</p><script>1</script></body>",
            '<meta http-equiv="refresh" content="0; url=/new"><p>This page has moved to another place of this site.</p>',
            '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script><article><p>It closed.</p></article>',
        ],
    )
    def test_a_page_that_is_not_all_there_is_partial(self, html: str) -> None:
        assert read_page(html.encode(), HTML).is_partial

    def test_a_short_page_is_whole(self) -> None:
        html = (
            "<script>track()</script><article><p>The mill on the river Ouse closed in May 2024, it said.</p></article>"
        )
        assert not read_page(html.encode(), HTML).is_partial

    def test_reviews_are_read(self) -> None:
        html = """<script type="application/ld+json">[{"@context": "https://schema.org", "@graph": [
            {"@type": "ClaimReview", "claimReviewed": "The mill &amp; the inn closed", "datePublished": "2024-05-07",
             "url": "https://check.example/1", "author": {"@type": "Organization", "name": "Check"},
             "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "False"}},
            {"@type": ["ClaimReview"], "claimReviewed": "It rains", "reviewRating": {"ratingValue": "2", "bestRating": "5"}},
            {"@type": "ClaimReview", "claimReviewed": "no end", "reviewRating": {"ratingValue": 1e999}},
            {"@type": "ClaimReview", "claimReviewed": "no rating"}, {"@type": "ClaimReview", "reviewRating": "x"}]}]</script>
            <script>{"@type": "ClaimReview", "claimReviewed": "no", "reviewRating": "x"}</script><p>x"""
        assert read_page(html.encode(), HTML).reviews == (
            Review("The mill & the inn closed", "False", "Check", "https://check.example/1", date(2024, 5, 7)),
            Review("It rains", "2 of 5"),
        )


class TestCharsets:
    @pytest.mark.parametrize(
        ("text", "codec", "said"),
        [
            ("Mühle", "utf-8", ""),
            ("Mühle", "utf-8", "text/html; charset=iso-8859-1"),  # the header is wrong
            ("Mühle", "latin-1", "text/html; charset=utf-8"),  # and again
            ("Mühle", "latin-1", "text/html; charset=iso-8859-1"),
            ("“Mühle” – 5 €", "cp1252", "text/html; charset=ISO-8859-1"),
            ("мельница", "cp1251", 'text/html; charset="windows-1251"'),
            ("мельница", "koi8-r", "text/html;charset=KOI8-R"),
            ("製粉所", "cp932", "text/html; charset=Shift_JIS"),
            ("製粉所", "iso2022_jp", "text/html; charset=iso-2022-jp"),
            ("磨坊", "gb18030", "text/html; charset=gb2312"),
            ("Mühle", "utf-16", ""),
            ("Mühle", "utf-8-sig", "text/html; charset=iso-8859-1"),
            ("Mühle", "latin-1", "text/html; charset=no-such"),
            ("Mühle", "latin-1", "text/html; charset=unicode_escape"),
            ("plain", "ascii", "text/html; charset=utf-16"),
        ],
    )
    def test_pages_are_decoded(self, text: str, codec: str, said: str) -> None:
        assert decode_page(text.encode(codec), said) == text

    @pytest.mark.parametrize(
        "head",
        [
            "<meta charset=windows-1251>",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
            '<?xml version="1.0" encoding="windows-1251"?>',
        ],
    )
    def test_the_page_may_say_so_itself(self, head: str) -> None:
        assert decode_page(f"{head}мельница".encode("cp1251")) == f"{head}мельница"

    def test_a_guess_for_what_says_nothing(self) -> None:
        text = "Ветряная мельница у реки закрылась в мае, и никто в городе не знал об этом заранее. " * 4
        assert decode_page(text.encode("cp1251")) == text

    def test_a_character_cut_in_two_is_left_out(self) -> None:
        assert decode_page("Die Mühle".encode()[:6]) == "Die M"
