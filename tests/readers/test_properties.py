import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifact.document import Document, Format
from verifact.readers.registry import read_text
from verifact.spans import Span

MARKDOWN = [
    "# ", "## ", "> ", "- ", "1. ", "2) ", "*", "**", "_", "`", "``", "```\n", "~~", "[a](b)", "[", "](", ")", "![x](y)", "[^1]",
    "[^1]: ", "[r]: /u\n", "[t][r]", "|", "\n|-|-|\n", "<b>", "</b>", "<q>", "</q>", "<!-- c -->", "<!--", "-->", "<div>\n",
    "</div>", "<script>", "</script>", "&amp;", "&nbsp;", "&#0;", "\\*", "\\", "  \n", "\n", "\n\n", "\r\n", "\r", "    ", "\t",
    "---\n", "+++\n", "title: x\n", "{% x %}", "{% x %}\n", "{{< y >}}\n", "import a from 'b'\n", "<Foo />", "<pre>", "</pre>", "===",
    "<https://x.y>", "- [ ] ", "{: .a}\n", "<br>", "\u00a0", "é", "“", "”", "日本", "\ud800", "\0", "word", "Another word.", " ",
]  # fmt: skip
HTML = [
    "<p>", "</p>", "<div>", "</div>", "<ul>", "<ol start=3>", "<li>", "<li value=7>", "</li>", "</ul>", "</ol>", "<table>", "<tr>",
    "<td>", "<th>", "</td>", "</tr>", "</table>", "<caption>", "</caption>", "<blockquote>", "</blockquote>", "<h1>", "</h1>",
    "<h2>", "</h2>", "<pre>", "</pre>", "<a href=x>", "</a>", "<q>", "</q>", "<b>", "</b>", "<sup>", "</sup>", "<code>", "</code>",
    "<br>", "<img alt='x'>", "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<template>", "</template>", "<!--",
    "-->", "<!-- c -->", "<![CDATA[", "]]>", "<?x", "<!DOCTYPE html>", "<article>", "</article>", "<main>", "<nav>", "</nav>",
    "<title>", "</title>", "<dl>", "<dt>", "<dd>", "</dl>", "<head>", "</head>", "<body>", "<figcaption>", "</figcaption>", "&amp;",
    "&lt", "&nbsp;", "&#32;", "&#0;", "&#x41;", "&notit;", "&", "&#", "<", ">", '"', "'", "<a x='", '<a y="', " ", "  ", "\n", "\r\n",
    "\t", "\u00a0", "é", "日本", "\ud800", "\0", "word", "Another word.", "<section class=references>", "<form>", "<button>",
]  # fmt: skip
PLAIN = ["1. ", "[2] ", "- ", "• ", "  ", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", "\x0b", "Title Case Words", "lower case words,",
         "A sentence that goes on for so long that somebody must have wrapped it", ".", "?", "”", "\ud800", "\0"]  # fmt: skip


def assembled(fragments: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(st.sampled_from(fragments), st.text(max_size=4)), max_size=30).map("".join)


def check(document: Document) -> None:
    text, raw = document.text, document.raw
    last = 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(text)
        last = block.span.end
        shown = block.span.of(text)
        assert shown == shown.strip()
        assert document.block_at(block.span.start) is block
    for inline in document.inlines:
        assert 0 <= inline.span.start < inline.span.end <= len(text)
        assert any(block.span.contains(inline.span) for block in document.blocks)
    for comment in document.comments:
        assert comment.span.of(raw).startswith("<!--")
    starts = [comment.span.start for comment in document.comments]
    assert starts == sorted(starts)
    check_map(document)


def check_map(document: Document) -> None:
    text, raw, pieces = document.text, document.raw, document.source_map.pieces
    plain_at = raw_at = 0
    covered = bytearray(len(text))
    for plain_start, plain_end, raw_start, raw_end in pieces:
        assert plain_at <= plain_start <= plain_end
        assert raw_at <= raw_start <= raw_end <= len(raw)
        plain_at, raw_at = plain_end, raw_end
        covered[plain_start:plain_end] = b"\1" * (plain_end - plain_start)
        plain, source = text[plain_start:plain_end], raw[raw_start:raw_end]
        if len(plain) == len(source):
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(plain, source, strict=True)), (
                plain,
                source,
            )
        elif not plain.isspace() and plain not in {"“", "”"}:
            assert unescape(source) == plain or re.fullmatch(r"`.*`|\\.", source, re.DOTALL), (plain, source)
        if plain_start < plain_end:
            span = Span(plain_start, plain_end)
            assert document.raw_span(span) == Span(raw_start, raw_end)
            assert document.source_map.to_plain(Span(raw_start, raw_end)) == span
    if not pieces:
        assert text == raw
        return
    for block in document.blocks:
        for offset in range(block.span.start, block.span.end):
            assert covered[offset] or text[offset] in " \t\n", (offset, text[offset])


@pytest.mark.parametrize(
    ("markup", "fragments"),
    [
        (Format.MARKDOWN, MARKDOWN),
        (Format.MARKDOWN, MARKDOWN + HTML),
        (Format.HTML, HTML),
        (Format.TEXT, PLAIN),
    ],
    ids=["markdown", "markdown-html", "html", "text"],
)
def test_any_text_is_read_and_mapped(markup: Format, fragments: list[str]) -> None:
    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @given(assembled(fragments))
    def run(raw: str) -> None:
        document = read_text(raw, markup)
        assert document.raw == raw
        if markup is Format.TEXT:
            assert document.text == raw
            assert not document.source_map.pieces
        check(document)

    run()
