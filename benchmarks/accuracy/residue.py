"""The page's words in what extractors kept of real pages (article-extraction-benchmark): lines that VF401 to VF403 flag.

Recall is over residue lines of at most eight words, the interface's own; once over all extractors' text, once without
inscriptis, which keeps the whole page.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy.figures import share

import verifact
from verifact.spans import Span

NEEDS = "residue/dev.jsonl"
CODES = ("VF401", "VF402", "VF403")
_SHORT = 8
_WHOLE_PAGE = "inscriptis"


def measure(corpora: Path) -> dict[str, float]:
    """Return both recalls and the false alarms per 1,000 lines of article body."""
    seen, hits = Counter[str](), Counter[str]()
    with (corpora / NEEDS).open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            text, residue = row["text"], frozenset(row["residue"])
            flagged = [
                f.span for f in verifact.check(verifact.parse(text), select=CODES).findings if f.span is not None
            ]
            for number, line in _lines(text):
                kinds = ["body"]
                if number in residue:
                    short = len(line.of(text).split()) <= _SHORT
                    kinds = ["short", *(["extracted"] if row["extractor"] != _WHOLE_PAGE else [])] if short else []
                hit = any(span.overlaps(line) for span in flagged)
                for kind in kinds:
                    seen[kind] += 1
                    hits[kind] += hit
    return {
        "recall": share(hits["short"], seen["short"]),
        "recall_extracted": share(hits["extracted"], seen["extracted"]),
        "false_per_1000": 1000 * share(hits["body"], seen["body"]),
    }


def _lines(text: str) -> Iterator[tuple[int, Span]]:
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            yield number, Span(start, start + len(line))
        start += len(line) + 1
