"""The report on each file, under one set of settings."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from verifact.analysis.carrying import within_sentences
from verifact.checks.base import Check
from verifact.checks.discovery import all_checks
from verifact.config import Config
from verifact.engine.reading import decode, read
from verifact.engine.run import crashed_report, run_checks, unreadable_report
from verifact.engine.settings import Configs, Settings
from verifact.errors import UnreadableError, UsageError, VerifactError
from verifact.findings import Report
from verifact.model import Article, Carrying, Evidence
from verifact.triage import Selection, is_known, select_checks, suggestion


class Checker:
    """Checks files and articles under one set of settings.

    Raises UsageError where the settings name an unknown code. Its methods raise ConfigError for a
    configuration that cannot be used.
    """

    def __init__(
        self, settings: Settings, checks: Mapping[str, Check] | None = None, configs: Configs | None = None
    ) -> None:
        self._settings = settings
        self._checks = all_checks() if checks is None else checks
        self._configs = configs or Configs(settings)
        self._selections: dict[int, Selection] = {}
        given = {
            "select": settings.select or (),
            "extend-select": settings.extend_select,
            "ignore": settings.ignore,
        }
        for name, codes in given.items():
            for code in codes:
                if not is_known(code, self._checks):
                    raise UsageError(f"{name}: unknown code {code!r}{suggestion(code, self._checks)}")

    @property
    def settings(self) -> Settings:
        """What the checker was made of."""
        return self._settings

    def config_of(self, folder: Path) -> Config:
        """Return the configuration for the files of a folder, without the settings."""
        return self._configs.config_of(folder)

    def selection(self, path: str | Path | None) -> Selection:
        """Return what is checked in a file; no configuration file holds for a text from nowhere."""
        config = self._configs.at(path)
        known = self._selections.get(id(config))
        if known is None:
            # The configurations keep `config` alive, so the id stays its own.
            only = self._settings.evidence_only and self._settings.select is None
            known = self._selections[id(config)] = select_checks(config, self._checks, evidence_only=only)
        return known

    def article(self, article: Article, evidence: Evidence | None = None) -> Report:
        """Return the report on an article, with `evidence` also on what was seen of its sources."""
        return self.fresh(self.everything(article, evidence))

    def fresh(self, report: Report) -> Report:
        """Return a report without what the baseline of its file knows."""
        return self._configs.fresh(report)

    def everything(self, article: Article, evidence: Evidence | None = None) -> Report:
        """Return the report on an article with what the baseline knows among the findings."""
        selection = self.selection(article.path)
        if evidence is not None and any(check.code == _BY_VOTE for check in selection.enabled(article.path)):
            from verifact.engine.voting import with_votes

            evidence = with_votes(article, evidence)
        return run_checks(_completed(article, selection.config), selection, evidence)

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
            return make().complete(*_READ)  # what fails in the analysis fails here, not in each check
        except UnreadableError as error:
            return unreadable_report(selection, path, error)
        except VerifactError:
            raise
        except Exception as error:  # a defect of a reader or of the analysis: this file's, not the run's
            return crashed_report(selection, path, error)


_BY_VOTE = "VF611"
# The parts that checks read; who wants the speakers' profiles asks for them.
_READ = ("sentences", "quotes", "attributions", "claims", "citations", "markers")


def _completed(article: Article, config: Config) -> Article:
    changes: dict[str, Any] = {}
    if article.published is None and config.published is not None:
        changes["published"] = config.published
    if article.metadata.publisher is None and config.publisher is not None:
        changes["publisher"] = config.publisher
    article = article.with_metadata(**changes) if changes else article
    return within_sentences(article) if config.carry_sources is Carrying.SENTENCE else article
