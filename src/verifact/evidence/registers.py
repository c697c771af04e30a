"""What registers say: the Internet Archive of copies of a page, Crossref of the works behind DOIs. Answers are kept."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from verifact.evidence.answers import Answer
from verifact.evidence.options import FetchOptions
from verifact.evidence.store import SnapshotStore
from verifact.evidence.targets import RefusedError, Target, target_of
from verifact.model import Work
from verifact.serial import decode, encode

__all__ = ["Registers", "plain_doi", "work_in"]

_LIFE = timedelta(days=7)  # a copy stays; works are seldom retracted
_LIFE_OF_NOTHING = timedelta(days=1)
_LARGEST = 5_000_000  # bytes; works with thousands of references are of megabytes
_OK, _NOT_FOUND = 200, 404
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)\Z", re.IGNORECASE)
_RETRACTION = re.compile(r"\A\W*(?:retracted|withdrawn|removed)(?:\s+article)?\s*[:\]]\s*", re.IGNORECASE)
_RETRACTING = frozenset({"retraction", "withdrawal", "removal"})
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)

Ask = Callable[[Target, int], Awaitable[Answer]]


class Registers:
    """Looks things up; `ask` asks for an address and a number of bytes at most."""

    def __init__(self, ask: Ask, options: FetchOptions, store: SnapshotStore) -> None:
        self._ask = ask
        self._options = options
        self._store = store

    async def copy_of(self, url: str) -> str | None:
        """Return the address of the Internet Archive's latest copy of a page; None where it has none, or doesn't answer.

        The API is that of https://archive.org/help/wayback_api.php.
        """
        address = f"{self._options.archive_base.rstrip('/')}/wayback/available?url={quote(url, safe='')}"
        found = await self._look_up("archive", url, address, _copy_in)
        return found if isinstance(found, str) else None

    async def work(self, doi: str) -> Work | None:
        """Return what Crossref says of a DOI; None where it doesn't know it (others register DOIs, too) or doesn't answer.

        The API is that of https://api.crossref.org/swagger-ui/index.html.
        """
        address = f"{self._options.crossref_base.rstrip('/')}/works/{quote(doi, safe='')}"
        contact = self._options.contact or ""
        if "@" in contact:  # who says who they are is asked into a better pool
            address += f"?mailto={quote(contact.removeprefix('mailto:'), safe='@')}"
        found = await self._look_up("crossref", doi, address, lambda said: _encoded(work_in(doi, said)))
        try:
            return decode(Work, found) if found is not None else None
        except ValueError:
            return None

    async def _look_up(self, kind: str, key: str, address: str, read: Callable[[Any], Any]) -> Any:
        known = self._store.looked_up(kind, key)
        now = datetime.now(UTC)
        if known is not None and (self._options.offline or (now < known[1] and not self._options.refresh)):
            return known[0]
        if self._options.offline:
            return None
        try:
            answer = await self._ask(target_of(address), _LARGEST)
        except RefusedError:
            return None
        if answer.failure is not None or answer.status not in (_OK, _NOT_FOUND):
            return known[0] if known else None
        try:
            value = read(json.loads(answer.body)) if answer.status == _OK else None
        except (ValueError, RecursionError):
            return None
        self._store.keep_lookup(kind, key, value, now + (_LIFE_OF_NOTHING if value is None else _LIFE))
        return value


def plain_doi(text: str) -> str | None:
    """Return a DOI in lower case without what is often put before it; None for what is none."""
    match = _DOI.match(text.strip())
    return match[1].lower() if match else None


def _copy_in(said: Any) -> str | None:
    closest = _at(said, "archived_snapshots", "closest")
    url = _at(closest, "url")
    if (
        not isinstance(url, str)
        or _at(closest, "available") is not True
        or not str(_at(closest, "status")).startswith("2")
    ):
        return None
    return re.sub(r"\Ahttp://web\.archive\.org/", "https://web.archive.org/", url)


def work_in(doi: str, said: Any) -> Work | None:
    """Return the work that an answer of Crossref's REST API describes; None where it is none."""
    message = _at(said, "message")
    if not isinstance(message, dict):
        return None
    titles = message.get("title")
    title = " ".join(_TAG.sub("", str(titles[0])).split()) if isinstance(titles, list) and titles else None
    updates = message.get("updated-by")
    notices = [
        notice
        for notice in (updates if isinstance(updates, list) else [])
        if isinstance(notice, dict) and str(notice.get("type", "")).lower() in _RETRACTING
    ]
    notice_doi = next((str(notice["DOI"]).lower() for notice in notices if notice.get("DOI")), None)
    is_retracted = bool(notices) or bool(title and _RETRACTION.match(title))
    return Work(doi, title or None, _published(message), is_retracted, notice_doi)


def _published(message: dict[str, Any]) -> date | None:
    """Return the earliest day of publication that is given in full."""
    days = []
    for name in ("published", "published-online", "published-print", "issued"):
        parts = _at(message, name, "date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and len(first) == 3 and all(isinstance(part, int) for part in first):
            try:
                days.append(date(*first))
            except ValueError:
                continue
    return min(days, default=None)


def _encoded(work: Work | None) -> Any:
    return None if work is None else encode(work)


def _at(value: Any, *path: str) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value
