"""What the signs of support weigh together: a logistic regression, its weights, and where they are from."""

from math import exp

from attrs import astuple, frozen

__all__ = ["Signs", "score"]


@frozen
class Signs:
    """What a comparison saw: shares of the claim's weight that the source covers, and counts of what it lacks."""

    passage: float
    whole: float
    apart: float
    figures: int
    names: int
    dates: int
    quotes: int


_INTERCEPT = -2.0
_WEIGHTS = Signs(4.0, 0.0, 0.0, -1, -1, -1, -1)


def score(signs: Signs) -> float:
    """Return the chance, 0 to 1, that the source backs the whole claim."""
    total = _INTERCEPT + sum(weight * sign for weight, sign in zip(astuple(_WEIGHTS), astuple(signs), strict=True))
    return 1 / (1 + exp(-total))
