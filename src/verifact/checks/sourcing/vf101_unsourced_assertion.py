"""VF101: an assertion nobody stands behind."""

import re
from collections.abc import Iterator

from attrs import frozen

from verifact.analysis.genre import is_opinion
from verifact.analysis.names import Names, names_of
from verifact.analysis.words import Words, words_of
from verifact.checks._holding import holds
from verifact.checks._own_work import is_own_work
from verifact.checks.base import WARNING, Hit, check
from verifact.checks.sourcing._unsourced import unsourced_claims
from verifact.language import lexicon, together
from verifact.model import Article, Claim, ClaimKind, FigureKind

_WORTHY = 0.1
_WEIGHTY = 0.7
_NOW = frozenset({"is", "are"})
_BETWEEN = frozenset({"also", "being", "now", "still", "currently", "partly", "largely", "jointly", "reportedly"})
_VERB_GROUP = 3
_RANKS = frozenset({"superlatives", "ranks"})
_AGENT_WITHIN = 5
_RANK_WITHIN = 12
_SCOPE = 4  # words of "at least a generation"
_COUNTED = frozenset({FigureKind.MONEY, FigureKind.PERCENT})
_CALLED = frozenset({"called", "known", "referred", "regarded", "dubbed", "nicknamed"})
_AS = frozenset({"as", "to", "the"})
_YEAR = re.compile(r"1\d{3}s?")


@frozen
class _Known:
    controlling: frozenset[str]
    hidden: frozenset[str]
    verbs: frozenset[str]
    spans: frozenset[str]


@check(
    "VF101",
    "unsourced-assertion",
    severity=WARNING,
    bad=[
        "The front has moved again.\n\n⟦Russian forces in the salient are led by the 810th Naval Infantry Brigade, an elite "
        "unit based in Sevastopol.⟧",
        "The vote is next week.\n\n⟦Senator Ann Lee secretly met the chairman of Acme Holdings in Geneva before the committee passed "
        "the bill.⟧",
        "The mayor spoke.\n\n⟦The levy of Ely is the highest that the county has seen in a generation, and Acme Holdings "
        "pays most of it.⟧",
    ],
    good=[
        "The front has moved.\n\nRussian forces are led by the 810th Naval Infantry Brigade, an elite unit, the Institute for "
        "the Study of War said.",
        "Senator Ann Lee secretly met the chairman of Acme Holdings in Geneva before the committee passed the bill.",
        "The vote is next week.\n\nThe Herald reported that Ann Lee met Acme Holdings. Senator Lee secretly met the chairman "
        "in Geneva before the committee passed the bill.",
        "The vote is next week.\n\nThe Herald reported that Ann Lee met Acme Holdings.\n\nSenator Lee secretly met the chairman "
        "in Geneva before the committee passed the bill.",
        "The vote is next week.\n\nSenator Ann Lee met the chairman of Acme Holdings in Geneva on Monday and endorsed John Poe "
        "of Ely.",
        "The vote is next week.\n\nLast year the Ely mills earned just $2.7 billion, the lowest take since 1988.",
        "The vote is next week.\n\nNo candidate of the Fen League has won a vote in Ely since 1912, the first in a century.",
        "The vote is next week.\n\nThe hall is cold in winter, and people bring blankets.",
        "The vote is next week.\n\nOur forces in the game are led by the 810th Brigade, and our map is the largest in history.",
    ],
)
def unsourced_assertion(article: Article) -> Iterator[Hit]:
    """A reader who asks "who says so?" deserves an answer in the text.

    Most of what a report tells in its own voice is common knowledge, or was seen by the reporter. Found is what neither can
    be: who is behind somebody or something ("are led by", "is funded by"), what was done "secretly" or "illegally", a
    rank among everything that history holds ("the first since 1948", "the highest in a generation"), and what led to what
    among those with names, where the sentence has no attribution, no marker and no link, and neither its paragraph nor the
    one before has any that could carry it.

    A rank is silent beside a percentage or a sum of money, which it is read off, and where somebody is only called so; ranks
    and causes are where they are about results of elections, matches and markets, which anybody can look up.

    Silent beside a condition or a word of doubt; in the opening, which the body sources; in opinion, by the type in the front
    matter; where the writers tell of their own work; in paragraphs that quote or report anybody; below the list of
    citations. Figures are VF102, ranks of today VF106.
    """
    if is_opinion(article) or article.language is None or "control_participles" not in lexicon(article.language):
        return
    words, names = article.derived(words_of), article.derived(names_of)
    terms = lexicon(article.language).terms
    known = _Known(
        terms["control_participles"],
        terms["hidden_manner"],
        together(article.language, "event_verbs", "cue_verbs"),
        terms["history_spans"],
    )
    for claim in unsourced_claims(article):
        if claim.worthiness < _WORTHY or article.derived(is_own_work):
            continue
        inside = words.range_in(claim.span)
        if not terms["conditions"].isdisjoint(words.lower[inside.start : inside.stop]):
            continue
        if (
            _names_who_is_behind(words, names, inside, known)
            or _tells_what_was_hidden(words, inside, known)
            or (_ranks_in_history(words, inside, known) and not _is_on_record(words, claim))
            or (_is_weighty(claim) and _states_a_cause(words, inside) and not holds(words, "record_words", claim.span))
        ):
            yield Hit(
                claim.span,
                "nobody is said to stand behind this",
                help="say who says so, or point to the source",
            )


def _is_weighty(claim: Claim) -> bool:
    return claim.worthiness >= _WEIGHTY and claim.kind is not ClaimKind.FIGURE


def _names_who_is_behind(words: Words, names: Names, inside: range, known: _Known) -> bool:
    """Whether it says "are led by the 810th Brigade": in the present, and with a name."""
    lower = words.lower
    for index in inside:
        if lower[index] != "by" or lower[index - 1] not in known.controlling or index - 1 <= inside.start:
            continue
        first = index - 2
        while first > inside.start and index - 2 - first < _VERB_GROUP and lower[first] in _BETWEEN:
            first -= 1
        last = min(inside.stop, index + 1 + _AGENT_WITHIN)
        if lower[first] in _NOW and any(name.first > index for name in names.ending_in(index + 1, last)):
            return True
    return False


def _tells_what_was_hidden(words: Words, inside: range, known: _Known) -> bool:
    """Whether it says "secretly met": how and what, side by side."""
    return any(
        words.lower[index] in known.hidden and words.gaps[index + 1].isspace() and words.lower[index + 1] in known.verbs
        for index in range(inside.start, inside.stop - 1)
    )


def _ranks_in_history(words: Words, inside: range, known: _Known) -> bool:
    """Whether it says "the first … since 1948", "the highest … in at least a generation", "the youngest … ever"."""
    lower = words.lower
    ranks = [term.first for term in words.terms_among(inside) if _RANKS.intersection(term.categories)]
    for rank in ranks:
        stop = min(inside.stop, rank + _RANK_WITHIN)
        for index in range(rank + 1, stop):
            scope = lower[index + 1 : index + 1 + _SCOPE]
            if lower[index] == "in" and not known.spans.isdisjoint(scope):
                return True
            if lower[index] == "since" and scope and (_YEAR.fullmatch(scope[0]) or scope[0] == "the"):
                return True
    return False


def _is_on_record(words: Words, claim: Claim) -> bool:
    """Whether the rank is read off figures that stand there, off results, or is what somebody is called."""
    inside = words.range_in(claim.span)
    return (
        any(figure.kind in _COUNTED for figure in claim.figures)
        or holds(words, "record_words", claim.span)
        or any(words.lower[i] in _CALLED and words.lower[i + 1] in _AS for i in range(inside.start, inside.stop - 1))
    )


def _states_a_cause(words: Words, inside: range) -> bool:
    among = words.terms_among(range(inside.start + 1, inside.stop))
    return any("causal_phrases" in term.categories for term in among)
