"""Fit the weights of `verifact.compare`'s score, and tell how well they hold on claims that they were not fitted on.

usage: python -m benchmarks.fit_support WICE.jsonl

A logistic regression with an L2 penalty of 3 on standardised signs, by gradient descent. The AUROC is the mean of ten
five-fold cross-validations. Prints what `verifact/analysis/comparing/support.py` holds; nothing is written.
"""

import json
import sys
from math import exp
from pathlib import Path
from random import Random
from statistics import fmean, pstdev

from attrs import asdict
from benchmarks.accuracy.figures import auroc

from verifact.analysis.comparing.claim_match import compared

FITTED = ("passage", "figures", "names", "dates")
PENALTY, STEPS, RATE = 3.0, 400, 2.0
FOLDS, ROUNDS = 5, 10


def main(path: str) -> None:
    """Print the weights and the cross-validated AUROC."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    labels = [row["label"] == "supported" for row in rows]
    signs = [asdict(compared(row["claim"], "\n".join(row["evidence"]))[1]) for row in rows]
    table = [[float(sign[name]) for name in FITTED] for sign in signs]
    means = [fmean(column) for column in zip(*table, strict=True)]
    widths = [pstdev(column) or 1.0 for column in zip(*table, strict=True)]
    scaled = [
        [1.0, *((value - mean) / width for value, mean, width in zip(row, means, widths, strict=True))] for row in table
    ]
    held_out = fmean(_cross_validated(scaled, labels, Random(seed)) for seed in range(ROUNDS))
    first, *rest = _fit(scaled, labels)
    weights = [weight / width for weight, width in zip(rest, widths, strict=True)]
    print(f"cross-validated AUROC {held_out:.4f}, n {len(rows)}")
    print(f"intercept {first - sum(map(float.__mul__, weights, means)):.2f}")
    print("\n".join(f"{name} {weight:.2f}" for name, weight in zip(FITTED, weights, strict=True)))


def _fit(table: list[list[float]], labels: list[bool]) -> list[float]:
    weights = [0.0] * len(table[0])
    for _ in range(STEPS):
        slopes = [0.0, *(PENALTY * weight for weight in weights[1:])]
        for row, label in zip(table, labels, strict=True):
            miss = _chance(row, weights) - label
            slopes = [slope + miss * value for slope, value in zip(slopes, row, strict=True)]
        weights = [weight - RATE * slope / len(table) for weight, slope in zip(weights, slopes, strict=True)]
    return weights


def _chance(row: list[float], weights: list[float]) -> float:
    return 1 / (1 + exp(-sum(weight * value for weight, value in zip(weights, row, strict=True))))


def _cross_validated(table: list[list[float]], labels: list[bool], random: Random) -> float:
    order = [*range(len(table))]
    random.shuffle(order)
    scored: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        kept = sorted({*order} - {*held})
        weights = _fit([table[index] for index in kept], [labels[index] for index in kept])
        scored += [(_chance(table[index], weights), labels[index]) for index in held]
    return auroc(scored)


if __name__ == "__main__":
    main(sys.argv[1])
