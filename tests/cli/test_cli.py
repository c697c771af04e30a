"""The command, from arguments to exit codes."""

import io
import json
import os
import subprocess
import sys
import time
import tomllib
from datetime import date
from pathlib import Path

import attrs
import pytest

import verifact
from verifact.checks.base import Check, Example
from verifact.cli import main
from verifact.cli.color import wants_color
from verifact.cli.progress import Progress
from verifact.document import Format
from verifact.findings import Report, Severity

BAD = "It rains. <!-- verifact: ingore[VF1] -->\n"  # a warning whatever the checks are
QUIET = ("--select", "VF9", "-q")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def bad(here: Path) -> str:
    (here / "bad.md").write_text(BAD, encoding="utf-8")
    return "bad.md"


@pytest.fixture
def good(here: Path) -> str:
    (here / "good.md").write_text("It rains.\n", encoding="utf-8")
    return "good.md"


@attrs.frozen
class HmOptions:
    """Settings of a made-up check."""

    least_words: int = 3
    words: list[str] = attrs.field(factory=lambda: ["ah"])


Output = pytest.CaptureFixture[str]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


class TestExitCodes:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ((), 1),
            (("--exit-zero",), 0),
            (("--fail-level", "error"), 0),
            (("--fail-level", "info"), 1),
            (("--ignore", "VF902"), 0),
            (("--ignore", "VF1,VF2", "--ignore", "VF9"), 0),
        ],
    )
    def test_findings(self, bad: str, arguments: tuple[str, ...], code: int) -> None:
        assert main(["check", bad, "--select", "VF9", *arguments]) == code

    def test_clean(self, good: str) -> None:
        assert main(["check", good, "--select", "VF9"]) == 0

    def test_unreadable_and_the_others_go_on(self, bad: str, capsys: Output) -> None:
        assert main(["check", "gone.md", bad, "--exit-zero", *QUIET]) == 2
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "gone.md:1:1 VF904 error gone.md does not exist."
        assert lines[1].startswith("bad.md:1:11 VF902 warning ")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("check", "--select", "VF99x"), "select: unknown code 'VF99x'"),
            (("check", "--output-format", "jsn"), "did you mean 'json'"),
            (("check", "--config", "none.toml"), "none.toml: cannot be read"),
            (("check", "--output-file", "no/such/file"), "--output-file: no/such/file cannot be written"),
            (("check", "--jobs", "0"), "'0' is not a number from 1 on"),
            (("check", "--jobs", "x"), "'x' is not a number from 1 on"),
            (("check", "--config", "a", "--isolated"), "not allowed with"),
            (("explain", "VF90l"), "did you mean 'VF90"),
            (("explain", "zzzzzzz"), "`verifact rules` lists the checks"),
            (("inspect", "gone.md"), "gone.md does not exist"),
            (("nonsense",), "invalid choice"),
            ((), "required"),
        ],
    )
    def test_usage(self, arguments: tuple[str, ...], said: str, capsys: Output) -> None:
        assert main(arguments) == 2
        assert said in capsys.readouterr().err

    def test_a_broken_configuration(self, here: Path, good: str, capsys: Output) -> None:
        (here / "verifact.toml").write_text("selekt = []", encoding="utf-8")
        assert main(["check", good]) == 2
        assert "verifact.toml: unknown key 'selekt'; did you mean 'select'?" in capsys.readouterr().err
        assert main(["check", good, "--isolated", "--select", "VF9"]) == 0

    def test_nothing_to_check(self, capsys: Output) -> None:
        assert main(["check"]) == 0
        assert "warning: no articles in ." in capsys.readouterr().err

    def test_an_interruption(self, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(*arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("verifact.cli.check.check_files", interrupt)
        assert main(["check", good]) == 130

    def test_the_fail_level_of_the_configuration(self, here: Path, bad: str) -> None:
        (here / "verifact.toml").write_text('fail-level = "error"\nselect = ["VF9"]', encoding="utf-8")
        assert main(["check"]) == 0
        assert main(["check", "--fail-level", "warning"]) == 1

    def test_a_reader_that_goes_away(self, here: Path) -> None:
        for index in range(300):
            (here / f"{index}.md").write_text(BAD * 20, encoding="utf-8")
        command = [sys.executable, "-m", "verifact", "check", ".", "--select", "VF9"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141


class TestCheck:
    def test_stdin(self, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        stdin(monkeypatch, BAD.encode())
        assert main(["check", "-", "--stdin-filename", "x.md", *QUIET]) == 1
        assert capsys.readouterr().out.startswith("x.md:1:11 VF902")

    def test_stdin_beside_files(self, bad: str, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        stdin(monkeypatch, b"\xff")
        assert main(["check", bad, "-", *QUIET]) == 2
        assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["<stdin>", "bad.md"]

    def test_the_format_can_be_forced(self, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
        assert main(["check", bad, "--format", "text", "--select", "VF9"]) == 0
        stdin(monkeypatch, BAD.encode())
        assert main(["check", "-", "--format", "html", "--select", "VF9"]) == 1

    def test_json(self, bad: str, capsys: Output) -> None:
        assert main(["check", bad, "--output-format", "json", "--select", "VF9"]) == 1
        data = json.loads(capsys.readouterr().out)
        assert Report.from_dict(data["reports"][0]) == verifact.check(bad, select=["VF9"])

    def test_an_output_file(self, here: Path, bad: str, capsys: Output) -> None:
        assert main(["check", bad, "--output-file", "out.txt", "--color", "never", *QUIET]) == 1
        assert capsys.readouterr().out == ""
        assert (here / "out.txt").read_text(encoding="utf-8").startswith("bad.md:1:11 ")

    def test_processes_end_without_a_word(self, bad: str, good: str) -> None:
        command = [sys.executable, "-m", "verifact", "check", bad, good, "--jobs", "2", *QUIET]
        for _ in range(3):
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            assert (run.returncode, run.stderr) == (1, "")

    def test_as_many_jobs_as_wanted(self, bad: str, good: str) -> None:
        assert main(["check", bad, good, "--jobs", "2", "--select", "VF9"]) == 1

    def test_statistics(self, bad: str, capsys: Output) -> None:
        main(["check", bad, "--statistics", "--extend-select", "VF9", "--no-cache"])
        assert "     1 VF902 unknown-code-in-suppression\n" in capsys.readouterr().out

    def test_a_configuration_by_name(self, here: Path, bad: str) -> None:
        (here / "other.toml").write_text('select = ["VF901"]', encoding="utf-8")
        assert main(["check", bad, "--config", "other.toml"]) == 0

    def test_the_default_is_this_folder(self, bad: str, capsys: Output) -> None:
        assert main(["check", *QUIET]) == 1
        assert capsys.readouterr().out.startswith("bad.md:1:11 ")

    def test_colour(self, bad: str, capsys: Output) -> None:
        main(["check", bad, "--color", "always"])
        assert "\x1b[" in capsys.readouterr().out

    def test_python_m(self, bad: str) -> None:
        command = [sys.executable, "-m", "verifact", "check", bad, *QUIET]
        run = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"})
        assert (run.returncode, run.stdout[:11]) == (1, b"bad.md:1:11")


class Screen(io.StringIO):
    """A terminal, as far as it says."""

    def isatty(self) -> bool:
        return True


class TestColor:
    @pytest.mark.parametrize(
        ("choice", "environment", "on_paper", "on_screen"),
        [
            ("auto", {}, False, True),
            ("auto", {"NO_COLOR": "1"}, False, False),
            ("auto", {"FORCE_COLOR": "1"}, True, True),
            ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
            ("auto", {"TERM": "dumb"}, False, False),
            ("auto", {"FORCE_COLOR": "0"}, False, True),
            ("auto", {"FORCE_COLOR": "False"}, False, True),
            ("always", {"NO_COLOR": "1"}, True, True),
            ("never", {"FORCE_COLOR": "1"}, False, False),
        ],
    )
    def test_wishes(
        self,
        choice: str,
        environment: dict[str, str],
        on_paper: bool,
        on_screen: bool,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("TERM", "xterm")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert (wants_color(choice, io.StringIO()), wants_color(choice, Screen())) == (on_paper, on_screen)


class TestProgress:
    def test_silent_on_paper(self) -> None:
        progress = Progress(2)
        assert list(progress.track([Report("a"), Report("b")])) == [Report("a"), Report("b")]
        assert not progress.is_showing

    @pytest.mark.parametrize(("seconds", "shows"), [(1.0, False), (3.0, True)])
    def test_on_a_screen(self, seconds: float, shows: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        start = time.monotonic()
        ticks = iter([start, *(start + seconds for _ in range(10))])
        monkeypatch.setattr("verifact.cli.progress.monotonic", lambda: next(ticks))
        progress = Progress(2)
        seen = [progress.is_showing for _ in progress.track([Report("a"), Report("b")])]
        assert seen == [shows, shows]
        assert not progress.is_showing
        assert ("checking" in screen.getvalue()) is shows

    def test_text_waits_for_the_bar(self, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
        screen = Screen()
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(Progress, "is_showing", True, raising=False)
        monkeypatch.setattr(Progress, "__init__", lambda self, total, **how: None)
        monkeypatch.setattr(Progress, "track", lambda self, reports: reports)
        main(["check", bad, "--color", "never", *QUIET])
        assert screen.getvalue().startswith("bad.md:1:11 ")


class TestOtherCommands:
    def test_version(self, capsys: Output) -> None:
        assert main(["--version"]) == 0
        assert capsys.readouterr().out == f"verifact {verifact.__version__}\n"

    def test_arguments_of_the_process(self, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        monkeypatch.setattr(sys, "argv", ["verifact", "--version"])
        assert main() == 0

    def test_help(self, capsys: Output) -> None:
        assert main(["--help"]) == 0
        assert "exit codes:" in capsys.readouterr().out

    @pytest.mark.parametrize("word", ["VF901", "vf901", "Unused-Suppression"])
    def test_explain(self, word: str, capsys: Output) -> None:
        assert main(["explain", word]) == 0
        assert capsys.readouterr().out.startswith("VF901 unused-suppression (warning, on by default)\n\nA suppression")

    def test_explain_every_check(self, capsys: Output) -> None:
        main(["rules", "--output-format", "json"])
        rules = json.loads(capsys.readouterr().out)
        assert {"VF901", "VF902", "VF904", "VF905"} <= {rule["code"] for rule in rules}
        for rule in rules:
            assert main(["explain", rule["code"]]) == 0
            told = capsys.readouterr().out
            assert told.startswith(f"{rule['code']} {rule['name']} ({rule['severity']}")
            assert all(f"  {option} = " in told for option in rule["options"])

    def test_explain_options(self, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        example = Example("<p>⟦Hm⟧.</p>", Format.HTML, date(2024, 1, 2), options={"words": ["hm"]}, note="a note")
        check = Check("XX101", "hm", Severity.INFO, None, "Why.", (example,), (Example("Oh."),), HmOptions)
        monkeypatch.setattr("verifact.cli.explain.all_checks", lambda: {"XX101": check})
        assert main(["explain", "hm"]) == 0
        assert capsys.readouterr().out == (
            "XX101 hm (info, off unless selected)\n\nWhy.\n\n"
            "Options ([tool.verifact.checks.XX101]):\n  least-words = 3\n  words = ['ah']\n\n"
            "Flagged (the place between ⟦ and ⟧):\n"
            "  (html; published 2024-01-02; words = ['hm']; a note)\n    <p>⟦Hm⟧.</p>\n\n\n"
            "Not flagged:\n    Oh.\n\n"
        )

    def test_rules(self, capsys: Output) -> None:
        assert main(["rules"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines == sorted(lines)
        assert any(line.startswith("VF904  unreadable-file") for line in lines)

    def test_show_config(self, here: Path, capsys: Output) -> None:
        text = (
            'select = ["VF9"]\nextend-select = []\nignore = ["VF901"]\nexclude = ["a\\"b"]\n'
            'fail-level = "error"\ncarry-sources = "sentence"\npublished = 2024-10-27\npublisher = "P"\n\n'
            '[per-file-ignores]\n"a b/*" = ["VF1"]\n\n[severity]\nVF902 = "info"\n\n'
            '[[suppress]]\npath = "a.txt"\ncodes = ["VF902"]\ntext = "x"\nreason = ""\n\n'
            '[[suppress]]\npath = "b.txt"\ncodes = ["VF902"]\nreason = "y"\n'
        )
        (here / "verifact.toml").write_text(text, encoding="utf-8")
        assert main(["show-config"]) == 0
        source, checks, *rest = capsys.readouterr().out.splitlines()
        assert source == f"# from {here / 'verifact.toml'}"
        assert checks == "# checks that are on: VF902, VF904, VF905"
        assert tomllib.loads("\n".join(rest)) == tomllib.loads(text)

    def test_show_config_of_a_file_without_one(self, capsys: Output) -> None:
        assert main(["show-config", "a/b.md", "--isolated"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("# no configuration file: these are the defaults\n")
        assert "exclude" in tomllib.loads(out)

    def test_values_as_toml(self) -> None:
        from verifact.cli.show_config import _toml

        value = {"a b": [True, 1, 1.5], "c": {"d": "é\n"}}
        assert tomllib.loads(f"x = {_toml(value)}")["x"] == value

    def test_inspect(self, here: Path, capsys: Output) -> None:
        text = (
            "---\ntitle: T\ndate: 2024-10-27\n---\n\n"
            "The mayor, Mary Miller, said on Monday that 5,000 people had left the town [1].\n\n"
            "“It is a long way home for all of us,” Miller said. " + "It rains. " * 20 + "\n\n"
            "## Sources\n\n1. The long road. The Paper, 2024. https://example.org/road\n"
        )
        (here / "a.md").write_text(text, encoding="utf-8")
        assert main(["inspect", "a.md"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("title: T\npublished: 2024-10-27\nlanguage: en\n")
        assert "Mary Miller (person" in out
        assert "It is a long way home" in out
        assert "    url: https://example.org/road" in out
        assert main(["inspect", "a.md", "--output-format", "json"]) == 0
        assert verifact.Article.from_dict(json.loads(capsys.readouterr().out)) == verifact.read("a.md")

    def test_inspect_stdin(self, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        stdin(monkeypatch, b"<p>It \x1b rains.</p>")
        assert main(["inspect", "-", "--format", "html"]) == 0
        assert "\x1b" not in capsys.readouterr().out

    @pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
    def test_completion(self, shell: str, capsys: Output) -> None:
        assert main(["completion", shell]) == 0
        assert "extend-select" in capsys.readouterr().out
