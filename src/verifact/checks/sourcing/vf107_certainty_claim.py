"""VF107: certainty in the writer's own voice."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import INFO, Hit, check
from verifact.model import Article

# Who speaks for themselves is asked how they know in any case.
_OPEN = frozenset({"i", "i'm", "i've", "my"})
_NEAR = 8  # words


@check(
    "VF107",
    "certainty-claim",
    severity=INFO,
    bad=[
        "⟦What is certain⟧, however, is that the war will go on.",
        "⟦There is no doubt⟧ that the mill will close.",
        "The mill is ⟦undoubtedly⟧ the oldest in the county.",
    ],
    good=[
        "“There is no doubt that the mill will close,” the mayor said.",
        "The mayor said there was no doubt that the mill would close.",
        "Needless to say I was glad.",
        "The verdict requires proof beyond reasonable doubt.",
    ],
)
def certainty_claim(article: Article) -> Iterator[Hit]:
    """Who says that it is certain is asking not to be asked how they know.

    Found where a phrase of certainty ("there is no doubt", "undoubtedly") stands in the writer's own voice. Silent in
    quotations, in reported speech, where the writer speaks as “I”, and in opinion.
    """
    if is_opinion(article):
        return
    voices, words = article.derived(voices_of), article.derived(words_of)
    last = -1
    for term in words.find("certainty_phrases"):
        span = words.term_span(term)
        if term.first < last:
            continue
        last = term.last
        near = words.lower[max(0, term.first - _NEAR) : term.last + _NEAR]
        if voices.is_own(span) and _OPEN.isdisjoint(near):
            yield Hit(span, "claims certainty in the writer’s own voice", help="give the evidence and let it speak")
