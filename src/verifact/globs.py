"""Globs as in a .gitignore, from people who may have mistyped them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from verifact.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["compile_globs", "compile_lines"]


def compile_globs(globs: Iterable[str]) -> "GitIgnoreSpec":
    """Return the patterns of a configuration. Raises ConfigError for one that can be no pattern."""
    from pathspec import GitIgnoreSpec  # half as long to import as attrs; most runs have no glob

    patterns: list[Any] = []
    for glob in globs:
        try:
            patterns += GitIgnoreSpec.from_lines([glob]).patterns
        except (ValueError, re.error) as error:
            raise ConfigError(f"{glob!r} is not a glob: {error}") from error
    return GitIgnoreSpec(patterns)


def compile_lines(lines: Iterable[str]) -> "GitIgnoreSpec":
    """Return the patterns of a .gitignore; as in git, a line that can be no pattern matches nothing."""
    from pathspec import GitIgnoreSpec

    patterns: list[Any] = []
    for line in lines:
        try:
            patterns += GitIgnoreSpec.from_lines([line]).patterns
        except (ValueError, re.error):
            continue
    return GitIgnoreSpec(patterns)
