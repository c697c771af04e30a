"""Months put together so that a chart of them can be read: by month, quarter, year, or more years."""

from collections.abc import Mapping

from attrs import define, field

from verifact.corpus.report.figures import Figures

__all__ = ["Bin", "Timeline", "timeline"]

_MOST = 60  # places along a chart
_STEPS = (1, 3, 12, 60, 120, 1200, 12000)  # months
_OUTLYING = 0.005  # of the articles, at either end
_QUARTERS = 3


@define
class Bin:
    """A stretch of time and the figures of its articles."""

    label: str
    figures: Figures = field(factory=Figures)


@define
class Timeline:
    """Stretches of equal length, none left out between the first and the last; what lies outside, and what one is called."""

    bins: list[Bin]
    unit: str
    outside: Figures = field(factory=Figures)


def timeline(months: Mapping[int, Figures]) -> Timeline:
    """Return the months as at most 60 stretches. Months are counted as year * 12 + month - 1.

    Single wrong dates would make the chart one of centuries: the first and the last half per cent of the articles may lie
    outside of it where that makes the stretches shorter.
    """
    if not months:
        return Timeline([], "month")
    known = sorted(months)
    whole = _step(known[0], known[-1])
    first, last = _bulk(months, known)
    if _step(first, last) == whole:
        first, last = known[0], known[-1]
    step = _step(first, last)
    bins = [Bin(_label(start, step)) for start in range(first - first % step, last + 1, step)]
    made = Timeline(bins, _unit(step))
    for month in known:
        inside = first - first % step <= month < first - first % step + step * len(bins)
        (bins[(month - first + first % step) // step].figures if inside else made.outside).add(months[month])
    return made


def _step(first: int, last: int) -> int:
    return next((step for step in _STEPS if last // step - first // step < _MOST), _STEPS[-1])


def _bulk(months: Mapping[int, Figures], known: list[int]) -> tuple[int, int]:
    """Return the first and the last month without the outliers."""
    spare = _OUTLYING * sum(figures.articles for figures in months.values())
    ends = []
    for order in (known, known[::-1]):
        passed = 0
        for month in order:
            passed += months[month].articles
            if passed > spare:
                ends.append(month)
                break
    return ends[0], ends[1]


def _label(month: int, step: int) -> str:
    year = month // 12
    if step == 1:
        return f"{year}-{month % 12 + 1:02}"
    if step == _QUARTERS:
        return f"{year} Q{month % 12 // 3 + 1}"
    years = step // 12
    return f"{year}" if years == 1 else f"{year}–{year + years - 1}"


def _unit(step: int) -> str:
    names = {1: "month", 3: "quarter", 12: "year"}
    return names.get(step, f"{step // 12} years")
