"""VF205: "reportedly" without a report."""

from bisect import bisect_left
from collections.abc import Iterator

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.attribution._hedges import hedges_a_cue
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article, MarkerKind
from verifact.spans import Span


@check(
    "VF205",
    "hedge-without-source",
    severity=WARNING,
    language=("en", "de"),
    bad=[
        "The soldiers have ⟦reportedly joined⟧ the attack.",
        "The factory, which ⟦supposedly closed⟧ in May, is still at work.",
        "The minister ⟦is said to favour⟧ a ban.",
        "Der Betreiber hat die Fabrik ⟦angeblich verkauft⟧, und die Arbeiter wissen von nichts.",
    ],
    good=[
        "The soldiers have reportedly joined the attack, according to the Interior Ministry.",
        "Prosecutors said the driver allegedly fled the scene.",
        "The man was charged with fraud after he allegedly sold the same house twice.",
        "“He reportedly fled,” she said.",
        "The Herald reported that the mayor had allegedly taken bribes.",
        "Laut der Stadtverwaltung hat der Betreiber die Fabrik angeblich im Mai verkauft.",
    ],
)
def hedge_without_source(article: Article) -> Iterator[Hit]:
    """ "Reportedly" says that there is a report and keeps it from the reader.

    A hedge is honest only beside its source (Reuters Handbook: "reportedly" suggests that we did not check). Found where a
    hedging adverb or "is said to" stands in the writer's own voice and its sentence has no source with a name, no marker
    and no link.

    Silent inside quotations and reported speech, where a source, a footnote or a link stands in the sentence, and in crime
    copy whose sentence names the charge, the court or the police. "X reportedly said" with a quotation is VF206.
    """
    voices, words = article.derived(voices_of), article.derived(words_of)
    terms = lexicon(article.language or "en").terms
    crime, reports = terms["crime_words"], terms["reporting_cues"]
    linked = sorted(marker.span.start for marker in article.markers if marker.kind is not MarkerKind.NAME)
    for term in words.find("hedges"):
        place = words.term_span(term)
        if not voices.is_prose(place) or voices.is_quoted(place):
            continue
        attribution = voices.attributed(place)
        if attribution is not None and not attribution.is_vague:
            continue
        sentence = voices.sentence_at(place.start)
        if sentence is None or hedges_a_cue(article, place):
            continue
        inside = words.range_in(sentence.span)
        if any(word in crime for word in words.lower[inside.start : inside.stop]):
            continue
        at = bisect_left(linked, sentence.span.start)
        if (at < len(linked) and linked[at] <= sentence.span.end) or _has_source(article, sentence.span, reports):
            continue
        last = term.last + 1 if term.last < inside.stop and words.gaps[term.last].isspace() else term.last
        yield Hit(
            words.span(term.first, last),
            f"“{place.of(article.text)}” hides whose report it is",
            help="say who reported it, or state it as known",
        )


def _has_source(article: Article, sentence: Span, reports: frozenset[str]) -> bool:
    return any(
        attribution.source is not None
        and not attribution.is_vague
        and attribution.cue is not None
        and attribution.cue.of(article.text).casefold() in reports
        for attribution in article.derived(voices_of).attributions_in(sentence)
    )
