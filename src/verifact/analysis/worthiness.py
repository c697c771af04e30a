"""How much a sentence would repay checking, from the signals that it holds.

The signals are those that annotators of check-worthiness agree on (Hassan et al., "Toward automated fact-checking:
Detecting check-worthy factual claims by ClaimBuster", 2017; Konstantinovskiy et al., "Toward automated factchecking", 2021)
and those that Wikipedia asks a source for (Redi et al., "Citation needed", 2019: statistics, quotations, what is said of
persons). Each is worth a round number of points, in halves, so that the sum can be told to somebody who asks why; the points
are log odds, and become a number between 0 and 1 by the logistic function.
"""

from functools import lru_cache, reduce
from math import exp
from operator import or_

from verifact.analysis import signals as s

__all__ = ["POINTS", "worth"]

# A claim with as many points is as likely worth a check as not.
EVEN = 2.0

POINTS: dict[int, float] = {
    # There is a number to look up; a sum of money or a share is one that somebody has published.
    s.NUMBER: 0.5,
    s.FIGURE: 1.0,
    s.FIGURES: 0.5,
    s.STATISTIC: 1.0,
    # There are others to compare with, or another time.
    s.RANK: 1.0,
    s.COMPARED: 0.5,
    s.TIME: 0.5,
    s.CAUSE: 0.5,
    # It has happened: there is a record, or a witness.
    s.PAST: 0.5,
    s.SEVERAL_PAST: 0.5,
    s.EVENT: 0.5,
    # It is about somebody, or in somebody's words: both can be wronged.
    s.NAMED: 0.5,
    s.OF_PERSON: 0.5,
    s.QUOTED: 1.0,
    # It has not happened: nobody can know.
    s.FUTURE: -0.5,
    s.DUTY: -1.0,
    s.PLAN: -1.0,
    s.IF: -0.5,
    # It is what somebody thinks or feels, or has lived through.
    s.OPINION: -1.0,
    s.OF_SELF: -1.0,
    s.OWN_VIEW: -0.5,
    # It is talk: said to somebody, in passing, or of nothing in particular.
    s.TO_READER: -0.5,
    s.GOES_ON: -0.5,
    s.VAGUE: -0.5,
    s.SHORT: -0.5,
    # It only announces what is said elsewhere.
    s.INTRODUCES: -3.0,
    s.OF_TEXT: -0.5,
}


_COUNTED = reduce(or_, POINTS)


def worth(signals: int) -> float:
    """Return how much a sentence with these signals would repay checking: 0 (nobody would check it) to 1 (check it first)."""
    return _worth(signals & _COUNTED)


@lru_cache(maxsize=1 << 14)
def _worth(signals: int) -> float:
    points = sum(points for signal, points in POINTS.items() if signals & signal)
    return round(1 / (1 + exp(EVEN - points)), 3)
