"""One cue, read: its source and its content, or nothing where it is no cue here."""

from verifact.analysis.attribution.according import read_verb_second
from verifact.analysis.attribution.content import opens_infinitive, take_after, take_before
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader, opens_quote
from verifact.analysis.attribution.sources import (
    is_parenthetical,
    is_verb_here,
    sentence_subject,
    source_after,
    source_before,
    understood_source,
    verb_group_start,
)
from verifact.analysis.noun_phrases import Phrase
from verifact.analysis.word_classes import (
    AUXILIARY,
    CLAUSE_OPENER,
    COORDINATOR,
    COPULA,
    DETERMINER,
    PREPOSITION,
    RELATIVE,
)
from verifact.analysis.words import Term

_GERUND = frozenset({"gerund"})
_SOON = 16  # words
_MAX_SUBJECT = 14  # words of a reported clause before its verb


def read_verb(reader: Reader, term: Term, forms: frozenset[str], place: Place, drafts: list[Draft]) -> Draft | None:
    """Return the attribution that the verb opens; `drafts` are those found earlier in the sentence."""
    words, inside = reader.words, place.inside
    if _is_part_of_name(reader, term, place):
        return None
    group, copula = verb_group_start(reader, term.first, inside.start)
    if words.lower[group] in reader.known.infinitive_markers:
        if _opens_clause(reader, term, place) or _quotes_soon(reader, term, place):
            return _understood(reader, term, group, place, drafts)
        return None
    if forms == _GERUND and not copula:
        return _gerund(reader, term, group, place, drafts)
    if copula and forms != _GERUND:
        return _passive(reader, term, group, place)
    if reader.known.verb_second:
        draft = read_verb_second(reader, term, place)
        if draft is not None:
            return draft
    may_invert = group == term.first and (words.gaps[group] != " " or group == inside.start)
    inverted = source_after(reader, term, place) if may_invert else None
    if inverted is not None:
        draft = Draft(*inverted, words.term_span(term))
        if term.first == inside.start:
            take_after(reader, draft, inverted[1], place)
        else:
            take_before(reader, draft, words.starts[term.first], inverted[1], place)
        return draft
    if "participle" in forms and group == term.first:
        by_agent = _by_agent(reader, term, place)
        if by_agent is not None:
            return by_agent
    if (
        group > inside.start
        and reader.phrases.classes[group - 1] & COORDINATOR
        and ("past" in forms or "third" in forms or _opens_clause(reader, term, place))
    ):
        return _understood(reader, term, group, place, drafts)
    if term.first == inside.start and "participle" in forms:
        return _asked(reader, term, place)
    source = source_before(reader, group, inside.start)
    if source is None or reader.quoted[source[0]] or not is_verb_here(reader, source, term, forms, group):
        return _named_so(reader, term, forms, place)
    draft = _with_source(reader, source, term, place)
    if words.lower[term.first] in reader.known.clause_verbs and not _ascribes_clause(
        reader, source, term, place, draft
    ):
        return None
    return draft


def _ascribes_clause(reader: Reader, source: Phrase, term: Term, place: Place, draft: Draft) -> bool:
    """Tell whether a clause follows the verb, or all that is said stands before it, or its subject is a writing."""
    words, classes, known = reader.words, reader.phrases.classes, reader.known
    if draft.content and draft.content[0].start < words.starts[term.first]:
        return True
    if any(words.lower[index] in known.documents for index in range(*source)):
        return True
    first = term.last
    if first >= place.inside.stop:
        return False
    if words.lower[first] in known.complementizers or classes[first] & CLAUSE_OPENER or opens_quote(words.gaps[first]):
        return True
    if words.gaps[first] != " " or words.lower[first] in known.infinitive_markers:
        return False
    for index in range(first, min(first + _MAX_SUBJECT, place.inside.stop)):
        if "," in words.gaps[index] or classes[index] & (RELATIVE | CLAUSE_OPENER):
            return False
        if classes[index] & (AUXILIARY | COPULA):
            return True
    return False


def _is_part_of_name(reader: Reader, term: Term, place: Place) -> bool:
    """Tell whether the cue is written as a name: "the United States"."""
    words = reader.words
    if term.first == place.inside.start or not words.words[term.first][0].isupper():
        return False
    return words.gaps[term.first].isspace() and not place.is_heading(words)


def _with_source(reader: Reader, source: Phrase, term: Term, place: Place) -> Draft:
    words = reader.words
    draft = Draft(*source, words.term_span(term))
    if is_parenthetical(reader, source, term, place):
        take_before(reader, draft, words.starts[source[0]], term.last, place)
    else:
        take_after(reader, draft, term.last, place)
    return draft


def _opens_clause(reader: Reader, term: Term, place: Place) -> bool:
    """Tell whether "that", a quotation mark or a colon follows: "used the speech to argue that …"."""
    words = reader.words
    if term.last >= place.inside.stop:
        return False
    gap = words.gaps[term.last]
    return words.lower[term.last] in reader.known.complementizers or opens_quote(gap) or ":" in gap


def _quotes_soon(reader: Reader, term: Term, place: Place) -> bool:
    """Tell whether words are quoted soon behind the cue: "to accuse the campaign of being “duped”"."""
    before = reader.quoted_before
    return before[min(place.inside.stop, term.last + _SOON)] > before[term.last]


def _gerund(reader: Reader, term: Term, group: int, place: Place, drafts: list[Draft]) -> Draft | None:
    """Read ", saying that …"; failing that "a petition calling on …", whose source stands right before it."""
    draft = _understood(reader, term, group, place, drafts)
    if draft is not None or not reader.words.gaps[term.first].isspace() or term.first == place.inside.start:
        return draft
    classes = reader.phrases.classes[term.first - 1]
    if classes & (DETERMINER | PREPOSITION):
        return None
    source = source_before(reader, term.first, place.inside.start)
    if source is None or reader.quoted[source[0]]:
        return None
    draft = Draft(*source, reader.words.term_span(term))
    take_after(reader, draft, term.last, place)
    return draft


def _understood(reader: Reader, term: Term, group: int, place: Place, drafts: list[Draft]) -> Draft | None:
    """Read a cue whose subject is understood: ", saying that …", "to argue that …", "in calling it “…”"."""
    words, known = reader.words, reader.known
    if words.lower[group] in known.infinitive_markers:
        group = term.first
    before = words.lower[group - 1] if group else ""
    kind = reader.phrases.classes[group - 1] if group else 0
    if kind & DETERMINER or before.endswith("'s"):
        return None
    if (
        words.gaps[group].isspace()
        and not kind & PREPOSITION
        and before not in known.infinitive_markers
        and before not in known.cue_introducers
    ):
        return None
    source = understood_source(reader, drafts, place, term.first)
    if source is None and term.first - place.inside.start in (1, 2):  # "After saying it was lost, she left"
        source = sentence_subject(reader, place.inside, place.inside.stop)
    elif source is not None and source[1] > term.first:
        return None
    if source is None:
        return None
    joined = kind & COORDINATOR or (words.gaps[group].startswith(",") and before not in known.infinitive_markers)
    draft = Draft(*source, words.term_span(term), clause=group if joined else NOBODY)
    take_after(reader, draft, term.last, place)
    return draft


def _asked(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "Asked whether …, he …", up to the comma: nobody is said to have asked."""
    words, inside = reader.words, place.inside
    if words.lower[term.first] not in reader.known.telling_verbs or term.last >= inside.stop:
        return None
    if words.lower[term.last] not in reader.known.after_attitudes:
        return None
    for index in range(term.last + 1, min(inside.stop, term.last + 60)):
        if "," in words.gaps[index]:
            return Draft(NOBODY, NOBODY, words.term_span(term), [words.span(term.last, index)])
    return None


def _by_agent(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "a plan endorsed by Ann Lee" and "as described by Ann Lee"."""
    words, known, inside = reader.words, reader.known, place.inside
    if term.last + 1 >= inside.stop or words.lower[term.last] not in known.agent_markers or term.first == inside.start:
        return None
    agent = reader.phrases.after(term.last + 1, inside.stop)
    if agent is None or reader.quoted[agent[0]]:
        return None
    draft = Draft(*agent, words.term_span(term))
    if words.lower[term.first - 1] in known.quotatives:
        take_before(reader, draft, words.starts[term.first - 1], agent[1], place)
        return draft
    if not reader.phrases.is_plain(term.first):
        return None
    described = reader.phrases.before(term.first, inside.start)
    if described is None:
        return None
    draft.content.append(reader.stretched(words.starts[described[0]], words.ends[described[1] - 1]))
    return draft


def _named_so(reader: Reader, term: Term, forms: frozenset[str], place: Place) -> Draft | None:
    """Read "a series, called “Quick Question”" and "labeled as a “witch hunt”": nobody is said to call it so."""
    words, stop = reader.words, min(place.inside.stop, term.last + 3)
    if "participle" not in forms or words.lower[term.first] not in reader.known.passive_cues:
        return None
    if reader.quoted_before[stop] == reader.quoted_before[term.last]:
        return None
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    take_after(reader, draft, term.last, place)
    return draft


def _passive(reader: Reader, term: Term, group: int, place: Place) -> Draft | None:
    """Read "is expected to …" and "was described by X as …": the content is the subject and what follows."""
    words, known = reader.words, reader.known
    told = words.lower[term.first] in known.telling_verbs
    if words.lower[term.first] not in known.passive_cues and not told:
        return None
    draft = Draft(NOBODY, NOBODY, words.term_span(term))
    if term.last < place.inside.stop and words.lower[term.last] in known.agent_markers:
        agent = reader.phrases.after(term.last + 1, place.inside.stop)
        if agent is not None:
            draft.first, draft.last = agent
    if told:  # "was told by X that …": the subject only listened
        if draft.first == NOBODY:
            return None
        take_after(reader, draft, draft.last, place)
        return draft
    add_subject(reader, draft, group, place)
    take_after(reader, draft, draft.last if draft.first != NOBODY else term.last, place)
    return draft


def add_subject(reader: Reader, draft: Draft, group: int, place: Place) -> None:
    """Take the subject of the verb group at `group` as content, unless it is "it" or "there"."""
    subject = source_before(reader, group, place.inside.start)
    if subject is None or reader.quoted[subject[0]]:
        return
    if reader.words.lower[subject[0]] not in reader.known.empty_subjects:
        draft.content.append(reader.words.span(*subject))


def read_refusal(reader: Reader, term: Term, place: Place) -> Draft | None:
    """Read "declined to comment", where no other cue was found: the infinitive is the content."""
    words, inside = reader.words, place.inside
    if term.last >= inside.stop or not opens_infinitive(reader, term.last, place.inside.stop):
        return None
    group, copula = verb_group_start(reader, term.first, inside.start)
    source = source_before(reader, group, inside.start)
    if copula or source is None or reader.quoted[source[0]]:
        return None
    draft = Draft(*source, words.term_span(term))
    take_after(reader, draft, term.last, place)
    return draft
