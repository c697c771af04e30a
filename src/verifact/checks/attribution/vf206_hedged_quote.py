"""VF206: a quotation that was "reportedly" said."""

from collections.abc import Iterator

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks._holding import holds
from verifact.checks.attribution._hedges import hedges_a_cue
from verifact.checks.base import WARNING, Example, Hit, check
from verifact.model import Article
from verifact.spans import Span


@check(
    "VF206",
    "hedged-quote",
    severity=WARNING,
    bad=[
        "“We don’t want to serve any more,” ⟦one survivor reportedly stated⟧.",
        "⟦The envoy allegedly said⟧: “We will never leave this place.”",
        "“There is nothing left to defend here,” ⟦the captain supposedly told⟧ his men.",
    ],
    good=[
        "“We don’t want to serve any more,” one survivor told the Herald.",
        "The envoy reportedly said that they would stay, the Herald wrote.",
        "“He allegedly said nothing,” the lawyer told the court.",
        "The mayor reportedly said: “We will never leave this place.” The quotation is fabricated.",
        Example(
            "The mayor reportedly said: “We will never leave this place.” Here is what the tape has.",
            title="Fact check: What the mayor said",
        ),
    ],
)
def hedged_quote(article: Article) -> Iterator[Hit]:
    """Words in quotation marks were said, or they were not; "reportedly" beside them takes back what the marks assert.

    Found where a hedging adverb stands right beside the cue of a verbatim quotation of three words or more. Silent where
    the hedge is part of what the speaker says, for indirect speech, and in fact checks: where the title says so, or the
    paragraph calls the quotation false, fabricated or unverified.
    """
    voices, words = article.derived(voices_of), article.derived(words_of)
    for term in words.find("hedges"):
        place = words.term_span(term)
        if voices.is_quoted(place) or voices.is_entry(place):
            continue
        attribution = hedges_a_cue(article, place)
        if attribution is None or attribution.cue is None or _is_checked(article, place):
            continue
        ends = [place, attribution.cue, *([attribution.source] if attribution.source else [])]
        yield Hit(
            Span(min(end.start for end in ends), max(end.end for end in ends)),
            f"a verbatim quotation that was only “{place.of(article.text)}” said",
            help="say who heard or recorded it, or drop the quotation marks",
        )


def _is_checked(article: Article, place: Span) -> bool:
    """Whether the quotation is what a fact check is about."""
    title = (article.title or "").casefold().replace("-", " ")
    block = article.document.block_at(place.start)
    return "fact check" in title or (
        block is not None and holds(article.derived(words_of), "checking_words", block.span)
    )
