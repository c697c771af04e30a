"""What the cited sources show of each claim, for people: one way of saying it for all forms of output."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from verifact.model import ClaimEvidence, LinkState
from verifact.reporters.visible import clipped

__all__ = ["by_claim", "gist", "state_in_words", "unlike"]

_LONGEST_PASSAGE = 240  # code points
_IN_WORDS = {
    LinkState.OK: "read",
    LinkState.REDIRECTED: "read, redirected",
    LinkState.MOVED_HOME: "it leads to the site’s front page",
    LinkState.BLOCKED: "the site lets no program read it",
    LinkState.RATE_LIMITED: "the site was asked too often",
    LinkState.TRANSIENT: "it could not be had this time",
    LinkState.DEAD: "dead",
    LinkState.MISSING: "not there, seen so too seldom to call it dead",
    LinkState.REFUSED: "verifact asks for no such address",
    LinkState.UNSEEN: "not looked up",
}


def by_claim(evidence: Sequence[ClaimEvidence]) -> Iterator[tuple[ClaimEvidence, list[ClaimEvidence]]]:
    """Yield each claim (as the first of what is known of it) with all that is known of it, in order."""
    for _, group in groupby(evidence, key=lambda each: each.claim):
        several = [*group]
        yield several[0], several


def state_in_words(each: ClaimEvidence) -> str:
    """Return what became of a source, and how well it fits where it was read."""
    if each.url is None:
        return "it has no address"
    said = _IN_WORDS[each.state]
    if each.read is None:
        return f"{said}, but there was no whole text to read" if each.state.has_page else said
    copy = ", an archived copy was read" if each.read != each.url else ""
    return f"{said}{copy}, fit {each.score:.2f}" if each.score is not None else f"{said}{copy}"


def gist(each: ClaimEvidence) -> str:
    """Return the passage that fits best, on one line, cut where it is long."""
    return clipped(each.passage_text, _LONGEST_PASSAGE)


def unlike(each: ClaimEvidence) -> Iterator[tuple[str, str]]:
    """Yield what the source has not or has otherwise: what it is, and which."""
    if each.missing:
        yield "not in it", ", ".join(each.missing)
    if each.quote_diff:
        yield "quoted otherwise", clipped(each.quote_diff, _LONGEST_PASSAGE)
    if each.votes:
        yield "as models read it", ", ".join(f"{vote.model} {vote.score:.2f}" for vote in each.votes)
