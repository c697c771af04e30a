"""Globs as in a .gitignore, from people who may have mistyped them."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from attrs import frozen

from verifact.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Globs", "compile_globs", "compile_lines"]

# Nothing of it means more than itself, to git or to pathspec: it matches what has that name, and all that is in it.
_NAME = re.compile(r"\.?[\w-][\w.-]*")


class Globs(Protocol):
    """Compiled patterns."""

    def verdict(self, path: str) -> bool | None:
        """Tell whether they take in a relative path with forward slashes, a folder's ending in one; None: nothing said."""
        ...


@frozen
class _Names:
    """Patterns that are names, as most are: loading pathspec for them would take longer than to find the files."""

    names: frozenset[str]

    def verdict(self, path: str) -> bool | None:
        return None if self.names.isdisjoint(path.split("/")) else True


@frozen
class _Patterns:
    spec: "GitIgnoreSpec"

    def verdict(self, path: str) -> bool | None:
        return self.spec.check_file(path).include


def compile_globs(globs: Iterable[str]) -> Globs:
    """Return the patterns of a configuration. Raises ConfigError for one that can be no pattern."""
    globs = tuple(globs)
    if all(map(_NAME.fullmatch, globs)):
        return _Names(frozenset(globs))
    from pathspec import GitIgnoreSpec

    patterns: list[Any] = []
    for glob in globs:
        try:
            patterns += GitIgnoreSpec.from_lines([glob]).patterns
        except (ValueError, re.error) as error:
            raise ConfigError(f"{glob!r} is not a glob: {error}") from error
    return _Patterns(GitIgnoreSpec(patterns))


def compile_lines(lines: Sequence[str]) -> Globs:
    """Return the patterns of a .gitignore; as in git, a line that can be no pattern matches nothing."""
    if all(map(_NAME.fullmatch, lines)):
        return _Names(frozenset(lines))
    from pathspec import GitIgnoreSpec

    patterns: list[Any] = []
    for line in lines:
        try:
            patterns += GitIgnoreSpec.from_lines([line]).patterns
        except (ValueError, re.error):
            continue
    return _Patterns(GitIgnoreSpec(patterns))
