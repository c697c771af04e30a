"""A unified diff made of the edits themselves: what changed is known, so nothing has to be searched for."""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from attrs import evolve, frozen

from verifact.findings import Edit
from verifact.spans import Span

__all__ = ["unified_diff"]

_CONTEXT = 3
_ODD = re.compile(rb"[\0-\x1f\x7f\"\\]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@frozen
class _Change:
    """Lines `start` to `end` (not included) of the old text become `new`."""

    start: int
    end: int
    new: tuple[str, ...]


def unified_diff(old: str, edits: Sequence[Edit], name: str, mark: str = "") -> Iterator[str]:
    """Yield the lines of the diff (with their ends) that `edits`, ascending and apart, make of the text `old`.

    `mark` is a byte-order mark that the file has before the text. The form is that of POSIX `diff -u`, which patch and git
    read; a carriage return belongs to its line. A name is quoted as git does where it would not be read back.
    """
    if mark:
        old = mark + old
        edits = [evolve(e, span=Span(e.span.start + len(mark), e.span.end + len(mark))) for e in edits]
    lines = _LINE.findall(old)
    changes = [change for each in _changes(old, lines, edits) if (change := _trimmed(lines, each))]
    if not changes:
        return
    yield f"--- {_quoted(name)}\n"
    yield f"+++ {_quoted(name)}\n"
    shift = 0
    for hunk in _hunks(changes):
        first, last = max(0, hunk[0].start - _CONTEXT), min(len(lines), hunk[-1].end + _CONTEXT)
        added = sum(len(change.new) - (change.end - change.start) for change in hunk)
        yield f"@@ -{_range(first, last - first)} +{_range(first + shift, last - first + added)} @@\n"
        shift += added
        at = first
        for change in hunk:
            yield from _marked(" ", lines[at : change.start])
            yield from _marked("-", lines[change.start : change.end])
            yield from _marked("+", change.new)
            at = change.end
        yield from _marked(" ", lines[at:last])


def _quoted(name: str) -> str:
    """Return a file's name as patch and git read it: a tab ends one with a blank, quotes hold one that lines would not."""
    data = os.fsencode(name)
    if _ODD.search(data) or data != name.encode(errors="replace"):
        return (
            '"'
            + "".join(chr(byte) if 31 < byte < 127 and byte not in b'"\\' else f"\\{byte:03o}" for byte in data)
            + '"'
        )
    return f"{name}\t" if " " in name else name


def _changes(old: str, lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[_Change]:
    """Yield, for edits that share lines, these lines and what they become."""
    starts = [0, *accumulate(map(len, lines))]
    index = 0
    while index < len(edits):
        first = bisect_right(starts, edits[index].span.start) - 1
        if first == len(lines) and lines and not lines[-1].endswith("\n"):
            first -= 1
        last = min(first + 1, len(lines))
        parts: list[str] = []
        at = starts[first]
        while True:
            while index < len(edits) and (edits[index].span.start < starts[last] or at == len(old)):
                edit = edits[index]
                parts += filter(None, (old[at : edit.span.start], edit.replacement))
                at = edit.span.end
                last = max(last, bisect_left(starts, at))
                index += 1
            if at < starts[last]:
                parts.append(old[at : starts[last]])
                at = starts[last]
            if not parts or parts[-1].endswith("\n") or last == len(lines):
                break
            last += 1  # the line end is gone: the next line is a part of this one
        yield _Change(first, last, tuple(_LINE.findall("".join(parts))))


def _trimmed(lines: Sequence[str], change: _Change) -> _Change | None:
    """Return a change without the lines at its ends that stay as they are, or None where all of them do."""
    start, end, new = change.start, change.end, change.new
    low, high = 0, len(new)
    while start < end and low < high and lines[start] == new[low]:
        start, low = start + 1, low + 1
    while start < end and low < high and lines[end - 1] == new[high - 1]:
        end, high = end - 1, high - 1
    return _Change(start, end, new[low:high]) if start < end or low < high else None


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _range(first: int, count: int) -> str:
    if count == 1:
        return str(first + 1)
    return f"{first + 1 if count else first},{count}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"
