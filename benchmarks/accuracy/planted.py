"""Defects planted in news articles: which are found, which checks fire on the articles as they were."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.accuracy.figures import share
from benchmarks.accuracy.planting import PLANTS, TOKENS, Plant

import verifact

NEEDS = "polnear/dev/text"
_WORDS = 250  # of a shorter article too little is left


def measure(corpora: Path) -> dict[str, float]:
    """Return, for each kind of defect, the share found; of deleted words the share named; alarms on clean articles."""
    tried, found, clean = Counter[str](), Counter[str](), Counter[str]()
    codes = sorted({code for plant in PLANTS.values() for code in plant.codes})
    articles = 0
    for path in sorted((corpora / NEEDS).glob("*.txt")):
        text = path.read_bytes().decode().replace("\r", "")
        if len(text.split()) < _WORDS:
            continue
        articles += 1
        clean.update({finding.code for finding in _findings(text, codes)})
        for kind, plant in PLANTS.items():
            _try(kind, plant, text, Random(f"{path.stem}-{kind}"), tried, found)  # not for secrets
    figures = {kind: share(found[kind], tried[kind]) for kind in tried}
    figures |= {f"named_{token}": _named(token, tried, found) for token in TOKENS}
    return figures | {f"on_clean_{code}": share(clean[code], articles) for code in codes}


def _try(kind: str, plant: Plant, text: str, chance: Random, tried: Counter[str], found: Counter[str]) -> None:
    damaged = plant.damage(text, chance)
    if damaged is None:
        return
    broken, place = damaged
    hits = [f for f in _findings(broken, plant.codes) if place is None or (f.span and f.span.overlaps(place))]
    token = kind.partition("_")[2]
    tried[kind] += 1
    found[kind] += bool(hits)
    found[f"{kind} named"] += any(re.search(rf"“{token}”", hit.message, re.IGNORECASE) for hit in hits)


def _named(token: str, tried: Counter[str], found: Counter[str]) -> float:
    kinds = (f"deleted_{token}", f"scarred_{token}")
    return share(sum(found[f"{kind} named"] for kind in kinds), sum(tried[kind] for kind in kinds))


def _findings(text: str, codes: Sequence[str]) -> tuple[verifact.Finding, ...]:
    return verifact.check(verifact.parse(text), select=codes).findings
