"""Quotations that say the same in other words: near-duplicates by the word sequences they share.

Runs of three words (shingles; Broder 1997) are looked up among those of the earlier quotations, each kept once, so that the time
is linear in the number of words.
"""

from collections.abc import Iterator, Sequence

from attrs import define, frozen

__all__ = ["Difference", "differences"]

_SHINGLE = 3  # words
_WIDEST = 3  # words in which two wordings may differ in one place
_LEAST_SHARED = 8  # words around it, counted together


@frozen
class Difference:
    """Two texts, `one` before `other`, agree in `shared` words around a place where each has words of its own.

    The places are words `first` to `last` (not included) of each text; one of them may be empty.
    """

    one: int
    other: int
    in_one: tuple[int, int]
    in_other: tuple[int, int]
    shared: int


@define
class _Run:
    """Words that two texts share: `length` of them, from `at` on in the later text and `ahead` words later in `one`."""

    one: int
    ahead: int
    at: int
    length: int


def differences(texts: Sequence[Sequence[str]]) -> Iterator[Difference]:
    """Yield the places where two of `texts` (lists of words) differ by a few words inside a wording that they share."""
    if not _may_share(texts):
        return
    holders: dict[tuple[str, ...], tuple[int, int]] = {}
    for other, text in enumerate(texts):
        before: _Run | None = None
        for run in _runs(text, other, holders):
            if before is not None and before.one == run.one:
                difference = _between(before, run, other)
                if difference is not None:
                    yield difference
            before = run
        for at in range(len(text) - _SHINGLE + 1):
            holders.setdefault(tuple(text[at : at + _SHINGLE]), (other, at))


def _may_share(texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether any four words occur twice: of the words around a difference so many are on one side of it."""
    count, seen = 0, set[tuple[str, ...]]()
    for text in texts:
        seen.update(zip(text, text[1:], text[2:], text[3:], strict=False))
        count += max(0, len(text) - 3)
    return len(seen) < count


def _runs(text: Sequence[str], other: int, holders: dict[tuple[str, ...], tuple[int, int]]) -> Iterator[_Run]:
    run: _Run | None = None
    for at in range(len(text) - _SHINGLE + 1):
        found = holders.get(tuple(text[at : at + _SHINGLE]))
        if found is None or found[0] == other:
            continue
        one, place = found
        if run is not None and run.one == one and run.ahead == place - at and run.at + run.length == at + _SHINGLE - 1:
            run.length += 1
            continue
        if run is not None:
            yield run
        run = _Run(one, place - at, at, _SHINGLE)
    if run is not None:
        yield run


def _between(before: _Run, after: _Run, other: int) -> Difference | None:
    end, start = before.at + before.length, after.at
    in_other = (end, start)
    in_one = (end + before.ahead, start + after.ahead)
    overlap = max(0, end - start, in_one[0] - in_one[1])  # a word twice: "the the", "no no"
    if overlap:
        in_other, in_one = (end - overlap, start), (in_one[0] - overlap, in_one[1])
    widths = (in_other[1] - in_other[0], in_one[1] - in_one[0])
    if min(widths) < 0 or max(widths) > _WIDEST or widths == (0, 0):
        return None
    shared = before.length - overlap + after.length
    if shared < _LEAST_SHARED or before.length - overlap < _SHINGLE:
        return None
    return Difference(before.one, other, in_one, in_other, shared)
