"""VF206: a quotation that was "reportedly" said."""

from collections.abc import Iterator

from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks.attribution._hedges import hedges_a_cue
from verifact.checks.base import WARNING, Hit, check
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
    ],
)
def hedged_quote(article: Article) -> Iterator[Hit]:
    """Words in quotation marks were said, or they were not; "reportedly" beside them takes back what the marks assert.

    Found where a hedging adverb stands right beside the cue of a verbatim quotation of three words or more. Silent where
    the hedge is part of what the speaker says, and for indirect speech.
    """
    voices, words = article.derived(voices_of), article.derived(words_of)
    for term in words.find("hedges"):
        place = words.term_span(term)
        if voices.is_quoted(place) or voices.is_entry(place):
            continue
        attribution = hedges_a_cue(article, place)
        if attribution is None or attribution.cue is None:
            continue
        ends = [place, attribution.cue, *([attribution.source] if attribution.source else [])]
        yield Hit(
            Span(min(end.start for end in ends), max(end.end for end in ends)),
            f"a verbatim quotation that was only “{place.of(article.text)}” said",
            help="say who heard or recorded it, or drop the quotation marks",
        )
