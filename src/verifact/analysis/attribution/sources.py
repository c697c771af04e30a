"""Whose words: the noun phrase that is the subject of a cue, wherever it stands."""

from verifact.analysis.attribution.content import MIN_WORDS
from verifact.analysis.attribution.draft import Place, Reader
from verifact.analysis.noun_phrases import apposition_before, is_plain, phrase_after, phrase_before
from verifact.analysis.words import Term, Words

Phrase = tuple[int, int]

_NEAR = 5
_QUOTE_ENDS = frozenset('"”’»“')


def verb_group_start(reader: Reader, verb: int, floor: int) -> tuple[int, bool]:
    """Return the first word of the verb group that ends at `verb`, and whether a form of "be" stands in it.

    Skips "has also", "later", "declined to". A group that begins with an ungoverned "to" starts at that "to".
    """
    words, known = reader.words, reader.known
    index, copula = verb, False
    while index > floor and is_plain(words, index, known):
        previous = words.lower[index - 1]
        if previous == "to":
            if index - 2 >= floor and words.lower[index - 2] in known.catenatives:
                index -= 2
                continue
            return index - 1, copula
        if previous in known.copulas:
            copula = True
        elif not (
            (previous in known.auxiliaries and words.words[index - 1][0].islower())
            or previous in known.adverbs_in_verb_phrase
            or (previous.endswith("ly") and len(previous) > 4)
        ):
            break
        index -= 1
    return index, copula


def source_before(reader: Reader, end: int, floor: int) -> Phrase | None:
    """Return the noun phrase whose last word is `end` - 1, an apposition and a bracket included."""
    words, known = reader.words, reader.known
    if end <= floor:
        return None
    gap = words.gaps[end] if end < len(words) else ""
    if any(mark in gap for mark in ",—–") and _QUOTE_ENDS.isdisjoint(gap):
        return apposition_before(words, end, floor, known)
    if not is_plain(words, end, known) and not gap.lstrip(" .").startswith(")"):
        return None
    return phrase_before(words, end, floor, known)


def source_after(reader: Reader, term: Term, place: Place) -> Phrase | None:
    """Return "Ann Lee, the mayor," of “…,” said Ann Lee, the mayor; None where the cue's subject stands before it."""
    words, known, inside = reader.words, reader.known, place.inside
    first = term.last
    if first >= inside.stop or not words.gaps[first].isspace() or not _follows_content(words, term.first, inside):
        return None
    opener = words.lower[first]
    if opener in ("that", "to", "it", "there"):
        return None
    capital = words.words[first][0].isupper()
    if (
        _closes_quote(words.gaps[term.first])
        and opener not in known.adverbial_openers
        and opener not in known.adverbs_in_verb_phrase
    ):
        return phrase_after(words, first, inside.stop, known)
    if not (
        capital or opener in known.determiners or opener in known.pronouns_personal or opener in known.common_nouns
    ):
        return None
    phrase = phrase_after(words, first, inside.stop, known)
    if phrase is None:
        return None
    return phrase if _stands_alone(reader, phrase, inside) else None


def _stands_alone(reader: Reader, phrase: Phrase, inside: range) -> bool:
    """Tell whether the phrase is somebody, and a comma, a time or the end of the sentence follows it."""
    words, known = reader.words, reader.known
    head = phrase[0]
    while head < phrase[1] - 1 and words.lower[head + 1] not in known.prepositions and words.gaps[head + 1].isspace():
        head += 1
    somebody = words.words[phrase[0]][0].isupper() or words.lower[head] in known.common_nouns
    somebody = somebody or words.lower[phrase[0]] in known.pronouns_personal
    if not somebody:
        return False
    if phrase[1] >= inside.stop:
        return True
    return not words.gaps[phrase[1]].isspace() or words.lower[phrase[1]] in known.adverbial_openers


def _closes_quote(gap: str) -> bool:
    return not _QUOTE_ENDS.isdisjoint(gap) or "''" in gap


def _follows_content(words: Words, index: int, inside: range) -> bool:
    """Tell whether the verb at `index` stands right behind a comma or a quotation that can be its content."""
    if index == inside.start:
        return False
    gap = words.gaps[index]
    return _closes_quote(gap) or (gap.startswith((",", "?", "!", "—")) and index - inside.start > MIN_WORDS)


def is_parenthetical(reader: Reader, source: Phrase, term: Term, place: Place) -> bool:
    """Tell whether "…, X said" closes or interrupts the content that stands before it."""
    words, inside = reader.words, place.inside
    if source[0] == inside.start:
        return False
    gap = words.gaps[source[0]]
    closes = _closes_quote(gap)
    if not closes and not gap.lstrip().startswith((",", "—", "–", "-", "?", "!")):
        return False
    if not closes and (source[0] - inside.start <= MIN_WORDS or _is_prefix(reader, source[0], inside)):
        return False
    follows = words.lower[term.last] if term.last < inside.stop else ""
    return (closes and follows != "that") or _nothing_follows(reader, term, inside)


def _is_prefix(reader: Reader, end: int, inside: range) -> bool:
    """Tell whether what stands before the first comma is an adverbial: "During his seven years, Mr. Obama said"."""
    words, known = reader.words, reader.known
    opener = words.lower[inside.start]
    if opener in known.clause_openers:
        return True
    if (
        opener not in known.prepositions
        and opener not in known.adverbial_openers
        and opener not in ("asked", "despite")
    ):
        return False
    return not any("," in words.gaps[i] for i in range(inside.start + 1, end)) and not any(
        words.lower[i] in known.copulas or words.lower[i] in known.auxiliaries for i in range(inside.start, end)
    )


def _nothing_follows(reader: Reader, term: Term, inside: range) -> bool:
    """Tell whether only a recipient, a time or a place follows the cue, up to the next stop or comma."""
    words, known = reader.words, reader.known
    index = term.last
    if "that" in words.lower[index : min(index + _NEAR, inside.stop)]:
        return False
    if index >= inside.stop or words.gaps[index].lstrip().startswith((",", ".", "—", ";")):
        return True
    if words.lower[term.first] in known.telling_verbs:
        told = phrase_after(words, index, inside.stop, known)
        index = told[1] if told is not None else index
    if index >= inside.stop or words.gaps[index].lstrip().startswith((",", ".", "—")):
        return True
    return words.lower[index] in known.adverbial_openers


def is_verb_here(reader: Reader, source: Phrase, term: Term, forms: set[str], group: int) -> bool:
    """Tell whether the cue can have this subject, and is no noun or participle here."""
    words, known = reader.words, reader.known
    word, before = words.lower[term.first], words.lower[source[1] - 1]
    if before in known.pronouns_personal:
        return True
    if before in known.determiners or (before in known.vague_pronouns and word in known.cue_nouns_also):
        return before in ("some", "many", "several", "most") and word not in known.cue_nouns_also
    helped = group < term.first
    closes = _closes_quote(words.gaps[source[0]])  # “…,” ISW stated
    if word in known.cue_nouns_also and not helped and not closes and not _starts_content(reader, term, source):
        return False
    if word in known.cue_nouns_also and "third" in forms and not helped:
        opener = words.lower[source[0]]
        if not (opener in known.determiners or words.words[source[0]][0].isupper()):
            return False  # "broad orders": a singular subject has an article or a name
    if "base" in forms and "past" not in forms:  # a plural subject, or an auxiliary before it
        return helped or before.endswith("s") or before in _PLURALS
    return True


_OPENERS = frozenset(
    {
        "that",
        "to",
        "him",
        "her",
        "them",
        "me",
        "us",
        "himself",
        "herself",
        "what",
        "how",
        "why",
        "whether",
        "if",
        "when",
        "where",
        "there",
    }
)
_PLURALS = frozenset({"people", "police", "women", "men", "many", "some", "others", "officials", "most", "both", "who"})


def _starts_content(reader: Reader, term: Term, source: Phrase) -> bool:
    """Tell whether what follows can be a content rather than the rest of a noun phrase."""
    words, known = reader.words, reader.known
    if term.last >= len(words):
        return False
    gap, after = words.gaps[term.last], words.lower[term.last]
    if any(mark in gap for mark in ("“", '"', "''", ":")):
        return True
    if not gap.isspace():
        return False
    return (
        after in _OPENERS
        or after in known.determiners
        or after in known.pronouns_personal
        or (words.words[term.last][0].isupper() and words.words[source[1] - 1][0].isupper())
    )


def sentence_subject(reader: Reader, inside: range, before: int) -> Phrase | None:
    """Return the subject of the sentence, read from its beginning, for a cue that leaves it understood."""
    words, known = reader.words, reader.known
    first = inside.start
    opener = words.lower[first]
    if opener in known.prepositions or opener in known.clause_openers or opener in known.adverbial_openers:
        first = next((i for i in range(first + 1, before) if "," in words.gaps[i]), before)
    while first < before and (words.lower[first] in known.clause_openers or words.lower[first].endswith("ly")):
        first += 1
    if first >= before or reader.quoted[first]:
        return None
    if words.lower[first] in known.pronouns_personal:
        return (first, first + 1)
    phrase = phrase_after(words, first, before, known)
    if phrase is None:
        return None
    if words.words[first][0].isupper():
        named = [m for m in reader.names.ending_in(first, phrase[1]) if m.first == first]
        if named:
            return (first, named[0].last)
    return phrase
