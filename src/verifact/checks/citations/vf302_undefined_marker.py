"""VF302: a marker that points at nothing."""

import re
from collections.abc import Iterator

from verifact.analysis.citations import is_reading_list
from verifact.analysis.citing.definitions import references_of
from verifact.analysis.markers import numbers_in
from verifact.analysis.voice import voices_of
from verifact.checks.base import ERROR, WARNING, Abstain, Example, Hit, check
from verifact.document import Format
from verifact.model import Article, CitationKind, Marker, MarkerKind

_LIST = "\n\nSources\n\n1. Council votes to close the mill  The Ely Herald\n2. Mill town waits  Fen Radio\n"
_BEFORE = 16  # code points before a marker that are looked at
# "at [45]" counts the paragraphs of a judgment; "x[3]" is an element of something.
_OTHER_USE = re.compile(
    r"\b(?:at|para(?:graph)?s?\.?|pp?\.|line|section|art(?:icle)?\.?)\s\Z|(?<!\w)\w\Z|[_=(+*/<>]\s?\Z", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"\s[a-z]")


@check(
    "VF302",
    "undefined-marker",
    severity=ERROR,
    language="",
    bad=[
        f"The mill will close [1]. The town waits ⟦[7]⟧.{_LIST}",
        Example(
            "The mill will close.[^1] The town waits.⟦[^2]⟧\n\n[^1]: The Ely Herald, 4 May 2024.\n", Format.MARKDOWN
        ),
        Example("The mill will close.⟦[^1]⟧\n", Format.MARKDOWN),
        f"The mill will close [1]. The town waits ⟦[2, 4]⟧.{_LIST}",
        Example(
            "The [council][] voted, and the ⟦[town][fen]⟧ waits.\n\n[council]: https://ely.example/council\n",
            Format.MARKDOWN,
        ),
    ],
    good=[
        f"The mill will close [1]. The town waits [1, 2].{_LIST}",
        f"“It will [sic] close,” she [Lee] said in [2024] [1]. “There were [9] mills.”{_LIST}",
        f"The judge said so at [45] and x[3] is `y[4]` [1].{_LIST}".replace("`", ""),
        Example("The class `[^a-z]` and [^abc] match.\n", Format.MARKDOWN),
        Example(
            "{% include refs.md %}\n\nThe [council][] and the [town][fen].\n\n[council]: https://ely.example/\n",
            Format.MARKDOWN,
        ),
        "The mill will close [1], it was said [2].\n",
        "The mill will close [4].\n\nFurther reading\n\n1. Mill town waits  Fen Radio\n",
    ],
)
def undefined_marker(article: Article) -> Iterator[Hit | Abstain]:
    """A marker without its entry promises a source that the reader will not find: an entry was lost, or the numbers moved.

    Found for numbers, in brackets or raised, that the list does not have; for footnote references without a note; for
    Pandoc's [@keys] that the bibliography file does not have; and, as a warning, for Markdown's [words][label] whose label
    nothing in the file defines.

    Silent where there is no list at all, in code, for numbers inserted into quotations, for "[sic]", years, and
    paragraph numbers of judgments ("at [45]"). Abstains where a file takes in text from elsewhere, which may define what
    seems undefined, and where the bibliography that it names could not be read.
    """
    references = article.derived(references_of)
    dangling = [marker for marker in article.markers if _dangles(marker)]
    if references.includes and (references.undefined or any(m.kind is MarkerKind.FOOTNOTE for m in dangling)):
        yield Abstain("text from elsewhere may define what seems undefined")
        dangling = [marker for marker in dangling if marker.kind is not MarkerKind.FOOTNOTE]
    elif references.undefined:
        for span, label in references.undefined:
            yield Hit(span, f"nothing defines “[{label}]”", help=f"add “[{label}]: address” below", severity=WARNING)
    if article.metadata.bibliography and "[@" in article.text and not _has_file(article):
        yield Abstain("the bibliography of the front matter could not be read, or has none of the keys")
    numbered = [c for c in article.citations if c.kind in (CitationKind.LIST, CitationKind.FOOTNOTE)]
    has_list = bool(numbered) and not is_reading_list(article.document, numbered[0].span)
    known = {c.number for c in numbered if c.number is not None} or set(range(1, len(numbered) + 1))
    raised = sum(bool(marker.entries) for marker in article.markers if marker.kind is MarkerKind.SUPERSCRIPT)
    for marker in dangling:
        if marker.kind is MarkerKind.FOOTNOTE:
            yield Hit(marker.span, f"there is no note “{marker.label}”", help="add the note, or take the marker out")
        elif marker.kind is MarkerKind.KEY:
            yield Hit(marker.span, "the bibliography has no such key", help="add the entry, or mend the key")
        elif has_list and (marker.kind is MarkerKind.BRACKET or raised) and not _has_other_use(marker, article):
            missing = ", ".join(str(number) for number in numbers_in(marker.label) if number not in known)
            count = f"the list has {len(numbered)} {'entry' if len(numbered) == 1 else 'entries'}"
            yield Hit(marker.span, f"no entry for {missing}: {count}", help="add the entry, or mend the number")


def _has_file(article: Article) -> bool:
    return any(citation.kind is CitationKind.FILE for citation in article.citations)


def _dangles(marker: Marker) -> bool:
    if marker.kind is MarkerKind.KEY:
        return len(marker.entries) < marker.label.count("@")
    if marker.kind is MarkerKind.FOOTNOTE:
        return not marker.entries
    if marker.kind not in (MarkerKind.BRACKET, MarkerKind.SUPERSCRIPT):
        return False
    return len(marker.entries) < len(numbers_in(marker.label))


def _has_other_use(marker: Marker, article: Article) -> bool:
    text, span = article.text, marker.span
    if marker.kind is MarkerKind.SUPERSCRIPT:
        return False
    if _OTHER_USE.search(text[max(0, span.start - _BEFORE) : span.start]):
        return True
    inserted = _WORD_AFTER.match(text, span.end) is not None
    return inserted and article.derived(voices_of).is_quoted(span)
