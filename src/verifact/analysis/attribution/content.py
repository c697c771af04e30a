"""What a cue ascribes: the stretch behind it, before it, or on both sides of it."""

from verifact.analysis.attribution.draft import Draft, Place, Reader, closes_quote, opening_in, opens_quote
from verifact.analysis.word_classes import (
    ADVERBIAL,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)
from verifact.spans import Span

MIN_WORDS = 2
_MAX_RECIPIENT = 8
_MAX_ADVERBIAL = 6
_MAX_ADVERB_WORDS = 24
_REACH = 200  # words behind a cue that are looked through for a comma
_NEAR, _FAR = 120, 400  # code points back to an opening bracket, and on to the one that closes
_SEPARATORS = frozenset(',"“”«»—–;:')
_LEADING = " \u00a0,—–-\t\r\n"


def take_after(reader: Reader, draft: Draft, index: int, place: Place) -> None:
    """Take as content what stands from word `index` to the end of the sentence."""
    words, inside = reader.words, place.inside
    if index > inside.start and words.lower[index - 1] in reader.known.telling_verbs:
        index = after_recipient(reader, index, inside)
    if index >= inside.stop:
        return
    if words.lower[index] in reader.known.complementizers and index + 1 < inside.stop:
        index += 1
    if reader.phrases.classes[index] & (PREPOSITION | ADVERBIAL):
        index = _behind_adverbial(reader, _behind_as(reader, index, place), place)
        if index >= inside.stop or is_adverbial(reader, index, place):
            return
    begin = _from_mark(reader, index)
    end = min(place.sentence.span.end, _end_of_clause(reader, draft, index, place))
    draft.content.append(reader.stretched(begin, without_stop(words.text, begin, end)))


def _behind_as(reader: Reader, index: int, place: Place) -> int:
    """Return the word behind the comma of "As she noted in May, | the town …", otherwise `index`."""
    words, inside = reader.words, place.inside
    if words.lower[inside.start] not in reader.known.quotatives or words.gaps[index] != " ":
        return index
    return _next_comma(reader, index, inside)


def _behind_adverbial(reader: Reader, index: int, place: Place) -> int:
    """Return the word after "that" or the quotation mark of "said in its letter, written by Lee, that | the town …"."""
    words, inside = reader.words, place.inside
    if index >= inside.stop or reader.quoted[index] or opens_infinitive(reader, index, place.inside.stop):
        return index
    for ahead in range(index + 1, min(inside.stop - MIN_WORDS, index + _MAX_ADVERB_WORDS)):
        if reader.quoted[ahead]:
            return ahead if words.gaps[ahead].startswith((",", ":")) else index
        if words.lower[ahead] in reader.known.complementizers:
            return ahead + 1
    return index


def _next_comma(reader: Reader, index: int, inside: range) -> int:
    """Return the next word outside quotations that stands behind a comma, or where the look ends."""
    gaps, quoted, ceiling = reader.words.gaps, reader.quoted, min(inside.stop, index + _REACH)
    for ahead in range(index + 1, ceiling):
        if "," in gaps[ahead] and (not quoted[ahead - 1] or closes_quote(gaps[ahead])):
            return ahead
    return inside.stop


def _end_of_clause(reader: Reader, draft: Draft, index: int, place: Place) -> int:
    """Return the offset where a clause that only interrupts or opens the sentence ends, and with it what is said.

    "While he said that it was lost, | the town stood"; "Lee, who opposed the plan, | left"; "(he opposed it|)".
    """
    words, inside, whole = reader.words, place.inside, place.sentence.span
    text, gaps, classes = words.text, words.gaps, reader.phrases.classes
    cue = draft.start
    bracket = text.rfind("(", max(whole.start, cue - _NEAR), cue)
    if bracket >= 0 and ")" not in text[bracket:cue]:
        closing = text.find(")", cue, cue + _FAR)
        return closing if closing > words.starts[index] else whole.end
    opener, who = inside.start, draft.last - 1
    kind = classes[opener]
    opens = (
        (kind & CLAUSE_OPENER and words.lower[opener] not in reader.known.sentence_connectives)
        or (words.starts[opener] == cue and words.lower[opener].endswith("ing"))
        or (kind & PREPOSITION and index - opener <= 3 and draft.first >= index)
    )
    relative = draft.first >= 0 and classes[who] & RELATIVE and gaps[who].startswith(",")
    if not (opens or relative) or "," in gaps[index]:
        return whole.end
    if opens and any("," in gaps[i] for i in range(opener + 1, min(index, opener + _REACH))):
        return whole.end
    comma = _next_comma(reader, index, inside)
    return words.ends[comma - 1] if comma < inside.stop else whole.end


def after_recipient(reader: Reader, index: int, inside: range) -> int:
    """Return the word after those who are told: "told | reporters on Monday | that …"."""
    words, known = reader.words, reader.known
    for ahead in range(index, min(index + _MAX_RECIPIENT, inside.stop)):
        if words.lower[ahead] in known.complementizers or (ahead > index and not words.gaps[ahead].isspace()):
            return ahead
    if index >= inside.stop:
        return index
    if words.lower[index] not in known.recipients and (
        words.words[index][0].isupper() or reader.phrases.classes[index] & (DETERMINER | PRONOUN)
    ):
        told = reader.phrases.after(index, inside.stop)
        if told is not None and inside.stop - told[1] >= MIN_WORDS:
            return told[1]
    while index < inside.stop and words.lower[index] in known.recipients:
        index += 1
    return index


def take_before(reader: Reader, draft: Draft, end: int, resume: int, place: Place) -> None:
    """Take as content what stands before offset `end`, and what goes on behind a comma from word `resume` on."""
    words, text, sentence = reader.words, reader.words.text, place.sentence.span
    stop = end
    while stop > sentence.start and text[stop - 1] in _LEADING:
        stop -= 1
    if stop > sentence.start:
        draft.content.append(reader.stretched(sentence.start, stop))
    index, ceiling = resume, min(place.inside.stop, resume + _REACH)
    gaps = words.gaps
    while index < ceiling and (gaps[index] == " " or _SEPARATORS.isdisjoint(gaps[index])):
        index += 1
    left = place.inside.stop - index
    marked = left > 0 and opens_quote(gaps[index])
    if left < (1 if marked else MIN_WORDS) or index == ceiling:
        return
    if not marked and (words.lower[index] in reader.known.no_continuations or words.lower[index].endswith("ing")):
        return  # ", adding that …" has a cue of its own
    begin = _from_mark(reader, index)
    draft.content.append(reader.stretched(begin, without_stop(text, begin, sentence.end)))


def stop_before(draft: Draft, following: Draft, reader: Reader) -> None:
    """End the content of one attribution where ", but X said …", "and said …", ", adding …" opens the next."""
    if following.first < 0 or following.cue is None or draft.cue is None or following.cue.start < draft.cue.start:
        return
    words = reader.words
    opener = following.clause if following.clause >= 0 else following.first
    joined = opener > 0 and words.lower[opener - 1] in reader.known.clause_joiners
    if joined:
        opener -= 1
        joined = bool(reader.phrases.classes[opener] & COORDINATOR) or "," in words.gaps[opener]
    if following.clause < 0 and not joined and ";" not in words.gaps[opener]:
        return
    gap = words.gaps[opener]
    end = words.starts[opener] - len(gap) + (len(gap.rstrip()) if closes_quote(gap) else 0)
    kept = [Span(part.start, min(part.end, end)) for part in draft.content if part.start < end]
    if kept and all(len(part) > 1 for part in kept):
        draft.content = kept


def without_stop(text: str, start: int, end: int) -> int:
    """Return where the range from offset `start` to `end` ends without its full stop."""
    while end > start and text[end - 1] in ".!? \u00a0":
        end -= 1
    return end


def is_adverbial(reader: Reader, index: int, place: Place) -> bool:
    """Tell whether only a time, a place or a hearer is left: "said on Tuesday.", "said in a statement."."""
    classes, left = reader.phrases.classes, place.inside.stop - index
    if left > _MAX_ADVERBIAL or not classes[index] & ADVERBIAL or reader.quoted[index]:
        return False
    return not opens_infinitive(reader, index, place.inside.stop)


def opens_infinitive(reader: Reader, index: int, stop: int) -> bool:
    """Tell whether "to" at word `index` is followed by a verb: "to compromise", but not "to the press", "to her"."""
    words, known = reader.words, reader.known
    if words.lower[index] not in known.infinitive_markers or index + 1 >= stop:
        return False
    following = words.lower[index + 1]
    if reader.phrases.classes[index + 1] & (DETERMINER | PRONOUN | CLAUSE_OPENER) or following in known.recipients:
        return False
    return words.words[index + 1][0].islower() and not following.endswith("s")


def _from_mark(reader: Reader, index: int) -> int:
    """Return where word `index` begins, a quotation mark before it included."""
    gap = reader.words.gaps[index]
    return reader.words.starts[index] - (opening_in(gap) if gap != " " else 0)
