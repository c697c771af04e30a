"""VF208: a quotation that nobody says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from verifact.analysis.genre import is_opinion
from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon, together
from verifact.model import Article, Quote, QuoteKind, SpeakerKind
from verifact.spans import BY_SPAN, Span, any_within

_WORDS = 5
_SPEAKERS = (
    "role_nouns",
    "pronouns_personal",
    "documents",
    "vague_heads",
    "bare_sources",
    "mention_words",
    "group_nouns",
)
_LABEL = 40  # "WALLACE:" opens a line of a transcript


@check(
    "VF208",
    "orphan-quote",
    severity=WARNING,
    bad=[
        "The mill closed in May. It had been coming for a long time. ⟦“There was nothing left to keep us here.”⟧ The gates are "
        "shut now.",
        "The gates are shut. ⟦“There was nothing left for us to do in this town.”⟧ The yard is empty.",
        "Hopes were high in May. ⟦“This will be the pride of the county again.”⟧ Then came the flood.",
    ],
    good=[
        "“There was nothing left to keep us here,” the foreman said.",
        "Ann Lee opened the door. “There was nothing left to keep us here.” She shrugged.",
        "“There was nothing left to keep us here,” the foreman said.\n\n“And nobody came to say goodbye to us either.”",
        "The hall played “The Long Way Home from the Sea” again.",
        "“There was nothing left to keep us here.”\n\nThe mill closed in May.",
        "LEE: “There was nothing left to keep us here.”",
        "The sign says “no entry for visitors without a pass”.",
        "The slogan was “a mill for the many and not the few”.",
    ],
)
def orphan_quote(article: Article) -> Iterator[Hit]:
    """Quotation marks promise somebody's very words, and a reader has to learn whose.

    Found where a quotation of five words or more has no speaker, its paragraph has no source, and its sentence and the
    ones beside it name nobody who might have said it.

    Silent for titles, slogans and inscriptions; where the sentence or its neighbours have a name, a pronoun or an office
    that may be the speaker; where the quotation fills its paragraph (an epigraph, or the speaker goes on); in transcripts;
    beside a link or a marker; in opinion.
    """
    if article.language is None or is_opinion(article) or "mention_words" not in lexicon(article.language):
        return
    voices, sources = article.derived(voices_of), _sourced(article)
    answered: dict[Span, bool] = {}
    for quote in article.quotes:
        if quote.depth or quote.kind is not QuoteKind.SPEECH or quote.words < _WORDS or not quote.closed:
            continue
        if (quote.speaker is not None and quote.speaker.kind is not SpeakerKind.NONE) or not voices.is_prose(
            quote.span
        ):
            continue
        block = article.document.block_at(quote.span.start)
        if block is None or any_within(sources, block.span) or _fills(article, quote, block.span):
            continue
        near = _neighbourhood(article, quote, block.span)
        if near not in answered:
            answered[near] = voices.is_pointed(near) or _may_say(article, near)
        if not answered[near]:
            yield Hit(
                quote.span, "nobody is said to have said this", help="say who said it, or drop the quotation marks"
            )


def _sourced(article: Article) -> list[int]:
    return sorted(a.cue.start for a in article.attributions if a.cue is not None and a.source is not None)


def _fills(article: Article, quote: Quote, block: Span) -> bool:
    """Whether the paragraph holds the quotation alone, or opens with the label of a speaker."""
    words = article.derived(words_of)
    whole, quoted = words.range_in(block), words.range_in(quote.span)
    label = article.text[block.start : min(block.start + _LABEL, quote.span.start)]
    return (whole.start >= quoted.start and whole.stop <= quoted.stop) or ":" in label


def _neighbourhood(article: Article, quote: Quote, block: Span) -> Span:
    """Return the sentences of the quotation and the one before and behind it, as far as the paragraph goes."""
    sentences = article.sentences
    first = bisect_right(sentences, quote.span.start, key=BY_SPAN) - 1
    last = bisect_left(sentences, quote.span.end, key=BY_SPAN)
    low = sentences[max(0, first - 1)].span.start
    high = sentences[min(len(sentences) - 1, last)].span.end
    return Span(max(block.start, low), min(block.end, high))


@cache
def _people(tag: str) -> frozenset[str]:
    return together(tag, *_SPEAKERS) - {"it"}


def _may_say(article: Article, near: Span) -> bool:
    """Whether anybody beside the quotations there can be their speaker, or they are words that are meant as words."""
    if article.language is None:
        return False
    words, voices = article.derived(words_of), article.derived(voices_of)
    people, inside = _people(article.language), words.range_in(near)
    told = {index for index in inside if words.lower[index].removesuffix("'s") in people}
    told.update(term.first for term in words.find_in("cue_verbs", near))
    told.update(name.first for name in article.derived(names_of).ending_in(inside.start, inside.stop))
    return any(not voices.is_quoted(words.span(index, index + 1)) for index in told)
