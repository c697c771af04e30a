"""VF110: one thing is said to have caused another, by nobody."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import INFO, Hit, check
from verifact.checks.sourcing._unsourced import unsourced_claims
from verifact.language import lexicon
from verifact.model import Article

_COURTESIES = frozenset({"thanks to", "contributed to"})


@check(
    "VF110",
    "causal-claim",
    severity=INFO,
    bad=[
        "The mill will close.\n\nThe new levy ⟦led to⟧ the loss of the county's shops.",
        "The mill will close.\n\nPrices rose ⟦because of⟧ the strike.",
        "The mill will close.\n\nThe flood was ⟦caused by⟧ the new dam above Ely.",
    ],
    good=[
        "The mill will close.\n\nThe new levy led to the loss of the county's shops, the Ely council said.",
        "The mill will close.\n\n“Prices rose because of the strike,” reads a sign on the gate.",
        "The mill will close.\n\nThe builder is due to start in June, and the rent is due to the council.",
        "The mill will close.\n\nThe flood may have been caused by the new dam above Ely.",
        "The mill will close.\n\nThanks to Ann Lee of Ely for the tea. John Poe of Ely contributed to this report.",
        "The mill closed because of the flood, the Ely council said.",
    ],
)
def causal_claim(article: Article) -> Iterator[Hit]:
    """That one thing came after another anybody can see; that it came of it is a finding, and has a finder.

    Found where a phrase of cause ("led to", "because of", "caused by") stands in the writer's own voice, and neither its
    sentence nor its paragraph has a source, a marker or a link.

    Silent beside a condition or a word of doubt, where "due to" means what is planned or owed, for thanks and credits, in
    the lede, in quotations, in reported speech and in opinion.
    """
    if is_opinion(article) or article.language is None:
        return
    voices, words = article.derived(voices_of), article.derived(words_of)
    terms = lexicon(article.language).terms
    doubts, copulas = terms["conditions"], terms["copulas"]
    for claim in unsourced_claims(article):
        causes = words.find_in("causal_phrases", claim.span)
        if not causes:
            continue
        inside = words.range_in(claim.span)
        if not doubts.isdisjoint(words.lower[inside.start : inside.stop]):
            continue
        for term in causes:
            span = words.term_span(term)
            is_due = words.lower[term.first] == "due" and words.lower[term.first - 1] in copulas
            is_courtesy = span.of(article.text).casefold() in _COURTESIES
            if not is_due and not is_courtesy and words.gaps[term.last].isspace() and voices.is_own(span):
                yield Hit(
                    span, "states a cause that nobody is said to have found", help="say who found it to be the cause"
                )
