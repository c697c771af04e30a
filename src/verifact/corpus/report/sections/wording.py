"""Figures and names as an editor reads them."""

import re

from verifact.reporters.visible import clipped

__all__ = ["NOBODY", "approximate", "publisher_name", "rate", "share", "shown"]

NOBODY = "no publisher given"
_LONGEST_PUBLISHER = 60
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides and isolates of directions


def share(value: float | None) -> str:
    """Return a share as a percentage; where there is nothing to take a share of, a dash."""
    if value is None:
        return "–"
    return f"{value:.1%}" if 0 < value < 0.1 or 0.99 < value < 1 else f"{value:.0%}"


def rate(value: float) -> str:
    """Return a rate with as many digits as tell something."""
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def publisher_name(name: str) -> str:
    """Return a publisher as it is called on the page."""
    return shown(name, _LONGEST_PUBLISHER) or NOBODY


def shown(text: str, longest: int) -> str:
    """Return what an article says on one line of at most `longest` characters, without what turns the text around it."""
    return clipped(_TURNING.sub("", text), longest)


def approximate(count: int, missed: int) -> str:
    """Return a count; where counting was bounded, what it lies between."""
    return f"{count:,}" if not missed else f"{count:,} to {count + missed:,}"
