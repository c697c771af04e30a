"""VF203: "officials said", and no word about why they are not named."""

from collections.abc import Iterator
from functools import cache

from verifact.analysis.grammar import grammar
from verifact.analysis.words import words_of
from verifact.checks._holding import holds
from verifact.checks.attribution._crowds import crowds_of
from verifact.checks.attribution._sources import cited, phrase_of, quantities, said_by
from verifact.checks.base import INFO, Hit, check
from verifact.language import lexicon
from verifact.model import Article

_SAYING = frozenset({"say", "tell", "confirmed", "warned", "disclosed", "revealed", "explained"})


@check(
    "VF203",
    "anonymous-unexplained",
    severity=INFO,
    bad=[
        "⟦Officials said⟧ the bridge would stay closed.",
        "The minister had not read the letter, ⟦a senior official said⟧.",
        "⟦Two aides told⟧ the Herald that the mayor would resign.",
    ],
    good=[
        "Officials at the Ministry of Transport said the bridge would stay closed.",
        "A senior official, who asked not to be named because the talks go on, said the minister had not read the letter.",
        "Two aides told the Herald that the mayor would resign. They spoke on condition of anonymity.",
        "State officials said the bridge would stay closed.",
        "Two aides to the mayor opened the hall. The aides said it was cold.",
        "“Officials said nothing,” the mayor said.",
    ],
)
def anonymous_unexplained(article: Article) -> Iterator[Hit]:
    """Who speaks without a name owes the reader an office and a reason.

    Found where the source of an attribution is a holder of some broad office ("officials", "a senior aide") with neither a
    name nor an institution, and its paragraph does not say why they are not named.

    Silent inside quotations, where anything but rank qualifies the head ("state officials", "officials at the ministry"),
    where "the officials" points back, and once a paragraph has said the reason. "Sources" are VF204, "analysts" VF201.
    """
    if article.language is None or "unnamed_roles" not in lexicon(article.language):
        return
    terms, known = lexicon(article.language).terms, grammar(article.language)
    heads = _heads(article.language)
    reports = terms["reporting_cues"]
    words = article.derived(words_of)
    crowds = {words.starts[crowd.verb] for crowd in article.derived(crowds_of)}
    for attribution, source, cue in cited(article):
        phrase = phrase_of(words, source, heads)
        block = article.document.block_at(source.start)
        if phrase is None or block is None:
            continue
        said = cue.of(article.text).casefold()
        if said not in reports and said not in _SAYING:
            continue
        if attribution.is_named or phrase.is_definite or cue.start in crowds:
            continue
        follower = words.lower[phrase.last] if phrase.last < len(words) else ""
        described = (
            follower in terms["source_describers"] or follower in known.role_nouns or follower in known.prepositions
        )
        if described or not phrase.is_bare(words, known, quantities(article.language)):
            continue
        if not holds(words, "anonymity_reasons", block.span):
            yield Hit(
                said_by(words.span(phrase.first, phrase.last), cue),
                f"“{words.span(phrase.first, phrase.last).of(article.text)}”: of what, and why without a name?",
                help="name the office, and say why the source is not named",
            )


@cache
def _heads(tag: str) -> frozenset[str]:
    known = grammar(tag)
    return lexicon(tag).terms["unnamed_roles"] - known.bare_sources - known.vague_heads
