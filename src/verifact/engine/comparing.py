"""`compare`, as the public name has it."""

from verifact.analysis import comparing
from verifact.engine.arguments import as_text
from verifact.model import Match

__all__ = ["compare"]


def compare(claim_text: str, source_text: str) -> Match:
    """Return how well the text of a source backs a claim: a score, the best passage, and what of the claim the source lacks.

    Both are plain text; nothing is fetched, and the same texts give the same result. The time is linear in the length of the source.
    The score is 0 to 1 and no verdict: a source that does not say something does not make it false.

    Raises TypeError for an argument that is no string.
    """
    return comparing.compare(as_text("claim_text", claim_text), as_text("source_text", source_text))
