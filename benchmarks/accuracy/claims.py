"""Check-worthiness: how well `Claim.worthiness` ranks statements that people would check over others (AUROC)."""

import json
from pathlib import Path

from benchmarks.accuracy.figures import auroc

import verifact

NEEDS = "claims/dev.jsonl"


def measure(corpora: Path) -> dict[str, float]:
    """Return the AUROC for each set: debates (ClaimBuster), sentences with and without a citation (Wikipedia)."""
    scored: dict[str, list[tuple[float, bool]]] = {}
    with (corpora / NEEDS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            worth = max((claim.worthiness for claim in verifact.parse(row["text"]).claims), default=0.0)
            scored.setdefault(row["set"], []).append((worth, bool(row["label"])))
    return {f"{name}_auroc": auroc(pairs) for name, pairs in scored.items()}
