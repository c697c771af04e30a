"""The near miss: what somebody who wrote an unknown word probably meant."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known word nearest to `word`, or "" where none is near."""
    from difflib import SequenceMatcher, get_close_matches  # only a mistake needs it

    lower = word.lower()
    by_lower = {str(candidate).lower(): str(candidate) for candidate in known}

    def nearness(candidate: str) -> tuple[float, int]:
        same = next((i for i, (a, b) in enumerate(zip(candidate, lower, strict=False)) if a != b), len(lower))
        return SequenceMatcher(None, candidate, lower).ratio(), same

    # Codes are much alike; of equally near ones, the one that begins like the word is meant.
    close = [each for each in by_lower if each in get_close_matches(lower, by_lower, n=len(by_lower) or 1)]
    return f"; did you mean {by_lower[max(close, key=nearness)]!r}?" if close else ""
