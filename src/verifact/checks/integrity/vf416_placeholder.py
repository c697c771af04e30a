"""VF416 placeholder: a slot that nobody filled, or what a chat model wrote about itself."""

import re
from collections.abc import Iterator

from verifact.analysis.voice import Voices, voices_of
from verifact.analysis.words import Words, words_of
from verifact.checks.base import ERROR, Example, Hit, check
from verifact.checks.integrity._mending import ground_of
from verifact.document import Format
from verifact.language import lexicon, together
from verifact.model import Article
from verifact.spans import Span

# What tools leave: citation marks of chat models, and the filler text of typesetters (from Cicero's De finibus).
# What it begins with is asked first: most places of a text are passed over by that alone.
_MARK = re.compile(
    r"(?=[:c【$\[]|\b[otl])(?:"
    r":?contentReference\[oaicite:\d{1,4}\]\{index=\d{1,4}\}|\boaicite(?::\d{1,4})?\b|\bturn\d{1,3}(?:search|news|view|fetch|image|file)\d{1,3}\b"
    r"|【\d{1,4}(?:†[^】\n]{0,60})?】|\blorem ipsum(?: dolor(?: sit amet)?)?\b"
    r"|(?-i:\bTKTK\b|\bTK TK\b|\$TK\b|\bTK (?=percent\b|per cent\b|million\b|billion\b))"
    r"|\[(?=[^\]\n]{2,60}\](?!\())[^\]\n]{2,60}\])",
    re.IGNORECASE,
)
_HINTS = tuple(map(re.compile, (r"oaicite", r"turn\d", r"【\d", r"\[[A-Z]", r"TK", r"[Ll]orem [Ii]psum", r"LOREM")))
_INNER = re.compile(r"[\w’'-]+")
_NEAR = 300  # characters: how far a sentence is read
_CHAT = "chat_model_phrases"


@check(
    "VF416",
    "placeholder",
    severity=ERROR,
    bad=[
        "The mayor welcomed the plan. ⟦[Insert quote here]⟧ Work starts soon.",
        "The bridge cost ⟦$TK⟧ to build, ⟦[TK source]⟧ and ⟦TKTK⟧ people use it.",
        "⟦As an AI language model⟧, I cannot browse the web, but the mayor resigned in May.",
        "The bridge fell in 2019 ⟦【4†source】⟧ and was rebuilt ⟦:contentReference[oaicite:2]{index=2}⟧ at once.",
        "The vote was close ⟦turn0search1⟧.\n\n⟦Lorem ipsum dolor sit amet⟧, consectetur adipiscing elit.",
        Example("Yours, ⟦[Your Name]⟧\n", format=Format.MARKDOWN),
    ],
    good=[
        "He said that “[the mayor] was wrong” and that it was their [sic] bridge.",
        "The designer filled the page with “Lorem ipsum” and left.",
        "Printers have used the filler text lorem ipsum since the 1500s.",
        "The bot began every answer with “As an AI language model, I cannot”.",
        "TK students start at four; Flight TK 1951 was late.",
        Example(
            "See [your rights](https://example.org/rights) and [add a name][1].\n\n[1]: https://example.org\n",
            format=Format.MARKDOWN,
        ),
        Example("Write `[Insert quote here]` where the quotation belongs.\n", format=Format.MARKDOWN),
        "The order was struck down [2], the court found [citation needed].",
    ],
)
def placeholder(article: Article) -> Iterator[Hit]:
    """A slot nobody filled, filler text and a chat model's asides tell readers that nobody read the piece.

    Found are instructions and slots in square brackets ("[Insert quote here]", "[TK]"), the newsroom's TK
    ("to come") where a figure is missing, lorem ipsum, the citation marks of chat models ("oaicite",
    "turn0search1") and what these say of themselves ("As an AI language model").

    It stays silent on articles about such things: in quotations and code, and in sentences that speak of
    words, texts or models as such. An editor's brackets in a quotation and links of Markdown are no slots.
    """
    ground, voices, words = article.derived(ground_of), article.derived(voices_of), article.derived(words_of)
    text, terms = article.text, lexicon("en").terms
    spans = [words.term_span(term) for term in words.find(_CHAT)]
    if any(hint.search(text) for hint in _HINTS):
        slots = terms["placeholder_slots"]
        spans += [Span(*mark.span()) for mark in _MARK.finditer(text) if mark[0][0] != "[" or _is_slot(mark[0], slots)]
    about = together("en", "mention_words", "words_about_filler")
    for span in sorted(spans):
        if ground.is_code(span.start) or voices.is_quoted(span) or _speaks_about_it(words, voices, span, about):
            continue
        shown = span.of(text).rstrip()
        place = Span(span.start, span.start + len(shown))
        yield Hit(place, f"a slot nobody filled, or a tool’s own words: “{shown}”", help="fill it or delete it")


def _is_slot(bracketed: str, slots: frozenset[str]) -> bool:
    """Whether a stretch in square brackets is to be filled, and not an editor's insertion."""
    inner = _INNER.findall(bracketed)
    if not inner:
        return False
    first = inner[0]
    if first.isupper():
        return first.lower() in slots
    return len(inner) > 1 and first[0].isupper() and first.lower() in slots


def _speaks_about_it(words: Words, voices: Voices, span: Span, about: frozenset[str]) -> bool:
    sentence = voices.sentence_at(span.start)
    if sentence is None:
        return False
    around = words.range_in(
        Span(max(sentence.span.start, span.start - _NEAR), min(sentence.span.end, span.end + _NEAR))
    )
    inside = words.range_in(span)
    return any(words.lower[index] in about for index in around if index not in inside)
