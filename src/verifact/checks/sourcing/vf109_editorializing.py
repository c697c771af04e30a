"""VF109: judgement in the copy of a report."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import INFO, Hit, check
from verifact.language import lexicon
from verifact.model import Article


@check(
    "VF109",
    "editorializing",
    severity=INFO,
    bad=[
        "The fire is a ⟦sobering reminder⟧ of the risks.",
        "The vote marks a ⟦dramatic shift⟧ for the party.",
        "It was a ⟦stunning reversal⟧ for the council.",
    ],
    good=[
        "“The fire is a sobering reminder,” the mayor said.",
        "The mayor called the fire a sobering reminder of the risks.",
        "The storm brought a sudden change of wind.",
        "The company posted a historic profit.",
    ],
)
def editorializing(article: Article) -> Iterator[Hit]:
    """A report says what happened; what to feel about it is the reader's own business, or a source's.

    Found where a judging adjective stands before a noun that sums up ("sobering reminder", "dramatic shift") in the
    writer's own voice. Silent in quotations, in reported speech and in opinion.
    """
    if is_opinion(article) or article.language is None:
        return
    terms = lexicon(article.language).terms
    adjectives, nouns = terms["loaded_adjectives"], terms["loaded_nouns"]
    voices, words = article.derived(voices_of), article.derived(words_of)
    lower = words.lower
    for index in range(len(lower) - 1):
        if lower[index] in adjectives and lower[index + 1] in nouns and words.gaps[index + 1].isspace():
            span = words.span(index, index + 2)
            if voices.is_own(span):
                yield Hit(span, "judges what it reports", help="say what happened, or who judges it so")
