"""VF301: an entry that nothing points to."""

import re
from collections.abc import Iterator

from verifact.analysis.citations import is_reading_list
from verifact.analysis.citing.addresses import canonical
from verifact.analysis.citing.definitions import references_of
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.document import Format
from verifact.language.frequency import frequencies
from verifact.model import Article, Citation, CitationKind, MarkerKind
from verifact.spans import Span

_LIST = (
    "\n\nSources\n\n1. Council votes to close the mill  The Ely Herald\n2. Mill town waits  Fen Radio\n"
    "⟦3. Harvest fails again  The Wisbech Post⟧\n"
)
_ALL = _LIST.replace("⟦", "").replace("⟧", "")
_NUMBERS = (MarkerKind.BRACKET, MarkerKind.SUPERSCRIPT, MarkerKind.FOOTNOTE, MarkerKind.AUTHOR_DATE)
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]{1,200})\](?!:)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_DISTINCTIVE = 5.0  # Zipf: words rarer than one in 10,000


@check(
    "VF301",
    "uncited-entry",
    severity=WARNING,
    language="",
    bad=[
        f"The mill will close [1]. The town waits [2].{_LIST}",
        Example(
            "The mill will close.[^1]\n\n[^1]: The Ely Herald, 4 May 2024.\n\n[^2]: ⟦Fen Radio, 5 May 2024.⟧\n",
            Format.MARKDOWN,
        ),
        Example(
            "The [mill][] closes.\n\n[mill]: https://ely.example/mill\n⟦[town]⟧: https://ely.example/town\n",
            Format.MARKDOWN,
        ),
        f"The mill will close, the Ely Herald reported. Fen Radio said the town waits.{_LIST}",
    ],
    good=[
        f"The mill will close [1]. The town waits [2, 3].{_ALL}",
        f"The mill will close [1]. The town waits [2], and the Wisbech Post wrote of hunger.{_ALL}",
        f"The mill will close.{_ALL}",
        f"The mill will close [1].{_ALL.replace('Sources', 'Further reading')}",
        f"The mill closes, the Ely Herald reported. At Wisbech the harvest was poor.{_ALL}",
        Example("The [mill] closes.\n\n[mill]: https://ely.example/mill\n[//]: # (a comment)\n", Format.MARKDOWN),
    ],
)
def uncited_entry(article: Article) -> Iterator[Hit]:
    """An entry that the text never uses lends it the weight of a source it does not stand on.

    Found where other entries of the list are pointed to, and one is not: no number, no link to its address, no outlet or
    author named. Found also for Markdown's footnotes and link definitions that nothing in the file refers to. Where the
    text names its sources in prose instead of numbering them, an entry with a distinctive word that stands in the body, too, is
    left alone.

    Silent for further reading, for bibliography files, for definitions that are comments ("[//]: # (…)"), and where
    nothing at all points to the list: that is VF103, said once.
    """
    yield from _unused_notes(article)
    for definition in article.derived(references_of).orphans:
        yield Hit(
            None,
            f"nothing in the file uses the link “[{definition.label}]”",
            help="link to it where it belongs, or take it out",
            raw_span=definition.raw,
        )
    entries = {index: c for index, c in enumerate(article.citations) if c.kind is CitationKind.LIST}
    if not entries or is_reading_list(article.document, next(iter(entries.values())).span):
        return
    pointed = {index for marker in article.markers for index in marker.entries}
    if not pointed & entries.keys():
        return
    by_number = {index for m in article.markers if m.kind in _NUMBERS for index in m.entries} & entries.keys()
    is_numbered = 2 * len(by_number) >= len(entries)
    linked = {canonical(c.url) for c in article.citations if c.kind is CitationKind.LINK and c.url}
    for index, entry in entries.items():
        if index in pointed or (entry.url and canonical(entry.url) in linked):
            continue
        body = article.derived(_body_words)
        if _surnames(entry) & body:
            continue
        if is_numbered or (article.language == "en" and not _distinctive(entry.title or "") & body):
            yield Hit(
                entry.span,
                "nothing in the text points to this entry",
                help="mark what it is the source of, or take it out",
            )


def _unused_notes(article: Article) -> Iterator[Hit]:
    """Yield the footnotes whose label no reference of the text has; a note of several paragraphs is one."""
    used = {marker.label for marker in article.markers if marker.kind is MarkerKind.FOOTNOTE}
    if article.document.format is Format.MARKDOWN:
        used.update(_NOTE_REFERENCE.findall(article.document.raw))  # also in what a template shows
    notes = {
        c.label: c for c in reversed(article.citations) if c.kind is CitationKind.FOOTNOTE and c.label and not c.markers
    }
    for label, note in reversed(notes.items()):
        if label not in used:
            yield Hit(note.span, f"nothing refers to the note “{label}”", help="refer to it, or take it out")


def _body_words(article: Article) -> frozenset[str]:
    """Return the words above the list, as written and in lower case."""
    start = min((c.span.start for c in article.citations if c.kind is CitationKind.LIST), default=len(article.text))
    words = article.derived(words_of)
    end = words.range_in(Span(0, start)).stop
    return frozenset(words.words[:end]) | frozenset(words.lower[:end])


def _surnames(entry: Citation) -> set[str]:
    names = [author.partition(",")[0] if "," in author else author.rpartition(" ")[2] for author in entry.authors[:3]]
    return {name for name in names if name[:1].isupper()}


def _distinctive(title: str) -> set[str]:
    known = frequencies("en")
    return {word for word in map(str.lower, _WORD.findall(title)) if (known.zipf(word) or 0.0) < _DISTINCTIVE}
