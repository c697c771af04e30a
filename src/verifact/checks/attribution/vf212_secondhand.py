"""VF212: "the Post reported, citing officials", and the Post's piece is nowhere."""

import re
from collections.abc import Iterator

from verifact.analysis.grammar import grammar
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks._holding import holds
from verifact.checks.attribution._sources import cited, said_by
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article, SpeakerKind
from verifact.spans import Span

_LETTERS = re.compile(r"[\W_]+")
_LIST = (
    "\n\nSources\n\n  1. Council votes to close the mill  The Ely Herald\n  2. Mill town waits for news  Fen Radio\n"
)


@check(
    "VF212",
    "secondhand",
    severity=WARNING,
    bad=[
        "⟦The Fen Post reported⟧, citing officials, that the mill would close.",
        "⟦The Fen Post reported⟧ on Monday that the mill would close, citing two people in the talks." + _LIST,
        "The mill would close in May, ⟦the Fen Post reported⟧, quoting unnamed aides.",
    ],
    good=[
        "The Ely Herald reported, citing officials, that the mill would close." + _LIST,
        "The Fen Post reported that the mill would close.",
        "The Fen Post reported, citing officials, that the mill would close [1].\n\n[1] Ann Lee. Mill. 2 May 2020.\n",
        "The judge ruled for the council, citing a lack of evidence.",
        "“The Fen Post reported it, citing officials,” she said.",
    ],
)
def secondhand(article: Article) -> Iterator[Hit]:
    """What another outlet was told is that outlet's to answer for: the reader must be able to go there.

    Found where an organisation is said to report something "citing" somebody else, and neither a link or a marker in the
    sentence nor an entry of the list leads to it.

    Silent inside quotations, for persons (a judge cites laws), and where the outlet is listed or linked anywhere.
    """
    if article.language is None or "citing_words" not in lexicon(article.language):
        return
    terms = lexicon(article.language).terms
    reports = terms["reporting_cues"] - terms["citing_words"]
    words, voices = article.derived(words_of), article.derived(voices_of)
    listed = _LETTERS.sub(
        "", " ".join(f"{c.raw} {c.publisher or ''} {c.url or ''}" for c in article.citations).casefold()
    )
    seen: set[int] = set()
    for attribution, source, cue in cited(article):
        sentence = voices.sentence_at(cue.start)
        if attribution.speaker.kind is not SpeakerKind.ORGANIZATION or sentence is None or _is_pronoun(article, source):
            continue
        if sentence.span.start in seen or cue.of(article.text).casefold() not in reports:
            continue
        if not holds(words, "citing_words", sentence.span):
            continue
        outlet = _LETTERS.sub("", attribution.speaker.name.casefold().removeprefix("the "))
        if outlet in listed or voices.is_pointed(sentence.span):
            continue
        seen.add(sentence.span.start)
        yield Hit(
            said_by(source, cue),
            f"a report at second hand: what {attribution.speaker.name} wrote is not in the list",
            help="read the piece, and list it or link to it",
        )


def _is_pronoun(article: Article, source: Span) -> bool:
    return source.of(article.text).casefold() in grammar(article.language).pronouns_personal
