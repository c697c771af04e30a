"""Which files a list of paths stands for: folders are walked, what is ignored is left out."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from verifact.config import Config
from verifact.errors import ConfigError
from verifact.formats import SUFFIXES
from verifact.globs import Globs, compile_globs, compile_lines
from verifact.reading_files import exists, is_folder, read_bytes

__all__ = ["find_files"]

ConfigOf = Callable[[Path], Config]


def find_files(paths: Iterable[Path], config_of: ConfigOf, *, force_exclude: bool = False) -> Iterator[Path]:
    """Yield each file once, in the order of `paths`, the files of a folder sorted.

    A folder stands for the files below it that have a known suffix and that neither a .gitignore (of any
    level up to the repository's root) nor the `exclude` of `config_of(folder)` leaves out; links to folders
    are not followed. A link that leads nowhere is yielded too: reading it will say why. Any other path is yielded
    as it is, whatever its suffix, whether or not it exists; with `force_exclude` only where `exclude` does not leave
    it out.

    Raises ConfigError where an `exclude` holds something that is no glob.
    """
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for path in paths:
        if force_exclude and _is_excluded(path, config_of):
            continue
        for file in _walk(path, config_of) if is_folder(path) else (path,):
            real = _real(file, folders)
            if real not in seen:
                seen.add(real)
                yield file


def _real(file: Path, folders: dict[str, str]) -> str:
    """Return a path without links; `folders` keeps those of the folders, for many files share one."""
    folder, name = os.path.split(file)
    if name in ("", ".", "..") or os.path.islink(file):  # noqa: PTH114 - asked of every file
        return os.path.realpath(file)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)  # noqa: PTH118


@frozen
class _Patterns:
    """Lines as in a .gitignore, and the folder they are relative to."""

    folder: str
    globs: Globs

    def verdict(self, path: str) -> bool | None:
        """Tell whether an absolute path (a folder's ends in a slash) is left out; None: nothing said."""
        relative = Path(os.path.relpath(path, self.folder)).as_posix()
        # Where google-re2 is installed, pathspec matches with it, and it takes no name that is not UTF-8.
        relative = relative.encode(errors="surrogateescape").decode(errors="replace")
        return self.globs.verdict(relative + "/" * path.endswith("/"))


def _leaves_out(patterns: Iterable[_Patterns], path: str) -> bool:
    for each in patterns:  # the innermost .gitignore comes first, and has the last word
        verdict = each.verdict(path)
        if verdict is not None:
            return verdict
    return False


def _is_excluded(path: Path, config_of: ConfigOf) -> bool:
    """Tell whether `exclude` leaves out a path that was named, or a folder that it lies in."""
    absolute = path.absolute()
    config = config_of(absolute.parent)
    root = (config.root or Path()).absolute()
    if not absolute.is_relative_to(root) or absolute == root:
        return False
    patterns = (_excluded(config, root),)
    inner = [place for place in absolute.parents if place != root and place.is_relative_to(root)]
    folders = [*inner, *([absolute] if is_folder(path) else [])]
    return _leaves_out(patterns, str(absolute)) or any(_leaves_out(patterns, f"{folder}/") for folder in folders)


def _walk(top: Path, config_of: ConfigOf) -> Iterator[Path]:
    start = top.absolute()
    above = tuple(_gitignores_above(start))
    if _leaves_out(above, f"{start}/"):  # named by the user all the same
        above = ()
    # A stack of its own, not recursion: folders may be nested deeper than calls.
    pending: list[tuple[Path, tuple[_Patterns, ...] | None]] = [(top, above)]
    while pending:
        path, inherited = pending.pop()
        if inherited is None:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield path  # reading it will say why; a folder nobody looked into must not pass for clean
            continue
        ignored = (*_gitignore(path.absolute()), *inherited)
        excluded = _excluded(config_of(path), start)
        for entry in found:
            inner = path / entry.name
            is_inner_folder = _is_inner_folder(entry)
            if not is_inner_folder and not _may_be_article(entry, inner):
                continue
            absolute = f"{inner.absolute()}{'/' * is_inner_folder}"
            if not _leaves_out((excluded,), absolute) and not _leaves_out(ignored, absolute):
                pending.append((inner, ignored if is_inner_folder else None))


def _is_inner_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _may_be_article(entry: "os.DirEntry[str]", path: Path) -> bool:
    # Emacs locks a file that is being edited with a link that leads nowhere.
    is_lock = entry.name.startswith(".#")
    # Everything else of that name is read, or it is said why not.
    return path.suffix.lower() in SUFFIXES and not is_lock and not is_folder(path)


def _gitignores_above(folder: Path) -> Iterator[_Patterns]:
    """Yield the patterns of the folders above, innermost first, up to the repository's root, if any."""
    root = next((place for place in (folder, *folder.parents) if exists(place / ".git")), None)
    if root is not None and root != folder:
        for place in folder.parents:
            yield from _gitignore(place)
            if place == root:
                return


def _gitignore(folder: Path) -> tuple[_Patterns, ...]:
    try:
        lines = read_bytes(folder / ".gitignore").decode("utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return (_Patterns(str(folder), compile_lines(lines)),)


def _excluded(config: Config, start: Path) -> _Patterns:
    root = (config.root or Path()).absolute()
    try:
        patterns = _exclude_patterns(config.exclude, str(root))
    except ConfigError as error:
        raise ConfigError(f"exclude: {error}") from error
    if start.is_relative_to(root) and not _leaves_out((patterns,), f"{start}/"):
        return patterns
    return _exclude_patterns(config.exclude, str(start))


@lru_cache(maxsize=64)
def _exclude_patterns(globs: tuple[str, ...], root: str) -> _Patterns:
    return _Patterns(root, compile_globs(globs))
