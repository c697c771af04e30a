"""Whatever the text: no crash, every place inside the text, the same report again, JSON and back."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import verifact
from verifact.config import Config
from verifact.findings import Report
from verifact.model import Article
from verifact.spans import Span

ALL = Config(select=("VF",))

# What the analysis and the checks look for, so that random texts are about something.
PHRASES = [
    "The mayor, Jane Roe, said on Monday that ", "Roe said. ", "she added. ", "according to the Acme Trust (ACT), ", "ACT warns that ",
    "analysts warn that ", "reportedly ", "allegedly ", "he explained. ", "a spokesman for Acme said ", "8,000 troops ", "$3.5 million ",
    "12 percent ", "October 24 ", "on Oct. 24, 2024, ", "U.S. intelligence suggests ", "Sen. Cruz ", "No. 3 ", "Mr. J. R. Smith ",
    "What is certain is ", "a sobering reminder ", "the largest ", "are led by the 810th Brigade ", "y was ordered ", "in ory ",
    "that \u00a0North ", "[1] ", "[1, 3-5] ", "[^1] ", "¹", "“", "”", "‘", "’", '"', "'", "«", "»", "(", ")", "[", "]", "—", "…", ".", "?",
    "\n\n", "\n", "\r\n", "\u00a0", "  ", "  1. A Title of It  Forbes\n", "[2] Mill closes. https://example.org/mill\n",
    "- Kim Has It. The Post, 24 October 2024.\n", "Sources\n", "References:\n\n", "Scroll to Top\n", "Read more\n", "Advertisement\n",
    "Share this article\n", "https://example.org/a?b=c", "doi:10.1000/182", "Der Bürgermeister sagte ", "日本", "\u202e", "\ud800", "\0",
]  # fmt: skip
MARKDOWN = [
    "# ", "> ", "- ", "1. ", "*", "**", "`", "```\n", "[a](https://example.org)", "[^1]: A. Title. <https://example.org>\n", "![x](y)",
    "| a | b |\n|---|---|\n", "<b>", "</b>", "<q>", "</q>", "<div>\n", "</div>\n", "&amp;", "&nbsp;", "\\*", "<!-- verifact: ignore[VF101] x -->",
    "<!-- verifact: disable -->\n", "<!-- verifact: enable -->", "<!-- verifact: ignore-next[VF9] -->", "<!-- verifact: ingore[ -->",
    "---\ntitle: A\ndate: 2024-10-27\nverifact: {ignore: [VF101, XX]}\n---\n", "---\n",
]  # fmt: skip
HTML = [
    "<p>", "</p>", "<h1>", "</h1>", "<title>A</title>", "<article>", "</article>", "<blockquote>", "</blockquote>", "<q>", "</q>", "<cite>",
    "</cite>", "<ol>", "<li>", "</li>", "</ol>", "<a href='https://example.org'>", "</a>", "<sup>1</sup>", "<table><tr><td>", "</table>",
    "<section role=doc-bibliography>", "</section>", "<script>", "</script>", "&amp;", "&nbsp;", "<br>", "<div", "<!--", "-->",
    "<!-- verifact: ignore[VF101] x -->", '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-10-27"}</script>',
]  # fmt: skip

FORMATS = [("text", PHRASES), ("markdown", PHRASES + MARKDOWN), ("html", PHRASES + HTML)]


def texts(fragments: Sequence[str]) -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(fragments), st.sampled_from(fragments), st.text(max_size=6))
    return st.lists(pieces, max_size=40).map("".join)


@pytest.mark.parametrize(("markup", "fragments"), FORMATS, ids=[name for name, _ in FORMATS])
def test_any_text(markup: str, fragments: Sequence[str]) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts(fragments))
    @example("")
    @example("\ufeff")
    @example("“" * 50)
    @example("[" * 50)
    def run(raw: str) -> None:
        article = verifact.parse(raw, markup)
        report = verifact.check(article, config=ALL)
        sound_article(article)
        sound_report(report, article)
        assert verifact.check(raw, format=markup, config=ALL) == report
        assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article
        assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report

    run()


def sound_article(article: Article) -> None:
    text = article.text
    if article.document.format == "text":
        assert text == article.document.raw
    for sentence in article.sentences:
        inside(sentence.span, text)
        assert sentence.text == sentence.span.of(text)
        assert article.blocks[sentence.block].span.contains(sentence.span)
    for quote in article.quotes:
        inside(quote.span, text)
        assert all(quote.span.contains(part) for part in quote.parts)
    for attribution in article.attributions:
        for span in (attribution.source, attribution.cue, *attribution.content, attribution.speaker.introduced):
            if span is not None:
                inside(span, text)
    for claim in article.claims:
        inside(claim.span, text)
        assert 0 <= claim.worthiness <= 1
        assert all(0 <= index < len(article.citations) for index in claim.citations)
    for citation in article.citations:
        inside(citation.span, text)
        assert all(marker in {each.span for each in article.markers} for marker in citation.markers)
    for marker in article.markers:
        inside(marker.span, text)
        assert all(0 <= index < len(article.citations) for index in marker.entries)
    for spans in (
        [sentence.span for sentence in article.sentences],
        [quote.span for quote in article.quotes],
        [claim.span for claim in article.claims],
        [marker.span for marker in article.markers],
    ):
        assert [span.start for span in spans] == sorted(span.start for span in spans)


def sound_report(report: Report, article: Article) -> None:
    text, raw = article.text, article.document.raw
    for finding in (*report.findings, *(each.finding for each in report.suppressed)):
        assert finding.code != "VF905", f"{finding.message} ({finding.help})"
        assert finding.message
        for span in (finding.span, *finding.related):
            if span is not None:
                inside(span, text)
        if finding.raw_span is not None:
            inside(finding.raw_span, raw)
            start, end = (finding.line, finding.column), (finding.end_line, finding.end_column)
            assert (1, 1) <= start <= end
            at = article.document.position(finding.raw_span.start)
            assert start == (at.line, at.column)
        if finding.span is not None:
            assert finding.raw_span == article.document.raw_span(finding.span)
            assert finding.excerpt == finding.span.of(text)
    places = [(-1, -1) if f.raw_span is None else (f.raw_span.start, f.raw_span.end) for f in report.findings]
    assert places == sorted(places)
    prints = [finding.fingerprint for finding in report.findings]
    assert len(prints) == len(set(prints))
    stats = report.stats
    assert all(share is None or 0 <= share <= 1 for share in (stats.sourced_share, stats.named_share))


def inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
