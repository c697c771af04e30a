"""Everything one run is told, and the report on each file under it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from verifact.analysis.carrying import within_sentences
from verifact.checks.base import Check
from verifact.checks.discovery import all_checks
from verifact.config import Config
from verifact.config_file import ConfigFinder
from verifact.document import Format
from verifact.engine.arguments import Codes, as_codes, as_config
from verifact.engine.reading import decode, read
from verifact.engine.run import crashed_report, run_checks, unreadable_report
from verifact.errors import UnreadableError, UsageError, VerifactError
from verifact.findings import Report
from verifact.model import Article, Carrying, Evidence
from verifact.triage import Selection, is_known, select_checks, suggestion

if TYPE_CHECKING:
    from verifact.triage.baseline import Baseline


@frozen
class Settings:
    """What a call or a command line asks for. It can be sent to another process.

    `config` None stands for the nearest configuration of each file. `select` takes the place of the
    configuration's `select`, `extend_select` and `ignore`; `extend_select` and `ignore` are added. `baseline` takes the place of the
    configuration's; with `ignore_baseline` none counts. `bibliography` are files with the articles' sources. `evidence_only`
    leaves out, unless `select` says otherwise, all checks that read the article alone and are not in `extend_select`.
    """

    config: Config | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: Format | None = None
    baseline: Path | None = None
    ignore_baseline: bool = False
    bibliography: tuple[Path, ...] = ()
    evidence_only: bool = False

    @classmethod
    def of(
        cls,
        config: Config | None,
        select: Codes,
        extend_select: Codes,
        ignore: Codes,
        kind: Format | None = None,
    ) -> "Settings":
        """Make settings of codes in any form: "VF3,VF401" or a collection of codes.

        Raises UsageError for a string that names no code, TypeError for what has another type.
        """
        chosen = None if select is None else as_codes("select", select)
        added, left_out = as_codes("extend_select", extend_select), as_codes("ignore", ignore)
        return cls(as_config(config), chosen, added, left_out, kind)

    def apply(self, config: Config) -> Config:
        """Return a configuration as these settings change it."""
        if self.select is not None:
            config = evolve(config, select=self.select, extend_select=(), ignore=())
        elif self.evidence_only:
            config = evolve(config, select=None, extend_select=())
        if self.baseline is not None or self.ignore_baseline:
            config = evolve(config, baseline=None if self.ignore_baseline else self.baseline)
        return evolve(
            config,
            extend_select=(*config.extend_select, *self.extend_select),
            ignore=(*config.ignore, *self.ignore),
        )


class Checker:
    """Checks files and articles under one set of settings.

    Raises UsageError where the settings name an unknown code. Its methods raise ConfigError for a
    configuration that cannot be used.
    """

    def __init__(self, settings: Settings, checks: Mapping[str, Check] | None = None) -> None:
        self._settings = settings
        self._checks = all_checks() if checks is None else checks
        self._finder = ConfigFinder()
        self._selections: dict[int, Selection] = {}
        self._baselines: dict[Path, Baseline] = {}
        given = {
            "select": settings.select or (),
            "extend-select": settings.extend_select,
            "ignore": settings.ignore,
        }
        for name, codes in given.items():
            for code in codes:
                if not is_known(code, self._checks):
                    raise UsageError(f"{name}: unknown code {code!r}{suggestion(code, self._checks)}")

    def config_of(self, folder: Path) -> Config:
        """Return the configuration for the files of a folder, without the settings."""
        return self._settings.config or self._finder.for_folder(folder)

    def selection(self, path: str | Path | None) -> Selection:
        """Return what is checked in a file; no configuration file holds for a text from nowhere."""
        nowhere = self._settings.config or _DEFAULT
        config = nowhere if path is None else self.config_of(Path(path).parent)
        known = self._selections.get(id(config))
        if known is None:
            # The selection keeps `config` alive through the finder or the settings, so the id stays its own.
            only = self._settings.evidence_only and self._settings.select is None
            applied = self._settings.apply(config)
            known = self._selections[id(config)] = select_checks(applied, self._checks, evidence_only=only)
        return known

    def article(self, article: Article, evidence: Evidence | None = None) -> Report:
        """Return the report on an article, with `evidence` also on what was seen of its sources."""
        selection = self.selection(article.path)
        if evidence is not None and any(check.code == _BY_VOTE for check in selection.enabled(article.path)):
            from verifact.engine.voting import with_votes

            evidence = with_votes(article, evidence)
        report = run_checks(_completed(article, selection.config), selection, evidence)
        return self._fresh(report, selection.config.baseline)

    def _fresh(self, report: Report, path: Path | None) -> Report:
        """Return the report without what the baseline knows."""
        if path is None:
            return report
        from verifact.triage.baseline import Baseline  # few runs have one

        if path not in self._baselines:
            self._baselines[path] = Baseline.load(path)
        return self._baselines[path].apply(report)

    def file(self, path: Path) -> Report:
        """Return the report on a file, also on one that cannot be read."""
        article = self.loaded(path)
        return article if isinstance(article, Report) else self.article(article)

    def loaded(self, path: Path) -> Article | Report:
        """Return the article in a file, or the report that says why there is none."""
        kind, listed = self._settings.format, self._settings.bibliography
        return self.understood(str(path), lambda: read(path, format=kind, bibliography=listed))

    def data(self, data: bytes, path: str) -> Report:
        """Return the report on the bytes of a file of that name, also on ones that cannot be decoded."""
        article = self.decoded(data, path)
        return article if isinstance(article, Report) else self.article(article)

    def made(self, path: str | None, make: Callable[[], Article]) -> Report:
        """Return the report on the article that `make` returns, also where it raises."""
        article = self.understood(path, make)
        return article if isinstance(article, Report) else self.article(article)

    def decoded(self, data: bytes, path: str) -> Article | Report:
        """Return the article in the bytes of a file of that name, or the report that says why there is none."""
        return self.understood(path, lambda: decode(data, path, self._settings.format, self._settings.bibliography))

    def understood(self, path: str | None, make: Callable[[], Article]) -> Article | Report:
        """Return the article that `make` returns, all its parts worked out, or the report that says why there is none."""
        selection = self.selection(path)
        try:
            return make().complete()  # what fails in the analysis fails here, not in each check
        except UnreadableError as error:
            return unreadable_report(selection, path, error)
        except VerifactError:
            raise
        except Exception as error:  # a defect of a reader or of the analysis: this file's, not the run's
            return crashed_report(selection, path, error)


_DEFAULT = Config()
_BY_VOTE = "VF611"


def _completed(article: Article, config: Config) -> Article:
    changes: dict[str, Any] = {}
    if article.published is None and config.published is not None:
        changes["published"] = config.published
    if article.metadata.publisher is None and config.publisher is not None:
        changes["publisher"] = config.publisher
    article = article.with_metadata(**changes) if changes else article
    return within_sentences(article) if config.carry_sources is Carrying.SENTENCE else article
