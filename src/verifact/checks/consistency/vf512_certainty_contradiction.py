"""VF512: uncertain, and in the next sentence certain."""

from collections.abc import Iterator
from itertools import pairwise

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import INFO, Hit, check
from verifact.model import Article
from verifact.spans import Span


@check(
    "VF512",
    "certainty-contradiction",
    severity=INFO,
    bad=[
        "The fate of the region remains ⟦uncertain⟧. ⟦What is certain⟧, however, is that more soldiers will die there.",
        "It is ⟦not clear⟧ who broke the dam. ⟦There is no doubt⟧ that the miners did it.",
        "Whether the mill will open is an ⟦open question⟧. It will ⟦undoubtedly⟧ lose money.",
    ],
    good=[
        "The fate of the region remains uncertain. More soldiers may die there.",
        "The fate of the region remains uncertain.\n\nWhat is certain is the weather.",
        "“What will come is uncertain,” she said. “What is certain is that it rains.”",
        "Its fate is unknown. Nobody lives there. There is no doubt that it rains.",
    ],
)
def certainty_contradiction(article: Article) -> Iterator[Hit]:
    """A writer who does not know, and a sentence later knows for certain, leaves the reader with neither.

    Found where a sentence in the writer's own voice says that something is not known, and the next one of the same paragraph opens
    or asserts with a claim of certainty. The pair may be meant as a turn of phrase; then it claims a certainty that wants a
    source. Silent in quotations and reported speech.
    """
    words = article.derived(words_of)
    if not words.find("certainty_phrases") or not words.find("uncertainty_phrases"):
        return
    voices = article.derived(voices_of)

    def own(category: str, sentence: Span) -> list[Span]:
        spans = [words.term_span(term) for term in words.find_in(category, sentence)]
        return [span for span in spans if voices.is_own(span)]

    for one, other in pairwise(article.sentences):
        if one.block != other.block:
            continue
        certain = own("certainty_phrases", other.span)
        doubts = own("uncertainty_phrases", one.span) if certain else []
        if doubts:
            phrase, doubt = certain[0].of(article.text), doubts[-1].of(article.text)
            yield Hit(
                certain[0],
                f"“{phrase}” follows on “{doubt}”",
                help="say what is known and by whom, or leave the certainty out",
                related=(doubts[-1],),
            )
