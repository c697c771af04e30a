"""VF201: "analysts warn" without an analyst."""

import re
from collections.abc import Iterator

from verifact.analysis.grammar import grammar
from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article, Attribution, SpeakerKind
from verifact.spans import Span

_BREAK = re.compile(r"[.!?;:“”\"\n]")
_NEAR = 6  # words between a name and what its bearer is


@check(
    "VF201",
    "vague-source",
    severity=WARNING,
    language=("en", "de"),
    bad=[
        "⟦Analysts warn⟧ that the plan could fail.",
        "The bridge was closed on Monday. ⟦Some experts say⟧ it will never open again.",
        "⟦U.S. intelligence suggests⟧ that the convoy has left the port.",
        "The levy is unpopular, but ⟦critics argue⟧ that it does not go far enough.",
        "The fund is safe, ⟦many believe⟧.",
        "⟦Experten warnen⟧, dass der Plan scheitern könnte und die Stadt dafür zahlt.",
    ],
    good=[
        "Jane Roe, an analyst at Acme Capital, warned that the plan could fail.",
        "Analysts at Acme Capital warn that the plan could fail.",
        "Experts say the bridge is unsafe. “It will not last the winter,” said Mary Poe, an engineer at Ely University.",
        "“Critics say I am too slow,” the mayor said.",
        "Analysts Jane Roe and John Doe warn that the plan could fail.",
        "Twelve economists who signed the letter say that the plan could fail.",
        "Ann Lee, eine Expertin der Universität Ely, warnt davor, dass der Plan scheitern könnte.",
    ],
)
def vague_source(article: Article) -> Iterator[Hit]:
    """A source nobody can name cannot be asked, weighed or held to what it said.

    "Experts say", "critics argue", "some believe" and "intelligence suggests" lend a statement weight that no one stands
    behind (Wikipedia's Manual of Style calls them weasel words; the AP Stylebook asks for a name, or for the reason why
    there is none). Found where the source of an attribution is such a head without a name, an employer or a number in its
    noun phrase.

    Silent inside quotations, in headings, where the same sentence or the rest of the paragraph quotes or names somebody
    who gives the view a face, and where the head was introduced before with who they are.
    """
    voices = article.derived(voices_of)
    known = grammar(article.language)
    beliefs = lexicon(article.language or "en").terms["belief_cues"]
    words = article.derived(words_of)
    for attribution in article.attributions:
        source, cue = attribution.source, attribution.cue
        if attribution.speaker.kind is not SpeakerKind.ANONYMOUS or source is None or cue is None:
            continue
        if not voices.is_prose(source) or voices.is_quoted(source):
            continue
        inside = words.range_in(source)
        heads = {word.removesuffix("'s") for word in words.lower[inside.start : inside.stop]}
        if not heads & (known.vague_heads | known.vague_pronouns) or heads & known.bare_sources:
            continue
        if words.lower[words.range_in(cue).start] not in beliefs:
            continue
        if _given_a_face(article, attribution):
            continue
        span = Span(min(source.start, cue.start), max(source.end, cue.end))
        yield Hit(
            span,
            f"“{source.of(article.text)}” is nobody a reader could ask",
            help="name the source, or say who they are and why they are not named",
        )


def _given_a_face(article: Article, vague: Attribution) -> bool:
    """Whether the rest of the paragraph lets somebody with a name speak, or the head was introduced with its people."""
    source = vague.source
    block = article.document.block_at(source.start) if source else None
    if source is None or block is None:
        return False
    later = article.derived(voices_of).attributions_in(Span(source.end, block.span.end))
    if any(other.is_named for other in later):
        return True
    head = source.of(article.text).split()[-1].casefold().rstrip("s")
    introduced = article.derived(_introductions).get(head)
    return introduced is not None and introduced < source.start


def _introductions(article: Article) -> dict[str, int]:
    """Return for each singular head ("analyst") where a named person was first introduced as one."""
    words, known = article.derived(words_of), grammar(article.language)
    found: dict[str, int] = {}
    for mention in article.derived(names_of).mentions:
        if mention.kind is SpeakerKind.PERSON and mention.introduced.end >= words.starts[mention.first]:
            name = words.span(mention.first, mention.last)
            for index in range(max(0, mention.first - _NEAR), min(len(words), mention.last + _NEAR)):
                head = words.lower[index].rstrip("s")
                if head in known.vague_heads and _in_one_breath(article.text, name, words.span(index, index + 1)):
                    found.setdefault(head, name.end)
    return found


def _in_one_breath(text: str, name: Span, head: Span) -> bool:
    between = text[min(name.end, head.end) : max(name.start, head.start)]
    return not _BREAK.search(between)
