"""Charts as inline SVG that read at any width: places along the page are shares of it, letters and heights are not.

Every chart has a name and a description for those who do not see it, and the table of its figures behind it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from verifact.reporters.page.markup import Markup, element
from verifact.reporters.visible import clipped

__all__ = ["Bar", "Column", "Line", "Table", "bars", "columns", "figure", "lines"]

_BAR, _ROW, _LABEL = 10, 38, 15  # pixels
_PLOT, _FOOT, _HEAD = 200, 24, 8
_MOST_LABELS = 5  # along the page
_LONGEST = 36  # characters of a label that leaves room for its figure on a telephone
_GUIDES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


@frozen
class Bar:
    """A labelled bar: pieces of it as (value, class of colour), and the figure written at its end."""

    label: str
    pieces: tuple[tuple[float, str], ...]
    figure: str
    note: str = ""


@frozen
class Column:
    """A place in time: pieces of a column, from the ground up, as (value, class of colour)."""

    label: str
    pieces: tuple[tuple[float, str], ...]
    note: str = ""


@frozen
class Line:
    """A line over time: shares of 0 to 1, None where there is none."""

    label: str
    kind: str
    values: tuple[float | None, ...]


@frozen
class Table:
    """The figures behind a chart. The first cell of a row names it, the others stand to the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def element(self) -> Markup:
        """Return the table."""
        head = element("tr", *(element("th", name, scope="col") for name in self.heads))
        rows = [
            element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
            for row in self.rows
        ]
        return element(
            "div",
            element("table", element("thead", head), element("tbody", *rows)),
            class_="scroll",
            tabindex=0,
            role="region",
            aria_label="The figures",
        )


def figure(chart: Markup, table: Table, key: Sequence[tuple[str, str]] = (), note: str = "") -> Markup:
    """Return a chart with the key of its colours, as (class, meaning), and its table behind it."""
    meanings = [element("li", element("i", class_=f"swatch {kind}"), f" {meaning}") for kind, meaning in key]
    parts = [element("ul", *meanings, class_="key")] if meanings else []
    parts.append(chart)
    if note:
        parts.append(element("figcaption", note))
    parts.append(element("details", element("summary", "The figures as a table"), table.element()))
    return element("figure", *parts)


def bars(name: str, described: str, rows: Sequence[Bar]) -> Markup:
    """Return bars below each other, the longest as wide as the page."""
    most = max((sum(value for value, _ in row.pieces) for row in rows), default=0.0) or 1.0
    drawn = []
    for index, row in enumerate(rows):
        top = index * _ROW
        parts = [
            element("title", row.note) if row.note else Markup(),
            element("text", clipped(row.label, _LONGEST), x=0, y=top + _LABEL, class_="label"),
            element("text", row.figure, x="100%", y=top + _LABEL, text_anchor="end", class_="value"),
            element("rect", x=0, y=top + _LABEL + 6, width="100%", height=_BAR, rx=2, class_="ground"),
        ]
        start = 0.0
        for value, kind in row.pieces:
            if value:
                box = {"x": _percent(start / most), "width": _percent(value / most)}
                parts.append(element("rect", **box, y=top + _LABEL + 6, height=_BAR, class_=f"fill {kind}"))
            start += value
        drawn.append(element("g", *parts))
    return _svg(name, described, _ROW * len(rows), drawn)


def columns(name: str, described: str, places: Sequence[Column], unit: str) -> Markup:
    """Return columns beside each other, in order of time, with guides of round figures."""
    most = _round(max((sum(value for value, _ in place.pieces) for place in places), default=0.0))
    drawn = [_guide(share, f"{share * most:g}{f' {unit}' if share == 1 else ''}") for share in (0.0, 0.5, 1.0)]
    width = 1 / max(len(places), 1)
    for index, place in enumerate(places):
        parts = [element("title", place.note)]
        height = 0.0
        for value, kind in place.pieces:
            tall = _PLOT * value / most
            if value:
                box = {"x": _percent((index + 0.1) * width), "width": _percent(0.8 * width)}
                top = f"{_HEAD + _PLOT - height - tall:.2f}"
                parts.append(element("rect", **box, y=top, height=f"{tall:.2f}", class_=f"fill {kind}"))
            height += tall
        drawn.append(element("g", *parts))
    return _svg(name, described, _HEAD + _PLOT + _FOOT, [*drawn, *_foot([place.label for place in places])])


def lines(name: str, described: str, labels: Sequence[str], series: Sequence[Line]) -> Markup:
    """Return lines of shares over time; a gap where there is no share."""
    drawn = [_guide(share, f"{share:.0%}") for share in _GUIDES]
    width = 1 / max(len(labels), 1)
    for line in series:
        points = [
            None if value is None else (_percent((index + 0.5) * width), f"{_HEAD + _PLOT * (1 - value):.2f}")
            for index, value in enumerate(line.values)
        ]
        for first, second in pairwise(points):
            if first and second:
                ends = {"x1": first[0], "y1": first[1], "x2": second[0], "y2": second[1]}
                drawn.append(element("line", **ends, class_=f"stroke {line.kind}"))
        for label, point, value in zip(labels, points, line.values, strict=True):
            if point and value is not None:
                told = element("title", f"{label}: {value:.0%} {line.label}")
                drawn.append(element("circle", told, cx=point[0], cy=point[1], r=3, class_=f"fill {line.kind}"))
    return _svg(name, described, _HEAD + _PLOT + _FOOT, [*drawn, *_foot(labels)])


def _svg(name: str, described: str, height: int, content: Sequence[Markup]) -> Markup:
    return element(
        "svg",
        element("title", name),
        element("desc", described),
        *content,
        width="100%",
        height=height,
        role="img",
        aria_label=f"{name}. {described}",
        class_="chart",
    )


def _guide(share: float, label: str) -> Markup:
    y = f"{_HEAD + _PLOT * (1 - share):.2f}"
    line = element("line", x1=0, x2="100%", y1=y, y2=y, class_="guide")
    return element("g", line, element("text", label, x=0, y=f"{float(y) - 3:.2f}", class_="tick"))


def _foot(labels: Sequence[str]) -> list[Markup]:
    """Return the names of some places in time, the first and the last among them, so few that none covers another."""
    shown = min(_MOST_LABELS, len(labels))
    places = sorted({round(step * (len(labels) - 1) / max(shown - 1, 1)) for step in range(shown)})
    drawn = []
    for index in places:
        anchor = "middle" if 0 < index < len(labels) - 1 or len(labels) == 1 else "start" if index == 0 else "end"
        at = {"start": 0.0, "end": 1.0, "middle": (index + 0.5) / len(labels)}[anchor]
        y = _HEAD + _PLOT + 17
        drawn.append(element("text", labels[index], x=_percent(at), y=y, text_anchor=anchor, class_="tick"))
    return drawn


def _round(value: float) -> float:
    """Return the next of 1, 2, 4, 5, 6, 8, 10 times a power of ten: its half is as easy to read."""
    if value <= 0:
        return 1.0
    unit = 1.0
    while unit * 10 < value:
        unit *= 10
    while unit >= value:
        unit /= 10
    return next(step * unit for step in (1, 2, 4, 5, 6, 8, 10) if step * unit >= value)


def _percent(share: float) -> str:
    return f"{100 * share:.3f}%"
