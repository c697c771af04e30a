"""VF208: a quotation that nobody says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from verifact.analysis.genre import is_opinion
from verifact.analysis.grammar import grammar
from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article, Quote, QuoteKind, SpeakerKind
from verifact.spans import Span

_WORDS = 5
_LABEL = 40  # "WALLACE:" opens a line of a transcript
_MARKS = "“”\"'‘’«»„ \u00a0\n"


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
    for quote in article.quotes:
        if quote.depth or quote.kind is not QuoteKind.SPEECH or quote.words < _WORDS or not quote.closed:
            continue
        if (quote.speaker is not None and quote.speaker.kind is not SpeakerKind.NONE) or not voices.is_prose(
            quote.span
        ):
            continue
        block = article.document.block_at(quote.span.start)
        if block is None or _any_in(sources, block.span) or _fills(article.text, quote, block.span):
            continue
        near = _neighbourhood(article, quote, block.span)
        if not voices.is_pointed(near) and not _may_say(article, near, quote):
            yield Hit(
                quote.span, "nobody is said to have said this", help="say who said it, or drop the quotation marks"
            )


def _sourced(article: Article) -> list[int]:
    return sorted(a.cue.start for a in article.attributions if a.cue is not None and a.source is not None)


def _any_in(places: list[int], span: Span) -> bool:
    return bisect_left(places, span.start) < bisect_left(places, span.end)


def _fills(text: str, quote: Quote, block: Span) -> bool:
    """Whether the paragraph holds the quotation alone, or opens with the label of a speaker."""
    rest = text[block.start : quote.span.start].strip(_MARKS) + text[quote.span.end : block.end].strip(_MARKS)
    head = text[block.start : min(block.start + _LABEL, quote.span.start)]
    return not rest.strip(".,;—–-") or ":" in head


def _neighbourhood(article: Article, quote: Quote, block: Span) -> Span:
    """Return the sentences of the quotation and the one before and behind it, as far as the paragraph goes."""
    sentences = article.sentences
    first = bisect_right(sentences, quote.span.start, key=lambda sentence: sentence.span.start) - 1
    last = bisect_left(sentences, quote.span.end, key=lambda sentence: sentence.span.start)
    low = sentences[max(0, first - 1)].span.start
    high = sentences[min(len(sentences) - 1, last)].span.end
    return Span(max(block.start, low), min(block.end, high))


def _may_say(article: Article, near: Span, quote: Quote) -> bool:
    """Whether anybody beside the quotation can be its speaker, or it is words that are meant as words."""
    if article.language is None:
        return False
    words, known = article.derived(words_of), grammar(article.language)
    mentions = lexicon(article.language).terms["mention_words"]
    people = known.role_nouns | known.pronouns_personal | known.documents | known.vague_heads | known.bare_sources
    people |= mentions | known.group_nouns
    inside, quoted = words.range_in(near), words.range_in(quote.span)
    outside = (*range(inside.start, quoted.start), *range(quoted.stop, inside.stop))
    if any(words.lower[index].removesuffix("'s") in people - {"it"} for index in outside):
        return True
    names = article.derived(names_of)
    return bool(names.ending_in(inside.start, quoted.start) or names.ending_in(quoted.stop, inside.stop))
