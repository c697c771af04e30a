"""What was seen, kept in SQLite: every look at an address as a row, and the last page that came.

Observations are kept, not verdicts: whether an address is dead is worked out from them each time (`strikes`). Each look is
one transaction in write-ahead mode, so a run that is killed loses nothing it has seen, and runs side by side do no harm.
"""

import json
import logging
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self, TypeVar

from attrs import frozen

from verifact.errors import UsageError
from verifact.evidence.strikes import Observation
from verifact.model import LinkState, Snapshot
from verifact.serial import decode, encode

__all__ = ["Kept", "SnapshotStore", "default_store_path"]

_VERSION = 1
_APPLICATION = 0x76666374  # "vfct", in the header of the file
_FILE = "snapshots.sqlite3"
_BUSY = 30.0  # seconds that another process's transaction is waited for
_PAUSE = 0.01  # seconds
_OLDEST = timedelta(days=400)  # observations older than this say nothing any more
_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY, snapshot TEXT NOT NULL, seen_at TEXT NOT NULL, fresh_until TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS observations (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, seen_at TEXT NOT NULL, run TEXT NOT NULL, confirming INTEGER NOT NULL,
    state TEXT NOT NULL, status INTEGER, reason TEXT NOT NULL, final_url TEXT, fresh_until TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS observations_of ON observations (key, id);
CREATE TABLE IF NOT EXISTS lookups (
    kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, fresh_until TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""
# What a row of another version, or one that others have written, makes of reading it: it counts as none.
_UNKNOWN = (ValueError, TypeError, RecursionError)
_LOG = logging.getLogger("verifact")

T = TypeVar("T")


def default_store_path() -> Path:
    """Return where snapshots are kept unless told otherwise: in the user's cache directory, as the system has it."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = Path(given) if given and Path(given).is_absolute() else home / ".cache"
    return base / "verifact" / _FILE


@frozen
class Kept:
    """The last page that came from an address, and until when it stands for it."""

    snapshot: Snapshot
    fresh_until: datetime


class SnapshotStore:
    """Snapshots in a file, or in `snapshots.sqlite3` in a folder; a context manager. May be used from several threads.

    A damaged file is moved aside with a warning (logger "verifact"), and a new one begun; what cannot be kept (a full
    disk) is warned of once. Raises UsageError where no file can be made there, and for the database of another program.
    None for `path`: kept in memory only.
    """

    def __init__(self, path: Path | str | None) -> None:
        self.path = None if path is None else Path(path)
        if self.path is not None and (self.path.is_dir() or not self.path.suffix):
            self.path /= _FILE
        self._has_warned = False
        self._lock = threading.RLock()
        self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def get(self, key: str) -> Kept | None:
        """Return the last page that came from an address (`Target.key`), None where none did or it may not be kept."""
        for snapshot, fresh in self._rows("SELECT snapshot, fresh_until FROM pages WHERE key = ?", key):
            with suppress(*_UNKNOWN):
                return Kept(decode(Snapshot, json.loads(snapshot)), _time(fresh))
        return None

    def put(
        self,
        key: str,
        snapshot: Snapshot,
        *,
        run: str,
        fresh_until: datetime,
        confirming: bool = False,
        keep_page: bool = True,
    ) -> None:
        """Keep what was seen: the look itself, and the page if one came and `keep_page`. The time is `snapshot.fetched_at`."""
        seen_at = snapshot.fetched_at or datetime.now(UTC)
        fresh = fresh_until.isoformat()
        steps: list[tuple[str, tuple[Any, ...]]] = [
            (
                "INSERT INTO observations (key, seen_at, run, confirming, state, status, reason, final_url, fresh_until)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    seen_at.isoformat(),
                    run,
                    confirming,
                    LinkState.MISSING if snapshot.state is LinkState.DEAD else snapshot.state,
                    snapshot.status,
                    snapshot.reason,
                    snapshot.final_url,
                    fresh,
                ),
            ),
            ("DELETE FROM observations WHERE key = ? AND seen_at < ?", (key, (seen_at - _OLDEST).isoformat())),
        ]
        if snapshot.state.has_page and keep_page:
            page = json.dumps(encode(snapshot), ensure_ascii=False).encode("utf-8", "replace").decode()
            steps.append(("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", (key, page, seen_at.isoformat(), fresh)))
        elif snapshot.state.has_page:
            steps.append(("DELETE FROM pages WHERE key = ?", (key,)))
        self._write(steps)

    def observations(self, key: str) -> tuple[Observation, ...]:
        """Return all looks at an address, oldest first."""
        return tuple(observation for observation, _ in self._observed(key))

    def last(self, key: str) -> tuple[Observation, datetime] | None:
        """Return the last look at an address and until when it stands for it."""
        return next(iter(self._observed(key, "DESC LIMIT 1")), None)

    def _observed(self, key: str, order: str = "ASC") -> list[tuple[Observation, datetime]]:
        found: list[tuple[Observation, datetime]] = []
        query = (
            "SELECT state, seen_at, run, confirming, status, reason, final_url, fresh_until FROM observations"  # noqa: S608
            f" WHERE key = ? ORDER BY id {order}"
        )
        for state, seen_at, run, confirming, status, reason, final_url, fresh in self._rows(query, key):
            with suppress(*_UNKNOWN):
                look = Observation(LinkState(state), _time(seen_at), run, bool(confirming), status, reason, final_url)
                found.append((look, _time(fresh)))
        return found

    def looked_up(self, kind: str, key: str) -> tuple[Any, datetime] | None:
        """Return what a register said of a key (JSON types; None: nothing) and until when it holds; None: never asked."""
        for value, fresh in self._rows("SELECT value, fresh_until FROM lookups WHERE kind = ? AND key = ?", kind, key):
            with suppress(*_UNKNOWN):
                return json.loads(value), _time(fresh)
        return None

    def keep_lookup(self, kind: str, key: str, value: Any, fresh_until: datetime) -> None:
        """Keep what a register ("crossref", "archive") said of a key, as JSON types."""
        row = (kind, key, json.dumps(value), fresh_until.isoformat())
        self._write([("INSERT OR REPLACE INTO lookups VALUES (?, ?, ?, ?)", row)])

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._guarded(lambda connection: connection.execute(query, values).fetchall()) or []

    def _write(self, steps: list[tuple[str, tuple[Any, ...]]]) -> None:
        def write(connection: sqlite3.Connection) -> None:
            with connection:  # commits, or rolls back
                connection.execute("BEGIN IMMEDIATE")
                for statement, values in steps:
                    connection.execute(statement, values)

        self._guarded(write)

    def _guarded(self, act: Callable[[sqlite3.Connection], T]) -> T | None:
        with self._lock:
            try:
                return act(self._connection)
            except sqlite3.DatabaseError as error:
                if self.path is None or not _is_damage(error):
                    self._warn(error)
                    return None
            try:
                self._connection.close()
                _set_aside(self.path)
                self._connection = self._open()
                return act(self._connection)
            except (UsageError, OSError, sqlite3.Error) as error:
                self._warn(error)
                self._connection = _connected(":memory:")
                return None

    def _warn(self, error: Exception) -> None:
        if not self._has_warned:
            _LOG.warning("what was seen cannot be kept in %s: %s", self.path or "memory", error)
            self._has_warned = True

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            return _connected(":memory:")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _connected(str(self.path))
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
            _set_aside(self.path)
            return _connected(str(self.path))
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"{self.path}: no store of snapshots can be kept there: {error}") from error


def _connected(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    try:
        # In this order: tables and name come in one transaction, which another run may be making right now.
        has_tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
        known = connection.execute("PRAGMA application_id").fetchone()[0]
        if known not in (0, _APPLICATION) or (known == 0 and has_tables):
            raise UsageError(f"{name} is the database of another program; name another file or folder")
        if known == _APPLICATION and connection.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
            raise UsageError(f"{name} was written by a later version of verifact; name another file or folder")
        _turn_to_wal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing, a power cut the last looks
        connection.execute("BEGIN IMMEDIATE")
        for statement in filter(str.strip, _SCHEMA.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    """Change the journal; where another run does so at this moment, SQLite says that it is busy without waiting."""
    until = monotonic() + _BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_PAUSE)


def _time(text: str) -> datetime:
    """Return a time with its zone. Raises ValueError and TypeError for what is none."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(text)
    return time


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}")
    _LOG.warning("%s is damaged; it is kept as %s, and a new one begun", path, aside.name)
    with suppress(FileNotFoundError):
        path.replace(aside)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
