"""The fact-checks that a page carries: schema.org ClaimReview in its JSON-LD."""

from collections.abc import Iterable, Iterator
from math import isfinite

from verifact.model import Review
from verifact.readers.dates import parse_date
from verifact.readers.jsonld import is_jsonld, objects_in, text_of
from verifact.readers.tokens import Token, TokenKind, attributes

__all__ = ["reviews_in"]

_MOST = 50  # reviews of one page
_TYPES = frozenset({"ClaimReview", "https://schema.org/ClaimReview", "http://schema.org/ClaimReview"})


def reviews_in(raw: str, tokens: Iterable[Token]) -> tuple[Review, ...]:
    """Return the reviews in an HTML page; one that lacks the claim or the rating in words is left out."""
    found: dict[Review, None] = {}
    for script in _scripts(raw, tokens):
        for node in objects_in(script):
            review = _review(node)
            if review is not None:
                found[review] = None
            if len(found) >= _MOST:
                break
    return tuple(found)


def _scripts(raw: str, tokens: Iterable[Token]) -> Iterator[str]:
    is_inside = False
    for kind, start, end, name in tokens:
        if name != "script":
            continue
        if kind is TokenKind.START:
            is_inside = is_jsonld(attributes(raw[start:end]))
        elif kind is TokenKind.RAW and is_inside:
            yield raw[start:end]


def _review(node: dict[str, object]) -> Review | None:
    stated = node.get("@type")
    if not any(kind in _TYPES for kind in (stated if isinstance(stated, list) else [stated]) if isinstance(kind, str)):
        return None
    claim, rating = text_of(node.get("claimReviewed")), _rating(node.get("reviewRating"))
    if not claim or not rating:
        return None
    author = node.get("author") or node.get("publisher")
    return Review(claim, rating, _name(author), text_of(node.get("url")), parse_date(node.get("datePublished")))


def _rating(value: object) -> str | None:
    """Return the rating in words ("Mostly false"), or else as a number of how many ("1 of 5")."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return text_of(value)
    words = text_of(value.get("alternateName")) or text_of(value.get("name"))
    if words:
        return words
    given, best = value.get("ratingValue"), value.get("bestRating")
    if not isinstance(given, str | int | float) or isinstance(given, bool) or not str(given).strip():
        return None
    if isinstance(given, float) and not isfinite(given):  # JSON has no such number, but 1e999 is read as one
        return None
    return f"{given} of {best}" if isinstance(best, str | int | float) and str(best).strip() else str(given)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return text_of(value.get("name") if isinstance(value, dict) else value)
