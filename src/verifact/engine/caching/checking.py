"""Check the files whose reports are not kept yet, and keep them; the others cost no more than a look."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from attrs import frozen

from verifact.engine.caching.reports import ReportCache
from verifact.engine.settings import Configs
from verifact.findings import Report

if TYPE_CHECKING:
    from verifact.engine.checker import Checker

__all__ = ["CachedFiles"]


@frozen
class CachedFiles:
    """Files to be checked, and what the cache had of them: `kept` are entries by file."""

    files: Sequence[Path]
    configs: Configs
    cache: ReportCache
    kept: Mapping[Path, bytes]

    @classmethod
    def look_up(cls, files: Sequence[Path], configs: Configs, cache: ReportCache) -> "CachedFiles":
        """Look all files up. What cannot be read, or has no usable configuration, is not in the cache."""
        found = ((file, cache.find(file, configs)) for file in files)
        return cls(files, configs, cache, {file: content for file, content in found if content is not None})

    @property
    def is_complete(self) -> bool:
        """Whether no check is needed, as far as can be told before the entries are decoded."""
        return len(self.kept) == len(self.files) > 0

    def reports(self, checker: "Callable[[], Checker]", jobs: int | None) -> Iterator[Report]:
        """Yield the report on each file, in order. `checker` is called where one has to be checked."""
        missing = [file for file in self.files if file not in self.kept]
        fresh: Iterator[Report] = iter(())
        if missing:
            from verifact.engine.many import Work, each_file

            work = Work(partial(_check, cache=self.cache), _as_it_is)
            fresh = each_file(work, missing, self.configs.settings, checker(), jobs, self.files)
        for file in self.files:
            content = self.kept.get(file)
            if content is None:
                yield next(fresh)
                continue
            report = self.cache.decoded(content)
            yield _check(checker(), file, self.cache) if report is None else self.configs.fresh(report)


def _as_it_is(report: Report) -> Report:
    return report


def _check(checker: "Checker", path: Path, cache: ReportCache) -> Report:
    """Return the report on a file, and keep it under the bytes that it was made of."""
    from verifact.engine.bibliographies import named_files
    from verifact.errors import UnreadableError
    from verifact.readers.decoding import load

    began = time_ns()
    try:
        data = load(path)
    except UnreadableError:
        return checker.file(path)
    article = checker.decoded(data, str(path))
    if isinstance(article, Report):
        return article
    report = checker.everything(article)
    selection = checker.selection(path)
    key = cache.key(data, str(path), selection.config)
    # Where VF905 is off a check that crashed leaves no trace in the report.
    if key is not None and any(check.code == "VF905" for check in selection.enabled(str(path))):
        cache.keep(key, report, (*checker.settings.bibliography, *named_files(article.document)), began)
    return checker.fresh(report)
