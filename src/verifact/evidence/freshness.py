"""How long what was seen counts as seen: HTTP's caching rules (RFC 9111) for a private cache, and our own where it is silent."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from verifact.model import LinkState

__all__ = ["fresh_until", "may_be_stored", "validators"]

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=30)  # whatever a server says: articles are checked for what stands there now
_PAGE = _DAY  # a page about which nothing is said
_HEURISTIC = 0.1  # of its age (RFC 9111, 4.2.2)
_HEURISTIC_LONGEST = timedelta(days=7)
# How long after an answer that was no page the address isn't asked again. Gone: a day, which a second failure has to be apart.
_LIVES = {
    LinkState.MISSING: _DAY,
    LinkState.MOVED_HOME: _DAY,
    LinkState.BLOCKED: _DAY,
}


def may_be_stored(headers: Mapping[str, str]) -> bool:
    """Tell whether a page may be kept: not if its server says "no-store"."""
    return "no-store" not in _directives(headers)


def fresh_until(state: LinkState, headers: Mapping[str, str], seen_at: datetime, wait: float | None = None) -> datetime:
    """Return until when an answer seen at `seen_at` stands for the address.

    `wait` are the seconds of a Retry-After. What failed in a way that may pass is never kept.
    """
    if state in (LinkState.RATE_LIMITED, LinkState.TRANSIENT):
        return seen_at + min(timedelta(seconds=wait), _DAY) if wait else seen_at
    if not state.has_page:
        return seen_at + _LIVES.get(state, timedelta())
    directives = _directives(headers)
    if "no-cache" in directives:
        return seen_at
    life = _stated_life(directives, headers, seen_at)
    if life is None:
        return seen_at + _heuristic(headers, seen_at)
    return seen_at + max(timedelta(), min(life - _age(headers), _LONGEST))


def validators(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of a request that asks whether a page is still the one that came with `headers`."""
    asked = {}
    if headers.get("etag"):
        asked["if-none-match"] = headers["etag"]
    if headers.get("last-modified"):
        asked["if-modified-since"] = headers["last-modified"]
    return asked


def _directives(headers: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for part in headers.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        found[name.strip().lower()] = value.strip().strip('"')
    return found


def _stated_life(directives: Mapping[str, str], headers: Mapping[str, str], seen_at: datetime) -> timedelta | None:
    if "max-age" in directives:
        return _seconds(directives["max-age"]) or timedelta()  # what cannot be read is stale (RFC 9111, 4.2.1)
    if "expires" in headers:
        expires = _moment(headers["expires"])
        return (expires - (_moment(headers.get("date", "")) or seen_at)) if expires else timedelta()
    return None


def _heuristic(headers: Mapping[str, str], seen_at: datetime) -> timedelta:
    changed = _moment(headers.get("last-modified", ""))
    if changed is None or changed > seen_at:
        return _PAGE
    return max(_PAGE, min((seen_at - changed) * _HEURISTIC, _HEURISTIC_LONGEST))


def _age(headers: Mapping[str, str]) -> timedelta:
    return _seconds(headers.get("age", "")) or timedelta()


def _seconds(text: str) -> timedelta | None:
    return timedelta(seconds=min(int(text[:12]), 2**31)) if text.isascii() and text.isdecimal() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
