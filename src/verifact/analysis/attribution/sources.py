"""Whose words: the noun phrase that is the subject of a cue, wherever it stands."""

from verifact.analysis.attribution.content import MIN_WORDS, opens_infinitive
from verifact.analysis.attribution.draft import NOBODY, Draft, Place, Reader, closes_quote, ends_speech, opens_quote
from verifact.analysis.noun_phrases import Phrase
from verifact.analysis.word_classes import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE_OPENER,
    COPULA,
    CUE,
    DETERMINER,
    NOUN_TOO,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SOMEBODY,
    VAGUE_PRONOUN,
)
from verifact.analysis.words import Term

_LONGEST_ADVERBIAL = 14
_LONGEST_TITLE = 4
_REACH = 60  # words of a sentence that are looked through for its subject


def verb_group_start(reader: Reader, verb: int, floor: int) -> tuple[int, bool]:
    """Return the first word of the verb group that ends at `verb`, and whether a form of "be" stands in it.

    Skips "has also", "later", "declined to". A group that begins with an ungoverned "to" starts at that "to".
    """
    words, known, phrases = reader.words, reader.known, reader.phrases
    classes, lower, gaps = phrases.classes, words.lower, words.gaps
    index, copula = verb, False
    while index > floor and (gaps[index] == " " or phrases.is_plain(index)):
        previous, kind = lower[index - 1], classes[index - 1]
        if not kind:
            if not (previous.endswith("ly") and len(previous) > 4 and words.words[index - 1][0].islower()):
                break
        elif kind & COPULA:
            copula = True
        elif not kind & ADVERB and not (kind & AUXILIARY and words.words[index - 1][0].islower()):
            if previous not in known.infinitive_markers:
                break
            if index - 2 < floor or lower[index - 2] not in known.catenatives:
                return index - 1, copula
            index -= 1
        index -= 1
    return index, copula


def source_before(reader: Reader, end: int, floor: int) -> Phrase | None:
    """Return the noun phrase whose last word is `end` - 1, an apposition and a bracket included."""
    if end <= floor:
        return None
    gap = reader.words.gaps[end]
    if gap != " ":
        if any(mark in gap for mark in ",—–") and (not closes_quote(gap) or reader.quoted[end - 1]):
            return reader.phrases.apposition_before(end, floor)
        if not reader.phrases.is_plain(end) and not gap.lstrip(" .").startswith(")"):
            return None
    return reader.phrases.before(end, floor)


def source_after(reader: Reader, term: Term, place: Place) -> Phrase | None:
    """Return "Ann Lee, the mayor," of “…,” said Ann Lee, the mayor; None where the cue's subject stands before it."""
    words, phrases, inside = reader.words, reader.phrases, place.inside
    first = term.last
    if first >= inside.stop or not words.gaps[first].isspace():
        return None
    opens = term.first == inside.start
    if not opens and not _follows_content(reader, term.first, inside):
        return None
    kind = phrases.classes[first]
    if words.lower[first] in reader.known.no_subjects_after:
        return None
    inverts = words.lower[term.first] in reader.known.inverting_verbs or reader.known.verb_second
    if not opens and ends_speech(words.gaps[term.first]) and not kind & (ADVERBIAL | ADVERB):
        return phrases.after(first, inside.stop)
    if not inverts:
        return None
    if not opens and not closes_quote(words.gaps[term.first]):
        apposed = phrases.apposition_before(term.first, inside.start)
        if apposed is not None and apposed[0] == inside.start:
            return None  # "Ann Lee, the mayor, said prices rose"
    if kind & (ADVERBIAL | ADVERB) and not kind & (DETERMINER | PRONOUN):
        return None
    phrase = phrases.after(first, inside.stop)
    if phrase is None or not _stands_alone(reader, phrase, inside):
        return None
    if opens and not (phrase[1] < inside.stop and opens_quote(words.gaps[phrase[1]])):
        return None
    return phrase


def _stands_alone(reader: Reader, phrase: Phrase, inside: range) -> bool:
    """Tell whether the phrase is somebody, and no verb follows whose subject it is."""
    words, classes = reader.words, reader.phrases.classes
    somebody = classes[phrase[0]] & PRONOUN
    for index in range(*phrase):
        if somebody or (index > phrase[0] and classes[index] & PREPOSITION) or not words.gaps[index].isspace():
            break
        somebody = words.words[index][0].isupper() or classes[index] & SOMEBODY
    if not somebody:
        return False
    if phrase[1] >= inside.stop or not words.gaps[phrase[1]].isspace():
        return True
    following = classes[phrase[1]]
    if following & (ADVERBIAL | RELATIVE | PREPOSITION):
        return True
    return bool(following & CLAUSE_OPENER) and words.lower[phrase[1]] not in reader.known.complementizers


def _follows_content(reader: Reader, index: int, inside: range) -> bool:
    """Tell whether the verb at `index` stands right behind a comma or a quotation that can be its content."""
    if index == inside.start:
        return False
    gap = reader.words.gaps[index]
    if gap == " ":
        return False
    return closes_quote(gap) or (gap.startswith((",", "?", "!", "—")) and index - inside.start > MIN_WORDS)


def is_parenthetical(reader: Reader, source: Phrase, term: Term, place: Place) -> bool:
    """Tell whether "…, X said" closes or interrupts the content that stands before it."""
    words, inside = reader.words, place.inside
    if source[0] == inside.start:
        return False
    gap = words.gaps[source[0]]
    closes = closes_quote(gap)
    if not closes and not gap.lstrip().startswith((",", "—", "–", "-", "?", "!")):
        return False
    if term.last >= inside.stop:
        return words.text[place.sentence.span.end - 1] != ":"
    follows = words.lower[term.last] if term.last < inside.stop else ""
    if ends_speech(gap) and follows not in reader.known.complementizers:
        return not _names_work(reader, source[0], inside) or _nothing_follows(reader, term, inside)
    if not closes and not reader.quoted[inside.start] and _is_prefix(reader, source[0], inside):
        return _only_adverbial(reader, term.last, inside)
    return _nothing_follows(reader, term, inside)


def _names_work(reader: Reader, behind: int, inside: range) -> bool:
    """Tell whether the quotation before word `behind` names a work in an adverbial: 'On “Good Morning,” Lee said it was'."""
    if reader.quoted[inside.start] or not reader.phrases.classes[inside.start] & PREPOSITION:
        return False
    quote = reader.quote_at(reader.words.starts[behind - 1])
    return quote is not None and quote.words <= _LONGEST_TITLE


def _only_adverbial(reader: Reader, index: int, inside: range) -> bool:
    """Tell whether what is left of the sentence is a time or a place, without a clause: "said Thursday in Ely."."""
    if inside.stop - index > _LONGEST_ADVERBIAL or reader.words.gaps[index] != " ":
        return False
    if not reader.phrases.classes[index] & (ADVERBIAL | PREPOSITION) or opens_infinitive(reader, index, inside.stop):
        return False
    clause = AUXILIARY | COPULA | CLAUSE_OPENER | CUE
    return not any(
        reader.phrases.classes[i] & clause or reader.quoted[i] or "," in reader.words.gaps[i]
        for i in range(index, inside.stop)
    )


def _is_prefix(reader: Reader, end: int, inside: range) -> bool:
    """Tell whether what stands before the first comma is an adverbial: "During his seven years, Mr. Obama said"."""
    words, known, classes = reader.words, reader.known, reader.phrases.classes
    kind, opener = classes[inside.start], words.lower[inside.start]
    floor = max(inside.start, end - _REACH)
    if kind & CLAUSE_OPENER and opener not in known.sentence_connectives:
        return True
    if not (kind & (PREPOSITION | ADVERBIAL) or opener in known.prefix_openers or opener.endswith("ly")):
        return end - inside.start < MIN_WORDS
    return not any("," in words.gaps[i] for i in range(floor + 1, end)) and not any(
        classes[i] & (COPULA | AUXILIARY) and words.words[i][0].islower() for i in range(floor, end)
    )


def _nothing_follows(reader: Reader, term: Term, inside: range) -> bool:
    """Tell whether only a recipient, a time or a place follows the cue, up to the next stop or comma."""
    words, known = reader.words, reader.known
    index = term.last
    if not known.complementizers.isdisjoint(words.lower[index : min(index + 5, inside.stop)]):
        return False
    if index >= inside.stop or words.gaps[index].lstrip().startswith((",", ".", "—", ";")):
        return True
    if words.lower[term.first] in known.telling_verbs:
        told = reader.phrases.after(index, inside.stop)
        index = told[1] if told is not None else index
    if index >= inside.stop or words.gaps[index].lstrip().startswith((",", ".", "—")):
        return True
    return bool(reader.phrases.classes[index] & ADVERBIAL) and not opens_infinitive(reader, index, inside.stop)


def is_verb_here(reader: Reader, source: Phrase, term: Term, forms: frozenset[str], group: int) -> bool:
    """Tell whether the cue can have this subject, and is no noun or participle here."""
    words, classes = reader.words, reader.phrases.classes
    last = source[1] - 1
    before = classes[last]
    if before & PRONOUN and not before & DETERMINER:
        return True
    nounlike = bool(classes[term.first] & NOUN_TOO)
    if before & RELATIVE and source[1] - source[0] > 1:
        return True  # "comments that compared"
    if before & DETERMINER or (before & VAGUE_PRONOUN and nounlike):
        alone = before & VAGUE_PRONOUN or words.lower[last] in reader.known.determiners_alone
        return bool(alone) and not nounlike
    if not nounlike:
        return True
    if group < term.first or closes_quote(words.gaps[source[0]]):  # “…,” ISW stated
        return True
    if not _starts_content(reader, term, source):
        return False
    if "third" in forms:
        if (
            term.last < len(words.lower)
            and classes[term.last] & RELATIVE
            and words.lower[term.last] not in reader.known.complementizers
        ):
            return False  # "the states where"
        opener = classes[source[0]]
        return bool(opener & DETERMINER) or words.words[source[0]][0].isupper()  # not "broad orders"
    if "base" in forms and "past" not in forms:  # a plural subject
        return words.lower[last].endswith("s") or bool(before & PLURAL) or _is_plural(reader, source)
    return True


def _is_plural(reader: Reader, source: Phrase) -> bool:
    """Tell whether the head of the phrase, before "of" or "in", is a plural: "voters in Ohio"."""
    words, classes = reader.words, reader.phrases.classes
    for index in range(source[0], source[1]):
        if index > source[0] and classes[index] & PREPOSITION:
            return words.lower[index - 1].endswith("s") or bool(classes[index - 1] & PLURAL)
    return False


def _starts_content(reader: Reader, term: Term, source: Phrase) -> bool:
    """Tell whether what follows can be a content rather than the rest of a noun phrase."""
    words, known = reader.words, reader.known
    if term.last >= len(words.lower):
        return False
    gap, after = words.gaps[term.last], words.lower[term.last]
    if opens_quote(gap) or ":" in gap:
        return True
    if not gap.isspace():
        return False
    if after in known.content_openers or reader.phrases.classes[term.last] & (DETERMINER | PRONOUN):
        return True
    if "'" in after and after.partition("'")[0] in known.pronouns_personal:  # "claims he's rich"
        return True
    return words.words[term.last][0].isupper() and words.words[source[1] - 1][0].isupper()


def sentence_subject(reader: Reader, inside: range, before: int) -> Phrase | None:
    """Return the subject of the sentence, read from its beginning, for a cue that leaves it understood."""
    words, classes = reader.words, reader.phrases.classes
    if not inside:
        return None  # a sentence without a word, such as a colon
    first = inside.start
    before = min(before, first + _REACH)
    while first < before - 1 and words.lower[first] in reader.known.sentence_connectives:
        first += 1
    if reader.quoted[first]:
        quote = reader.quote_at(words.starts[first])
        behind = words.at_or_after(quote.span.end) if quote is not None else before
        if behind >= before or not ends_speech(words.gaps[behind]):
            return None
        first = behind
    if classes[first] & (PREPOSITION | CLAUSE_OPENER | ADVERBIAL):
        first = next((i for i in range(first + 1, before) if "," in words.gaps[i]), before)
    while first < before and (classes[first] & CLAUSE_OPENER or words.lower[first].endswith("ly")):
        first += 1
    if first >= before or reader.quoted[first]:
        return None
    if classes[first] & PRONOUN:
        return (first, first + 1)
    phrase = reader.phrases.after(first, before)
    if phrase is None:
        return None
    if words.words[first][0].isupper():
        named = [m for m in reader.names.ending_in(first, phrase[1]) if m.first == first]
        if named:
            return (first, named[0].last)
    return phrase


def understood_source(reader: Reader, drafts: list[Draft], place: Place, before: int) -> Phrase | None:
    """Return the source of the cue before, or else the subject of the sentence."""
    if drafts and drafts[-1].first != NOBODY:
        return (drafts[-1].first, drafts[-1].last)
    return sentence_subject(reader, place.inside, before)
