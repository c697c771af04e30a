"""Numbers of several words that add up: "one hundred and fifty", "two thousand five hundred", "two and a half million"."""

from collections.abc import Sequence

from verifact.analysis.numerals import Numerals

__all__ = ["spoken_sum"]

_ONE = frozenset({"a", "an", "one"})
_RANGES = frozenset({"between", "both"})  # "between two hundred and three thousand" are two numbers
_AND, _HALF = "and", ["and", "a", "half"]
_HUNDRED, _DOZEN = 100.0, 12.0
_GAPS = frozenset({" ", "-", "\u00a0", "\n"})


def spoken_sum(lower: Sequence[str], gaps: Sequence[str], first: int, known: Numerals) -> tuple[float, int] | None:
    """Return the value of the number words from `first` on and the word after them; None where they add nothing up.

    A scale at `first` counts once. `gaps` are what stands before each word. Takes bounded time: each scale is less than the one before.
    """
    if first + 1 >= len(lower) or not (
        lower[first + 1] == _AND or _scale(lower[first + 1], known) or _scale(lower[first], known)
    ):
        return None
    value, at = _small(lower, first, known)
    if at == first:
        if not _scale(lower[first], known) and lower[first] not in _ONE:
            return None
        value, at = 1.0, first + (lower[first] in _ONE)
    is_range = not _RANGES.isdisjoint(lower[max(0, first - 2) : first])
    total, parts, least = 0.0, 1, float("inf")
    while at < len(lower):
        scale = _scale(lower[at], known)
        if parts == 1 and list(lower[at : at + 3]) == _HALF and all(gap in _GAPS for gap in gaps[at : at + 3]):
            value, at, parts = value + 0.5, at + 3, parts + 1
        elif (
            scale
            and (at == first or gaps[at] in _GAPS)
            and ((scale == _HUNDRED and value < _HUNDRED) or _HUNDRED < scale < least)
        ):
            value, at = value * scale, at + 1
            if scale > _HUNDRED:
                total, value, least = total + value, 0.0, scale
        elif value % _HUNDRED == 0 and (value or total):
            joined = lower[at] == _AND
            more, after = _small(lower, at + joined, known)
            if joined and (gaps[at] not in _GAPS or (is_range and lower[after : after + 1] != [_AND])):
                break
            following = _scale(lower[after], known) if after < len(lower) and gaps[after] in _GAPS else 0.0
            if (
                after == at + joined
                or not (gaps[at + joined] in _GAPS or (gaps[at] == ", " and not joined))
                or (following == _HUNDRED and (value or joined))
                or following >= least
            ):
                break
            value, at, parts = value + more, after, parts + 1
        else:
            break
    return (total + value, at) if parts > 1 else None


def _scale(word: str, known: Numerals) -> float:
    value = known.scales.get(word, 0.0)
    return value if value != _DOZEN and len(word) > len("bn") else 0.0


def _small(lower: Sequence[str], at: int, known: Numerals) -> tuple[float, int]:
    """Return the value below a hundred of the word or two at `at`, and the word after; (0, at) where there is none."""
    if at >= len(lower):
        return 0.0, at
    tens, _, ones = lower[at].partition("-")
    value = known.values.get(tens, known.ones.get(tens, 0.0))
    if not value or (ones and not (value >= 20 and ones in known.ones)):
        return 0.0, at
    if ones:
        return value + known.ones[ones], at + 1
    if value >= 20 and at + 1 < len(lower) and lower[at + 1] in known.ones:
        return value + known.ones[lower[at + 1]], at + 2
    return value, at + 1
