"""What one run is told, and the configuration of each file under it: no check is loaded for that."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from verifact.config import Config
from verifact.config_file import ConfigFinder
from verifact.engine.arguments import Codes, as_codes, as_config
from verifact.findings import Report
from verifact.formats import Format

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


class Configs:
    """The configuration of each file under one set of settings. Its methods raise ConfigError for one that is unusable."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._finder = ConfigFinder()
        self._nowhere = settings.config or Config()
        self._applied: dict[int, Config] = {}
        self._at: dict[str | None, Config] = {}
        self._baselines: dict[Path, Baseline] = {}

    def config_of(self, folder: Path) -> Config:
        """Return the configuration for the files of a folder, without the settings."""
        return self.settings.config or self._finder.for_folder(folder)

    def at(self, path: str | Path | None) -> Config:
        """Return the configuration for a file as the settings change it: the same object for files that share one.

        No configuration file holds for a text from nowhere (None).
        """
        folder = None if path is None else os.path.dirname(path)  # noqa: PTH120 - asked several times a file
        known = self._at.get(folder)
        if known is None:
            config = self._nowhere if folder is None else self.config_of(Path(folder))
            known = self._applied.get(id(config))
            if known is None:
                # `config` is kept alive by the finder or by this object, so the id stays its own.
                known = self._applied[id(config)] = self.settings.apply(config)
            self._at[folder] = known
        return known

    def fresh(self, report: Report) -> Report:
        """Return a report without what the baseline of its file knows."""
        path = self.at(report.path).baseline
        if path is None:
            return report
        from verifact.triage.baseline import Baseline  # few runs have one

        if path not in self._baselines:
            self._baselines[path] = Baseline.load(path)
        return self._baselines[path].apply(report)
