"""The arithmetic of accuracy."""

from collections.abc import Sequence


def share(part: float, whole: float) -> float:
    """Return part / whole; 0 where there is no whole."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares."""
    return share(2 * precision * recall, precision + recall)


def auroc(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the chance that a true item scores higher than a false one, ties counted half (Mann-Whitney)."""
    ranked = sorted(scored)
    ranks, start = 0.0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        ranks += (start + end + 1) / 2 * sum(label for _, label in ranked[start:end])
        start = end
    positive = sum(label for _, label in ranked)
    return share(ranks - positive * (positive + 1) / 2, positive * (len(ranked) - positive))
