"""Baselines, changed lines and `verifact init`: what was there before, and what is new."""

import json
import subprocess
from pathlib import Path

import pytest

import verifact
from verifact.cli import main
from verifact.config_file import load_config
from verifact.errors import ConfigError
from verifact.findings import Report
from verifact.triage.baseline import Baseline

Output = pytest.CaptureFixture[str]
BARE = "Sources say the deal is done.\n"
OTHER = "Sources say the talks are over.\n"
CHECK = ("check", "-q", "--select", "VF204")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(BARE)
    return tmp_path


def git(*arguments: str) -> None:
    who = ("-c", "user.email=a@example.org", "-c", "user.name=A", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(here: Path) -> Path:
    git("init", "-q", "-b", "main", ".")
    git("add", "-A")
    git("commit", "-qm", "first")
    return here


class TestBaseline:
    def test_known_findings_are_not_told(self, here: Path, capsys: Output) -> None:
        assert main([*CHECK, "--update-baseline"]) == 0
        assert "verifact-baseline.json: 1 findings in 1 files" in capsys.readouterr().err
        assert main([*CHECK, "--baseline", "verifact-baseline.json"]) == 0

    def test_it_survives_moved_lines_and_tells_what_is_new(self, here: Path, capsys: Output) -> None:
        main([*CHECK, "--update-baseline", "--baseline", "known.json"])
        (here / "a.md").write_text(f"A line.\n\n{BARE}\nA source says it is done.\n")
        capsys.readouterr()
        assert main([*CHECK, "--baseline", "known.json"]) == 1
        assert [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()] == ["a.md:5:1"]

    def test_the_same_words_again_are_new(self, here: Path, capsys: Output) -> None:
        main([*CHECK, "--update-baseline", "--baseline", "known.json"])
        (here / "a.md").write_text(f"{BARE}\n\n{BARE}")
        capsys.readouterr()
        assert main([*CHECK, "--baseline", "known.json"]) == 1
        assert capsys.readouterr().out.startswith("a.md:4:1 VF204")

    def test_a_part_keeps_the_rest(self, here: Path) -> None:
        (here / "b.md").write_text(OTHER)
        (here / "gone.md").write_text(OTHER)
        main([*CHECK, "--update-baseline", "--baseline", "known.json"])
        (here / "gone.md").unlink()
        (here / "b.md").write_text("The mayor said so.\n")
        main([*CHECK, "--update-baseline", "--baseline", "known.json", "b.md"])
        assert list(json.loads((here / "known.json").read_text())["files"]) == ["a.md"]

    def test_some_checks_alone_keep_what_the_others_found(self, here: Path) -> None:
        (here / "a.md").write_text(f"{BARE}\n\nScroll to Top\n")
        main(["check", "-q", "--update-baseline", "--baseline", "known.json"])
        before = (here / "known.json").read_text()
        main([*CHECK, "--update-baseline", "--baseline", "known.json"])
        assert (here / "known.json").read_text() == before

    def test_the_configuration_names_it(self, here: Path) -> None:
        (here / "verifact.toml").write_text('baseline = "known/base.json"\n')
        (here / "known").mkdir()
        assert main([*CHECK, "--update-baseline"]) == 0
        assert list(json.loads((here / "known" / "base.json").read_text())["files"]) == ["../a.md"]
        assert main([*CHECK]) == 0
        report = verifact.check(here / "a.md", select=["VF204"])
        assert [item.by for item in report.suppressed] == ["baseline"]
        assert load_config(here / "verifact.toml").baseline == here / "known" / "base.json"

    def test_with_several_processes(self, here: Path) -> None:
        for name in "bcd":
            (here / f"{name}.md").write_text(OTHER)
        main([*CHECK, "--update-baseline", "--baseline", "known.json", "-j", "2"])
        assert main([*CHECK, "--baseline", "known.json", "-j", "2"]) == 0

    def test_the_file_is_the_same_for_the_same_findings(self, here: Path) -> None:
        reports = list(verifact.check_paths([here], select=["VF204"]))
        empty = Baseline(here)
        assert empty.updated(reports).dumps() == empty.updated(reports[::-1]).dumps()
        assert empty.updated([Report(None)]).files == {}

    def test_what_cannot_be_read_is_never_known(self, here: Path) -> None:
        (here / "bad.md").write_bytes(b"\xff\xfe\x00\xd8\x00")
        assert main([*CHECK, "--update-baseline", "--baseline", "known.json"]) == 2
        assert main([*CHECK, "--baseline", "known.json"]) == 2

    def test_what_cannot_be_read_now_stays_known(self, here: Path, capsys: Output) -> None:
        assert main([*CHECK, "--update-baseline"]) == 0
        known = json.loads((here / "verifact-baseline.json").read_text())
        known["files"]["x" * 5_000] = known["files"]["a.md"]  # no file can have this name
        (here / "verifact-baseline.json").write_text(json.dumps(known))
        (here / "a.md").write_bytes(b"\xff\xff")
        assert main([*CHECK, "--update-baseline"]) == 2
        (here / "a.md").write_text(BARE)
        assert main([*CHECK, "--baseline", "verifact-baseline.json"]) == 0
        assert "x" * 5_000 not in (here / "verifact-baseline.json").read_text()

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2}', '{"version": 1, "files": [1]}', "[" * 100_000])
    def test_a_file_that_is_no_baseline(self, here: Path, text: str, capsys: Output) -> None:
        (here / "known.json").write_text(text)
        with pytest.raises(ConfigError, match=r"known\.json"):
            Baseline.load(here / "known.json")
        assert main([*CHECK, "--baseline", "known.json"]) == 2
        assert "mend or remove it" in capsys.readouterr().err
        assert main([*CHECK, "--update-baseline", "--baseline", "known.json"]) == 2  # what it held is not thrown away
        assert (here / "known.json").read_text() == text

    def test_update_not_with_stdin(self, here: Path, capsys: Output) -> None:
        assert main([*CHECK, "--update-baseline", "-"]) == 2
        assert "cannot go with stdin" in capsys.readouterr().err
        assert not (here / "verifact-baseline.json").exists()

    def test_not_with_fix(self, capsys: Output) -> None:
        assert main(["check", "--fix", "--update-baseline"]) == 2


class TestChangedLines:
    def test_nothing_changed(self, repository: Path, capsys: Output) -> None:
        assert main([*CHECK, "--diff-base", "HEAD"]) == 0
        assert capsys.readouterr() == ("", "")

    def test_only_changed_lines(self, repository: Path, capsys: Output) -> None:
        (repository / "a.md").write_text(f"{BARE}\n{OTHER}")
        assert main([*CHECK, "--diff-base", "main"]) == 1
        assert capsys.readouterr().out.startswith("a.md:3:1 VF204")

    def test_the_users_settings_of_git_change_nothing(self, repository: Path, capsys: Output) -> None:
        (repository / "a.md").write_text(f"One.\n\n{BARE}\nTwo.\n")
        git("commit", "-qam", "second")
        (repository / "a.md").write_text(f"1.\n\n{BARE}\n2.\n")
        for name, value in {"diff.interHunkContext": "9", "diff.context": "9", "diff.relative": "true"}.items():
            git("config", name, value)
        assert main([*CHECK, "--diff-base", "HEAD"]) == 0
        assert capsys.readouterr().out == ""

    def test_the_merge_base_counts(self, repository: Path, capsys: Output) -> None:
        git("switch", "-qc", "draft")
        (repository / "b.md").write_text(OTHER)
        git("add", "-A")
        git("commit", "-qm", "second")
        git("switch", "-q", "main")
        (repository / "a.md").write_text(f"New.\n\n{BARE}")
        git("commit", "-qam", "third")
        git("switch", "-q", "draft")
        assert main([*CHECK, "--diff-base", "main"]) == 1
        assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["b.md"]

    def test_new_and_oddly_named_files(self, repository: Path, capsys: Output) -> None:
        names = ["-x y.md", "ü\t\"'.md", "sub/[a].md"]
        (repository / "sub").mkdir()
        for name in names:
            (repository / name).write_text(OTHER)
        git("add", "sub")
        git("commit", "-qm", "second")
        (repository / "sub" / "[a].md").write_text(f"{OTHER}\n{BARE}")
        assert main([*CHECK, "--diff-base", "HEAD"]) == 1
        assert len(capsys.readouterr().out.splitlines()) == 3

    def test_what_concerns_the_whole_article(self, repository: Path, capsys: Output) -> None:
        long = "The road was closed. " * 100
        (repository / "a.md").write_text(f"{BARE}\n{long}")
        (repository / "new.md").write_text(long)
        assert main(["check", "-q", "--select", "VF513", "--fail-level", "info", "--diff-base", "HEAD"]) == 1
        assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["new.md"]

    def test_no_such_commit(self, repository: Path, capsys: Output) -> None:
        for ref in ("nix", "--output=x", ""):
            assert main([*CHECK, f"--diff-base={ref}"]) == 2

    def test_a_moved_file_is_not_new(self, repository: Path, capsys: Output) -> None:
        long = "\n\n".join(f"The road to mill {number} was closed." for number in range(20))
        (repository / "b.md").write_text(f"{BARE}\n{long}\n")
        git("add", "-A")
        git("commit", "-qm", "second")
        (repository / "sub").mkdir()
        git("mv", "b.md", "sub/c.md")
        assert main([*CHECK, "--diff-base", "HEAD"]) == 0
        with (repository / "sub" / "c.md").open("a") as file:
            file.write(f"\n{OTHER}")
        assert main([*CHECK, "--diff-base", "HEAD"]) == 1
        assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["sub/c.md"]

    def test_not_with_stdin(self, repository: Path) -> None:
        assert main([*CHECK, "--diff-base", "HEAD", "-"]) == 2

    def test_no_repository(self, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
        assert main([*CHECK, "--diff-base", "main"]) == 2
        assert "--diff-base" in capsys.readouterr().err

    def test_no_git(self, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        monkeypatch.setenv("PATH", "")
        assert main([*CHECK, "--diff-base", "main"]) == 2
        assert "git cannot be run" in capsys.readouterr().err


class TestInit:
    def test_today_passes_and_tomorrow_is_told(self, here: Path, capsys: Output) -> None:
        assert main(["init"]) == 0
        assert main(["check", "-q"]) == 0
        (here / "a.md").write_text(BARE + OTHER)
        assert main(["check", "-q"]) == 1

    @pytest.mark.parametrize("name", ["verifact.toml", "pyproject.toml"])
    def test_nothing_is_overwritten(self, here: Path, name: str, capsys: Output) -> None:
        (here / name).write_text("[tool.verifact]\n" if name == "pyproject.toml" else "")
        assert main(["init"]) == 2
        assert "already" in capsys.readouterr().err

    def test_beside_another_projects_pyproject(self, here: Path) -> None:
        (here / "pyproject.toml").write_text("[project]\nname = 'x'\n")
        assert main(["init"]) == 0

    @pytest.mark.parametrize("name", ["verifact.toml", "pyproject.toml"])
    def test_below_another_configuration(
        self, name: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        (here / name).write_text('[tool.verifact]\nbaseline = "known.json"\n' if name == "pyproject.toml" else "")
        (here / "in").mkdir()
        monkeypatch.chdir(here / "in")
        assert main(["init"]) == 2
        assert f"{here / name} holds here" in capsys.readouterr().err
        assert list((here / "in").iterdir()) == []
