"""The figures that may not get worse: `[least]` and `[most]` of floors.toml, by "question.figure"."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

FLOORS = Path(__file__).parents[1] / "floors.toml"


def broken(figures: Mapping[str, float], path: Path = FLOORS) -> Iterator[str]:
    """Yield what to say of each figure that is under its floor or over its ceiling; figures not measured are let be.

    Raises tomllib.TOMLDecodeError and OSError.
    """
    bounds = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, least in bounds.get("least", {}).items():
        if name in figures and round(figures[name], 4) < least:
            yield f"{name} is {figures[name]:.4f}, its floor {least}"
    for name, most in bounds.get("most", {}).items():
        if name in figures and round(figures[name], 4) > most:
            yield f"{name} is {figures[name]:.4f}, its ceiling {most}"
