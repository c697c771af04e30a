from datetime import date

import pytest

from verifact.document import Document, Format
from verifact.readers.registry import read_text


def read(raw: str) -> Document:
    return read_text(raw, Format.HTML)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_the_map() -> None:
    document = read("<p>A\n  b &amp; <b>c </b> <q>d</q><br>\n e</p>\n<p>f")
    assert document.text == "A b & c “d”\ne\n\nf"
    assert document.source_map.pieces == (
        (0, 1, 3, 4),
        (1, 2, 4, 7),
        (2, 4, 7, 9),
        (4, 5, 9, 14),
        (5, 6, 14, 15),
        (6, 8, 18, 20),
        (8, 9, 25, 28),
        (9, 10, 28, 29),
        (10, 11, 29, 33),
        (11, 12, 33, 37),
        (12, 13, 39, 40),
        (15, 16, 48, 49),
    )


def test_only_the_content_is_read() -> None:
    document = read(
        "<body><nav>Home</nav><article>Teaser</article><article><header><h1>Head</h1>By Jo</header><p>Text.</p>"
        "<nav>In <a href=/x>page</a></nav><aside>Related</aside></article><footer>Foot</footer><!-- c --></body>"
    )
    assert [(b.kind.value, b.role, b.span.of(document.text)) for b in document.blocks] == [
        ("title", None, "Head"),
        ("paragraph", None, "By Jo"),
        ("paragraph", None, "Text."),
        ("paragraph", "navigation", "In page"),
        ("paragraph", "complementary", "Related"),
    ]
    assert [comment.text for comment in document.comments] == [" c "]


def test_roles_of_a_page_without_article() -> None:
    document = read("<header>Site</header><p>Text<form>Mail <button>Go</button></form><footer>Foot</footer>")
    assert [(b.role, b.span.of(document.text)) for b in document.blocks] == [
        ("banner", "Site"),
        (None, "Text"),
        ("form", "Mail"),
        ("button", "Go"),
        ("contentinfo", "Foot"),
    ]


def test_lists() -> None:
    document = read(
        "<ul><li>a<li>b<ol start=3><li><p>c</p><p>d</p><li value=7>e<li>f</ol></ul>"
        "<div class='user-preferences'><ol><li>g</ol></div><div class='mw-references'><h2>References</h2><ol><li>h</ol></div>"
        "<dl><dt>t<dd>u</dl>"
    )
    assert [(b.kind.value, b.level, b.label, b.role, b.span.of(document.text)) for b in document.blocks] == [
        ("list-item", 1, None, None, "a"),
        ("list-item", 1, None, None, "b"),
        ("list-item", 2, "3", None, "c"),
        ("list-item", 2, None, None, "d"),
        ("list-item", 2, "7", None, "e"),
        ("list-item", 2, "8", None, "f"),
        ("list-item", 1, "1", None, "g"),
        ("heading", 2, None, "doc-bibliography", "References"),
        ("list-item", 1, "1", "doc-bibliography", "h"),
        ("list-item", 1, None, None, "t"),
        ("list-item", 1, None, None, "u"),
    ]


def test_other_blocks() -> None:
    document = read(
        "<blockquote><p>said</p><ul><li>so</ul></blockquote><table><caption>Cap</caption><tr><th>A<th>B<tr><td><td>1 <p>2</table>"
        "<pre>\n x &lt;\n  y</pre><figure><img alt=no><figcaption>Fig</figcaption></figure>"
        "<table><tr><td><h2>Laid out</h2><p>Text</table><div>one<br><br>two</div>"
    )
    assert blocks(document) == [
        ("block-quote", "said"),
        ("block-quote", "so"),
        ("caption", "Cap"),
        ("table", "A\tB\n\t1 2"),
        ("code", "x <\n  y"),
        ("caption", "Fig"),
        ("heading", "Laid out"),
        ("paragraph", "Text"),
        ("paragraph", "one"),
        ("paragraph", "two"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>a<p>b</script>",
        "<style>p{}</style>",
        "<svg><text>x</text></svg>",
        "<template><p>x</template>",
        "<noscript>x</noscript>",
    ],
)
def test_what_is_not_shown(hidden: str) -> None:
    assert read(f"<p>a{hidden}b").text == "ab"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>a <svg>b", "a b"),
        ("<p>a <!-- b", "a <!-- b"),
        ("<p>a <b c='d> e", "a e"),
        ("<p>a < b & c &notit; &#0;", "a < b & c ¬it; \ufffd"),
        ("<p>a<![CDATA[x]]>b", "ab"),
        ("a</p>b", "a\n\nb"),
    ],
)
def test_broken_markup_swallows_nothing(raw: str, text: str) -> None:
    assert read(raw).text == text


def test_inlines() -> None:
    document = read(
        '<p>a <a href="/x?a=1&amp;b">l</a><sup>1</sup> <cite>C</cite> <i>d</i> <code>e</code> <a name=n>f</a>'
    )
    assert [(i.kind.value, i.span.of(document.text), i.target) for i in document.inlines] == [
        ("link", "l", "/x?a=1&b"),
        ("superscript", "1", None),
        ("cite", "C", None),
        ("emphasis", "d", None),
        ("code", "e", None),
    ]


def test_metadata_prefers_jsonld() -> None:
    metadata = read(
        '<html lang=en-GB><head><title>T | Site</title><meta name=author content="Ann"><meta property="og:site_name" content="Site">'
        '<meta name=description content="D &amp; d"><link rel=canonical href="https://x.y/z">'
        '<script type="application/ld+json">{"broken</script>'
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"no"},{"@type":["NewsArticle"],'
        '"headline":"Real &amp; head","author":[{"name":"Jo"},"Al",{"name":"https://f.b/x"}],"datePublished":"2024-10-29T10:00:00Z",'
        '"dateModified":"2024-10-30","publisher":{"name":"Pub"}}]}</script></head><body><h1>Head</h1><time datetime=2001-01-01>'
    ).metadata
    assert metadata.title == "Real & head"
    assert metadata.authors == ("Jo", "Al")
    assert (metadata.published, metadata.modified) == (date(2024, 10, 29), date(2024, 10, 30))
    assert (metadata.publisher, metadata.language, metadata.type) == ("Pub", "en-GB", "NewsArticle")
    assert (metadata.url, metadata.description) == ("https://x.y/z", "D & d")


def test_metadata_of_elements() -> None:
    metadata = read(
        "<title>T | Site</title><meta name=Author content=Ann><meta property=og:site_name content=Site><h1>Head</h1>"
        '<time datetime="2024-10-29">yesterday</time>'
    ).metadata
    assert (metadata.title, metadata.authors, metadata.publisher) == ("Head", ("Ann",), "Site")
    assert metadata.published == date(2024, 10, 29)
    assert read("<title>T\n t</title><p>x").metadata.title == "T t"


def test_front_matter_before_a_page() -> None:
    document = read("---\ntitle: Front\n---\n<h1>Head</h1>\n<p>x")
    assert document.metadata.title == "Front"
    assert document.text == "Head\n\nx"


@pytest.mark.parametrize(
    "script",
    ["[" * 100_000, "1" * 5000, '{"@graph": ' * 500 + "1" + "}" * 500, "null", '"x"', '{"@type": 3}'],
)
def test_hostile_jsonld(script: str) -> None:
    assert read(f'<script type="application/ld+json">{script}</script><p>x').text == "x"
