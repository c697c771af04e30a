"""What the signs of support weigh together: a logistic regression, its weights, and where they are from."""

from math import exp

from attrs import astuple, frozen

__all__ = ["INTERCEPT", "WEIGHTS", "Signs", "score"]


@frozen
class Signs:
    """What a comparison saw.

    `passage` is the share of the claim's weight that the best few sentences of the source have. `figures` and `names` are how many of the claim's
    the source lacks (two or more: 2), `dates` and `quotes` whether it lacks a date or has a quotation in other words (1, else 0), `negation`
    whether one of the claim and the sentence that says the same denies it (1, else 0).
    """

    passage: float
    figures: float
    names: float
    dates: float
    quotes: float
    negation: float


# Fitted by benchmarks/fit_support.py on the 349 claims of the development part of WiCE, where one that is only partly supported
# counts as not supported; but for the last two, which say too seldom anything there, and are set by hand to count
# about as much as a lacking figure.
INTERCEPT = -2.70
WEIGHTS = Signs(passage=4.32, figures=-1.94, names=-1.77, dates=-0.69, quotes=-1.5, negation=-1.5)


def score(signs: Signs) -> float:
    """Return how likely it is, 0 to 1, that the source backs the whole claim."""
    total = INTERCEPT + sum(weight * sign for weight, sign in zip(astuple(WEIGHTS), astuple(signs), strict=True))
    return 1 / (1 + exp(-total))
