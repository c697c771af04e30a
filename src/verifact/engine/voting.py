"""Models that vote whether a passage backs a claim: third parties', through the entry-point group `verifact.entailment`."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from attrs import evolve

from verifact.analysis.cited_pages import match_of, page_of
from verifact.errors import ConfigError
from verifact.model import Article, Evidence, Vote

__all__ = ["ENTRY_POINT_GROUP", "Model", "installed_models", "with_votes"]

ENTRY_POINT_GROUP = "verifact.entailment"

# Takes a claim and a passage of its source, returns 0 (the passage does not say so) to 1 (it does).
Model = Callable[[str, str], float]


@cache
def installed_models() -> Mapping[str, Model]:
    """Return the installed models by their names. Raises ConfigError for one that cannot be used."""
    found: dict[str, Model] = {}
    for point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            model = point.load()
        except Exception as error:
            raise ConfigError(f"the model {point.name!r} ({point.value}) cannot be loaded: {error}") from error
        if not callable(model):
            raise ConfigError(f"the model {point.name!r} ({point.value}) is no function of a claim and a passage")
        found[point.name] = model
    return MappingProxyType(found)


def with_votes(article: Article, evidence: Evidence) -> Evidence:
    """Return the evidence with the votes of the installed models on each claim and each page that it cites.

    Raises ConfigError where a model raises or returns something that is no number from 0 to 1.
    """
    models = installed_models()
    return evolve(evidence, votes=tuple(_votes(article, evidence, models))) if models else evidence


def _votes(article: Article, evidence: Evidence, models: Mapping[str, Model]) -> Iterator[Vote]:
    seen: set[tuple[str, str]] = set()
    for claim in article.claims:
        for index in claim.citations:
            page = page_of(article.citations[index], evidence)
            if page is None or (claim.text, page.url) in seen:
                continue
            seen.add((claim.text, page.url))
            passage = match_of(claim.text, page.text).passage_text
            if passage:
                yield from (
                    Vote(claim.text, page.url, name, _ask(name, models[name], claim.text, passage)) for name in models
                )


def _ask(name: str, model: Model, claim: str, passage: str) -> float:
    try:
        score = float(model(claim, passage))
    except Exception as error:
        raise ConfigError(f"the model {name!r} failed: {type(error).__name__}: {error}") from error
    if not 0 <= score <= 1:
        raise ConfigError(f"the model {name!r} gave {score}, which is not 0 to 1")
    return score
