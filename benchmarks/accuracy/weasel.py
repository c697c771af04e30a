"""Sources nobody can name, against Wikipedia sentences marked for weasel words (CoNLL-2010 shared task)."""

import csv
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.figures import share

import verifact

NEEDS = "weasel/train.csv"
CODES = ("VF201", "VF202", "VF205")


def measure(corpora: Path) -> dict[str, float]:
    """Return precision and recall of the three checks together, a sentence at a time."""
    counts = Counter[tuple[bool, bool]]()
    with (corpora / NEEDS).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            report = verifact.check(verifact.parse(row["text"].strip()), select=CODES)
            counts[row["label"].strip() == "1", bool(report.findings)] += 1
    right = counts[True, True]
    return {
        "precision": share(right, right + counts[False, True]),
        "recall": share(right, right + counts[True, False]),
    }
