"""VF209: a term in quotation marks that nobody is quoted using."""

from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks._own_work import is_own_work
from verifact.checks.base import INFO, Hit, check
from verifact.language import lexicon
from verifact.model import Article, QuoteKind, SpeakerKind
from verifact.spans import any_within

_WORDS = 4
_BEFORE = 4


@check(
    "VF209",
    "scare-quote",
    severity=INFO,
    bad=[
        "The town sent its workers off as ⟦“cannon fodder”⟧ in May.",
        "The mill is a ⟦“ticking bomb”⟧ at the edge of the town.",
        "The council and its ⟦“experts”⟧ met on Monday.",
    ],
    good=[
        "The workers were “cannon fodder”, the foreman said.",
        "The foreman called the workers “cannon fodder”.",
        "The word “mill” is older than the town.",
        "John “Red” Doe opened the mill.",
        "The hall played “Summer Wind” again.",
        "“They made cannon fodder of us,” the foreman said. The “cannon fodder” went home in May.",
    ],
)
def scare_quote(article: Article) -> Iterator[Hit]:
    """Quotation marks around a term say that it is somebody else's, or that the writer does not mean it; a reader can't tell.

    Found where one to four words stand in quotation marks, and no attribution in their sentence could be whose they are.
    One finding a term, at its first place.

    Silent for titles, nicknames and words mentioned as words ("the term …"), beside a link or a marker, for terms that
    somebody in the article is quoted using, in headings, in opinion and where writers tell of their own work, whose terms they
    are.
    """
    if article.language is None or is_opinion(article) or "mention_words" not in lexicon(article.language):
        return
    if article.derived(is_own_work):
        return
    voices, words = article.derived(voices_of), article.derived(words_of)
    mentions = lexicon(article.language).terms["mention_words"]
    sources = sorted(a.cue.start for a in article.attributions if a.cue is not None)
    spoken = _spoken(article)
    done: set[str] = set()
    for quote in article.quotes:
        term = _normal(quote.text)
        if quote.depth or quote.kind is not QuoteKind.TERM or not 0 < quote.words <= _WORDS or term in done:
            continue
        sentence = voices.sentence_at(quote.span.start)
        if quote.speaker is not None and quote.speaker.kind is not SpeakerKind.NONE:
            continue
        if sentence is None or not voices.is_prose(quote.span) or voices.attributed(quote.span) is not None:
            continue
        if not quote.text[0].islower() or article.text[quote.span.start - 1 : quote.span.start] == "=":
            continue
        done.add(term)
        inside = words.range_in(quote.span)
        before = words.lower[max(0, inside.start - _BEFORE) : inside.start]
        if term in spoken or not mentions.isdisjoint((*before, *words.lower[inside.stop : inside.stop + 1])):
            continue
        if any_within(sources, sentence.span) or voices.is_pointed(sentence.span):
            continue
        yield Hit(quote.span, "whose term is this?", help="say who calls it so, or drop the quotation marks")


def _normal(text: str) -> str:
    return " ".join(word.strip(".,;:!?") for word in text.casefold().split())


def _spoken(article: Article) -> set[str]:
    """Return every run of up to four words that the article's speakers are quoted saying."""
    found: set[str] = set()
    for quote in article.quotes:
        if quote.speaker is not None:
            said = _normal(quote.text).split()
            found.update(
                " ".join(said[first : first + count]) for first in range(len(said)) for count in range(1, _WORDS + 1)
            )
    return found
