"""Claims of Wikipedia beside the text of the pages they cite (WiCE): does the score rank supported ones higher, and what is lacking?"""

import json
from pathlib import Path

from benchmarks.accuracy.figures import auroc, share

import verifact

NEEDS = "wice/dev.jsonl"


def measure(corpora: Path) -> dict[str, float]:
    """Return the AUROC of the score for wholly supported claims against the rest, and for claims that are said to have a lacking
    figure, name or date the share that is not wholly supported (precision), and how many of those are found (recall).
    """
    scored: list[tuple[float, bool]] = []
    said: dict[str, list[bool]] = {"figure": [], "name": [], "date": []}
    with (corpora / NEEDS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            supported = row["label"] == "supported"
            match = verifact.compare(row["claim"], "\n".join(row["evidence"]))
            scored.append((match.score, supported))
            lacking = {"figure": match.missing_figures, "name": match.missing_names, "date": match.missing_dates}
            for kind, missing in lacking.items():
                if missing:
                    said[kind].append(not supported)
    unsupported = sum(not supported for _, supported in scored)
    figures = {"auroc": auroc(scored)}
    for kind, right in said.items():
        figures[f"{kind}_precision"] = share(sum(right), len(right))
        figures[f"{kind}_recall"] = share(sum(right), unsupported)
    return figures
