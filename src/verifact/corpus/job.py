"""Everything a run over an archive is told, and how a later run knows that it is the same."""

import json
from typing import Any

import attrs
from attrs import field, frozen

from verifact._version import __version__
from verifact.config import Config
from verifact.corpus.parts import OUTPUT_FORMATS
from verifact.corpus.reading.records import Reading
from verifact.corpus.reading.sources import KINDS, Source, shown
from verifact.corpus.sampling import Sample
from verifact.engine.settings import Settings
from verifact.errors import UsageError
from verifact.suggest import did_you_mean

__all__ = ["Job", "difference", "identity"]


@frozen
class Job:
    """A run over `inputs` into the folder `output`.

    `settings` carry the configuration of all articles. `output_format` is one of `OUTPUT_FORMATS`. `jobs` is the number of
    processes (None: as many as the machine has processors). `engine` is one of `ENGINES`; the output does not depend on it. `limit` stops after so many articles. A part ends at `part_articles`
    articles, or at 64 MB of text. With `restart` what an earlier run left in `output` is deleted.
    """

    inputs: tuple[str, ...]
    output: str
    settings: Settings = field(factory=Settings)
    reading: Reading = field(factory=Reading)
    output_format: str = "parquet"
    jobs: int | None = None
    engine: str = "local"
    sample: Sample | None = None
    limit: int | None = None
    part_articles: int = 10_000
    restart: bool = False

    def validate(self) -> None:
        """Raise UsageError for what means nothing."""
        for name, value, known in (
            ("output format", self.output_format, OUTPUT_FORMATS),
            ("input format", self.reading.kind or "jsonl", tuple(KINDS)),
        ):
            if value not in known:
                advice = did_you_mean(value, known) or f": it can be {', '.join(known)}"
                raise UsageError(f"unknown {name} {value!r}{advice}")
        for name, number in (
            ("jobs", self.jobs),
            ("limit", self.limit),
            ("part_articles", self.part_articles),
            ("max_article_size", self.reading.largest),
        ):
            if number is not None and number < 1:
                raise UsageError(f"{name}: {number} is not a number from 1 on")
        if not self.inputs:
            raise UsageError("no input is named")

    @property
    def config(self) -> Config:
        """The configuration of all articles."""
        return self.settings.config or Config()


def identity(job: Job, sources: list[Source]) -> dict[str, Any]:
    """Return, as JSON types, all that the output depends on."""
    settings = attrs.evolve(job.settings, config=attrs.evolve(job.config, source=None))
    content = {
        "verifact": __version__,
        "output_format": job.output_format,
        "part_articles": job.part_articles,
        "limit": job.limit,
        "sample": None if job.sample is None else attrs.asdict(job.sample),
        "settings": attrs.asdict(settings),
        "reading": attrs.asdict(job.reading),
        "inputs": [
            {"name": source.name, "kind": source.kind, "bytes": source.size, "stamp": source.stamp}
            for source in sources
        ],
    }
    plain: dict[str, Any] = json.loads(json.dumps(content, default=_plain))
    return plain


def _plain(value: Any) -> Any:
    return dict(value) if hasattr(value, "items") else shown(str(value))


def difference(before: dict[str, Any], now: dict[str, Any]) -> str | None:
    """Return the first thing in which a run differs from the one before, in words; None where it is the same."""
    return _difference("", before, now)


def _difference(name: str, before: Any, now: Any) -> str | None:
    if before == now:
        return None
    if isinstance(before, dict) and isinstance(now, dict):
        for key in now:
            found = _difference(f"{name}.{key}" if name else key, before.get(key), now[key])
            if found:
                return found
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for index, (one, other) in enumerate(zip(before, now, strict=True)):
            found = _difference(f"{name}[{index}]", one, other)
            if found:
                return found
    if name.startswith("inputs"):
        return _input_difference(name, before, now)
    return f"{name} was {json.dumps(before)[:200]}, and is {json.dumps(now)[:200]}"


def _input_difference(name: str, before: Any, now: Any) -> str:
    if isinstance(before, list) and isinstance(now, list):
        return f"the number of inputs was {len(before)}, and is {len(now)}"
    field_name = name.rpartition(".")[2]
    if field_name == "name":
        return f"an input was {before}, and is {now}"
    return f"an input has changed: {name} was {before}, and is {now}"
