"""A baseline: the findings that were there when verifact was adopted, told apart from those that are new.

A finding is known by its fingerprint (code, text, occurrence), never by its line, so that it stays known when it moves. The
file is JSON, sorted, to be committed and reviewed; code and excerpt stand in it for people alone.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from verifact.errors import ConfigError
from verifact.findings import Finding, Report, Suppressed
from verifact.reading_files import exists, read_bytes

__all__ = ["Baseline"]

_VERSION = 1
_BY = "baseline"
_EXCERPT = 80
# What keeps a file from being checked, or a check from working, is never taken for known.
_NEVER = frozenset({"VF904", "VF905"})


@frozen
class Baseline:
    """The known findings of each file. `folder` is what the paths, with forward slashes, are relative to."""

    folder: Path
    files: Mapping[str, Mapping[str, Mapping[str, str]]] = field(factory=dict)  # path -> fingerprint -> what it was

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """Read a baseline. Raises ConfigError for a file that cannot be read or is none."""
        try:
            data = json.loads(read_bytes(path))
        except (OSError, ValueError, RecursionError) as error:
            reason = error.strerror if isinstance(error, OSError) else f"not valid JSON: {error}"
            raise ConfigError(f"{path}: the baseline cannot be read: {reason}; mend or remove it") from error
        if not isinstance(data, dict) or data.get("version") != _VERSION:
            raise ConfigError(f"{path}: not a baseline of this version of verifact; mend or remove it")
        return cls(path.absolute().parent, _files(data.get("files"), path))

    def apply(self, report: Report) -> Report:
        """Return the report with its known findings among the suppressed ones."""
        known = self.files.get(self._key(report.path), {}) if report.path is not None else {}
        if not known:
            return report
        old: list[Finding] = []
        fresh: list[Finding] = []
        for finding in report.findings:
            is_known = finding.fingerprint in known and finding.code not in _NEVER
            (old if is_known else fresh).append(finding)
        suppressed = (*report.suppressed, *(Suppressed(finding, _BY) for finding in old))
        return evolve(report, findings=tuple(fresh), suppressed=suppressed)

    def updated(self, reports: Iterable[Report], was_checked: Callable[[str], bool] = lambda _: True) -> "Baseline":
        """Return the baseline with the files of `reports` as they are now, and without files that are gone.

        What is known of a file that cannot be read stays as it was.
        `was_checked` tells of a code whether its findings are all there; those of other codes stay as they were.
        """
        kept = {path: known for path, known in self.files.items() if exists(self.folder / path)}
        for report in reports:
            if report.path is None or not report.is_readable:
                continue
            before = kept.pop(self._key(report.path), {})
            known = {name: entry for name, entry in before.items() if not was_checked(entry["code"])}
            known |= {finding.fingerprint: _entry(finding) for finding in report.findings if finding.code not in _NEVER}
            if known:
                kept[self._key(report.path)] = known
        return evolve(self, files=kept)

    def dumps(self) -> str:
        """Return the file's text, the same for the same findings."""
        files = {
            path: [{"fingerprint": name, **entry} for name, entry in sorted(known.items(), key=_order)]
            for path, known in sorted(self.files.items())
        }
        return json.dumps({"version": _VERSION, "files": files}, indent=2, ensure_ascii=True) + "\n"

    def _key(self, path: str) -> str:
        return Path(os.path.relpath(Path(path).absolute(), self.folder)).as_posix()


def _entry(finding: Finding) -> dict[str, str]:
    excerpt = " ".join((finding.excerpt or finding.message).split())
    return {"code": finding.code, "excerpt": excerpt[:_EXCERPT]}


def _order(item: tuple[str, Mapping[str, str]]) -> tuple[str, str, str]:
    return item[1].get("code", ""), item[1].get("excerpt", ""), item[0]


def _files(data: Any, path: Path) -> dict[str, dict[str, dict[str, str]]]:
    try:
        return {
            str(name): {
                str(entry["fingerprint"]): {key: str(entry[key]) for key in ("code", "excerpt")} for entry in known
            }
            for name, known in data.items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise ConfigError(f"{path}: the baseline is damaged; mend or remove it") from error
