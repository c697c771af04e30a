"""Cues that are no verbs of saying: nouns ("his claim that"), adjectives ("is sure that"), verbs of seeming."""

from verifact.analysis.attribution.content import take_after, take_before
from verifact.analysis.attribution.cues import add_subject
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader
from verifact.analysis.attribution.sources import source_before, verb_group_start
from verifact.analysis.noun_phrases import Phrase
from verifact.analysis.word_classes import CLAUSE_OPENER, DETERMINER, POSSESSIVE, PREPOSITION, PRONOUN
from verifact.analysis.words import Term

_AROUND = 40  # words around "poll" that must hold a figure
_FAR = 12  # words between "in" and "poll"
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
    if term.last >= place.inside.stop:
        return None
    impersonal = term.first > place.inside.start and words.lower[term.first - 1] in reader.known.empty_subjects
    if words.lower[term.last] not in reader.known.after_impressions and not (
        impersonal
        and (words.words[term.last][0].isupper() or reader.phrases.classes[term.last] & (DETERMINER | PRONOUN))
    ):
        return None
    group, _ = verb_group_start(reader, term.first, place.inside.start)
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    add_subject(reader, draft, group, place)
    take_after(reader, draft, term.last, place)
    return draft


def read_poll(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "In a new poll, Lee leads" and "Lee leads in the poll": the poll is the source, "in" the cue."""
    words, inside = reader.words, place.inside
    near = words.lower[max(inside.start, term.first - _AROUND) : min(inside.stop, term.last + _AROUND)]
    if not any(word[0].isdigit() or word in reader.known.shares for word in near):
        return None  # "he fell in the polls"
    link = next(
        (
            i
            for i in range(term.first - 1, max(inside.start, term.first - _FAR) - 1, -1)
            if words.lower[i] in reader.known.poll_prepositions
        ),
        -1,
    )
    if link < 0 or any(not reader.phrases.is_plain(i) for i in range(link + 1, term.last)):
        return None
    whole = reader.phrases.after(link + 1, inside.stop)
    if whole is None or whole[1] < term.last:
        return None
    if link == inside.start:
        whole = (whole[0], next((i for i in range(term.last, whole[1]) if "," in words.gaps[i]), whole[1]))
    draft = Draft(link + 1, whole[1], words.span(link, link + 1))
    if link == inside.start:
        if whole[1] < inside.stop and words.gaps[whole[1]].startswith(","):
            take_after(reader, draft, whole[1], place)
    else:
        take_before(reader, draft, words.starts[link], whole[1], place)
    return draft
