"""VF108: the future, told as if it had happened."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks._own_work import is_own_work
from verifact.checks.base import INFO, Hit, check
from verifact.language import lexicon, together
from verifact.model import Article

_FUTURE = frozenset({"will", "won't"})
_BETWEEN = frozenset({"not", "never", "also", "soon", "only", "then", "always", "surely", "still"})


@check(
    "VF108",
    "prediction-as-fact",
    severity=INFO,
    bad=[
        "The new levy ⟦will destroy⟧ the town's shops.",
        "The party ⟦will surely lose⟧ its majority.",
        "Prices have risen for a year, and the strike ⟦will worsen⟧ the shortage.",
    ],
    good=[
        "The council will vote on the levy on Monday, and the sale will end at 5 p.m.",
        "“The levy will destroy our shops,” she said.",
        "The levy will destroy the town's shops, the mayor said.",
        "If the levy passes, it will destroy the town's shops.",
        "The levy will probably fail.",
        "The bridge will open in May.",
    ],
)
def prediction_as_fact(article: Article) -> Iterator[Hit]:
    """Nobody reports from the future: what will come of a thing is somebody's forecast.

    Found where "will" with a verb of outcome ("destroy", "lose", "rise") stands in the writer's own voice.

    Silent for what has been scheduled (a day, a time, a vote), beside a condition or a word of doubt, in quotations, in
    reported speech, in opinion, and where writers tell what their own work will do.
    """
    if is_opinion(article) or article.language is None or article.derived(is_own_work):
        return
    terms = lexicon(article.language).terms
    outcomes, settled = (
        terms["outcome_verbs.base"],
        together(article.language, "conditions", "schedule_words", "months"),
    )
    voices, words = article.derived(voices_of), article.derived(words_of)
    for term in words.find("predictions"):
        if words.lower[term.first] not in _FUTURE:
            continue
        verb = term.last
        while verb < len(words) and words.lower[verb] in _BETWEEN and words.gaps[verb].isspace():
            verb += 1
        if verb == len(words) or words.lower[verb] not in outcomes or not words.gaps[verb].isspace():
            continue
        span = words.span(term.first, verb + 1)
        sentence = voices.sentence_at(span.start)
        if sentence is None or not voices.is_own(span):
            continue
        inside = words.range_in(sentence.span)
        # A month's name may be a verb ("may"): then it is a word of doubt, which settles the matter too.
        if settled.isdisjoint(words.lower[inside.start : inside.stop]):
            yield Hit(span, "tells the future as a fact", help="say who expects it, and on what grounds")
