"""VF304: a source the text leans on, missing from the list."""

import re
from collections.abc import Iterator

from verifact.analysis.grammar import grammar
from verifact.analysis.provenance import provenances_of
from verifact.analysis.voice import voices_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.checks.citations._entries import source_list
from verifact.document import Format
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

_REACH = 5  # code points between a sentence and the marker behind it
_WORD = re.compile(r"[\w&]+")
_LIST = (
    "\n\nSources\n\n  1. Council votes to close the mill  The Ely Herald\n  2. Mill town waits for news  Fen Radio\n"
)
_FIRST_HAND = re.compile(
    r"\b(?:told (?:us|me|this (?:news)?paper|this site|verifact)|in an interview with (?:us|this)|spoke to (?:us|me))\b",
    re.IGNORECASE,
)


@check(
    "VF304",
    "source-not-listed",
    severity=WARNING,
    bad=[
        "⟦The Institute for the Study of War⟧ said the mill was hit twice." + _LIST,
        "A video released by ⟦MillWatch⟧ shows the fire." + _LIST,
        "The Acme Institute (AI) warned that the dam is weak. ⟦AI⟧ noted that nobody answered.".replace(
            "The Acme Institute (AI)", "⟦The Acme Institute (AI⟧)"
        )
        + _LIST,
    ],
    good=[
        "The Ely Herald reported that the mill will close." + _LIST,
        "The Institute for the Study of War (ISW) said the mill was hit.\n\nSources\n\n  1. Campaign assessment  ISW\n",
        "The Institute for the Study of War said the mill was hit twice.",
        "The Mill Trust told this newspaper that it would go on." + _LIST,
        "Moscow hopes that the mill will close." + _LIST,
        "Mayor Ann Lee said the mill would close." + _LIST,
        Example(
            "The Mill Trust said that it would go on.[^1]\n\nThe Fen Institute warned of floods.\n\n[^1]: It has 40 members.\n",
            Format.MARKDOWN,
            note="the footnote explains; it is no list of sources",
        ),
    ],
)
def source_not_listed(article: Article) -> Iterator[Hit]:
    """Where there is a list, readers take it for the whole of it: a source that the text leans on belongs there.

    Found where an organisation is the source of an attribution, or the maker of a document or recording the text leans on,
    and no entry of a non-empty list holds its name, its acronym or the distinctive words of its name (in title, authors,
    publisher or address). One finding a source, with all its places.

    Silent for persons (what somebody says can stand in any outlet), for places that stand for governments, for what an
    organisation told the writer at first hand, where a link or a marker stands in the same sentence, and where there are
    only footnotes most of which name no work.
    """
    listed = source_list(article)
    if not listed:
        return
    known, text = grammar(article.language), article.text
    haystack = " ".join(["", *_WORD.findall(" ".join(f"{c.raw} {c.url or ''}" for c in listed).casefold()), ""])
    compact = re.sub(r"[\W_]", "", haystack)
    voices = article.derived(voices_of)
    places: dict[str, list[Span]] = {}
    for name, place in _organizations(article):
        if voices.is_quoted(place) or not voices.is_prose(place) or name.casefold() in known.places:
            continue
        if _is_listed(name, place.of(text), haystack, compact, known.organization_words):
            continue
        sentence = voices.sentence_at(place.start)
        if sentence and (_FIRST_HAND.search(sentence.text) or voices.is_pointed(sentence.span, _REACH)):
            continue
        places.setdefault(name, []).append(place)
    for name, spans in sorted(places.items(), key=lambda item: item[1][0]):
        yield Hit(
            spans[0],
            f"“{name}” is a source here and not in the list",
            help="add what was read to the list",
            related=tuple(spans[1:]),
        )


def _organizations(article: Article) -> Iterator[tuple[str, Span]]:
    for attribution in article.attributions:
        is_organization = attribution.speaker.kind is SpeakerKind.ORGANIZATION
        if is_organization and attribution.source is not None and attribution.cue is not None:
            yield attribution.speaker.name, attribution.source
    for provenance in article.derived(provenances_of):
        if provenance.maker.kind is not SpeakerKind.PERSON:
            yield provenance.maker.full, provenance.span


def _is_listed(name: str, written: str, haystack: str, compact: str, generic: frozenset[str]) -> bool:
    for form in (name, written):
        words = [word for word in _WORD.findall(form.casefold()) if word != "the"]
        if words and f" {' '.join(words)} " in haystack:
            return True
        if len("".join(words)) > 4 and "".join(words) in compact:
            return True
    words = _WORD.findall(name)
    acronym = "".join(word[0] for word in words if word[0].isupper()).casefold()
    if len(acronym) > 1 and f" {acronym} " in haystack:
        return True
    telling = [word.casefold() for word in words if word[0].isupper() and word.casefold() not in generic | {"the"}]
    return bool(telling) and all(f" {word} " in haystack for word in telling)
