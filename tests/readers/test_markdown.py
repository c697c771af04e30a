from datetime import date

from verifact.document import Document, Format
from verifact.readers.registry import read_text
from verifact.spans import Span


def read(raw: str, path: str | None = None) -> Document:
    return read_text(raw, Format.MARKDOWN, path)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def inlines(document: Document) -> list[tuple[str, str, str | None]]:
    return [(inline.kind.value, inline.span.of(document.text), inline.target) for inline in document.inlines]


def test_the_map_of_entities_escapes_and_line_breaks() -> None:
    document = read("# Hé *em* &amp; \\*\n\nsoft\r\nbreak  \nhard\n")
    assert document.text == "Hé em & *\n\nsoft\nbreak\nhard"
    assert document.source_map.pieces == (
        (0, 3, 2, 5),
        (3, 5, 6, 8),
        (5, 6, 9, 10),
        (6, 7, 10, 15),
        (7, 8, 15, 16),
        (8, 9, 17, 18),
        (11, 15, 20, 24),
        (15, 16, 24, 26),
        (16, 21, 26, 31),
        (21, 22, 31, 34),
        (22, 26, 34, 38),
    )
    assert blocks(document) == [("title", "Hé em & *"), ("paragraph", "soft\nbreak\nhard")]
    assert document.metadata.title == "Hé em & *"


def test_inlines() -> None:
    document = read(
        "A [link](/u), [ref][b], <https://x.y>, `` ` ``, *em* **st**, ![gone](i.png) and [^1], <cite>The X</cite><sup>2</sup>"
        " <q>so</q> <a href='/h'>h</a> [undef][zz] [^9]\n\n[b]: http://r\n[^1]: Note.\n"
    )
    assert document.blocks[0].span.of(document.text) == (
        "A link, ref, https://x.y, `, em st,  and [^1], The X2 “so” h [undef][zz] [^9]"
    )
    assert inlines(document) == [
        ("link", "link", "/u"),
        ("link", "ref", "http://r"),
        ("link", "https://x.y", "https://x.y"),
        ("code", "`", None),
        ("emphasis", "em", None),
        ("emphasis", "st", None),
        ("footnote-reference", "[^1]", "1"),
        ("cite", "The X", None),
        ("superscript", "2", None),
        ("quote", "“so”", None),
        ("link", "h", "/h"),
    ]
    note = document.blocks[1]
    assert (note.kind.value, note.label, note.span.of(document.text)) == ("footnote", "1", "Note.")


def test_lists_quotes_and_tables() -> None:
    document = read(
        "3. one\n4. two\n\n   more\n   - [ ] deep\n\n> said\n> so\n\n| a | b |\n|---|---|\n|   | c \\| d |\n\n```py\nx\n  y\n```\n"
    )
    assert [(b.kind.value, b.level, b.label, b.span.of(document.text)) for b in document.blocks] == [
        ("list-item", 1, "3", "one"),
        ("list-item", 1, "4", "two"),
        ("list-item", 1, None, "more"),
        ("list-item", 2, None, "deep"),
        ("block-quote", 0, None, "said\nso"),
        ("table", 0, None, "a\tb\n\tc | d"),
        ("code", 0, None, "x\n  y"),
    ]


def test_a_picture_alone_is_a_caption() -> None:
    document = read("![A *cat*](c.png)\n\n[![B](b.png)](/l)\n\ntext ![gone](x)\n")
    assert blocks(document) == [("caption", "A cat"), ("caption", "B"), ("paragraph", "text")]
    assert inlines(document) == [("image", "A cat", "c.png"), ("image", "B", "b.png")]


def test_html_blocks_are_read_as_html() -> None:
    document = read(
        "<figure><img src=x>\n<figcaption>Cap</figcaption></figure>\n<!-- verifact-ignore VF303 -->\n\n<script>\nx\n\ny\n</script>\n\n"
        "> <p>quoted &lt;\n> html</p>\n\n<blockquote>\n\ninside *md*\n\n</blockquote>\n\nafter <!-- inline -->\n"
    )
    assert blocks(document) == [
        ("caption", "Cap"),
        ("block-quote", "quoted < html"),
        ("block-quote", "inside md"),
        ("paragraph", "after"),
    ]
    assert [comment.text for comment in document.comments] == [" verifact-ignore VF303 ", " inline "]
    assert all(c.span.of(document.raw) == f"<!--{c.text}-->" for c in document.comments)


def test_templates_are_no_prose() -> None:
    document = read(
        "{% include a.html\n  b=c %}\nProse {% raw %} stays.\n{: .lead}\n\n{{< figure x=\"y\" >}}\n\nimport A from './a'\n\n"
        'export const b = 1\n\n<Chart data={"x"} />\n\nimport duties rose.\n\n'
        "- {% include c.html %}<!-- c -->\n- item\n\n{% comment %}\nNot\n\nshown\n{% endcomment %}\n\nShown. {% comment %}\n"
    )
    assert blocks(document) == [
        ("code", "{% include a.html\nb=c %}"),
        ("paragraph", "Prose {% raw %} stays."),
        ("code", "{: .lead}"),
        ("code", '{{< figure x="y" >}}'),
        ("code", "import A from './a'"),
        ("code", "export const b = 1"),
        ("code", '<Chart data={"x"} />'),
        ("paragraph", "import duties rose."),
        ("code", "{% include c.html %}"),
        ("list-item", "item"),
        ("code", "{% comment %}"),
        ("code", "Not"),
        ("code", "shown"),
        ("code", "{% endcomment %}"),
        ("paragraph", "Shown. {% comment %}"),
    ]


def test_a_title_in_the_front_matter_leaves_the_heading_a_heading() -> None:
    document = read("---\ntitle: 'One: two'\ndate: 2024-10-29\n---\n# One\n")
    assert blocks(document) == [("heading", "One")]
    assert document.metadata.title == "One: two"
    assert document.metadata.published == date(2024, 10, 29)


def test_a_lone_surrogate_stays() -> None:
    document = read("a \ud800 *é*")
    assert document.text == "a \ud800 é"


def test_a_byte_order_mark_left_by_the_caller() -> None:
    document = read("\ufeff# Head")
    assert blocks(document) == [("title", "Head")]
    assert document.source_map.pieces == ((0, 4, 3, 7),)


def test_nothing_shown() -> None:
    document = read("<!-- only this -->")
    assert document.text == ""
    assert document.raw_span(Span(0, 0)) == Span(0, 0)
    assert document.source_map.to_plain(document.comments[0].span) is None


def test_lone_carriage_returns_end_lines() -> None:
    raw = "# Title\r\rFirst line\rof it.\r\r- é item\r- next\r"
    document = read(raw)
    assert [block.kind for block in document.blocks] == ["title", "paragraph", "list-item", "list-item"]
    assert document.metadata.title == "Title"
    assert [document.raw_span(block.span).of(raw) for block in document.blocks] == [
        "Title",
        "First line\rof it.",
        "é item",
        "next",
    ]
