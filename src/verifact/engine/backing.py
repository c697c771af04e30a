"""For each claim of an article, what the sources that it cites show of it."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from verifact.analysis.cited_pages import is_in_language, match_of, page_of
from verifact.model import Article, Citation, CitationKind, Claim, ClaimEvidence, Evidence, LinkState, Vote

__all__ = ["claim_evidence"]

_LONGEST_LABEL = 60  # code points
_BEFORE_LABEL = {CitationKind.FOOTNOTE: "^", CitationKind.FILE: "@"}
_MOST_SOURCES = 20  # of one claim


def claim_evidence(article: Article, evidence: Evidence) -> Iterator[ClaimEvidence]:
    """Yield what is known of each claim and each source it cites, in the order of the text."""
    votes: dict[tuple[str, str], list[Vote]] = {}
    for vote in evidence.votes:
        votes.setdefault((vote.claim, vote.url), []).append(vote)
    for claim in article.claims:
        for index in claim.citations[:_MOST_SOURCES]:
            yield _of(article, claim, index, evidence, votes)


def _of(
    article: Article, claim: Claim, index: int, evidence: Evidence, votes: dict[tuple[str, str], list[Vote]]
) -> ClaimEvidence:
    document, citation = article.document, article.citations[index]
    seen = evidence.snapshot(citation.url)
    page = page_of(citation, evidence)
    about = ClaimEvidence(
        claim=claim.span,
        text=claim.text,
        line=document.position(document.raw_span(claim.span).start).line,
        citation=index,
        label=_label(citation),
        url=citation.url,
        state=seen.state if seen is not None else LinkState.UNSEEN,
        read=page.url if page is not None else None,
    )
    if page is None:
        return about
    match = match_of(claim.text, page.text)
    about = evolve(
        about,
        score=match.score,
        passage=match.passage,
        passage_text=match.passage_text,
        votes=tuple(votes.get((claim.text, page.url), ())),
    )
    if not is_in_language(page, article):
        return about
    return evolve(
        about,
        missing_figures=_once(each.text for each in match.missing_figures),
        missing_names=_once(each.text for each in match.missing_names),
        missing_dates=_once(each.text for each in match.missing_dates),
        quote_diff=None if match.quote_diff is None else str(match.quote_diff),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _label(citation: Citation) -> str:
    if citation.label and citation.kind in _BEFORE_LABEL:
        return f"[{_BEFORE_LABEL[citation.kind]}{citation.label}]"
    if citation.number is not None:
        return f"[{citation.number}]"
    words = " ".join((citation.title or citation.raw).split())
    return words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1]}…"
