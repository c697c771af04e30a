"""Figures as an editor reads them."""

__all__ = ["NOBODY", "approximate", "publisher_name", "rate", "share"]

NOBODY = "no publisher given"


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
    return name or NOBODY


def approximate(count: int, missed: int) -> str:
    """Return a count; where counting was bounded, what it lies between."""
    return f"{count:,}" if not missed else f"{count:,} to {count + missed:,}"
