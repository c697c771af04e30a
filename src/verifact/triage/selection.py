"""Which checks run on a file, with which options, judged how: the configuration held against the checks."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import field, fields, frozen

from verifact import serial
from verifact.checks.base import Check
from verifact.config import Config
from verifact.errors import ConfigError
from verifact.findings import Severity
from verifact.globs import compile_globs
from verifact.suggest import did_you_mean
from verifact.triage.codes import is_known, longest_match, suggestion

# What must not pass for clean: only their full code silences them.
ALWAYS_ON = frozenset({"VF904", "VF905"})


@frozen
class Selection:
    """A configuration made ready for use: every code known, every option an instance of its check's class.

    With `evidence_only` the checks that need evidence are on, whatever their severity, and of the others only those that
    the configuration names (and what tells of files and checks that failed).
    """

    config: Config
    checks: Mapping[str, Check]
    options: Mapping[str, Any] = field(factory=dict)
    evidence_only: bool = False
    # By what is ignored at a path: the files of a run share one selection, and hardly any has ignores of its own.
    _enabled: dict[tuple[str, ...], tuple[Check, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    def enabled(self, path: str | None) -> tuple[Check, ...]:
        """Return the checks that are on for a file, in the order of their codes."""
        ignore = (*self.config.ignore, *self._ignored_at(path))
        if ignore not in self._enabled:
            self._enabled[ignore] = tuple(check for check in self.checks.values() if self._is_on(check, ignore))
        return self._enabled[ignore]

    def severity(self, check: Check, hit: Severity | None = None) -> Severity:
        """Return how a finding is judged: by the configuration, else by the hit itself, else by its check."""
        overrides = self.config.severity
        length = longest_match(check.code, overrides)
        if length >= 0:
            return overrides[check.code[:length]]
        return hit or check.severity

    def _is_on(self, check: Check, ignore: tuple[str, ...]) -> bool:
        if check.code in ALWAYS_ON:
            return check.code not in ignore
        select = self.config.select
        wanted = longest_match(check.code, (*(select or ()), *self.config.extend_select))
        if wanted < 0 and not self._is_on_unnamed(check):
            return False
        return wanted > longest_match(check.code, ignore) or longest_match(check.code, ignore) < 0

    def _is_on_unnamed(self, check: Check) -> bool:
        if self.evidence_only:
            return check.evidence
        return self.config.select is None and check.severity is not Severity.INFO

    def _ignored_at(self, path: str | None) -> Iterable[str]:
        if path is not None:
            for pattern, codes in self.config.per_file_ignores.items():
                if matches(pattern, path, self.config.root):
                    yield from codes


def select_checks(config: Config, checks: Mapping[str, Check], *, evidence_only: bool = False) -> Selection:
    """Hold a configuration against the checks there are.

    Raises ConfigError for an unknown code, an unknown option or an option of the wrong type.
    """
    where = f"{config.source}: " if config.source else ""
    for name, codes in _codes_of(config):
        for code in codes:
            if not is_known(code, checks):
                raise ConfigError(f"{where}{name}: unknown code {code!r}{suggestion(code, checks)}")
    _check_globs(config, where)
    options = {code: _options(code, given, checks, where) for code, given in config.options.items()}
    return Selection(config, checks, options, evidence_only)


def _check_globs(config: Config, where: str) -> None:
    places = [(f"per-file-ignores.{glob!r}", glob) for glob in config.per_file_ignores]
    places += [(f"suppress.{index}.path", entry.path) for index, entry in enumerate(config.suppress)]
    for name, glob in places:
        try:
            compile_globs([glob])
        except ConfigError as error:
            raise ConfigError(f"{where}{name}: {error}") from error


def _codes_of(config: Config) -> Iterable[tuple[str, Iterable[str]]]:
    yield "select", config.select or ()
    yield "extend-select", config.extend_select
    yield "ignore", config.ignore
    yield "severity", config.severity
    for pattern, codes in config.per_file_ignores.items():
        yield f"per-file-ignores.{pattern!r}", codes
    for index, entry in enumerate(config.suppress):
        yield f"suppress.{index}.codes", entry.codes


def _options(code: str, given: Mapping[str, Any], checks: Mapping[str, Check], where: str) -> Any:
    place = f"{where}checks.{code}"
    check = checks.get(code)
    if check is None and is_known(code, checks):
        singles = ", ".join(each for each in checks if each.startswith(code))
        raise ConfigError(f"{place}: options belong to single checks, and {code} stands for {singles}")
    if check is None:
        raise ConfigError(f"{place}: unknown code {code!r}{suggestion(code, checks)}")
    if check.options is None:
        raise ConfigError(f"{place}: {check.name} has no options")
    known = [f.name.replace("_", "-") for f in fields(check.options)]
    data: dict[str, Any] = {}
    for key, value in given.items():
        name = key.replace("_", "-")
        if name not in known:
            raise ConfigError(f"{place}: unknown option {key!r}{did_you_mean(name, known)}")
        data[name.replace("-", "_")] = serial.encode(value)
    try:
        return serial.decode(check.options, data)
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{place}: {error}") from error


def matches(pattern: str, path: str, root: Path | None) -> bool:
    """Tell whether a glob, as in a .gitignore in `root` (default: the working directory), takes in `path`."""
    absolute = Path(path).absolute()
    try:
        relative = absolute.relative_to((root or Path()).absolute())
    except ValueError:  # outside of the folder: only a pattern without a folder can mean it
        relative = Path(absolute.name)
    return bool(_spec(pattern).match_file(relative.as_posix()))


@lru_cache(maxsize=512)
def _spec(pattern: str) -> Any:
    return compile_globs([pattern])
