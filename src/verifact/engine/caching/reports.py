"""Reports by what they were made of: the file's bytes and name, the configuration, the code, the bibliographies."""

import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Any

import attrs
from attrs import evolve, field, frozen

from verifact.config import Config
from verifact.engine.caching.running import code_digest
from verifact.engine.caching.store import Store
from verifact.engine.settings import Configs, Settings
from verifact.errors import VerifactError
from verifact.findings import Report, Severity
from verifact.reading_files import read_bytes

__all__ = ["ReportCache"]

_FORM = "1"  # of the entries
_DIGEST_SIZE = 20
_FILE_CLOCK = 2_000_000_000  # nanoseconds: the coarsest clock of a file system (FAT)
_UNCERTAIN = frozenset({"VF904", "VF905"})  # the file, or a check, failed: it may not fail again


@frozen
class ReportCache:
    """Finds and keeps reports under one set of settings. It can be sent to another process.

    What is kept is the report before the baseline of the file is applied, so that a new baseline needs no new check.
    """

    store: Store
    settings: Settings
    code: str
    _configs: dict[int, tuple[Config, bytes | None]] = field(factory=dict, init=False, eq=False, repr=False)
    _digests: dict[str, str | None] = field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def in_folder(cls, folder: Path, settings: Settings) -> "ReportCache":
        """Return the cache in a folder, which is made. Raises OSError where that cannot be."""
        store = Store(folder.absolute())
        store.open()
        return cls(store, settings, code_digest(store))

    def key(self, data: bytes, path: str, config: Config) -> str | None:
        """Return the name of the report on a file of these bytes; `config` is what holds for it, settings applied.

        None where the configuration holds something that has no form of its own.
        """
        told = self._told(config)
        if told is None:
            return None
        digest = blake2b(told, digest_size=_DIGEST_SIZE)
        name = path.encode(errors="surrogateescape")
        digest.update(len(name).to_bytes(8, "big"))
        digest.update(name)
        digest.update(data)
        return digest.hexdigest()

    def find(self, path: Path, configs: Configs) -> bytes | None:
        """Return the report on a file as it is now, to be decoded by `decoded`; None where it has to be checked."""
        try:
            if not S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - what comes out of a pipe can be read once
                return None
            key = self.key(read_bytes(path), str(path), configs.at(path))
        except (OSError, ValueError, VerifactError):  # checking it will say why
            return None
        return None if key is None else self.store.get(key)

    def decoded(self, content: bytes) -> Report | None:
        """Return the report in what `find` found; None where it is none, or what was read for it has changed."""
        try:
            data = json.loads(content)
            report = Report.from_dict(data["report"])
            is_same = all(self._known_digest(name) == digest for name, digest in data["read"].items())
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return report if is_same else None

    def keep(self, key: str, report: Report, read: Iterable[Path], began: int) -> None:
        """Keep a report that was made since `began` (nanoseconds since the epoch), with the files `read` for it.

        It is not kept where it tells of a failure, or where one of the files may have changed since.
        """
        told = (*report.findings, *(each.finding for each in report.suppressed))
        if any(finding.code in _UNCERTAIN for finding in told):
            return
        digests: dict[str, str | None] = {}
        for path in read:
            if _changed_since(path, began - _FILE_CLOCK):
                return
            digests[str(path)] = _digest_of(str(path))
        content = json.dumps({"report": report.to_dict(), "read": digests}, ensure_ascii=True, separators=(",", ":"))
        self.store.put(key, content.encode())

    def _told(self, config: Config) -> bytes | None:
        known = self._configs.get(id(config))
        if known is None:
            known = self._configs[id(config)] = (config, self._encoded(config))  # kept alive: the id stays its own
        return known[1]

    def _encoded(self, config: Config) -> bytes | None:
        # What decides which files are checked, what is told of a report and where it is kept changes no report.
        same = evolve(config, exclude=(), fail_level=Severity.WARNING, baseline=None, cache_dir=None)
        settings = evolve(self.settings, config=None, baseline=None, ignore_baseline=False)
        try:
            here = os.getcwd()  # noqa: PTH109 - what relative paths and globs start from
            return json.dumps([_FORM, self.code, here, settings, same], default=_plain, ensure_ascii=True).encode()
        except (OSError, TypeError, ValueError):
            return None

    def _known_digest(self, path: str) -> str | None:
        if path not in self._digests:
            self._digests[path] = _digest_of(path)
        return self._digests[path]


def _digest_of(path: str) -> str | None:
    try:
        return blake2b(read_bytes(path), digest_size=_DIGEST_SIZE).hexdigest()
    except (OSError, ValueError):
        return None


def _changed_since(path: Path, moment: int) -> bool:
    try:
        return path.stat().st_mtime_ns >= moment
    except (OSError, ValueError):
        return False


def _plain(value: Any) -> Any:
    """Return JSON types for what a configuration may hold. Raises TypeError for what has no form of its own."""
    if attrs.has(type(value)):
        return [type(value).__name__, *(getattr(value, each.name) for each in attrs.fields(type(value)))]
    if isinstance(value, os.PathLike):
        return ["path", os.fspath(value)]
    if hasattr(value, "isoformat"):
        return [type(value).__name__, value.isoformat()]
    if hasattr(value, "items"):
        return dict(value)
    raise TypeError(f"{type(value).__name__} in a configuration")
