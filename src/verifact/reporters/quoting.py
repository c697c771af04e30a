"""The quoted line of a finding, cut to a window, and the marks that underline its place."""

from verifact.findings import Finding
from verifact.reporters.visible import cells

_WINDOW = 100  # columns
_ELLIPSIS = "…"


def quoted(finding: Finding) -> tuple[str, str, str]:
    """Return what is shown of a finding's line, the blanks that lead up to its place, and the marks below it.

    A place that runs over several lines is underlined to the end of the first.
    """
    shown = cells(finding.context)
    start = min(max(0, finding.column - finding.context_column), len(shown))
    length = finding.end_column - finding.column if finding.end_line == finding.line else len(shown)
    end = min(max(start, start + length), len(shown))
    widths = [columns for _, columns in shown]
    low, high = _window(widths, start, end)
    lead = _ELLIPSIS if low > 0 or finding.context_column > 1 else ""
    tail = _ELLIPSIS if high < len(shown) else ""
    line = lead + "".join(text for text, _ in shown[low:high]) + tail
    blanks = " " * (len(lead) + sum(widths[low:start]))
    return line, blanks, "^" * max(1, sum(widths[start : min(end, high)]))


def _window(widths: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the stretch of a line to show: what is marked, and as much around it as there is room for."""
    if sum(widths) <= _WINDOW:
        return 0, len(widths)
    low = high = start
    room = _WINDOW
    while high < end and room > 0:
        room -= widths[high]
        high += 1
    while room > 0 and (low > 0 or high < len(widths)):
        if low > 0:
            low -= 1
            room -= widths[low]
        if room > 0 and high < len(widths):
            room -= widths[high]
            high += 1
    return low, high
