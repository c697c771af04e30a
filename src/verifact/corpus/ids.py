"""Ids that are the article's own: the second of a name gets "#2", the third "#3", in any amount of bounded memory."""

import sqlite3
from hashlib import blake2b

__all__ = ["UniqueIds", "id_hash"]

# The database has no name: SQLite keeps it in its cache, and in a file of its own once the cache is full.
_CACHE = 32_000  # KiB


def id_hash(name: str) -> int:
    """Return 63 bits that depend on an id alone, evenly spread."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 1


class UniqueIds:
    """Tells the ids of a stream apart; the same stream gets the same ids every time."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("", isolation_level=None)
        self._seen.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._seen.execute("PRAGMA journal_mode = OFF")
        self._seen.execute("PRAGMA synchronous = OFF")
        self._seen.execute("CREATE TABLE seen (hash INTEGER PRIMARY KEY, times INTEGER)")
        self._seen.execute("BEGIN")

    def close(self) -> None:
        """Let go of what was seen."""
        self._seen.close()

    def own(self, name: str) -> str:
        """Return an id that nobody had before, and `name` itself to the first that comes with it."""
        while (times := self._count(name)) > 1:
            name = f"{name}#{times}"  # counted too: somebody may be called that
        return name

    def _count(self, name: str) -> int:
        key = (id_hash(name),)
        # Without RETURNING, which the SQLite of long-lived systems lacks.
        self._seen.execute("INSERT INTO seen VALUES (?, 1) ON CONFLICT (hash) DO UPDATE SET times = times + 1", key)
        ((times,),) = self._seen.execute("SELECT times FROM seen WHERE hash = ?", key).fetchall()
        return int(times)
