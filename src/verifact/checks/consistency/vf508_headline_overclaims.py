"""VF508: a headline that is surer than the story."""

import re
from collections.abc import Iterator

from verifact.analysis.calendar_dates import dates_in, dates_of
from verifact.analysis.words import Words, words_of
from verifact.checks.base import WARNING, Hit, check
from verifact.document import Block, BlockKind
from verifact.language import lexicon
from verifact.model import Article
from verifact.spans import Span

_ENDING = re.compile(r"(?:'s|ians?|ans?|ing|ed|es|s|n)$")
_SHARED = 3


@check(
    "VF508",
    "headline-overclaims",
    severity=WARNING,
    bad=[
        "Northern Troops ⟦Deployed⟧ to the Kursk Region\n\nNorthern troops have ⟦reportedly⟧ joined the forces in the Kursk region. "
        "The troops ⟦are expected to⟧ stay in the region for a year.\n\nNobody has seen them yet.",
        "Acme ⟦Fired⟧ Half of Its Workers in Ely\n\nAcme ⟦is expected to⟧ let go half of its workers in Ely, people at the firm "
        "fear.\n\nThe firm did not answer.",
        "Acme ⟦Fires⟧ Half of Its Workers in Ely\n\nAcme is ⟦reportedly⟧ about to let go half of its workers in Ely.\n\nNo answer.",
        "Minister ⟦Resigned⟧ Over Mill Scandal\n\nThe minister has ⟦reportedly⟧ stepped down over the mill scandal.\n\nHis office "
        "was closed.",
    ],
    good=[
        "Northern Troops Deployed to the Kursk Region\n\nNorthern troops have joined the forces in the Kursk region, the ministry "
        "said. The troops are expected to stay.\n\nNobody has seen them yet.",
        "Acme Reportedly Fired Half of Its Workers in Ely\n\nAcme is expected to let go half of its workers in Ely.\n\nNo answer.",
        "Minister Resigned Over Mill Scandal\n\nThe minister resigned over the mill scandal on Monday. He may run again.\n\nHis "
        "office was closed.",
        "Mayor Resigned Over Mill Scandal\n\nThe mayor resigned over the mill scandal on 6 May 2024.\n\nHis office was closed.",
        "Mayor Resigned Over Mill Scandal\n\nLEEDS, May 3, 2024 — The mayor resigned over the mill scandal.\n\nNo answer.",
        "Has Acme Fired Half of Its Workers in Ely?\n\nAcme is expected to let go half of its workers in Ely.\n\nNo answer.",
    ],
)
def headline_overclaims(article: Article) -> Iterator[Hit]:
    """Most readers see the headline only: it must not know more than the story.

    Found where the headline tells an event as done ("Deployed"), while every sentence of the lede that speaks of the same
    matter (it shares three words with the headline, or two with a short one) holds back: "reportedly", "is expected to".
    The holding words are listed with the finding.

    Silent where the headline asks, quotes, attributes or hedges; where a sentence of the lede states the matter outright;
    and where there is no headline or no lede.
    """
    span = article.title_span
    lede = next((block for block in article.blocks if block.kind is BlockKind.PARAGRAPH), None)
    if span is None or lede is None or article.language is None:
        return
    words = article.derived(words_of)
    verb = _done(words, span)
    if verb is None or set(span.of(article.text)) & set('?"“‘:'):
        return
    stems = _stems(words, span, article.language)
    holding = _holding(article, words, lede, stems)
    if holding:
        hedges = "”, “".join(dict.fromkeys(hedge.of(article.text) for hedge in holding))
        yield Hit(
            verb,
            f"the headline says “{verb.of(article.text)}”, the lede only “{hedges}”",
            help="let the headline say no more than the story does",
            related=tuple(holding),
        )


def _done(words: Words, title: Span) -> Span | None:
    """Return the verb by which the headline tells an event as done, in the past or in the present of headlines."""
    terms = lexicon("en").terms
    inside = words.range_in(title)
    if not terms["headline_hedges"].isdisjoint(words.lower[inside.start : inside.stop]):
        return None
    for index in inside[1:]:
        if words.lower[index - 1] == "to":
            continue
        word = words.lower[index]
        participle = word in terms["event_verbs.participle"] and word.endswith(("ed", "en", "wn", "nt"))
        if participle or (word in terms["event_verbs.third"] and words.lower[index - 1] not in terms["determiners"]):
            return words.span(index, index + 1)
    return None


def _holding(article: Article, words: Words, lede: Block, stems: set[str]) -> list[Span]:
    """Return the hedges of the sentences that speak of the headline's matter; none where one of them does not hedge."""
    needed = min(_SHARED, max(2, len(stems) // 2))
    found: list[Span] = []
    for sentence in article.sentences:
        if not lede.span.contains(sentence.span):
            continue
        if len(stems & _stems(words, sentence.span, article.language or "en")) < needed:
            continue
        terms = sorted([*words.find_in("hedges", sentence.span), *words.find_in("expectations", sentence.span)])
        hedges = [span for span in map(words.term_span, terms) if not _is_name(article, span, sentence.span)]
        if not hedges:
            return []
        found += hedges
    return found


def _is_name(article: Article, hedge: Span, sentence: Span) -> bool:
    """Tell the month and the name May, and any other name, from a word that holds back."""
    text = hedge.of(article.text)
    if text[0].isupper() and (text.lower() == "may" or hedge.start > sentence.start):
        return True
    return any(each.span.contains(hedge) for each in dates_in(article.derived(dates_of), sentence))


def _stems(words: Words, span: Span, tag: str) -> set[str]:
    common = lexicon(tag).terms["function_words"]
    inside = words.range_in(span)
    return {
        _ENDING.sub("", word)
        for word in words.lower[inside.start : inside.stop]
        if len(word) > 2 and word not in common
    }
