"""VF403 markup-residue: tags, entities, shortcodes, template braces, style sheets and scripts in the prose."""

import re
from collections.abc import Iterator
from html import unescape

from verifact.analysis.voice import voices_of
from verifact.analysis.words import Words, words_of
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Format
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_QUOTE = "[\"'“”″‘’&]"
# Elements of HTML (WHATWG) that web pages are full of; whatever else stands between angle brackets may be an address.
_ELEMENT = (
    r"a|abbr|article|aside|audio|b|blockquote|body|br|button|caption|center|code|div|em|embed|figcaption|figure|font|footer|form"
    r"|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|meta|nav|noscript|object|ol|p|param|picture|pre|script|section"
    r"|small|source|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|u|ul|video"
)
_ENTITY = r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|bull|copy|reg|trade|laquo|raquo|shy|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
_SLOT = "a slot of a template"
_PATTERNS = {
    "a tag of HTML": rf"</?(?i:{_ELEMENT})(?:\s[^<>\n]{{0,300}})?/?>|<!--[^\n]{{0,300}}?-->|<!\[CDATA\[|\]\]>",
    "an entity of HTML": _ENTITY,
    "a shortcode": rf"\[/?[a-z][a-z0-9_-]{{1,30}}(?:\s+[a-z_-]{{1,30}}=(?:{_QUOTE}|\d)[^\[\]\n]{{0,300}})\]|\[/[a-z][a-z0-9_-]{{2,30}}\]",
    _SLOT: r"\{\{[^{}\n]{1,120}\}\}|\{%[^{}%\n]{1,120}%\}|<%[^<>%\n]{1,120}%>|\$\{[A-Za-z_][\w.]{0,60}\}",
    "a style sheet": r"@media[^{}\n]{1,100}\{|\{\s?[a-z-]{3,30}\s?:[^{}\n]{1,300}[;}]",
    "a script": (
        r"\bfunction\s?\w{0,40}\([\w$, ]{0,60}\)\s?\{|\b(?:window|document)\.[A-Za-z]\w{1,40}(?:\.\w{1,40}){0,3}\s?(?:=[^=]|\()"
        r"|\bgoogletag\.\w{2,20}|\$\(document\)\.ready|\b(?:var|let|const) [A-Za-z_$][\w$]{0,40} ?= ?[\[{\"'\w(][^\n]{0,200};"
    ),
}
# What each of them begins with is asked first: most places of a text are passed over by that alone.
_OPENS = r"(?=[<&\[\]{$@]|\b[fwdgvlc])"
_MARKUP = re.compile(f"{_OPENS}(?:{'|'.join(f'({pattern})' for pattern in _PATTERNS.values())})")
_KINDS = tuple(_PATTERNS)
# The cheapest question first: ordinary text has none of these. Each begins with letters that a search runs to.
_HINTS = tuple(
    map(
        re.compile,
        (
            r"<[/!%A-Za-z]",
            r"\]\]>",
            r"&(?:[a-zA-Z]{2,6}|#[xX]?[0-9a-fA-F]+);",
            r"\[(?:/[a-z]|[a-z][a-z0-9_-]{1,30}\s{1,3}[a-z_-]{1,30}=)",
            r"\{",
            r"window\.",
            r"document\.[A-Za-z]",
            r"googletag\.",
            r"\$\(document",
            r"var [\w$]+ ?=",
            r"let [\w$]+ ?=",
            r"const [\w$]+ ?=",
        ),
    )
)
_SHOWN = 60  # characters
_NEAR = 12  # words
_MARKS = frozenset("\"'“”‘’`")


@check(
    "VF403",
    "markup-residue",
    severity=ERROR,
    bad=[
        "The council voted.⟦<br />⟧ Work starts in May.",
        "The council⟦&rsquo;⟧s vote was close⟦&nbsp;⟧and late.",
        "The vote was close. ⟦[button link=”https://example.org” color=”silver”]⟧ It rained.",
        "Dear ⟦{{ subscriber.name }}⟧, the council voted.",
        ".share-bar ⟦{ display: none; }⟧\n\nThe vote was close.",
        "The vote was close.\n\n(⟦function() {⟧ s = 1; }\n\nIt rained.",
        Example("<p>The vote was close⟦&amp;nbsp;⟧ and late.</p>", format=Format.HTML),
    ],
    good=[
        "He wrote to <jane@example.org> that 3 < 4 and 5 > 4, at AT&T; it rained.",
        "The <b> tag makes letters bold, and &nbsp; is the entity for a blank that does not break.",
        "[the mayor] was late [sic], they said [12]; see [1, p. 4].",
        Example("Write `<br />` or `&nbsp;`, or `{{ name }}`.\n\n```html\n<p>Hello</p>\n```\n", format=Format.MARKDOWN),
        Example("The council<br>voted&nbsp;late.\n", format=Format.MARKDOWN),
        "The function f(x) of the document was plain: let x = 4.",
        "A set such as {a, b, c} has three members.",
        Example("The vote was at {{ site.hour }}.\n", format=Format.MARKDOWN),
    ],
)
def markup_residue(article: Article) -> Iterator[Hit]:
    """Markup among the words means that a page was cut up by something that could not read it.

    Found in the text that readers see: tags and entities of HTML, shortcodes of content systems, the slots of
    templates, rules of style sheets and statements of scripts. One finding for each of these kinds, with every site.

    It stays silent in code, tables and citations, between quotation marks, and in sentences that speak about
    markup ("the <b> tag"). The slots of templates in Markdown and HTML are for the site's generator. What Markdown and HTML files use as markup is no text, and is never seen here.
    """
    text = article.text
    if not any(hint.search(text) for hint in _HINTS):
        return
    ground, voices, words = article.derived(ground_of), article.derived(voices_of), article.derived(words_of)
    about = lexicon("en").terms["words_about_markup"]
    is_source = article.document.format is not Format.TEXT
    sites: dict[str, list[Span]] = {}
    for found in _MARKUP.finditer(text):
        span, kind = Span(*found.span()), _KINDS[(found.lastindex or 1) - 1]
        if is_source and (kind == _SLOT or found[0].startswith("<!")):
            continue  # the generator of the site fills it
        if (
            ground.is_code(span.start)
            or ground.is_table(span.start)
            or voices.is_entry(span)
            or _is_mentioned(text, span)
        ):
            continue
        sentence = voices.sentence_at(span.start)
        if sentence is None or not _speaks_about_it(words, sentence.span, span, about):
            sites.setdefault(kind, []).append(span)
    for kind, spans in sites.items():
        shown = spans[0].of(text)
        shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
        places = "" if len(spans) == 1 else f", {len(spans)} places in all"
        repairs = [(span, unescape(span.of(text))) for span in spans] if kind == "an entity of HTML" else []
        yield Hit(
            spans[0],
            f"{kind} in the prose: “{shown}”{places}",
            help="delete the markup, and see that the text around it is whole",
            related=tuple(spans[1:]),
            fix=tuple(ground.edits(repairs, safe=False)),
        )


def _is_mentioned(text: str, span: Span) -> bool:
    return text[max(0, span.start - 1) : span.start] in _MARKS and text[span.end : span.end + 1] in _MARKS


def _speaks_about_it(words: Words, sentence: Span, span: Span, about: frozenset[str]) -> bool:
    """Whether one of the nearest words of the sentence names markup as such."""
    around, inside = words.range_in(sentence), words.range_in(span)
    low, high = max(around.start, inside.start - _NEAR), min(around.stop, inside.stop + _NEAR)
    return not about.isdisjoint(words.lower[low : inside.start]) or not about.isdisjoint(
        words.lower[inside.stop : high]
    )
