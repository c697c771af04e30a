"""One cue, read: its source and its content, or nothing where it is no cue here."""

from verifact.analysis.attribution.content import take_after, take_before
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader
from verifact.analysis.attribution.sources import (
    Phrase,
    is_parenthetical,
    is_verb_here,
    sentence_subject,
    source_after,
    source_before,
    verb_group_start,
)
from verifact.analysis.noun_phrases import phrase_after, phrase_before
from verifact.analysis.words import Term

_COORDINATORS = frozenset({"and", "but", "or", "then"})
_INTRODUCE = frozenset(
    {"while", "and", "or", "but", "when", "then", "not", "also", "even", "statement", "letter", "tweet"}
)


def read_cue(reader: Reader, term: Term, place: Place, drafts: list[Draft]) -> Draft | None:
    """Return the attribution that the cue opens; `drafts` are those found earlier in the sentence."""
    words, inside = reader.words, place.inside
    if "according_to" in term.categories:
        return _according(reader, term, place)
    if _is_part_of_name(reader, term, place):
        return None
    forms = {category.rpartition(".")[2] for category in term.categories if "." in category}
    group, copula = verb_group_start(reader, term.first, inside.start)
    if words.lower[group] == "to":
        return _understood(reader, term, place, drafts) if _opens_clause(reader, term) else None
    if forms == {"gerund"} and not copula:
        return _understood(reader, term, place, drafts)
    if copula and forms != {"gerund"}:
        return _passive(reader, term, group, place)
    inverted = source_after(reader, term, place)
    if inverted is not None and group == term.first:
        draft = Draft(*inverted, words.term_span(term))
        take_before(reader, draft, words.starts[term.first], inverted[1], place)
        return draft
    if (
        group > inside.start
        and words.lower[group - 1] in _COORDINATORS
        and "past" in forms | ({"past"} if "third" in forms else set())
    ):
        return _understood(reader, term, place, drafts)
    source = source_before(reader, group, inside.start)
    if source is None or reader.quoted[source[0]] or not is_verb_here(reader, source, term, forms, group):
        return None
    return _with_source(reader, source, term, place)


def _is_part_of_name(reader: Reader, term: Term, place: Place) -> bool:
    """Tell whether the cue is written as a name: "the United States"."""
    words = reader.words
    capital = words.words[term.first][0].isupper() and not place.is_heading
    return capital and term.first > place.inside.start and words.gaps[term.first].isspace()


def _with_source(reader: Reader, source: Phrase, term: Term, place: Place) -> Draft:
    words = reader.words
    draft = Draft(*source, words.term_span(term))
    if is_parenthetical(reader, source, term, place):
        take_before(reader, draft, words.starts[source[0]], term.last, place)
    else:
        take_after(reader, draft, term.last, place)
    return draft


def _opens_clause(reader: Reader, term: Term) -> bool:
    """Tell whether "that", a quotation mark or a colon follows: "used the speech to argue that …"."""
    words = reader.words
    if term.last >= len(words):
        return False
    gap = words.gaps[term.last]
    return words.lower[term.last] == "that" or any(mark in gap for mark in ("“", '"', "''", ":"))


def _understood(reader: Reader, term: Term, place: Place, drafts: list[Draft]) -> Draft | None:
    """Read a cue whose subject is understood: ", saying that …", "to argue that …", "in calling it “…”"."""
    words, known = reader.words, reader.known
    before = words.lower[term.first - 1] if term.first else ""
    if before in known.determiners or before.endswith("'s"):
        return None
    if (
        words.gaps[term.first].isspace()
        and before not in known.prepositions
        and before != "to"
        and before not in _INTRODUCE
    ):
        return None
    source: Phrase | None = None
    if drafts and drafts[-1].first != NOBODY:
        source = (drafts[-1].first, drafts[-1].last)
    if source is None:
        source = sentence_subject(reader, place.inside, term.first)
    if source is None or source[1] > term.first:
        return None
    draft = Draft(*source, words.term_span(term))
    take_after(reader, draft, term.last, place)
    return draft


def _passive(reader: Reader, term: Term, group: int, place: Place) -> Draft | None:
    """Read "is expected to …" and "was described by X as …": the content is the subject and what follows."""
    words, known = reader.words, reader.known
    told = words.lower[term.first] in known.telling_verbs
    if words.lower[term.first] not in known.passive_cues and not told:
        return None
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    if term.last < place.inside.stop and words.lower[term.last] == "by":
        agent = phrase_after(words, term.last + 1, place.inside.stop, known)
        if agent is not None:
            draft.first, draft.last = agent
    if told:  # "was told by X that …": the subject only listened
        if draft.first == NOBODY:
            return None
        take_after(reader, draft, draft.last, place)
        return draft
    subject = source_before(reader, group, place.inside.start)
    if subject is not None and not reader.quoted[subject[0]] and words.lower[subject[0]] not in ("it", "there"):
        draft.content.append(words.span(*subject))
    take_after(reader, draft, draft.last if draft.first != NOBODY else term.last, place)
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


def _according(reader: Reader, term: Term, place: Place) -> Draft | None:
    words, inside = reader.words, place.inside
    source = phrase_after(words, term.last, inside.stop, reader.known)
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
    return draft


def read_attitude(reader: Reader, index: int, place: Place) -> Draft | None:
    """Read "is sure that …", "were concerned about …": the adjective at word `index` behind a form of "be"."""
    words = reader.words
    group, copula = verb_group_start(reader, index, place.inside.start)
    if not copula:
        return None
    source = source_before(reader, group, place.inside.start)
    if (
        source is None
        or reader.quoted[source[0]]
        or words.lower[source[1] - 1] in ("it", "there", "that", "this", "what")
    ):
        return None
    if index + 1 >= place.inside.stop or words.lower[index + 1] not in _AFTER_ATTITUDE:
        return None
    draft = Draft(*source, words.span(group, index + 1))
    take_after(reader, draft, index + 1, place)
    return draft


_AFTER_ATTITUDE = frozenset(
    {"that", "about", "of", "to", "with", "by", "at", "for", "in", "over", "on", "how", "what", "whether", "if"}
)


def read_noun(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "his claim that …", "Clinton's support for …", "the fear of …": the possessor is the source."""
    words, known = reader.words, reader.known
    if term.last >= place.inside.stop or not words.gaps[term.last].isspace():
        return None
    if words.lower[term.last] not in _AFTER_NOUN:
        return None
    first = term.first
    while first > place.inside.start and words.gaps[first].isspace() and first > term.first - 5:
        before = words.lower[first - 1]
        if before in _POSSESSIVES or before.endswith(("'s", "s'")):
            source: Phrase = (first - 1, first)
            if before not in _POSSESSIVES:
                source = phrase_before(words, first, place.inside.start, known) or source
            draft = Draft(*source, words.term_span(term))
            take_after(reader, draft, term.last, place)
            return draft
        if before in known.determiners or before in known.prepositions or before in known.clause_openers:
            break
        first -= 1
    if words.lower[term.last] != "that" or words.lower[term.first - 1] not in known.determiners - {"no"}:
        return None
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    take_after(reader, draft, term.last, place)
    return draft


def read_impression(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "X seems to …", "it appears that …": nobody is said to have the impression."""
    words = reader.words
    if term.last >= place.inside.stop or words.lower[term.last] not in _AFTER_IMPRESSION:
        return None
    group, _ = verb_group_start(reader, term.first, place.inside.start)
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    subject = source_before(reader, group, place.inside.start)
    if subject is not None and not reader.quoted[subject[0]] and words.lower[subject[0]] not in ("it", "there"):
        draft.content.append(words.span(*subject))
    take_after(reader, draft, term.last, place)
    return draft


_AFTER_NOUN = frozenset(
    {"that", "of", "to", "for", "about", "on", "over", "with", "against", "toward", "towards", "in"}
)
_AFTER_IMPRESSION = frozenset(
    {"to", "that", "like", "as", "likely", "unlikely", "increasingly", "more", "less", "a", "set"}
)
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
