"""Whether a claim denies what its source says, or says what it denies."""

from collections.abc import Iterable

from verifact.analysis.comparing.passages import Coverage
from verifact.analysis.comparing.plain_words import PlainWords
from verifact.analysis.comparing.source_text import Source
from verifact.language import lexicon

__all__ = ["is_denial"]

_SAYS_THE_SAME = 0.8  # of the claim's weight has to be in one sentence: of another one nobody can tell


def is_denial(claim: PlainWords, tag: str | None, coverage: Coverage, source: Source) -> bool:
    """Tell whether of a claim and the one sentence that has nearly all of its words, just one has a negation."""
    if tag is None or coverage.sentences != 1 or coverage.tightest < _SAYS_THE_SAME:
        return False
    denials = lexicon(tag).terms.get("denials", frozenset())
    said = source.plain.forms[coverage.first : coverage.last]
    return _denies(claim.forms, denials) != _denies(said, denials)


def _denies(forms: Iterable[str], denials: frozenset[str]) -> bool:
    return any(form in denials or form.endswith("n't") for form in forms)
