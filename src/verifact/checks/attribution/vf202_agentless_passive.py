"""VF202: "is believed to", and nobody believes it."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.attribution._passives import passives_of
from verifact.checks.base import INFO, WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span


@check(
    "VF202",
    "agentless-passive",
    severity=WARNING,
    bad=[
        "The envoy ⟦is believed to⟧ be in Geneva.",
        "⟦It has been suggested⟧ that the mill never made a profit.",
        "The bridge ⟦is widely regarded⟧ as the finest in the county.",
        "The mayor ⟦is considered by many⟧ to be the next governor.",
        "The plan ⟦has been described⟧ as a folly.",
        "⟦There are claims⟧ that the dam is unsafe.",
        "⟦It is possible⟧ that the files were destroyed.",
    ],
    good=[
        "The police say that the envoy is believed to be in Geneva.",
        "The defendant is presumed innocent until proven guilty.",
        "The plan has been described by the Ely Herald as a folly.",
        "“It is believed that he left,” she said.",
        "The bridge is regarded as the finest in the county by the Fen Society.",
        "The witness has been called to testify.",
        "It is widely believed that the mill made no profit [1].\n\n[1] Ann Lee. The mill. Ely Herald, 2 May 2020.\n",
        "The parcel was thought to hold a bomb, and police cleared the street.",
    ],
)
def agentless_passive(article: Article) -> Iterator[Hit]:
    """A view that is held has somebody who holds it; the passive keeps them out of sight.

    "It is believed that", "is thought to", "is widely regarded as", "has been described as", "there are claims" and "is considered by many"
    report an opinion and leave the reader no one to weigh it by. Found by the verb group and what follows it, in the
    writer's own voice.

    "It is likely that" is only an information: it may be the writer's own estimate, and reads as one.

    Silent inside quotations and reported speech, where a "by" names the judge, where the sentence has a marker or a link,
    in opinion, and in crime copy whose sentence names the police, the court or the charge, for there the passive is a
    formula of the law. "Is said to" is VF205.
    """
    if article.language is None or is_opinion(article):
        return
    voices, words = article.derived(voices_of), article.derived(words_of)
    crime = lexicon(article.language).terms["crime_words"]
    pointed: dict[Span, bool] = {}
    charged: dict[Span, bool] = {}
    for passive in passives_of(article):
        if not voices.is_prose(passive.span) or voices.is_quoted(passive.span):
            continue
        attribution, sentence = voices.attributed(passive.span), voices.sentence_at(passive.span.start)
        if sentence is None or (attribution is not None and attribution.source is not None):
            continue
        place = sentence.span
        if place not in pointed:
            inside = words.range_in(place)
            pointed[place] = voices.is_pointed(place)
            charged[place] = not crime.isdisjoint(words.lower[inside.start : inside.stop])
        if pointed[place] or (passive.is_repute and charged[place]):
            continue
        yield Hit(
            passive.span,
            f"“{passive.judges}” is nobody a reader could ask"
            if passive.judges
            else "nobody is said to hold this view",
            help="say who holds it, or give the evidence for it",
            severity=INFO if passive.is_likelihood else None,
        )
