"""VF205: "reportedly" without a report."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import Term, Words, words_of
from verifact.checks._own_work import is_own_work
from verifact.checks.attribution._hedges import hedges_a_cue
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_TO_COME = frozenset(
    {
        "will",
        "would",
        "should",
        "could",
        "can",
        "won't",
        "wouldn't",
        "couldn't",
        "can't",
        "cannot",
        "going",
        "shall",
        "may",
        "might",
        "if",
    }
)
_WAS = frozenset({"was", "were", "had"})
_NOT_SO = frozenset({"not", "no", "never"})
_SUPPOSED = frozenset({"would", "could", "might", "if"})
_OPEN = frozenset({"i", "i'm", "i've", "we", "you", "you're", "you've", "you'll", "your", "our", "my"})
_MARKS = ("“", '"', "‘", "`", "«")


class _Settled(NamedTuple):
    """What holds for a whole sentence: somebody stands behind it, or the writer speaks openly of themselves."""

    answered: bool
    openly: bool


@check(
    "VF205",
    "hedge-without-source",
    severity=WARNING,
    language=("en", "de"),
    bad=[
        "The soldiers have ⟦reportedly joined⟧ the attack.",
        "The factory, which ⟦supposedly closed⟧ in May, is still at work.",
        "The minister ⟦is said to favour⟧ a ban.",
        "The mill is ⟦arguably the⟧ oldest in the county.",
        "Der Betreiber hat die Fabrik ⟦angeblich verkauft⟧, und die Arbeiter wissen von nichts.",
    ],
    good=[
        "The soldiers have reportedly joined the attack, according to the Interior Ministry.",
        "Prosecutors said the driver allegedly fled the scene.",
        "The man was charged with fraud after he allegedly sold the same house twice.",
        "“He reportedly fled,” she said.",
        "The Herald reported that the mayor had allegedly taken bribes.",
        "A gene of this kind is said to be “dominant”.",
        "The council will probably meet in May, and you will probably hear of it.",
        "I was probably six when the mill closed.",
        "The build is probably slow because the cache is cold.",
        "Laut der Stadtverwaltung hat der Betreiber die Fabrik angeblich im Mai verkauft.",
    ],
)
def hedge_without_source(article: Article) -> Iterator[Hit]:
    """ "Reportedly" says that there is a report and keeps it from the reader.

    A hedge is honest only beside its source (Reuters Handbook: "reportedly" suggests that we did not check). Found where a
    hedging adverb, "is said to" or "arguably" stands in the writer's own voice and its sentence has
    no source with a name, no marker and no link.

    Silent inside quotations and reported speech, where a source, a footnote or a link stands in the sentence, and in crime
    copy whose sentence names the charge, the court or the police; where "is said to" defines a term; where a guess is
    about the future, or the writer's openly ("I", "you", opinion). "X reportedly said" with a quotation is VF206.
    """
    voices, words = article.derived(voices_of), article.derived(words_of)
    terms = lexicon(article.language or "en").terms
    crime, reports = terms["crime_words"], terms["reporting_cues"]
    guesses = [] if is_opinion(article) else [*words.find("guesses"), *_doubts(article, words)]
    settled: dict[Span, _Settled] = {}
    for term in sorted((*words.find("hedges"), *guesses)):
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
        if sentence.span not in settled:
            said = words.lower[inside.start : inside.stop]
            answered = voices.is_pointed(sentence.span) or _has_source(article, sentence.span, reports)
            settled[sentence.span] = _Settled(answered or not crime.isdisjoint(said), not _OPEN.isdisjoint(said))
        if settled[sentence.span].answered or _is_excused(words, term, inside, settled[sentence.span]):
            continue
        last = term.last + 1 if term.last < inside.stop and words.gaps[term.last].isspace() else term.last
        yield Hit(
            words.span(term.first, last),
            f"“{place.of(article.text)}” hides whose {'report' if 'hedges' in term.categories else 'guess'} it is",
            help="say who reported it, or state it as known",
        )


def _doubts(article: Article, words: Words) -> list[Term]:
    """Return "probably" and the like where they guess at what has been, or at what ranks first."""
    terms = lexicon(article.language or "en").terms
    found = [term for term in words.find("doubts") if _is_past(words, term, terms) or _is_rank(words, term)]
    is_own = bool(found) and article.derived(is_own_work)
    return [] if is_own else found


def _is_past(words: Words, term: Term, terms: Mapping[str, frozenset[str]]) -> bool:
    before, after = words.lower[max(0, term.first - 1)], words.lower[term.last : term.last + 1]
    if not after or not words.gaps[term.last].isspace() or after[0] in _NOT_SO:
        return False
    happened = after[0] in _WAS or after[0] in terms["event_verbs.past"]
    return happened or (before in _WAS and words.gaps[term.first].isspace())


def _is_rank(words: Words, term: Term) -> bool:
    after = words.lower[term.last : term.last + 2]
    joined = all(gap.isspace() for gap in words.gaps[term.last : term.last + 2])
    return (
        joined
        and after[:1] == ["the"]
        and (after[1:] in (["most"], ["best"], ["first"], ["only"]) or after[1][-3:] == "est")
    )


def _is_excused(words: Words, term: Term, sentence: range, settled: _Settled) -> bool:
    """Whether it defines a term ("is said to be “split”"), or guesses openly or about what is to come."""
    lower = words.lower
    before, after_it = lower[max(sentence.start, term.first - 3) : term.first], lower[term.last : term.last + 1]
    if "hedges" not in term.categories:
        return settled.openly or not _TO_COME.isdisjoint((*before, *after_it))
    if not _SUPPOSED.isdisjoint(before):
        return True
    after = words.gaps[term.last : min(term.last + 4, sentence.stop)]
    return term.last - term.first > 1 and any(mark in gap for gap in after for mark in _MARKS)


def _has_source(article: Article, sentence: Span, reports: frozenset[str]) -> bool:
    return any(
        attribution.source is not None
        and not attribution.is_vague
        and attribution.cue is not None
        and attribution.cue.of(article.text).casefold() in reports
        for attribution in article.derived(voices_of).attributions_in(sentence)
    )
