"""Snapshots as a folder that can be committed: for each page its text, and a small file of JSON about it; an index."""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import evolve

from verifact.errors import UnreadableError, UsageError
from verifact.evidence.guard import Guard
from verifact.evidence.registers import plain_doi
from verifact.evidence.targets import RefusedError, target_of
from verifact.model import LinkState, Snapshot, Work
from verifact.reading_files import read_bytes
from verifact.serial import decode, encode

__all__ = ["SavedPages", "save"]

_INDEX = "index.json"
_WORKS = "works.json"
_FORM = 1
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_NAME = re.compile(r"[a-z0-9.-]{1,120}\Z")
_LONGEST_STEM = 80


def save(snapshots: Iterable[Snapshot], folder: Path, works: Iterable[Work] = ()) -> tuple[Path, ...]:
    """Write snapshots and works into a folder, beside what is there, and return the files written.

    A page's files are named after its address, and hold the same bytes for the same snapshot. A page that is there already
    is not overwritten by a failure to see it again. Raises UsageError where the folder cannot be written.
    """
    try:
        return tuple(_save(snapshots, folder, works))
    except OSError as error:
        raise UsageError(f"{folder}: snapshots cannot be saved there: {error.strerror or error}") from error


def _save(snapshots: Iterable[Snapshot], folder: Path, works: Iterable[Work]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    saved = SavedPages(folder, must_exist=False)
    index = dict(saved.index)
    written = []
    for snapshot in snapshots:
        key = _key(snapshot.url)
        before = saved.snapshot(snapshot.url)
        if not _is_worth_saving(snapshot) or (
            before.state.has_page and not snapshot.state.has_page and _may_pass(snapshot)
        ):
            continue
        stem = index.get(key) or _stem(key)
        index[key] = stem
        text = folder / f"{stem}.txt"
        written += [_write_json(folder / f"{stem}.json", encode(evolve(snapshot, text="")))]
        if snapshot.text:
            written.append(_write(text, snapshot.text))
        else:
            text.unlink(missing_ok=True)
    known = {work.doi: work for work in (*saved.works.values(), *works)}
    if known:
        written.append(_write_json(folder / _WORKS, {doi: encode(work) for doi, work in sorted(known.items())}))
    written.append(_write_json(folder / _INDEX, {"form": _FORM, "pages": dict(sorted(index.items()))}))
    return written


def _is_worth_saving(snapshot: Snapshot) -> bool:
    """Tell whether somebody was asked: what is refused for its form can be told again, and may hold a password."""
    is_asked = snapshot.fetched_at is not None or snapshot.state is not LinkState.REFUSED
    return is_asked and snapshot.state is not LinkState.UNSEEN


def _refusal(url: str) -> str | None:
    try:
        Guard().check(target_of(url))
    except RefusedError as error:
        return str(error)
    return None


def _may_pass(snapshot: Snapshot) -> bool:
    return snapshot.state in (LinkState.TRANSIENT, LinkState.RATE_LIMITED, LinkState.BLOCKED)


def _write_json(path: Path, data: Any) -> Path:
    return _write(path, f"{json.dumps(data, indent=2, ensure_ascii=False)}\n")


def _write(path: Path, text: str) -> Path:
    """Write a file anew: a link that stands there, which somebody else may have committed, is not written through."""
    if path.is_symlink():
        path.unlink()
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return path


class SavedPages:
    """A `Fetcher` and `WorkRegister` that knows what was saved in a folder, and asks nobody.

    Raises UnreadableError where the folder holds no saved pages (unless it need not), or its index cannot be read.
    """

    def __init__(self, folder: Path | str, *, must_exist: bool = True) -> None:
        self._folder = Path(folder)
        path = self._folder / _INDEX
        self.index: Mapping[str, str] = {}
        if path.exists() or must_exist:
            self.index = _index_in(_read_json(path), path)
        works = self._folder / _WORKS
        self.works: Mapping[str, Work] = _works_in(_read_json(works), works) if works.exists() else {}

    async def fetch(self, urls: Iterable[str]) -> Mapping[str, Snapshot]:
        """Return what was saved of each address; its state is `UNSEEN` where nothing was."""
        return {url: self.snapshot(url) for url in urls}

    async def look_up(self, dois: Iterable[str]) -> Mapping[str, Work]:
        """Return the works among those saved."""
        return {doi: self.works[doi] for doi in filter(None, map(plain_doi, dois)) if doi in self.works}

    def snapshot(self, url: str) -> Snapshot:
        """Return what was saved of an address; what would not be asked for is refused here, too. Raises UnreadableError for a page whose file is damaged."""
        stem = self.index.get(_key(url))
        if stem is None:
            reason = _refusal(url)
            if reason is not None:
                return Snapshot(url, LinkState.REFUSED, reason=reason)
            return Snapshot(url, LinkState.UNSEEN, reason="not among the saved pages")
        path = self._folder / f"{stem}.json"
        try:
            snapshot = decode(Snapshot, _read_json(path))
        except ValueError as error:
            raise UnreadableError(f"{path} is no saved page: {error}", path=path) from error
        text = self._folder / f"{stem}.txt"
        return evolve(snapshot, url=url, text=_read(text) if text.exists() else "")


def _key(url: str) -> str:
    try:
        return target_of(url).key
    except RefusedError:
        return url


def _stem(key: str) -> str:
    """Return a name that people recognise, and that no other address has."""
    readable = _NOT_IN_NAMES.sub("-", key.partition("://")[2].lower().removeprefix("www.")).strip("-")[:_LONGEST_STEM]
    return f"{readable}-{sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}".lstrip("-")


def _read(path: Path) -> str:
    """Return the text of a file of the folder, which may be somebody else's: no device, and no link to what lies outside."""
    try:
        if not path.resolve(strict=True).is_relative_to(path.parent.resolve()):
            raise UnreadableError(f"{path} cannot be read: it is a link to a file outside of its folder", path=path)
        return read_bytes(path).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise UnreadableError(f"{path} cannot be read: {reason}", path=path) from error


def _read_json(path: Path) -> Any:
    try:
        return json.loads(_read(path))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path} is no JSON: {error}", path=path) from error


def _index_in(data: Any, path: Path) -> dict[str, str]:
    pages = data.get("pages") if isinstance(data, dict) and data.get("form") == _FORM else None
    if not isinstance(pages, dict) or not all(isinstance(stem, str) and _NAME.match(stem) for stem in pages.values()):
        raise UnreadableError(f"{path} is no index of saved pages", path=path)
    return pages


def _works_in(data: Any, path: Path) -> dict[str, Work]:
    try:
        return {doi: decode(Work, work) for doi, work in data.items()}
    except (ValueError, AttributeError) as error:
        raise UnreadableError(f"{path} holds no works: {error}", path=path) from error
