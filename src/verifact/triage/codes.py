"""Codes and prefixes of codes: which are known, which one is meant."""

from collections.abc import Iterable, Mapping

from verifact.checks.base import Check
from verifact.suggest import did_you_mean


def is_known(prefix: str, checks: Mapping[str, Check]) -> bool:
    """Tell whether `prefix` is a check's code or the beginning of one ("VF3")."""
    return bool(prefix) and any(code.startswith(prefix) for code in checks)


def suggestion(word: str, checks: Mapping[str, Check]) -> str:
    """Return "; did you mean 'VF204'?" for a code or a check's name that resembles `word`, or ""."""
    by_name = {check.name: code for code, check in checks.items()}
    if word.lower() in by_name:
        return f"; did you mean {by_name[word.lower()]!r}?"
    families = dict.fromkeys(check.family for check in checks.values())
    return did_you_mean(word, [*checks, *families, *by_name])


def longest_match(code: str, prefixes: Iterable[str]) -> int:
    """Return the length of the longest of `prefixes` that `code` begins with, -1 for none."""
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
