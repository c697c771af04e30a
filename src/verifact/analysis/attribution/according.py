"""Phrases that name a source, and the orders of words that other languages have: "according to Lee", "Lee zufolge"."""

from verifact.analysis.attribution.content import take_after, take_before
from verifact.analysis.attribution.draft import Draft, Place, Reader, closes_quote
from verifact.analysis.noun_phrases import Phrase
from verifact.analysis.word_classes import ADVERBIAL, PREPOSITION, PRONOUN, SOMEBODY, TIME
from verifact.analysis.words import Term

_NEAR = 12  # words between "wie" and the verb at the end of its clause


def read_according(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "according to Ann Lee, …" and "…, according to Ann Lee"."""
    words, inside = reader.words, place.inside
    source = reader.phrases.after(term.last, inside.stop)
    if source is None:
        return None
    if term.first == inside.start:
        source = _to_its_comma(reader, source)
    if source[1] >= inside.stop and term.first == inside.start:  # no comma: the source ends with its name
        named = [m for m in reader.names.ending_in(*source) if m.first >= source[0]]
        if not named or named[0].last >= inside.stop:
            return None
        source = (source[0], named[0].last)
    draft = Draft(*source, words.term_span(term))
    if term.first == inside.start:
        take_after(reader, draft, source[1], place)
    else:
        take_before(reader, draft, words.starts[term.first], source[1], place)
        unmarked = source[1] < inside.stop and words.gaps[term.first] == " " == words.gaps[source[1]]
        if unmarked and reader.known.verb_second and len(draft.content) == 1:
            take_after(reader, draft, source[1], place)
    return draft


def _to_its_comma(reader: Reader, source: Phrase) -> Phrase:
    """End "According to Ann Lee, the town …" at the comma, unless "the mayor," explains the name and closes."""
    words, known = reader.words, reader.known
    commas = [i for i in range(source[0] + 1, source[1]) if "," in words.gaps[i]]
    if not commas:
        return source
    explained = source[1] < len(words) and "," in words.gaps[source[1]]
    if explained and not known.common_nouns.isdisjoint(words.lower[commas[0] : source[1]]):
        return source
    return (source[0], commas[0])


def read_according_behind(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "Anna Huber zufolge …", where the source stands before its cue."""
    source = reader.phrases.before(term.first, place.inside.start)
    if source is None:
        return None
    draft = Draft(*source, reader.words.term_span(term))
    if source[0] == place.inside.start:
        take_after(reader, draft, term.last, place)
    else:
        take_before(reader, draft, reader.words.starts[source[0]], term.last, place)
    return draft


def read_particle(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "„…“, so Anna Huber": a particle behind what is said, and nothing but the source behind it."""
    words, inside = reader.words, place.inside
    gap = words.gaps[term.first]
    if term.first == inside.start or not (gap.startswith(",") or closes_quote(gap)):
        return None
    source = reader.phrases.after(term.last, inside.stop)
    if source is None or not _is_somebody(reader, source):
        return None
    rest = source[1]
    if (
        rest < inside.stop
        and words.gaps[rest] == " "
        and not reader.phrases.classes[rest] & (ADVERBIAL | PREPOSITION | TIME)
    ):
        return None
    draft = Draft(*source, words.term_span(term))
    take_before(reader, draft, words.starts[term.first], rest, place)
    return draft


def read_verb_second(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "Am Montag sagte Huber, dass …" and "…, wie Huber am Montag sagte", where the verb does not follow its subject."""
    words, inside = reader.words, place.inside
    if term.last >= inside.stop or words.gaps[term.last] != " ":
        return _verb_last(reader, term, place)
    if not reader.phrases.classes[inside.start] & (PREPOSITION | ADVERBIAL | TIME):
        return None
    source = reader.phrases.after(term.last, inside.stop)
    if source is None:
        return None
    comma = next((i for i in range(source[0] + 1, source[1]) if "," in words.gaps[i]), source[1])
    source = (source[0], comma)  # "erklärte der Minister, das Geld …"
    if comma >= inside.stop or not _is_somebody(reader, source):
        return None
    if not words.gaps[source[1]].startswith((",", ":")):
        return None
    draft = Draft(*source, words.term_span(term))
    take_after(reader, draft, source[1], place)
    return draft


def _verb_last(reader: Reader, term: Term, place: Place) -> Draft | None:
    words, inside = reader.words, place.inside
    for index in range(term.first - 2, max(inside.start, term.first - _NEAR), -1):
        if words.lower[index] in reader.known.quotatives and words.gaps[index].startswith(","):
            source = reader.phrases.after(index + 1, term.first)
            if source is None or not _is_somebody(reader, source):
                return None
            draft = Draft(*source, words.term_span(term))
            take_before(reader, draft, words.starts[index], term.last, place)
            return draft
    return None


def _is_somebody(reader: Reader, phrase: Phrase) -> bool:
    """Tell whether the phrase is a name, a pronoun or a noun for people."""
    classes = reader.phrases.classes
    for index in range(*phrase):
        if classes[index] & (SOMEBODY | PRONOUN) or reader.words.lower[index] in reader.known.person_titles:
            return True
    return any(name.first >= phrase[0] for name in reader.names.ending_in(*phrase))
