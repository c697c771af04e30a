"""Cues that are no verbs of saying: nouns ("his claim that"), adjectives ("is sure that"), verbs of seeming."""

from verifact.analysis.attribution.content import take_after
from verifact.analysis.attribution.cues import add_subject
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader
from verifact.analysis.attribution.sources import source_before, verb_group_start
from verifact.analysis.noun_phrases import Phrase
from verifact.analysis.word_classes import CLAUSE_OPENER, DETERMINER, POSSESSIVE, PREPOSITION
from verifact.analysis.words import Term

_REACH = 5  # words between a possessive and its noun


def read_attitude(reader: Reader, index: int, place: Place) -> Draft | None:
    """Read "is sure that …", "were concerned about …": the adjective at word `index` behind a form of "be"."""
    words, known = reader.words, reader.known
    if index + 1 >= place.inside.stop or words.lower[index + 1] not in known.after_attitudes:
        return None
    group, copula = verb_group_start(reader, index, place.inside.start)
    if not copula:
        return None
    source = source_before(reader, group, place.inside.start)
    if source is None or reader.quoted[source[0]] or words.lower[source[1] - 1] in known.no_holders:
        return None
    draft = Draft(*source, words.span(group, index + 1))
    take_after(reader, draft, index + 1, place)
    return draft


def read_noun(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "his claim that …", "Clinton's support for …", "the fear of …": the possessor is the source."""
    words, known, classes = reader.words, reader.known, reader.phrases.classes
    if term.last >= place.inside.stop or not words.gaps[term.last].isspace():
        return None
    if words.lower[term.last] not in known.after_cue_nouns:
        return None
    first = term.first
    while first > place.inside.start and words.gaps[first].isspace() and first > term.first - _REACH:
        before, kind = words.lower[first - 1], classes[first - 1]
        if kind & POSSESSIVE or before.endswith(("'s", "s'")):
            source: Phrase = (first - 1, first)
            if not kind & POSSESSIVE:
                source = reader.phrases.before(first, place.inside.start) or source
            draft = Draft(*source, words.term_span(term))
            take_after(reader, draft, term.last, place)
            return draft
        if kind & (DETERMINER | PREPOSITION | CLAUSE_OPENER):
            break
        first -= 1
    if words.lower[term.last] not in known.complementizers or not term.first:
        return None
    if not classes[term.first - 1] & DETERMINER or words.lower[term.first - 1] in known.negations:
        return None
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    take_after(reader, draft, term.last, place)
    return draft


def read_impression(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "X seems to …", "it appears that …": nobody is said to have the impression."""
    words = reader.words
    if term.last >= place.inside.stop or words.lower[term.last] not in reader.known.after_impressions:
        return None
    group, _ = verb_group_start(reader, term.first, place.inside.start)
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    add_subject(reader, draft, group, place)
    take_after(reader, draft, term.last, place)
    return draft
