"""Which articles a sample holds: those whose ids have the smallest hashes, whatever order they come in."""

import re
from collections.abc import Iterable
from heapq import heappush, heappushpop

from attrs import frozen

from verifact.corpus.ids import id_hash
from verifact.errors import UsageError

__all__ = ["Sample", "parse_sample"]

_WRITTEN = re.compile(r"(?P<count>\d+)|(?P<percent>\d+(\.\d+)?)\s*%", re.ASCII)
_HASHES = 1 << 63


@frozen
class Sample:
    """So many articles (`count`), or a share of them (0 to 1).

    A larger sample holds the smaller one. The share needs no look at the whole; the count does: the input is read twice.
    """

    count: int | None = None
    share: float | None = None

    def threshold(self, ids: Iterable[str]) -> int:
        """Return the hash up to which an article is in the sample; `ids` are only asked for a count."""
        if self.count is None:
            return int((self.share or 0) * _HASHES)
        lowest: list[int] = []  # negative: what leaves the sample first is the first of the heap
        for name in ids:
            (heappush if len(lowest) < self.count else heappushpop)(lowest, -id_hash(name))
        return -lowest[0] if lowest else 0


def parse_sample(text: str) -> Sample:
    """Read "1000" or "0.5%". Raises UsageError for anything else, and for none or more than all."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"sample: {text!r} is neither a number of articles nor a share as in 0.5%")
    if match["count"] is not None:
        count = int(match["count"])
        if count < 1:
            raise UsageError("sample: it needs one article at least")
        return Sample(count=count)
    share = float(match["percent"]) / 100
    if not 0 < share <= 1:
        raise UsageError(f"sample: {text} is not more than 0% and at most 100%")
    return Sample(share=share)
