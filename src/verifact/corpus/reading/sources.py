"""Which inputs there are, and in which order: paths, folders, patterns and addresses as fsspec knows them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from attrs import field, frozen

from verifact.config import Config
from verifact.corpus.extra import needs_extra
from verifact.corpus.reading.records import Reading
from verifact.corpus.reading.streams import COMPRESSIONS, reading_errors
from verifact.errors import MissingExtraError, UnreadableError, UsageError
from verifact.files import find_files
from verifact.readers.registry import SUFFIXES
from verifact.reading_files import exists

__all__ = ["KINDS", "MANIFEST", "Source", "find_sources", "is_local", "open_folder", "shown"]

MANIFEST = "_verifact.json"
KINDS: Mapping[str, tuple[str, ...]] = {
    "jsonl": (".jsonl", ".ndjson", ".jl"),
    "csv": (".csv", ".tsv"),
    "parquet": (".parquet", ".pq"),
    "warc": (".warc", ".wet"),
    "article": tuple(SUFFIXES),
}
ConfigOf = Callable[[Path], Config]
_DATA = ("jsonl", "csv", "parquet", "warc")
_CHANGES = ("size", "mtime", "ETag", "etag", "LastModified", "last_modified", "md5Hash", "created")


@frozen
class Source:
    """One input: a file, or a folder of articles.

    `name` is how the user named it, `path` where it lies in the file system `fs`. `size` is in bytes. `stamp` changes when
    the input does. `partition` are values that folders named `key=value` tell. `files` are a folder's.
    """

    name: str
    kind: str
    path: str
    fs: Any = field(eq=False, repr=False)
    size: int = 0
    stamp: str = ""
    partition: Mapping[str, str] = field(factory=dict)
    files: Callable[[], Iterable[str]] | None = field(default=None, eq=False, repr=False)


def find_sources(
    inputs: Iterable[str], reading: Reading, config_of: ConfigOf, refuse: Callable[[str], None]
) -> Iterator[Source]:
    """Yield the inputs in order, a folder's sorted. What cannot be used is told to `refuse`, and left out.

    A folder with articles (as `verifact check` finds them) stands for these, any other for its data files, but for those of an
    earlier run. Raises UsageError for a scheme that is not known, MissingExtraError for one whose library is not installed.
    """
    for name in inputs:
        fs, path = open_folder(name)
        try:
            with reading_errors(name):
                found = list(_found(name, fs, path, reading, config_of))
        except UnreadableError as error:
            refuse(shown(str(error)))
            continue
        yield from found


def open_folder(name: str) -> tuple[Any, str]:
    """Return the file system of a path or an address, and the path in it."""
    if not name:
        raise UsageError("the path is empty")
    if name == "-":
        raise UsageError("- : an archive is not read from stdin, which could not be read again after an interruption")
    core = needs_extra("fsspec.core", "to read archives")
    try:
        fs, path = core.url_to_fs(name)
    except ImportError as error:
        raise MissingExtraError(f"{name}: {error}") from error
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from error
    return fs, str(path)


def is_local(fs: Any) -> bool:
    """Tell whether a file system is this machine's own."""
    protocols = (fs.protocol,) if isinstance(fs.protocol, str) else fs.protocol
    return "file" in protocols


def shown(path: str) -> str:
    """Return a path as it can be written down: its name on disk need not be UTF-8."""
    return path.encode(errors="surrogateescape").decode(errors="replace")


def _found(name: str, fs: Any, path: str, reading: Reading, config_of: ConfigOf) -> Iterator[Source]:
    if not fs.exists(path):
        matched = sorted(fs.glob(path)) if any(mark in path for mark in "*?[") else []
        if not matched:
            link = "is a link that leads nowhere" if is_local(fs) and exists(Path(path)) else "does not exist"
            raise UnreadableError(f"{name} {link}")
        for each in matched:
            yield from _found(_named(name, each), fs, each, reading, config_of)
    elif fs.isdir(path):
        yield from _in_folder(name, fs, path, reading, config_of)
    else:
        kind = reading.kind or _kind(path)
        if kind is None:
            known = ", ".join(suffix for kinds in KINDS.values() for suffix in kinds)
            raise UnreadableError(f"{name}: its suffix is none of {known}; say what it is with --input-format")
        yield _source(name, kind, fs, path, {})


def _named(pattern: str, path: str) -> str:
    """Return the name of a file that a pattern stands for, written as the pattern is."""
    scheme, mark, rest = pattern.rpartition("://")
    if mark:
        return f"{scheme}{mark}{path.lstrip('/') if not rest.startswith('/') else path}"
    return path if Path(pattern).is_absolute() else os.path.relpath(path)


def _in_folder(name: str, fs: Any, path: str, reading: Reading, config_of: ConfigOf) -> Iterator[Source]:
    if is_local(fs):
        top = Path(name) if not name.startswith(("file:", "local:")) else Path(path)
        articles: Callable[[], Iterable[str]] = partial(_local_articles, top, config_of)
    else:
        articles = partial(_remote_articles, fs, path)
    if reading.kind in (None, "article") and next(iter(articles()), None) is not None:
        size, stamp = _state_of_all(fs, articles())
        yield Source(shown(name), "folder", path, fs, size, stamp, files=articles)
        return
    data = list(_data_files(fs, path, reading))
    if not data:
        raise UnreadableError(f"{name}: there are no articles and no data files in it")
    for each in data:
        inner = each[len(path) :].lstrip("/")
        kind = reading.kind or _kind(each) or ""
        yield _source(f"{name.rstrip('/')}/{inner}", kind, fs, each, _partition(inner))


def _local_articles(top: Path, config_of: ConfigOf) -> Iterator[str]:
    return map(str, find_files([top], config_of))


def _remote_articles(fs: Any, path: str) -> Iterator[str]:
    return (each for each in sorted(fs.find(path)) if PurePosixPath(each).suffix.lower() in SUFFIXES)


def _data_files(fs: Any, path: str, reading: Reading) -> Iterator[str]:
    found = sorted(fs.find(path))
    results = tuple(f"{each.removesuffix(MANIFEST)}" for each in found if PurePosixPath(each).name == MANIFEST)
    for each in found:
        hidden = any(part.startswith((".", "_")) for part in PurePosixPath(each[len(path) :]).parts)
        if not hidden and not each.startswith(results or ("\0",)) and (_kind(each) in _DATA or reading.kind in _DATA):
            yield each


def _kind(path: str) -> str | None:
    name = PurePosixPath(path).name.lower()
    for suffix in COMPRESSIONS:
        name = name.removesuffix(suffix)
    is_packed = not path.lower().endswith(name)
    for kind, suffixes in KINDS.items():
        if name.endswith(suffixes) and not (is_packed and kind in ("article", "parquet")):
            return kind
    return None


def _partition(inner: str) -> Mapping[str, str]:
    """Return what the folders above a file tell, as Hive names them."""
    pairs = (part.partition("=") for part in PurePosixPath(inner).parent.parts)
    return {key: unquote(value) for key, equals, value in pairs if equals and key}


def _source(name: str, kind: str, fs: Any, path: str, partition: Mapping[str, str]) -> Source:
    info = fs.info(path)
    return Source(shown(name), kind, path, fs, int(info.get("size") or 0), _stamp(info), partition)


def _stamp(info: Mapping[str, Any]) -> str:
    known = [f"{key}={info[key]}" for key in _CHANGES if info.get(key) is not None and not _is_ctime(info, key)]
    return blake2b("\n".join(known).encode(), digest_size=8).hexdigest()


def _is_ctime(info: Mapping[str, Any], key: str) -> bool:
    """Tell whether `created` is what local files have: a change of rights or owner changes it, too."""
    return key == "created" and "mtime" in info


def _state_of_all(fs: Any, files: Iterable[str]) -> tuple[int, str]:
    digest = blake2b(digest_size=8)
    total = 0
    for file in files:
        try:
            info = fs.info(file)
        except OSError:  # reading it will say why
            digest.update(f"{file}\0-\0".encode(errors="surrogateescape"))
            continue
        total += int(info.get("size") or 0)
        digest.update(f"{file}\0{_stamp(info)}\0".encode(errors="surrogateescape"))
    return total, digest.hexdigest()
